"""Build the sample articles on this processor and under emulated ones, and compare the exports byte for byte.

    python scripts/compare_machines.py                          this machine against tests/golden/machines.json
    python scripts/compare_machines.py --cpu Haswell --cpu EPYC-Rome      and these, emulated by QEMU (minutes each)
    python scripts/compare_machines.py --cpu Haswell --write    put the hashes and the processors into the file

After a change of rules, ontology or model: once with ``--write`` (``--cpu`` as time allows).  QEMU: ``apt-get install
qemu-user``; ``qemu-x86_64 -cpu help`` names its processors.  It emulates AVX2 and FMA, but no AVX-512, VNNI or AMX: a
machine that has those is one side of the comparison, an emulated Haswell the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests/golden/machines.json"
SAMPLES = "graph/samples"
FORMATS = ("turtle", "trig", "jsonl")
TELLING = ("avx2", "fma", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")
"""Flags of /proc/cpuinfo that choose onnxruntime's and numpy's kernels."""


def processor() -> str:
    """This machine's processor and those of its abilities that matter here."""
    lines = [line.partition(":") for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()]
    told = {key.strip(): value.strip() for key, _, value in lines}
    flags = set(told.get("flags", "").split())
    abilities = " ".join(flag for flag in TELLING if flag in flags)
    return f"{told.get('model name', 'unknown')}, model {told.get('model', '?')}: {abilities}"


def hashes(emulator: tuple[str, ...] = ()) -> dict[str, str]:
    """SHA-256 of every export of the sample articles, built by a fresh interpreter."""
    newsgraph = [*emulator, sys.executable, "-m", "graph.cli"]
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/kg"
        subprocess.run([*newsgraph, "build", SAMPLES, "--store", store], cwd=ROOT, check=True, capture_output=True)
        found = {}
        for name in FORMATS:
            export = [*newsgraph, "export", "--store", store, "--format", name]
            found[name] = hashlib.sha256(subprocess.run(export, cwd=ROOT, check=True, capture_output=True).stdout)
    return {name: digest.hexdigest() for name, digest in found.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cpu", action="append", default=[], help="a processor that QEMU emulates; may be repeated")
    parser.add_argument("--write", action="store_true", help="write tests/golden/machines.json")
    options = parser.parse_args()
    if options.cpu and shutil.which("qemu-x86_64") is None:
        raise SystemExit("qemu-x86_64 is not installed: apt-get install qemu-user")
    here = hashes()
    compared = {processor(): here}
    print(json.dumps(here, indent=2))
    for cpu in options.cpu:
        compared[f"QEMU {cpu}"] = hashes(("qemu-x86_64", "-cpu", cpu))
        print(cpu, "the same" if compared[f"QEMU {cpu}"] == here else compared[f"QEMU {cpu}"], flush=True)
    differing = [name for name, found in compared.items() if found != here]
    if differing:
        raise SystemExit(f"Other bytes on: {', '.join(differing)}")
    if options.write:
        golden = {"articles": SAMPLES, "sha256": here, "machines": sorted(compared)}
        GOLDEN.write_text(json.dumps(golden, indent=2) + "\n", encoding="utf-8")
    elif json.loads(GOLDEN.read_text(encoding="utf-8"))["sha256"] != here:
        raise SystemExit(f"Not the bytes of {GOLDEN.relative_to(ROOT)}; after a change of rules or model: --write")


if __name__ == "__main__":
    main()
