"""The colours of a quantity's live map, from its lowest label to its highest."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..i18n import plain
from ..ink import ink
from ..styles import RAMP

HIGH = 12


class Ramp(QWidget):
    """A bar of colours with a number at each end."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_span(self, low: float, high: float) -> None:
        """Show these numbers."""
        self._low, self._high = plain(low), plain(high)
        self.setAccessibleName(f"{self._low} – {self._high}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, HIGH + self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = QLinearGradient(0, 0, self.width(), 0)
        for i, color in enumerate(RAMP):
            colours.setColorAt(i / (len(RAMP) - 1), QColor(color))
        painter.fillRect(QRectF(0, 0, self.width(), HIGH), colours)
        painter.setPen(ink(self))
        text = QRectF(0, HIGH + 2, self.width(), self.fontMetrics().height())
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft, self._low)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight, self._high)
        painter.end()
