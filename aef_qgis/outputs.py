"""Where a result goes that nobody chose a place for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from qgis.core import QgsProject


def free_stem(folder: str, name: str, endings: Iterable[str]) -> str:
    """Return a path in `folder`, without an ending, at which there is nothing with any of `endings`:
    `name`, or that with a number."""
    endings = tuple(endings)
    stems = (str(Path(folder, f"{name}_{n}" if n > 1 else name)) for n in count(1))
    return next(s for s in stems if not any(Path(s + ending).exists() for ending in endings))


def beside_project(name: str, endings: Iterable[str]) -> str:
    """Return such a path beside the project; "" for one that was never saved."""
    folder = QgsProject.instance().homePath()
    return free_stem(folder, name, endings) if folder else ""
