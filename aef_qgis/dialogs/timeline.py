"""A small picture of when the frames are, beside the period that the embedding describes."""

from __future__ import annotations

from qgis.PyQt.QtCore import QDate, QEvent, QPoint, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..i18n import day_text, tr
from ..ink import ink

# One colour a lane; of like lightness, so that they read on light and dark backgrounds.
COLORS = ("#2a9d8f", "#e7814a", "#5468c4", "#c9952b", "#d4526e", "#7a8b3c")
LANE = 16  # pixels, at least


class Timeline(QWidget):
    """One lane a source, one mark a frame; the valid period is shaded."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._lanes: dict[str, list[QDate]] = {}
        self._period: tuple[QDate, QDate] | None = None
        self._span: tuple[QDate, QDate] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_frames(self, lanes: dict[str, list[QDate]]) -> None:
        """Show these dates, by the source's title."""
        self._lanes = lanes
        self._span = self._find_span()
        self.updateGeometry()
        self.update()

    def set_period(self, start: QDate, end: QDate) -> None:
        """Shade [start, end)."""
        self._period = (start, end) if start < end else None
        self._span = self._find_span()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._axis() + self._lane() * max(1, len(self._lanes)) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _lane(self) -> int:
        """Height of a lane, which has a name."""
        return max(LANE, self.fontMetrics().height())

    def _axis(self) -> int:
        """Height of the axis: ticks, and the months below them."""
        return self.fontMetrics().height() + 4

    def _find_span(self) -> tuple[QDate, QDate] | None:
        dates = [day for lane in self._lanes.values() for day in lane] + list(self._period or ())
        if not dates:
            return None
        first, last = min(dates), max(dates)
        pad = max(5, first.daysTo(last) // 50)
        return first.addDays(-pad), last.addDays(pad)

    def _label_width(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(name) for name in self._lanes), default=0) + 10

    def _x(self, day: QDate) -> float:
        first, last = self._span
        left = self._label_width()
        return left + (self.width() - left - 4) * first.daysTo(day) / max(1, first.daysTo(last))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._span is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom, lane = self.height() - self._axis(), self._lane()
        self._paint_period(painter, bottom)
        self._paint_axis(painter, bottom)
        text = ink(self)
        for i, (name, days) in enumerate(self._lanes.items()):
            y = 2 + lane * i
            painter.setPen(text)
            box = QRectF(0, y, self._label_width() - 8, lane)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(COLORS[i % len(COLORS)]))
            for day in days:
                painter.drawRoundedRect(QRectF(self._x(day) - 2, y + 3, 4, lane - 6), 1.5, 1.5)
        painter.end()

    def _paint_period(self, painter: QPainter, bottom: int) -> None:
        if self._period is None:
            return
        shade = self.palette().color(QPalette.ColorRole.Highlight)
        shade.setAlpha(45)
        left, right = self._x(self._period[0]), self._x(self._period[1])
        painter.fillRect(QRectF(left, 0, right - left, bottom), shade)

    def _paint_axis(self, painter: QPainter, bottom: int) -> None:
        """A line, a tick a month, and the months' names as far as they fit."""
        color = ink(self)
        color.setAlpha(150)
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPoint(self._label_width(), bottom), QPoint(self.width() - 4, bottom))
        first, last = self._span
        month = QDate(first.year(), first.month(), 1).addMonths(1)
        free_from = 0.0
        while month <= last:
            x = self._x(month)
            painter.drawLine(QPoint(round(x), bottom), QPoint(round(x), bottom + 3))
            text = day_text(month, "MMM yyyy" if month.month() == 1 or not free_from else "MMM")
            wide = self.fontMetrics().horizontalAdvance(text)
            if x >= free_from and x + wide < self.width():
                line = self.height() - self.fontMetrics().descent()
                painter.drawText(QPoint(round(x), line), text)
                free_from = x + wide + 12
            month = month.addMonths(1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> None:
        QToolTip.showText(event.globalPos(), self._near(event.pos()), self)

    def _near(self, position: QPoint) -> str:
        """Name the frames under the pointer."""
        if self._span is None:
            return ""
        lane = (position.y() - 2) // self._lane()
        names = list(self._lanes)
        if 0 <= lane < len(names):
            days = [d for d in self._lanes[names[lane]] if abs(self._x(d) - position.x()) < 5]
            if days:
                return f"{names[lane]}: " + ", ".join(d.toString("yyyy-MM-dd") for d in days)
        return tr("Each mark is an image; the shaded span is what the embedding describes.")
