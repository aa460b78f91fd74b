"""What is installed, what it runs on and which checkpoints there are."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from typing import Any

from .devices import devices
from .progress import Progress
from .sources import SOURCES, centres

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
    """Versions, what it runs on and bundled checkpoints; torch is imported only where it may
    find a GPU (it takes seconds)."""
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
        "devices": devices(),
        "checkpoints": [_short(card) for card in bundled()],
        "sources": {source.id: source.title for source in SOURCES.values()},
        "bands": {source.id: centres(source) for source in SOURCES.values()},
    }


def _short(card: dict[str, Any]) -> dict[str, Any]:
    """A checkpoint without the history of its training: thousands of lines, kept in its card's file."""
    training = {name: value for name, value in card["training"].items() if name != "history"}
    return {**card, "training": training}
