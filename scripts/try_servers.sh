#!/usr/bin/env bash
# Try `--store URL` on real servers on this machine, and compare what each gives back with the folder.
#
#     scripts/try_servers.sh [FOLDER]        (default: a new one under /tmp)
#
# Oxigraph comes from PyPI (pip install oxigraph), Virtuoso from Debian (apt-get install virtuoso-opensource-7-bin); one that is
# not installed is left out. Everything listens on 127.0.0.1 alone and is stopped in the end.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$here"
export XDG_DATA_HOME=$work/data
newsgraph() { python -m graph.cli "$@"; }
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done' EXIT

try() { # name address
    local name=$1 address=$2
    echo "== $name"
    time newsgraph load "$work/kg" "$address" --replace
    newsgraph load "$work/kg" "$address"
    for form in nquads trig csv; do
        newsgraph export --store "$work/kg" --format $form -o "$work/local.$form"
        newsgraph export --store "$address" --format $form -o "$work/remote.$form"
        cmp "$work/local.$form" "$work/remote.$form" && echo "$name: $form is the same"
    done
    python - "$work/kg" "$address" <<'PYTHON'
import sys
from graph.query import named_queries, run_named
from graph.errors import GraphError
from graph.remote import open_store
values = {"name": "Tencent", "a": "Tencent", "b": "WeChat Pay"}
with open_store(sys.argv[1]) as here, open_store(sys.argv[2]) as there:
    for query in named_queries():
        given = {p.name: values[p.name] for p in query.parameters if p.name in values and not p.optional}
        expected = sorted(map(str, run_named(here, query.name, given).rows))
        try:
            found = sorted(map(str, run_named(there, query.name, given).rows))
        except GraphError as error:
            print(query.name, "refused:", str(error)[:200])
            continue
        print(query.name, len(expected), "rows: the same" if found == expected else f"differ: {len(found)}")
PYTHON
    # Two builds and a removal, over another store's graph
    newsgraph load "$work/half" "$address" --replace
    newsgraph load "$work/kg" "$address" --replace
    newsgraph load "$address" "$work/back-$name"
}

rm -rf "$work/kg" "$work/half" "$work"/back-*
newsgraph build graph/samples --store "$work/kg"
newsgraph build graph/samples/uaw-strike-begins.txt graph/samples/apple-vision-pro.txt --store "$work/half"

if command -v oxigraph >/dev/null; then
    oxigraph serve --bind 127.0.0.1:17878 >"$work/oxigraph.log" 2>&1 &
    pids+=($!)
    sleep 3
    try oxigraph http://127.0.0.1:17878/query
fi
if command -v virtuoso-t >/dev/null; then
    mkdir -p "$work/virtuoso" && cd "$work/virtuoso"
    cat >virtuoso.ini <<INI
[Database]
DatabaseFile = $work/virtuoso/virtuoso.db
ErrorLogFile = $work/virtuoso/virtuoso.log
LockFile = $work/virtuoso/virtuoso.lck
TransactionFile = $work/virtuoso/virtuoso.trx
xa_persistent_file = $work/virtuoso/virtuoso.pxa
[TempDatabase]
DatabaseFile = $work/virtuoso/temp.db
TransactionFile = $work/virtuoso/temp.trx
[Parameters]
ServerPort = 127.0.0.1:11112
DisableUnixSocket = 1
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:18890
ServerRoot = $work/virtuoso
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
INI
    virtuoso-t +configfile virtuoso.ini +foreground >out.log 2>&1 &
    pids+=($!)
    cd "$here"
    for _ in $(seq 60); do curl -s -o /dev/null http://127.0.0.1:18890/sparql && break; sleep 1; done
    isql-vt 127.0.0.1:11112 dba dba exec="DB.DBA.USER_CREATE('ng','secret'); GRANT SPARQL_UPDATE TO \"ng\"; GRANT SPARQL_SELECT TO \"ng\";" >/dev/null
    export NEWSGRAPH_STORE_USER=ng NEWSGRAPH_STORE_PASSWORD=secret
    try virtuoso http://127.0.0.1:18890/sparql-auth
fi
