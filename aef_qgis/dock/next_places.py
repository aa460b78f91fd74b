"""Where a label would teach most: the places in view, to jump to one after another."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ..i18n import tr


class NextPlaces(QWidget):
    """Two arrows and what lies at the place they led to; hidden while there is none."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__()
        self._canvas = canvas
        self._crs = QgsCoordinateReferenceSystem()
        self._places: list[dict[str, Any]] = []
        self._place = -1
        self._jumped: QgsRectangle | None = None  # what a jump shows, until it is answered for
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.before, self.after = QToolButton(), QToolButton()
        self.before.setArrowType(Qt.ArrowType.LeftArrow)
        self.after.setArrowType(Qt.ArrowType.RightArrow)
        self.before.setToolTip(tr("The place before"))
        self.after.setToolTip(tr("Jump to the next place where a label would teach most"))
        for button, step in ((self.before, -1), (self.after, 1)):
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(lambda _on, step=step: self.jump(step))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.text, 1)
        self._say()

    def show_places(self, places: list[dict[str, Any]], crs: QgsCoordinateReferenceSystem) -> bool:
        """Offer these places, {x, y, likely, sure} with x and y in `crs`. False if the map moved only
        because of a jump: the places stay the same then."""
        jumped, self._jumped = self._jumped, None
        if jumped == self._canvas.extent():
            return False
        self._places, self._place, self._crs = places, -1, crs
        self._say()
        return True

    def forget(self) -> None:
        """Offer no place."""
        self._places, self._jumped = [], None
        self._say()

    def jump(self, step: int) -> None:
        """Move the map to the next or last place worth labelling, and flash it."""
        if not self._places:
            return
        self._place = max(self._place, 0) if self._place < 0 and step > 0 else self._place + step
        self._place %= len(self._places)
        place = self._places[self._place]
        point = QgsPointXY(place["x"], place["y"])
        shown = self._canvas.mapSettings().destinationCrs()
        try:
            moved = QgsCoordinateTransform(self._crs, shown, QgsProject.instance()).transform(point)
        except QgsCsException:
            return
        before = self._canvas.extent()
        self._canvas.setCenter(moved)
        shows = self._canvas.extent()
        if shows != before:  # else nobody is asked anew
            self._jumped = shows
        self._canvas.refresh()
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], self._crs)
        self._say()

    def _say(self) -> None:
        count = len(self._places)
        self.setVisible(count > 0)
        if not count:
            return
        if self._place < 0:
            self.text.setText(tr("Where to label next: {} places in view.").format(count))
            return
        place = self._places[self._place]
        self.text.setText(
            tr("Place {} of {}: {}? It is {:.0f} % sure.").format(
                self._place + 1, count, place["likely"], 100 * place["sure"]
            )
        )
