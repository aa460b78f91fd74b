"""A picture on the map that is no layer of the project: it is not saved, and leaves no trace."""

from __future__ import annotations

import contextlib
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProcessingUtils,
    QgsRasterLayer,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt

OPAQUE = 0.75  # from here on what lies below a fill is not recognised


class PreviewLayer(QObject):
    """Shows a raster above all that would hide it, and below the canvas's other vectors.

    The canvas takes its list of layers from the project's tree; ours is put back into that list
    whenever it was made anew.
    """

    def __init__(self, canvas: QgsMapCanvas, name: str, parent: QObject | None = None):
        super().__init__(parent)
        self._canvas, self._name = canvas, name
        self._layer: QgsRasterLayer | None = None
        self._number = 0
        canvas.layersChanged.connect(self._return)

    @property
    def layer(self) -> QgsRasterLayer | None:
        return self._layer

    def folder(self) -> Path:
        """A folder of its own for the worker's pictures."""
        folder = Path(QgsProcessingUtils.tempFolder()) / "aef_preview" / f"{self._name}_{id(self)}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def next_path(self) -> str:
        """A new file for the worker to write: the old one may still be drawn from."""
        self._number += 1
        return str(self.folder() / f"{self._number}.tif")

    def show(self, layer: QgsRasterLayer) -> None:
        """Show this layer in place of the one before."""
        self._swap(layer)

    def hide(self) -> None:
        """Show nothing."""
        self._swap(None)

    def close(self) -> None:
        """Hide, and let go of the canvas."""
        if not sip.isdeleted(self._canvas):
            self._canvas.layersChanged.disconnect(self._return)
        self.hide()

    def _swap(self, layer: QgsRasterLayer | None) -> None:
        old, self._layer = self._layer, layer
        if sip.isdeleted(self._canvas):
            return
        kept = [one for one in self._canvas.layers() if one is not old]
        if old is not None or layer is not None:
            self._canvas.setLayers(self._with_ours(kept))
            self._tidy(Path((layer or old).source()))

    def _tidy(self, last: Path) -> None:
        """Remove the pictures up to the one shown `last`: also those that a newer one overtook while
        the worker wrote them, which nobody ever saw. On Windows the next call removes what is open."""
        with contextlib.suppress(OSError):
            until = last.stat().st_mtime_ns
            for path in last.parent.iterdir():
                with contextlib.suppress(OSError):  # one that is open keeps no other
                    if path.stat().st_mtime_ns <= until and (path != last or self._layer is None):
                        path.unlink()

    def _return(self) -> None:
        shown = self._canvas.layers()
        if self._layer is not None and self._layer not in shown:
            self._canvas.setLayers(self._with_ours(shown))

    def _with_ours(self, shown: list[QgsMapLayer]) -> list[QgsMapLayer]:
        if self._layer is None:
            return shown
        position = next((i for i, one in enumerate(shown) if hides(one)), len(shown))
        return [*shown[:position], self._layer, *shown[position:]]


def hides(layer: QgsMapLayer) -> bool:
    """Whether nothing is seen of what lies below: rasters, and polygons filled as QGIS does unasked."""
    if isinstance(layer, QgsRasterLayer):
        return True
    if not isinstance(layer, QgsVectorLayer) or layer.renderer() is None:
        return False
    symbols = layer.renderer().symbols(QgsRenderContext())
    return any(_fills(symbol, layer.opacity()) for symbol in symbols)


def _fills(symbol: QgsSymbol, opacity: float) -> bool:
    return any(
        isinstance(part, QgsSimpleFillSymbolLayer)
        and part.enabled()
        and part.brushStyle() == Qt.BrushStyle.SolidPattern
        and part.fillColor().alphaF() * symbol.opacity() * opacity >= OPAQUE
        for part in symbol.symbolLayers()
    )
