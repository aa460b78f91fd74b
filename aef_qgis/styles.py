"""How results look. The side-car that the worker writes says what kind of raster it is."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from .i18n import tr
from .layers import file_path, sidecar

# Dark to light, readable in print and for colour-blind people.
CONFIDENCE = ((0, "#440154"), (25, "#3b528b"), (50, "#21918c"), (75, "#5ec962"), (100, "#fde725"))


def apply_style(layer: QgsRasterLayer) -> str:
    """Style the layer after its side-car; return the kind, or "" if it is none of ours."""
    record = sidecar(file_path(layer))
    kind = str(record.get("kind", ""))
    if kind == "picture":
        style_picture(layer)
    elif kind in ("class-map", "clusters"):
        style_classes(layer, record.get("classes", []))
    elif kind == "confidence":
        style_confidence(layer)
    elif kind == "embedding":
        style_embedding(layer)
    return kind


def style_picture(layer: QgsRasterLayer) -> None:
    """Three bytes and alpha, shown as they are."""
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3)
    if layer.bandCount() > 3:
        renderer.setAlphaBand(4)
    layer.setRenderer(renderer)


def style_classes(layer: QgsRasterLayer, classes: list[dict[str, Any]]) -> None:
    """Colours and names of the classes, in the legend's order."""
    entries = [
        QgsPalettedRasterRenderer.Class(int(c["value"]), QColor(c["color"]), str(c["name"]))
        for c in classes
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))


def style_confidence(layer: QgsRasterLayer) -> None:
    """0 to 100 per cent on a ramp that a colour-blind reader can order."""
    ramp = QgsColorRampShader(0, 100)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, QColor(color), tr("{} %").format(value))
            for value, color in CONFIDENCE
        ]
    )
    shader = QgsRasterShader(0, 100)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(0)
    renderer.setClassificationMax(100)
    layer.setRenderer(renderer)


def style_embedding(layer: QgsRasterLayer) -> None:
    """Show three of the bands; the picture layer is what people look at."""
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, *(min(b, layer.bandCount()) for b in (1, 2, 3)))
    # int8 codes or floats; QGIS before GDAL 3.7 reads the codes as unsigned bytes.
    limit = 60.0 if provider.dataType(1) != Qgis.DataType.Float32 else 0.25
    setters = (
        renderer.setRedContrastEnhancement,
        renderer.setGreenContrastEnhancement,
        renderer.setBlueContrastEnhancement,
    )
    for band, setter in enumerate(setters, start=1):
        contrast = QgsContrastEnhancement(provider.dataType(band))
        contrast.setMinimumValue(-limit)
        contrast.setMaximumValue(limit)
        algorithm = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        contrast.setContrastEnhancementAlgorithm(algorithm)
        setter(contrast)
    layer.setRenderer(renderer)
