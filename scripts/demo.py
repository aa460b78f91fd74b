"""The main job on the bundled sample, in headless QGIS: images to clusters, map and accuracy.

    AEF_PYTHON=.venv/bin/python .venv-qgis/bin/python scripts/demo.py [--minutes M] [--out FOLDER]

It goes through Processing as a person would, saves a project (demo.qgz) with everything styled,
and a picture (demo.png); it prints the accuracy, the times, and where both lie.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append("/usr/share/qgis/python/plugins")  # where Debian keeps the Processing plugin

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsContrastEnhancement,
    QgsFillSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMultiBandColorRenderer,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample"
PLUGIN = "aef_fields"
PANEL, GAP, TITLE = 340, 14, 28  # pixels of the picture
PICTURE_DATE = "20230804"


def load_plugin() -> object:
    """Make the clone importable as the plugin, register its algorithms; keep what is returned."""
    spec = importlib.util.spec_from_file_location(
        PLUGIN, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules[PLUGIN] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    from processing.core.Processing import Processing

    Processing.initialize()
    plugin = module.classFactory(None)
    plugin.initProcessing()
    return plugin


class Talk(QgsProcessingFeedback):
    """Prints what the algorithms say."""

    def __init__(self, name: str):
        super().__init__(False)
        self._name, self._last = name, 0.0

    def setProgressText(self, text: str) -> None:  # noqa: N802 - QGIS names it
        now = time.monotonic()
        if now - self._last > 5:
            self._last = now
            print(f"  {self._name}: {self.progress():3.0f} %  {text}", flush=True)

    def pushInfo(self, info: str) -> None:  # noqa: N802
        print(f"  {self._name}: {info}", flush=True)


def run(name: str, times: dict[str, float], **parameters: object) -> dict:
    """Run an algorithm through Processing and note the time it took."""
    import processing

    print(f"aef:{name}", flush=True)
    began = time.monotonic()
    outputs = processing.run(f"aef:{name}", parameters, feedback=Talk(name))
    times[name] = time.monotonic() - began
    return outputs


def label_layer(sample: Path) -> QgsVectorLayer:
    """The sample's polygons, styled by class as a person would style them."""
    layer = QgsVectorLayer(str(sample / "labels.gpkg"), "Labels", "ogr")
    classes = json.loads((sample / "classes.json").read_text(encoding="utf-8"))["classes"]
    categories = []
    for entry in classes:
        style = {"color": entry["color"], "outline_color": "#202020", "outline_width": "0.4"}
        symbol = QgsFillSymbol.createSimple(style)
        categories.append(QgsRendererCategory(entry["label"], symbol, entry["name"]))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    return layer


def frame_files(sample: Path) -> list[str]:
    return [str(path) for path in sorted(sample.glob("S?/*.tif"))]


def frame_layers(sample: Path) -> list[QgsRasterLayer]:
    """The sample's images as layers; Sentinel-2 in natural colours."""
    layers = [QgsRasterLayer(path, Path(path).stem) for path in frame_files(sample)]
    for layer in layers:
        if layer.bandCount() > 3:
            natural_colours(layer)
    return layers


def natural_colours(layer: QgsRasterLayer) -> None:
    """Red, green and blue, stretched to reflectances of 0.02 to 0.22."""
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, 3, 2, 1)
    for band, setter in (
        (3, renderer.setRedContrastEnhancement),
        (2, renderer.setGreenContrastEnhancement),
        (1, renderer.setBlueContrastEnhancement),
    ):
        contrast = QgsContrastEnhancement(provider.dataType(band))
        contrast.setMinimumValue(200)
        contrast.setMaximumValue(2200)
        stretch = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        contrast.setContrastEnhancementAlgorithm(stretch)
        setter(contrast)
    layer.setRenderer(renderer)


def compute(out: Path, minutes: float, labels: QgsVectorLayer) -> tuple[dict, dict]:
    """Run the chain; return the paths of the results and the seconds each step took."""
    times: dict[str, float] = {}
    found = {}
    frames = frame_files(out / "sample")
    checkpoint = str(out / "encoder.safetensors")
    run("fit", times, LAYERS=frames, MINUTES=minutes, OUTPUT=checkpoint)
    target = str(out / "embedding.tif")
    made = run("embed", times, LAYERS=frames, CHECKPOINT=checkpoint, OUTPUT=target)
    found["embedding"], found["picture"] = made["OUTPUT"], made["RGB"]
    embedding = found["embedding"]
    clusters = run("cluster", times, EMBEDDING=embedding, K=8, OUTPUT=str(out / "clusters.tif"))
    found["clusters"] = clusters["OUTPUT"]
    trained = run(
        "train",
        times,
        EMBEDDING=embedding,
        LABELS=labels,
        LABEL_FIELD="class",
        REPORT=str(out / "accuracy.html"),
        OUTPUT=str(out / "head.aefhead"),
    )
    found["accuracy"], found["report"] = trained["ACCURACY"], trained["REPORT"]
    applied = run(
        "apply",
        times,
        HEAD=trained["OUTPUT"],
        EMBEDDING=embedding,
        OUTPUT=str(out / "map.tif"),
        CONFIDENCE=str(out / "confidence.tif"),
    )
    found["map"], found["confidence"] = applied["OUTPUT"], applied["CONFIDENCE"]
    return found, times


def fill_project(found: dict, labels: QgsVectorLayer) -> dict[str, QgsRasterLayer]:
    """Put images, labels and results into the project; return the layers of the picture."""
    from aef_fields.aef_qgis.memory import remember
    from aef_fields.aef_qgis.results import add_raster

    project = QgsProject.instance()
    project.setTitle("AEF Fields: the sample scene")
    root = project.layerTreeRoot()
    names = {
        "embedding": "Embedding (64 bands)",
        "picture": "Picture of the embedding",
        "clusters": "Clusters",
        "map": "Map",
        "confidence": "Confidence",
    }
    embedding = found["embedding"]
    shown = {key: add_raster(project, found[key], name, embedding) for key, name in names.items()}
    project.addMapLayer(labels, False)
    root.insertLayer(0, labels)
    images = root.addGroup("Images")
    for layer in frame_layers(Path(labels.source()).parent):
        project.addMapLayer(layer, False)
        node = images.addLayer(layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(False)
        if PICTURE_DATE in layer.name():
            shown["image"] = layer
    images.setExpanded(False)
    root.findLayer(shown["clusters"].id()).setItemVisibilityChecked(False)
    remember(  # the panel goes on from here
        embedding=shown["embedding"].id(), labels=labels.id(), field="class", task="classify"
    )
    project.setCrs(shown["map"].crs())
    view = project.viewSettings()
    view.setDefaultViewExtent(_referenced(shown["map"]))
    return shown


def _referenced(layer: QgsRasterLayer):
    from qgis.core import QgsReferencedRectangle

    return QgsReferencedRectangle(layer.extent(), layer.crs())


def rendered(layers: list, extent, crs) -> QImage:
    """Draw layers, the first on top, into a square."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(extent)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(PANEL, PANEL))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def draw_picture(path: Path, shown: dict, labels: QgsVectorLayer, accuracy: float | None) -> None:
    """Six panels: image, embedding, clusters; map, confidence, legend."""
    extent, crs = shown["map"].extent(), shown["map"].crs()
    panels = [
        ("One of 26 images, with the labels", [labels, shown["image"]]),
        ("Embedding: 64 numbers a pixel", [shown["picture"]]),
        ("Clusters, without labels", [shown["clusters"]]),
        ("Map, learnt from the labels", [shown["map"]]),
        ("Confidence", [shown["confidence"]]),
    ]
    size = QSize(3 * PANEL + 4 * GAP, 2 * (PANEL + TITLE) + 3 * GAP)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for i, (title, layers) in enumerate(panels):
        x, y = place(i)
        painter.setFont(font(15, bold=True))
        painter.setPen(QColor("#202020"))
        painter.drawText(QPointF(x, y + 20), title)
        painter.drawImage(QPointF(x, y + TITLE), rendered(layers, extent, crs))
    draw_legend(painter, *place(5), shown, accuracy)
    painter.end()
    picture.save(str(path))


def place(i: int) -> tuple[int, int]:
    """Upper left corner of the i-th of six panels."""
    return GAP + i % 3 * (PANEL + GAP), GAP + i // 3 * (PANEL + TITLE + GAP)


def font(pixels: int, bold: bool = False) -> QFont:
    chosen = QFont("DejaVu Sans")
    chosen.setPixelSize(pixels)
    chosen.setBold(bold)
    return chosen


def draw_legend(painter: QPainter, x: int, y: int, shown: dict, accuracy: float | None) -> None:
    """Classes, confidence ramp, accuracy."""
    painter.setFont(font(15, bold=True))
    painter.drawText(QPointF(x, y + 20), "Classes")
    y += TITLE
    painter.setFont(font(14))
    for entry in shown["map"].renderer().classes():
        painter.fillRect(QRectF(x, y + 4, 26, 16), entry.color)
        painter.drawText(QPointF(x + 36, y + 17), entry.label)
        y += 25
    y += 10
    ramp = shown["confidence"].renderer().shader().rasterShaderFunction().colorRampItemList()
    painter.setFont(font(15, bold=True))
    painter.drawText(QPointF(x, y + 16), "Confidence")
    painter.setFont(font(14))
    gradient = QLinearGradient(x, 0, x + 280, 0)
    for item in ramp:
        gradient.setColorAt(item.value / 100, item.color)
    for item, side in (
        (ramp[0], Qt.AlignmentFlag.AlignLeft),
        (ramp[-1], Qt.AlignmentFlag.AlignRight),
    ):
        painter.drawText(QRectF(x, y + 42, 280, 20), side, item.label)
    painter.fillRect(QRectF(x, y + 26, 280, 14), gradient)
    if accuracy is not None:
        painter.setFont(font(15, bold=True))
        text = f"{accuracy:.0%} of held-out labels right"
        painter.drawText(QPointF(x, y + 92), text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="for fitting the encoder")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "demo")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("AEF_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
    began = time.monotonic()
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    _plugin = load_plugin()
    # QGIS writes statistics beside rasters and into GeoPackages: not into the clone.
    sample = Path(shutil.copytree(SAMPLE, out / "sample", dirs_exist_ok=True))
    labels = label_layer(sample)
    found, times = compute(out, arguments.minutes, labels)
    shown = fill_project(found, labels)
    project = QgsProject.instance()
    project.write(str(out / "demo.qgz"))
    draw_picture(out / "demo.png", shown, labels, found["accuracy"])
    steps = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in times.items())
    print(f"\nAccuracy on held-out labels: {found['accuracy']:.1%}")
    print(f"Times: {steps}; all {time.monotonic() - began:.0f} s")
    print(f"Report:  {found['report']}")
    print(f"Picture: {out / 'demo.png'}")
    print(f"Project: {out / 'demo.qgz'} (`make run` opens it)")


if __name__ == "__main__":
    main()
