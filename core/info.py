"""What is installed, what it runs on and which checkpoints there are."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from typing import Any

from .progress import Progress
from .sources import SOURCES

PACKAGES = (
    "torch",
    "numpy",
    "scipy",
    "scikit-learn",
    "rasterio",
    "pyogrio",
    "shapely",
    "safetensors",
    "skops",
)


def run(progress: Progress) -> dict[str, Any]:
    """Versions, processor and bundled checkpoints, without importing torch (it takes seconds)."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = ""
    from .model.checkpoint import bundled

    return {
        "python": platform.python_version(),
        "packages": versions,
        "cpus": os.cpu_count(),
        "checkpoints": bundled(),
        "sources": {source.id: source.title for source in SOURCES.values()},
    }
