"""A small curve of how an encoder that is being adapted gets better: what decides when it stops."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..i18n import tr
from ..ink import ink

AGREEMENT = re.compile(r"\bagreement (-?\d+\.\d+)")  # in what the worker says it is doing
LINES = 4  # of text: the height of the curve


class FitCurve(QWidget):
    """1 − the best agreement of two halves of the dates so far, over the share of the time."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.points: list[tuple[float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def clear(self) -> None:
        """Begin anew, out of sight."""
        self.points = []
        self.hide()

    def hear(self, text: str, share: float) -> None:
        """Take what is done now, share of it 0 to 1; anything but adapting hides the curve."""
        found = AGREEMENT.search(text)
        if found:
            self._add(share, round(1 - float(found[1]), 4))
            self.setAccessibleName(self._caption())
            self.update()
        self.setVisible(found is not None)

    def _add(self, share: float, value: float) -> None:
        if [level for _, level in self.points[-2:]] == [value] * 2:
            self.points.pop()  # a day of steps is a few levels
        self.points.append((share, value))

    def _caption(self) -> str:
        text = tr("How much two halves of the dates disagree: {} at first, {} now (less is better)")
        return text.format(f"{self.points[0][1]:.3f}", f"{self.points[-1][1]:.3f}")

    def sizeHint(self) -> QSize:
        return QSize(300, (LINES + 1) * self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        color = ink(self)
        painter.setPen(color)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.TextElideMode.ElideRight
        caption = self.fontMetrics().elidedText(self._caption(), right, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), flags, caption)
        area = QRectF(1, line + 4, self.width() - 2, LINES * line)
        color.setAlpha(110)
        painter.setPen(QPen(color, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawPolyline(self._line(area))
        painter.end()

    def _line(self, area: QRectF) -> QPolygonF:
        """In steps: between two looks nobody knows better. Zero is the bottom."""
        highest = max(value for _, value in self.points) or 1.0
        line, before = QPolygonF(), self.points[0][1]
        for share, value in self.points:
            x = area.left() + share * area.width()
            for level in (before, value):
                line.append(QPointF(x, area.bottom() - level / highest * (area.height() - 2)))
            before = value
        return line
