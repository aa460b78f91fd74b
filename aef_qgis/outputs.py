"""Where a result goes that nobody chose a place for, and how one that would be gone is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from qgis.core import QgsDataProvider, QgsProject, QgsRasterLayer

from .i18n import tr
from .layers import RESULT, file_path
from .scratch import is_temporary


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


def temporary_text() -> str:
    """Say of a result that it will be gone."""
    return tr("A temporary file, gone when QGIS is closed: save the project, and it can be kept.")


def temporary_results() -> list[QgsRasterLayer]:
    """Return the project's results of ours that would be gone with this QGIS."""
    return [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if layer.customProperty(RESULT) and is_temporary(file_path(layer))
    ]


def beside() -> dict[str, str]:
    """Return where each file of the temporary results, and of what was made with them, can be kept."""
    places: dict[str, str] = {}
    shown = {Path(file_path(layer)) for layer in temporary_results()}
    for path in sorted(shown, key=lambda path: len(path.stem)):
        if str(path) not in places:
            places.update(_with_its_like(path))
    return places


def _with_its_like(result: Path) -> dict[str, str]:
    """Each run has a temporary folder of its own, where what it made begins with the result's name."""
    name = result.stem
    made = [path for path in result.parent.iterdir() if path.name.startswith(name)]
    files = [path for path in made if path.is_file()]
    stem = beside_project(name, [path.name[len(name) :] for path in files])
    return {str(path): stem + path.name[len(name) :] for path in files}


def copy(places: dict[str, str]) -> None:
    """Copy all of them, or none. Raises `OSError` where one can't be written."""
    try:
        for source, target in places.items():
            shutil.copy2(source, target)
    except OSError:
        for target in places.values():
            Path(target).unlink(missing_ok=True)
        raise


def show(places: dict[str, str]) -> bool:
    """Have the project's layers show the copies; whether there were any."""
    moved = [layer for layer in temporary_results() if str(Path(file_path(layer))) in places]
    for layer in moved:
        target = places[str(Path(file_path(layer)))]
        layer.setDataSource(target, layer.name(), "gdal", QgsDataProvider.ProviderOptions())
    return bool(moved)
