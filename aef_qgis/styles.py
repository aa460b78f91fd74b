"""How results look. The side-car that the worker writes says what kind of raster it is."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (
    Qgis,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from .i18n import plain, tr
from .layers import file_path, sidecar

# Dark to light, readable in print and for colour-blind people.
RAMP = ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725")
SAMPLE = 250_000  # pixels that are looked at for the lowest and the highest value


def apply_style(layer: QgsRasterLayer) -> str:
    """Style the layer after its side-car; return the kind, or "" if it is none of ours."""
    record = sidecar(file_path(layer))
    kind = str(record.get("kind", ""))
    if kind == "picture":
        style_picture(layer)
    elif kind in ("class-map", "clusters", "transitions", "break-year"):
        style_classes(layer, record.get("classes", []))
    elif kind == "confidence":
        style_ramp(layer, 0, 100, " %")
    elif kind == "applicability":
        style_applicability(layer, float(record["threshold"]))
    elif kind == "observations":
        style_observations(layer)
    elif kind == "sets":
        style_sets(layer)
    elif kind in ("quantity", "uncertainty"):
        # Of all pixels of a large map they would stop the window for seconds.
        statistics = layer.dataProvider().bandStatistics(1, sampleSize=SAMPLE)
        style_ramp(layer, *rounded(statistics.minimumValue, statistics.maximumValue))
    elif kind == "likeness":
        style_likeness(layer, record.get("top_percent", {}))
    elif kind in ("change", "change-series"):
        style_surprise(layer, float(record.get("threshold", 1.3)))
    elif kind == "embedding":
        style_embedding(layer)
    return kind


def style_picture(layer: QgsRasterLayer) -> None:
    """Three bytes and alpha, shown as they are."""
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3)
    if layer.bandCount() > 3:
        renderer.setAlphaBand(4)
    layer.setRenderer(renderer)


def style_true_colours(layer: QgsRasterLayer, bands: list[int]) -> None:
    """Red, green and blue from these bands, stretched to what most of the image reflects."""
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *bands))
    layer.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )


def style_classes(layer: QgsRasterLayer, classes: list[dict[str, Any]]) -> None:
    """Colours and names of the classes, in the legend's order."""
    entries = [
        QgsPalettedRasterRenderer.Class(int(c["value"]), QColor(c["color"]), str(c["name"]))
        for c in classes
    ]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))


def rounded(low: float, high: float) -> tuple[float, float]:
    """The ends of a ramp to a hundredth of what lies between: legends have them with all digits."""
    if not low < high:
        return low, high
    digits = 2 - math.floor(math.log10(high - low))
    return round(low, digits), round(high, digits)


def style_ramp(layer: QgsRasterLayer, low: float, high: float, unit: str = "") -> None:
    """Values from `low` to `high` on a ramp that a colour-blind reader can order."""
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    items = []
    for i, color in enumerate(RAMP):
        value = low + (high - low) * i / (len(RAMP) - 1)
        items.append(
            QgsColorRampShader.ColorRampItem(value, QColor(color), f"{plain(value)}{unit}")
        )
    ramp.setColorRampItemList(items)
    legend = QgsColorRampLegendNodeSettings()
    legend.setSuffix(unit)  # it shows the ends of the ramp, not the items' labels
    ramp.setLegendSettings(legend)
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)


def style_applicability(layer: QgsRasterLayer, threshold: float) -> None:
    """Clear where the labels speak for a place; dark, as no class is, where they don't."""
    steps = [
        (threshold, "#00ffffff", tr("like the labels")),
        (1.5 * threshold, "#d24a1060", tr("unlike the labels: do not trust")),
        (math.inf, "#f5140018", tr("very unlike the labels")),
    ]
    style_steps(layer, steps)


def style_observations(layer: QgsRasterLayer) -> None:
    """How often a place was seen clearly: coloured where that was rare, clear where it suffices."""
    steps = [
        (0.0, "#f0140018", tr("never seen clearly")),
        (2.0, "#d2c0392b", tr("1 or 2 clear images: do not trust")),
        (5.0, "#b4f1a340", tr("3 to 5 clear images")),
        (math.inf, "#00ffffff", tr("6 or more")),
    ]
    style_steps(layer, steps)


def style_sets(layer: QgsRasterLayer) -> None:
    """How many classes can't be told apart: clear where there is one."""
    steps = [
        (0.0, "#dc6c3483", tr("like no class")),
        (1.0, "#00ffffff", tr("sure of one class")),
        (2.0, "#b4f7dc6f", tr("two classes possible")),
        (3.0, "#b4eb984e", tr("three classes possible")),
        (math.inf, "#c8c0392b", tr("more classes possible")),
    ]
    style_steps(layer, steps)


def style_likeness(layer: QgsRasterLayer, tops: dict[str, float]) -> None:
    """How unusual a likeness is in its scene; clear below what one pixel in ten reaches."""
    # Likeness from which on a pixel is among so many percent of the scene, the lowest first.
    ends = sorted({float(v): p for p, v in tops.items() if float(v) > 0}.items())
    names = [tr("as the scene"), *(tr("the best {} % of the scene").format(p) for _, p in ends)]
    bounds = [*(value - 0.5 for value, _ in ends), math.inf]
    colors = ["#00ffffff", *(f"#d2{c[1:]}" for c in ("#fde725", "#b5de2b", *RAMP[3::-1]))]
    style_steps(layer, list(zip(bounds, colors, names)))


def style_surprise(layer: QgsRasterLayer, threshold: float) -> None:
    """What unchanged land does rarely; clear below the threshold for false alarms."""
    steps = [(threshold, "#00ffffff", tr("as unchanged land"))]
    for end, color, rarity in (
        (2.0, "#c8fdd49e", "100"),
        (3.0, "#dcfc8d59", "1 000"),
        (4.0, "#f0d7301f", "10 000"),
    ):
        if end > threshold:
            steps.append((end, color, tr("rarer, up to one in {}").format(rarity)))
    steps.append((math.inf, "#ff67000d", tr("rarer than that")))
    style_steps(layer, steps)


def style_steps(layer: QgsRasterLayer, steps: list[tuple[float, str, str]]) -> None:
    """Colours (#aarrggbb) and names of values up to each step."""
    ramp = QgsColorRampShader()
    ramp.setColorRampType(QgsColorRampShader.Type.Discrete)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, QColor(color), text)
            for value, color, text in steps
        ]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))


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
