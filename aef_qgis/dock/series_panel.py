"""What the encoder saw at one pixel: its bands over the dates, and the labels most like it."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtCore import QDate, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..i18n import day_text, plain, tr
from ..ink import ink
from ..kept_worker import KeptWorker
from ..live import LiveLabels

# Blue to infrared, as the bands of optical sensors are ordered; of like lightness.
COLORS = (
    "#4477aa",
    "#3f9b6c",
    "#d1495b",
    "#b86e14",
    "#8b6bb1",
    "#a0623a",
    "#7a8b3c",
    "#c4679a",
    "#2a9d8f",
    "#7f8a8c",
)


class Chart(QWidget):
    """Lines over dates; a masked date is a hollow mark and no part of the line."""

    def __init__(self) -> None:
        super().__init__()
        self._source: dict[str, Any] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, self.fontMetrics().height() * 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def show_source(self, source: dict[str, Any]) -> None:
        self._source = source
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        dates = [QDate.fromString(d, Qt.DateFormat.ISODate) for d in self._source.get("dates", [])]
        values = [v for row in self._source.get("values", []) for v in row if v is not None]
        if not dates or not values:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = self._paint_legend(painter)
        low, high = min(values), max(values)
        pad = 0.05 * (high - low) or 0.01
        low, high = low - pad, high + pad
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(plain(v)) for v in round_marks(low, high)) + 7
        box = QRectF(
            left, 6, self.width() - left - 8, self.height() - legend - 2 * metrics.height() - 6
        )
        first, last = dates[0], dates[-1]
        days = max(1, first.daysTo(last))
        self._paint_axes(painter, box, low, high, first, last)

        def place(date: QDate, value: float) -> QPointF:
            x = box.left() + box.width() * first.daysTo(date) / days
            return QPointF(x, box.bottom() - box.height() * (value - low) / (high - low))

        for band in range(len(self._source["bands"])):
            self._paint_band(painter, band, dates, place)

    def _paint_band(self, painter: QPainter, band: int, dates: list[QDate], place: Any) -> None:
        color = QColor(COLORS[band % len(COLORS)])
        clear, masked = [], []
        for date, row, seen in zip(dates, self._source["values"], self._source["clear"]):
            if row[band] is not None:
                (clear if seen else masked).append(place(date, row[band]))
        painter.setPen(QPen(color, 1.3))
        for one, other in zip(clear, clear[1:]):
            painter.drawLine(one, other)
        painter.setBrush(color)
        for point in clear:
            painter.drawEllipse(point, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color.setAlpha(140)
        painter.setPen(QPen(color, 1))
        for point in masked:
            painter.drawEllipse(point, 2.5, 2.5)

    def _paint_axes(
        self, painter: QPainter, box: QRectF, low: float, high: float, first: QDate, last: QDate
    ) -> None:
        color = ink(self)
        faint = QColor(color)
        faint.setAlpha(60)
        color.setAlpha(190)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        height = self.fontMetrics().height()
        for value in round_marks(low, high):
            y = box.bottom() - box.height() * (value - low) / (high - low)
            painter.setPen(QPen(faint, 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(color)
            painter.drawText(QRectF(0, y - height / 2, box.left() - 5, height), right, plain(value))
        line = QRectF(box.left(), box.bottom() + 2, box.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, day_text(first, "d MMM yyyy"))
        if first != last:
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, day_text(last, "d MMM yyyy"))

    def _paint_legend(self, painter: QPainter) -> float:
        """Names of bands at the bottom, in as many lines as they need; return their height."""
        metrics = self.fontMetrics()
        names = self._source["bands"]
        widths = [metrics.horizontalAdvance(name) + 18 for name in names]
        lines: list[list[int]] = [[]]
        used = 0
        for i, width in enumerate(widths):
            if used + width > self.width() and lines[-1]:
                lines.append([])
                used = 0
            lines[-1].append(i)
            used += width
        height = metrics.height() * len(lines)
        text = ink(self)
        for n, line in enumerate(lines):
            x, y = 0, self.height() - height + metrics.height() * n
            for i in line:
                painter.setPen(QPen(QColor(COLORS[i % len(COLORS)]), 2.5))
                painter.drawLine(
                    QPointF(x, y + metrics.height() / 2), QPointF(x + 9, y + metrics.height() / 2)
                )
                painter.setPen(text)
                painter.drawText(QPointF(x + 12, y + metrics.ascent()), names[i])
                x += widths[i]
        return float(height)


def round_marks(low: float, high: float) -> list[float]:
    """The three to five round numbers between these, for an axis."""
    size = 10.0 ** math.floor(math.log10(high - low))
    for step in (5 * size, 2 * size, size, size / 2, size / 5):
        numbers = range(math.ceil(low / step), math.floor(high / step) + 1)
        if len(numbers) >= 3:
            break
    return [number * step for number in numbers]


class SeriesPanel(QWidget):
    """The chart of the pixel that was clicked, one source at a time."""

    def __init__(self, canvas: QgsMapCanvas, worker: KeptWorker, live: LiveLabels):
        super().__init__()
        self._canvas, self._worker, self._live = canvas, worker, live
        self._sources: list[dict[str, Any]] = []
        self._marker: QgsVertexMarker | None = None
        self.text = QLabel(tr("Click a place on the map to see its dates."))
        self.text.setWordWrap(True)
        self.source = QComboBox()
        self.chart = Chart()
        self.chart.setToolTip(tr("Hollow marks are masked (clouds) and no part of the line."))
        self.nearest = QLabel()
        self.nearest.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.source, self.chart, self.nearest):
            layout.addWidget(widget)
        self.source.currentIndexChanged.connect(self._show_source)
        self._show_sources([])

    def take(self, point: QgsPointXY) -> None:
        """A click in the canvas's CRS."""
        if not self._live.ensure_open() or not self._live.view.crs.isValid():
            self.text.setText(
                tr("The embedding is being opened; click again.")
                if self._live.ensure_open()
                else tr("Choose an embedding in step 2 first.")
            )
            return
        settings = self._canvas.mapSettings()
        try:
            moved = QgsCoordinateTransform(
                settings.destinationCrs(), self._live.view.crs, QgsProject.instance()
            ).transform(point)
        except QgsCsException:
            return
        self._mark(point)
        self._worker.ask(
            "series",
            self._answered,
            self._refused,
            x=moved.x(),
            y=moved.y(),
            classes=self._live.classes(),
        )

    def _mark(self, point: QgsPointXY) -> None:
        self.clear()
        self._marker = QgsVertexMarker(self._canvas)
        self._marker.setCenter(point)
        self._marker.setColor(QColor("#d1495b"))
        self._marker.setPenWidth(2)

    def clear(self) -> None:
        """Take the mark from the map."""
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None

    def _refused(self, sentence: str) -> None:
        self.text.setText(sentence)
        self._show_sources([])
        self.nearest.setVisible(False)

    def _answered(self, outputs: dict[str, Any]) -> None:
        self.text.setText(outputs["problem"])
        self._show_sources(outputs["sources"])
        likest: dict[str, float] = {}
        for one in outputs["nearest"]:  # the most similar first
            likest.setdefault(one["name"], one["similarity"])
        words = [tr("{} ({:.0f} %)").format(name, 100 * best) for name, best in likest.items()]
        self.nearest.setText(tr("Most like labels of: {}").format(", ".join(words)))
        self.nearest.setVisible(bool(likest))

    def _show_sources(self, sources: list[dict[str, Any]]) -> None:
        self._sources = sources
        before = self.source.currentText()
        self.source.blockSignals(True)
        self.source.clear()
        for source in sources:
            units = source.get("units") or ""
            units = tr("reflectance") if units == "reflectance" else units
            self.source.addItem(f"{source['title']} ({units})" if units else source["title"])
        self.source.setCurrentIndex(max(0, self.source.findText(before)))
        self.source.blockSignals(False)
        self.source.setVisible(len(sources) > 0)
        self.chart.setVisible(len(sources) > 0)
        self.text.setVisible(bool(self.text.text()))
        self._show_source()

    def _show_source(self, *_: object) -> None:
        index = self.source.currentIndex()
        if 0 <= index < len(self._sources):
            self.chart.show_source(self._sources[index])
