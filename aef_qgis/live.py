"""Labels under the pencil: the worker is told of each change and answers with a map of the view."""

from __future__ import annotations

import zlib
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from . import labels
from .connections import Connections
from .i18n import tr
from .kept_worker import KeptWorker
from .layers import file_path
from .preview_layer import PreviewLayer
from .styles import style_picture

SETTLE_MS = 120  # wait for more changes before the worker is asked
PLACES = 6
DIGITS = 9  # of coordinates in text: a tenth of a millimetre in degrees


class View:
    """What the map window shows, in the CRS of the embedding."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self.crs = QgsCoordinateReferenceSystem()

    def window(self) -> dict[str, Any] | None:
        """Return bounds and size for the worker, or None where they can't be known."""
        settings = self._canvas.mapSettings()
        size = settings.outputSize()
        extent = settings.visibleExtent()
        if not self.crs.isValid() or extent.isEmpty() or size.isEmpty():
            return None
        project = QgsProject.instance()
        transform = QgsCoordinateTransform(settings.destinationCrs(), self.crs, project)
        try:
            box: QgsRectangle = transform.transformBoundingBox(extent)
        except QgsCsException:
            return None
        bounds = [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
        return {"bounds": bounds, "width": size.width(), "height": size.height()}


class LiveLabels(QObject):
    """Joins an embedding, a label layer and the map window; nothing here waits.

    `judged` brings the worker's answer about accuracy, `unjudged` comes as soon as that is to be
    another, `previewed` brings the answer about the view, `unseen` a sentence why there is none, `told`
    one about the labels ("" when all is well).
    """

    judged = pyqtSignal(dict)
    unjudged = pyqtSignal()
    previewed = pyqtSignal(dict)
    unseen = pyqtSignal(str)
    told = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas, worker: KeptWorker, parent: QObject | None = None):
        super().__init__(parent)
        self._canvas, self._worker = canvas, worker
        self.view = View(canvas)
        self.picture = PreviewLayer(canvas, "preview", self)
        self._embedding = ""
        self._opened = False
        self._layer: QgsVectorLayer | None = None
        self._field, self._task = "", "classify"
        self._sent: dict[int, int] = {}  # feature id -> what was sent of it
        self._unjudged = True
        self._dirty: set[int] = set()
        self._all = True
        self._enabled = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._send)
        self._to_layer, self._always = Connections(), Connections()
        self._always.join(self._begin_again, worker.lost)
        self._always.join(self._let_rest, worker.lost_for_good)
        self._always.join(self._moved, canvas.extentsChanged)

    def set_embedding(self, layer: QgsRasterLayer | None) -> bool:
        """Work on this embedding, None for none; return whether it is another one than before."""
        path = file_path(layer) if layer is not None else ""
        if path == self._embedding:
            return False
        self._embedding = path
        if self._opened:  # Windows lets nobody replace what the worker has open
            self._worker.ask("close")
        self._hide()
        self._begin_again()
        return True

    def set_labels(self, layer: QgsVectorLayer | None, field: str, task: str = "classify") -> None:
        """Learn `field` of this layer; None for none."""
        if layer is not self._layer:
            self._let_go()
            self._layer = layer
            if layer is not None:
                self._follow(layer)
            else:
                self._hide()
        elif (field, task) == (self._field, self._task):
            return
        self._field, self._task = field, task
        self.refresh()

    def set_enabled(self, enabled: bool) -> None:
        """Show the live map or not; the accuracy is told all the same."""
        self._enabled = enabled
        if enabled:
            self.refresh()
        else:
            self._hide()

    @property
    def fingerprint(self) -> str:
        """What changes with the labels, but not with their ids: saving renumbers them. Nor with the
        session, as Python's own hash does: it is saved with the project."""
        return str(_number(self._task, self._field, *sorted(self._sent.values())))

    def refresh(self) -> None:
        """Send all labels again."""
        self._all = self._unjudged = True
        if self._layer is not None:
            self.unjudged.emit()
        self._settle.start()

    def classes(self) -> list[dict[str, str]]:
        """Return label, name and colour of each class in the legend's order."""
        return labels.classes(self._layer, self._field)

    def ensure_open(self) -> bool:
        """Have the worker open the embedding; return whether there is one."""
        if not self._embedding:
            return False
        if not self._opened:
            self._opened = True
            self._worker.ask("open", self._take_grid, self._not_open, embedding=self._embedding)
        return True

    @property
    def opening(self) -> bool:
        """Whether the worker has been asked to open the embedding and has not answered yet."""
        return self._opened and not self.view.crs.isValid()

    def close(self) -> None:
        """Let go of everything."""
        self._settle.stop()
        self._let_go()
        self.picture.close()
        self._always.cut()

    def _follow(self, layer: QgsVectorLayer) -> None:
        self._to_layer.join(
            self._changed,
            layer.featureAdded,
            layer.featureDeleted,
            layer.geometryChanged,
            layer.attributeValueChanged,
        )
        self._to_layer.join(
            self.refresh,
            layer.editingStopped,
            layer.afterRollBack,
            layer.dataSourceChanged,
            layer.crsChanged,
            layer.rendererChanged,
            layer.subsetStringChanged,
        )
        self._to_layer.join(self._gone, layer.willBeDeleted)

    def _let_go(self) -> None:
        self._to_layer.cut()
        self._layer = None

    def _gone(self) -> None:
        """QGIS is about to delete the layer."""
        self._let_go()
        self._hide()
        self.refresh()

    def _changed(self, fid: int, *_: object) -> None:
        self._dirty.add(int(fid))
        self._unjudged = True
        self.unjudged.emit()
        self._settle.start()

    def _moved(self) -> None:
        self._settle.start()

    def _begin_again(self, *_: object) -> None:
        self._let_rest()
        self.refresh()

    def _let_rest(self, *_: object) -> None:
        """The next change or move asks anew, and tells all: the worker knows nothing any more."""
        self._opened = False
        self._all = self._unjudged = True
        self.view.crs = QgsCoordinateReferenceSystem()

    def _take_grid(self, outputs: dict[str, Any]) -> None:
        self.view.crs = QgsCoordinateReferenceSystem.fromWkt(outputs["crs"])
        self.refresh()

    def _not_open(self, sentence: str) -> None:
        self._opened = False
        self.told.emit(sentence)

    def _send(self) -> None:
        """Tell what changed, and ask for the map and the accuracy."""
        if self._layer is None:
            return
        if not self.ensure_open():
            self.told.emit(tr("Choose an embedding in step 2 first."))
            return
        if not self.view.crs.isValid():
            return
        if not self._layer.crs().isValid():  # else they would be taken for the embedding's
            self._hide()
            self.told.emit(labels.no_crs(self._layer.name()))
            return
        if not self._send_labels():
            self._hide()
            self.told.emit(tr("Draw a polygon over a place you know."))
            return
        window = self.view.window()
        about = {"classes": self.classes(), "task": self._task}
        if window is not None and self._enabled:
            path = self.picture.next_path()
            self._worker.ask(
                "preview", self._show, self._no_map, out=path, places=PLACES, **window, **about
            )
        elif window is not None:
            self._worker.ask("look", **window)
        if self._unjudged:
            self._unjudged = False
            self._worker.ask("judge", self._judge, self.told.emit, **about)

    def _send_labels(self) -> bool:
        """Send the labels that changed; return whether there are any."""
        known = self._layer.fields().lookupField(self._field)
        if known < 0:
            return False
        self._transform = QgsCoordinateTransform(
            self._layer.crs(), self.view.crs, QgsProject.instance()
        )
        if self._all:
            features = list(self._layer.getFeatures())
            remove = self._sent.keys() - {feature.id() for feature in features}
        else:
            features = [self._layer.getFeature(fid) for fid in self._dirty]
            remove = {fid for fid in self._dirty if not self._layer.getFeature(fid).isValid()}
        put = [self._entry(f, known) for f in features if f.isValid()]
        for fid in remove:
            self._sent.pop(fid, None)
        self._sent |= {entry["id"]: _number(entry["wkt"], entry["label"]) for entry in put}
        self._all, self._dirty = False, set()
        if put or remove:
            self._worker.ask("labels", None, self.told.emit, put=put, remove=sorted(remove))
        return bool(self._sent)

    def _entry(self, feature: QgsFeature, index: int) -> dict[str, Any]:
        geometry = feature.geometry()
        value = feature.attribute(index)
        text = "" if labels.is_missing(value) else labels.label_text(value)
        try:
            geometry.transform(self._transform)
        except QgsCsException:
            text = ""  # beyond the reach of the embedding's CRS: forgotten by the worker
        geometry.convertToStraightSegment()  # arcs: as whoever reads the file will have them
        geometry.convertToMultiType()  # as the file will have it
        return {"id": feature.id(), "wkt": geometry.asWkt(DIGITS), "label": text}

    def _judge(self, verdict: dict[str, Any]) -> None:
        if not self._unjudged:  # else it is about other labels, or another embedding, than now
            self.judged.emit(verdict)

    def _show(self, outputs: dict[str, Any]) -> None:
        layer = QgsRasterLayer(outputs["path"], tr("Live preview"), "gdal")
        if layer.isValid():
            style_picture(layer)
            self.picture.show(layer)
        self.told.emit("")
        self.previewed.emit(outputs)

    def _hide(self) -> None:
        """Show no map, also not the one that may have been asked for."""
        self._worker.overtake("preview")
        self.picture.hide()

    def _no_map(self, sentence: str) -> None:
        self.picture.hide()
        self.unseen.emit(sentence)


def _number(*parts: object) -> int:
    """A number that stands for these texts and numbers."""
    return zlib.crc32(repr(parts).encode())
