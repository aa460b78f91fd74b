"""Look-alikes: click a place, and everything similar in view glows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsColorRampShader,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFillSymbol,
    QgsPointXY,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from ..i18n import Local, tr
from ..kept_worker import KeptWorker
from ..live import SETTLE_MS, LiveLabels
from ..preview_layer import PreviewLayer

LIKE, UNLIKE = QColor("#2bb673"), QColor("#d1495b")
DIM, FAINT, BRIGHT = QColor(0, 0, 0, 150), QColor(255, 140, 0, 170), QColor(255, 244, 120, 250)
LOW, START, HIGH = 10, 100, 196  # of 200 steps of likeness


class LookalikePanel(QWidget):
    """Examples, counter-examples, a threshold; the answer is a layer that is not in the project."""

    label_wanted = pyqtSignal(object)  # a layer with the areas that are to be one label

    def __init__(self, canvas: QgsMapCanvas, worker: KeptWorker, live: LiveLabels):
        super().__init__()
        self._canvas, self._worker, self._live = canvas, worker, live
        self._like: list[QgsPointXY] = []
        self._unlike: list[QgsPointXY] = []
        self._markers: list[QgsVertexMarker] = []
        self._fresh = False
        self.picture = PreviewLayer(canvas, "similar", self)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LOW, HIGH)
        self.slider.setValue(START)
        self.slider.setToolTip(tr("How similar a place must be to glow"))
        self.percent = QLabel()
        self.keep = QPushButton(tr("Turn into a layer"))
        self.keep.setToolTip(tr("The glowing places in view as polygons"))
        self.label = QPushButton(tr("Turn into a label"))
        self.label.setToolTip(
            tr("The glowing places in view as one label of the class that is chosen in step 3")
        )
        self.clear_button = QPushButton(tr("Clear all"))
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.slider.valueChanged.connect(self._restyle)
        self.keep.clicked.connect(lambda: self.outline(self._add))
        self.label.clicked.connect(lambda: self.outline(self._hand_over))
        self.clear_button.clicked.connect(self.clear)
        canvas.extentsChanged.connect(self._moved)
        self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.percent)
        row.addWidget(self.clear_button)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.label)
        row.addWidget(self.keep)
        layout.addLayout(row)

    def take(self, point: QgsPointXY, shift: bool, ctrl: bool) -> None:
        """A click in the canvas's CRS: alone it begins anew, with shift it adds, with ctrl it
        subtracts."""
        if not self._live.ensure_open():
            self.text.setText(tr("Choose an embedding in step 2 first."))
            return
        if ctrl and self._like:
            self._unlike.append(point)
        elif shift:
            self._like.append(point)
        else:
            self.clear()
            self._like, self._fresh = [point], True
        self._mark(point, UNLIKE if self._unlike[-1:] == [point] else LIKE)
        self._settle.start()

    def _mark(self, point: QgsPointXY, color: QColor) -> None:
        marker = QgsVertexMarker(self._canvas)
        marker.setCenter(point)
        marker.setColor(color)
        marker.setPenWidth(3)
        marker.setIconSize(12)
        kinds = QgsVertexMarker.IconType
        marker.setIconType(kinds.ICON_X if color is UNLIKE else kinds.ICON_CROSS)
        self._markers.append(marker)

    def clear(self) -> None:
        """Forget all clicks."""
        self._like, self._unlike = [], []
        for marker in self._markers:
            self._canvas.scene().removeItem(marker)
        self._markers.clear()
        self._hide()
        self._show()

    def _hide(self) -> None:
        """Show nothing, also not what may have been asked for."""
        self._worker.overtake("similar")
        self.picture.hide()

    def close_down(self) -> None:
        """Leave the canvas as it was."""
        self.clear()
        self._settle.stop()
        self.picture.close()
        self._canvas.extentsChanged.disconnect(self._moved)

    def ask_again(self) -> None:
        """Another embedding was chosen: what glows is of the one before."""
        self._hide()
        self._moved()

    def _moved(self) -> None:
        if self._like:
            self._live.ensure_open()  # a worker that was lost has been asked by nobody since
            self._settle.start()

    def _question(self) -> dict[str, Any] | None:
        """Points and window in the embedding's CRS, or None if it is not open or far from them."""
        window = self._live.view.window()
        if window is None or not self._like:
            return None
        settings = self._canvas.mapSettings()
        transform = QgsCoordinateTransform(
            settings.destinationCrs(), self._live.view.crs, QgsProject.instance()
        )
        try:
            like, unlike = (
                [[p.x(), p.y()] for p in map(transform.transform, points)]
                for points in (self._like, self._unlike)
            )
        except QgsCsException:
            return None
        return {"points": like, "unlike": unlike, **window}

    def _ask(self) -> None:
        question = self._question()
        if question is None:
            if self._like and self._live.opening:
                self._settle.start()
            elif self._like and not self._live.view.crs.isValid():
                self.text.setText(tr("The embedding can't be opened; choose another in step 2."))
            return
        path = self.picture.next_path()
        self._worker.ask("similar", self._glow, self.text.setText, out=path, **question)

    def _glow(self, outputs: dict[str, Any]) -> None:
        layer = QgsRasterLayer(outputs["path"], tr("Look-alikes"), "gdal")
        if self._fresh:  # the worker's own threshold is a good start
            self._fresh = False
            self.slider.setValue(round(200 * outputs["threshold"]))
        if layer.isValid():
            layer.setRenderer(renderer(layer, self.slider.value()))
            self.picture.show(layer)
        self._show()

    def _restyle(self) -> None:
        layer = self.picture.layer
        if layer is not None:
            layer.setRenderer(renderer(layer, self.slider.value()))
            layer.triggerRepaint()
        self._show()

    def _show(self) -> None:
        self.percent.setText(f"{Local(self.slider.value() / 2):.1f} %")
        there = bool(self._like)
        for widget in (self.slider, self.percent, self.keep, self.label, self.clear_button):
            widget.setEnabled(there)
        if there:
            text = tr("Examples: {}, counter-examples: {}. Shift-click adds, Ctrl-click subtracts.")
            self.text.setText(text.format(len(self._like), len(self._unlike)))
        else:
            self.text.setText(tr("Click a place on the map; everything similar in view glows."))

    def outline(self, take: Callable[[dict[str, Any]], None]) -> None:
        """Have the worker draw polygons around what glows, and `take` its answer."""
        question = self._question()
        if question is not None:
            path = QgsProcessingUtils.generateTempFilename("lookalikes.gpkg")
            threshold = self.slider.value() / 200
            self._worker.ask(
                "outline",
                take,
                self.text.setText,
                out=path,
                threshold=threshold,
                **question,
            )

    def _hand_over(self, outputs: dict[str, Any]) -> None:
        self.label_wanted.emit(QgsVectorLayer(outputs["path"], "areas", "ogr"))

    def _add(self, outputs: dict[str, Any]) -> None:
        layer = QgsVectorLayer(outputs["path"], tr("Look-alikes"), "ogr")
        symbol = QgsFillSymbol.createSimple(
            {"color": "255,160,40,90", "outline_color": "#d9822b", "outline_width": "0.4"}
        )
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        project = QgsProject.instance()
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)  # not below a fill, whatever is selected
        self.text.setText(
            tr("{} polygons are a layer now. It is temporary: export it to keep it.").format(
                outputs["count"]
            )
        )


def renderer(layer: QgsRasterLayer, threshold: int) -> QgsSingleBandPseudoColorRenderer:
    """A glow from `threshold` on, all else dimmed: it shows on any image."""
    ramp = QgsColorRampShader(0, 200)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(0, DIM),
            QgsColorRampShader.ColorRampItem(threshold - 0.1, DIM),
            QgsColorRampShader.ColorRampItem(threshold, FAINT),
            QgsColorRampShader.ColorRampItem(200, BRIGHT),
        ]
    )
    ramp.setClip(True)
    shader = QgsRasterShader(0, 200)
    shader.setRasterShaderFunction(ramp)
    return QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
