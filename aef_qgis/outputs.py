"""Where a result goes that nobody chose a place for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from qgis.core import QgsProject


def free_stem(name: str, endings: Iterable[str]) -> str:
    """Return a path beside the project, without an ending, at which there is nothing with any of
    `endings`; "" for a project that was never saved."""
    folder = QgsProject.instance().homePath()
    stems = (f"{name}_{number}" if number > 1 else name for number in count(1))
    for stem in stems if folder else ():
        if not any(Path(folder, stem + ending).exists() for ending in endings):
            return str(Path(folder, stem))
    return ""
