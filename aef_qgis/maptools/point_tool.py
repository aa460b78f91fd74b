"""A click on the map, with the keys that were held."""

from __future__ import annotations

import sys

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal


class PointTool(QgsMapTool):
    """Emits where the person clicked, in the canvas's CRS: `picked(point, shift, ctrl)`."""

    picked = pyqtSignal(QgsPointXY, bool, bool)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        keys = event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton:
            ctrl = bool(keys & Qt.KeyboardModifier.ControlModifier)
            self.picked.emit(event.mapPoint(), shift, ctrl)
        elif _ctrl_click_on_a_mac(event):
            self.picked.emit(event.mapPoint(), shift, True)


def _ctrl_click_on_a_mac(event: QgsMapMouseEvent) -> bool:
    """A Mac makes a right click of it; Qt calls the Ctrl key Meta there, and ⌘ Control."""
    right = event.button() == Qt.MouseButton.RightButton
    meta = bool(event.modifiers() & Qt.KeyboardModifier.MetaModifier)
    return sys.platform == "darwin" and right and meta
