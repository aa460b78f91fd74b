"""Where a label would teach most: the places in view, marked one after another."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ..i18n import hundredths, tr

# Dark around bright: seen on any map.
MARKS = ((QColor("#000000"), 7), (QColor("#ffe100"), 3))
SIZE = 22  # of a mark


class NextPlaces(QWidget):
    """Two arrows and what lies at the place that is marked; hidden while there is none."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__()
        self._canvas = canvas
        self._crs = QgsCoordinateReferenceSystem()
        self._places: list[dict[str, Any]] = []
        self._place = -1
        self._marks: list[QgsVertexMarker] = []
        self._seen = canvas.extent()  # where the places are offered
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.before, self.after = QToolButton(), QToolButton()
        self.before.setArrowType(Qt.ArrowType.LeftArrow)
        self.after.setArrowType(Qt.ArrowType.RightArrow)
        self.before.setToolTip(tr("The place before"))
        self.after.setToolTip(tr("The next place where a label would teach most"))
        for button, step in ((self.before, -1), (self.after, 1)):
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(lambda _on, step=step: self.jump(step))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.text, 1)
        self._say()

    def show_places(self, places: list[dict[str, Any]], crs: QgsCoordinateReferenceSystem) -> None:
        """Offer these places, {x, y, likely, sure} with x and y in `crs`. The mark stays if the map
        was only moved, to see the place better; after another label it is of no use any more."""
        if self._seen == self._canvas.extent():
            self._unmark()
        self._seen = self._canvas.extent()
        self._places, self._place, self._crs = places, -1, crs
        self._say()

    def forget(self) -> None:
        """Offer no place."""
        self._places = []
        self._unmark()
        self._say()

    def jump(self, step: int) -> None:
        """Mark the next or last place worth labelling, and flash it."""
        if not self._places:
            return
        self._place = max(self._place, 0) if self._place < 0 and step > 0 else self._place + step
        self._place %= len(self._places)
        place = self._places[self._place]
        point = QgsPointXY(place["x"], place["y"])
        shown = self._canvas.mapSettings().destinationCrs()
        try:
            there = QgsCoordinateTransform(self._crs, shown, QgsProject.instance()).transform(point)
        except QgsCsException:
            return
        self._mark(there)
        # A map with the place in it stays: in its middle, one from the edge would empty half of it.
        if not self._canvas.extent().contains(there):
            self._canvas.setCenter(there)
            self._canvas.refresh()
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], self._crs)
        self._say()

    def _mark(self, point: QgsPointXY) -> None:
        self._unmark()
        for color, width in MARKS:
            mark = QgsVertexMarker(self._canvas)
            mark.setCenter(point)
            mark.setColor(color)
            mark.setPenWidth(width)
            mark.setIconSize(SIZE)
            mark.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            self._marks.append(mark)

    def _unmark(self) -> None:
        marks, self._marks = self._marks, []
        for mark in marks:
            self._canvas.scene().removeItem(mark)

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
            tr("Place {} of {}: {}? It is {} % sure.").format(
                self._place + 1, count, place["likely"], hundredths(place["sure"])
            )
        )
