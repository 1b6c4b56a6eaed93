"""The sample articles give the bytes that other machines gave: every processor that runs this is one more compared."""

from __future__ import annotations

import hashlib
import io
import json
import platform
from pathlib import Path

import pytest

from graph.export import export
from graph.store import Store
from scripts.compare_machines import GOLDEN, processor

KNOWN = json.loads(GOLDEN.read_text(encoding="utf-8"))
CPUINFO = Path("/proc/cpuinfo")
SUPPORTED = CPUINFO.is_file() and platform.machine() == "x86_64" and {"avx2", "fma"} <= set(processor().split())


@pytest.mark.skipif(not SUPPORTED, reason="equal bytes are promised for Linux on x86-64 with AVX2 and FMA")
@pytest.mark.parametrize("name", KNOWN["sha256"])
def test_this_machine_makes_the_bytes_that_others_made(built_samples: Path, name: str) -> None:
    out = io.BytesIO()
    with Store.open(built_samples, read_only=True) as store:
        export(store, name, out)
    assert hashlib.sha256(out.getvalue()).hexdigest() == KNOWN["sha256"][name], (
        f"{processor()} makes other bytes than {', '.join(KNOWN['machines'])}; if rules, ontology or model changed, "
        "run scripts/compare_machines.py --write"
    )
