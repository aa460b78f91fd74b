"""Frames that are files as layers of the project: to look at, and to draw labels on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer

from ..i18n import tr
from ..layers import comparable, file_path
from ..results import below_vectors
from ..styles import style_true_colours
from .frames_model import FrameRow, FramesModel

RED_GREEN_BLUE = ((600, 700), (520, 600), (430, 520))  # nm


def show_frames(model: FramesModel, rows: list[FrameRow]) -> list[str]:
    """Have the map show these frames; return a sentence for each that QGIS can't open as it is."""
    problems = []
    for row in rows:
        if not row.layer_id and not _add(row, true_colours(model, row)):
            text = tr("“{}” is no single image that QGIS can open: add one of its files.")
            if Path(row.path).suffix.lower() in (".nc", ".nc4"):
                text = tr(
                    "“{}” holds an image for each band and date: drag it onto QGIS' map to see one band. "
                    "It is used as a whole without that."
                )
            problems.append(text.format(row.name))
        node = QgsProject.instance().layerTreeRoot().findLayer(row.layer_id)
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)
    return problems


def show_clearest(model: FramesModel, rows: list[FrameRow]) -> None:
    """Have the map show the clearest of these frames: in true colours, of the source that has most of
    them, and of several as clear the one nearest to the middle of the time."""
    seen = [row for row in rows if row.clear and row.date and true_colours(model, row)]
    if not seen:
        return
    source, _ = Counter(row.source for row in seen).most_common(1)[0]
    days = {row.path: date.fromisoformat(row.date).toordinal() for row in seen}
    middle = (min(days.values()) + max(days.values())) / 2

    def how_clear(row: FrameRow) -> tuple[bool, int, float]:
        masked = bool(row.found.get("mask"))  # else nobody knows
        return masked, round(100 * (row.clear or 0.0)), -abs(days[row.path] - middle)

    show_frames(model, [max((row for row in seen if row.source == source), key=how_clear)])


def true_colours(model: FramesModel, row: FrameRow) -> list[int]:
    """Return the numbers of the bands that the eye sees as red, green and blue, [] if it has not all."""
    found = row.found.get("bands") or {}
    length = {name: nm for name, nm in model.source_bands.get(row.source, {}).items() if nm}
    seen = []
    for low, high in RED_GREEN_BLUE:
        within = [name for name in found if low <= length.get(name, 0) < high]
        if not within:
            return []
        seen.append(int(found[max(within, key=length.__getitem__)]))  # no blue of aerosols
    return seen


def _add(row: FrameRow, bands: list[int]) -> bool:
    """Add the frame to the project below what was drawn; the model makes its row one of a layer."""
    layer = QgsRasterLayer(row.path, Path(row.name).stem, "gdal")
    if not layer.isValid() or comparable(file_path(layer)) != comparable(row.path):
        return False
    if bands and not Path(row.path).with_suffix(".qml").exists():
        style_true_colours(layer, bands)
    QgsProject.instance().addMapLayer(layer, False)
    tree = QgsProject.instance().layerTreeRoot()
    tree.insertLayer(below_vectors(tree), layer)
    return True
