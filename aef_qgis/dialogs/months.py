"""Clear observations in each month, as bars: where they are few, the embedding knows little."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QDate, QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..i18n import Local, day_text, tr
from ..ink import ink
from .timeline import COLORS

BARS = 34  # pixels that the highest bar takes


class Months(QWidget):
    """One bar a month, in the colours of the timeline's lanes; the number stands above it. Pale while
    it is disabled: what it shows is of other settings."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._months: list[dict[str, Any]] = []
        self._titles: dict[str, str] = {}
        self._order: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_months(
        self, months: list[dict[str, Any]], titles: dict[str, str], order: list[str]
    ) -> None:
        """Show the worker's `months`. order: sources as the timeline has them, for the colours."""
        # 365 days are parts of 13 months. An empty first one only says that the images begin with the
        # next, and its name comes again at the end.
        if len(months) == 13 and not any(months[0]["clear"].values()):
            months = months[1:]
        self._months, self._titles, self._order = months, titles, order
        self.setVisible(bool(months))
        self.setAccessibleName("; ".join(self._sentence(month) for month in months))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BARS + 3 * self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        metrics, text = self.fontMetrics(), ink(self)
        painter.setPen(text)
        painter.drawText(0, metrics.ascent(), tr("Clear observations in each month"))
        most = max(1.0, *(sum(month["clear"].values()) for month in self._months))
        bottom = self.height() - metrics.height() - 2
        names = self.names()
        for i, month in enumerate(self._months):
            self._paint_month(painter, self._slot(i), month, names[i], bottom, BARS / most)
        painter.end()

    def names(self) -> list[str]:
        """What stands below the bars: letters, all of them, where a name has no room."""
        days = (
            QDate.fromString(f"{one['month']}-01", Qt.DateFormat.ISODate) for one in self._months
        )
        names = [day_text(day, "MMM") for day in days]
        widest = max(map(self.fontMetrics().horizontalAdvance, names))
        return [name[:1] for name in names] if widest > self._slot(0).width() - 2 else names

    def _slot(self, number: int) -> QRectF:
        wide = self.width() / len(self._months)
        return QRectF(number * wide, 0, wide, self.height())

    def _paint_month(
        self,
        painter: QPainter,
        slot: QRectF,
        month: dict[str, Any],
        name: str,
        bottom: float,
        scale: float,
    ) -> None:
        metrics, text = self.fontMetrics(), ink(self)
        top = bottom
        edge = min(slot.width() * 0.6, 26)
        for source in sorted(month["clear"], key=self._place):
            high = month["clear"][source] * scale
            box = QRectF(slot.center().x() - edge / 2, top - high, edge, high)
            painter.fillRect(box, QColor(COLORS[self._place(source) % len(COLORS)]))
            top -= high
        total = sum(month["clear"].values())
        middle = Qt.AlignmentFlag.AlignHCenter
        number = f"{total:.0f}" if total >= 9.5 or total == 0 else f"{Local(total):.1f}"
        painter.setPen(text)
        above = QRectF(slot.left(), top - metrics.height(), slot.width(), metrics.height())
        painter.drawText(above, middle, number)
        text.setAlpha(170)
        painter.setPen(text)
        below = QRectF(slot.left(), bottom + 1, slot.width(), metrics.height())
        painter.drawText(below, middle, name)

    def _place(self, source: str) -> int:
        return self._order.index(source) if source in self._order else len(self._order)

    def _sentence(self, month: dict[str, Any]) -> str:
        parts = [
            f"{self._titles.get(source, source)} {Local(share):.1f}"
            for source, share in month["clear"].items()
        ]
        return f"{month['month']}: {', '.join(parts) or tr('nothing clear')}"

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> None:
        if not self._months:
            return
        number = int(event.pos().x() * len(self._months) / max(1, self.width()))
        month = self._months[min(max(number, 0), len(self._months) - 1)]
        why = tr("How often an average place of the area is seen without clouds.")
        QToolTip.showText(event.globalPos(), f"{self._sentence(month)}\n{why}", self)
