"""The input that `embed` and `fit` share: dated layers, or a manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
)

from .. import layers, scratch, worker
from ..i18n import tr
from .base import EMBED, Parameters, WorkerAlgorithm

FRAMES_HELP = tr(
    "<p><b>Dated layers</b>: rasters of different dates (Sentinel-2, Sentinel-1, Landsat, or "
    "others). A file may hold all bands of a date, one band, or many dates. Date and source are "
    "taken from what you set in the dialog of the toolbar, the layer's temporal range, the file's "
    "tags, or its name (“S2_20180407.tif”).</p>"
    "<p><b>Manifest</b>: instead of layers, a JSON file that lists the images, which may also be "
    "the folders that products are delivered in (.SAFE); it wins over the layers.</p>"
)


class FramesAlgorithm(WorkerAlgorithm):
    """An algorithm that starts from frames."""

    GROUP = EMBED
    LAYERS = "LAYERS"
    MANIFEST = "MANIFEST"

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[dict[str, Any]] = []

    def add_frames(self) -> None:
        """Add the two parameters."""
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                self.LAYERS,
                tr("Dated layers"),
                QgsProcessing.SourceType.TypeRaster,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.MANIFEST,
                tr("Manifest (instead of layers)"),
                fileFilter=tr("Manifest (*.json)"),
                optional=True,
            )
        )

    def inputs(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        found = self.parameterAsLayerList(parameters, self.LAYERS, context)
        return [layers.image_path(layer) for layer in found]

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        manifest = self.parameterAsFile(parameters, self.MANIFEST, context)
        if manifest and not Path(manifest).is_file():
            return tr("The manifest “{}” does not exist. Check the path.").format(manifest)
        if not manifest and not parameters.get(self.LAYERS):
            return tr("Choose at least one dated layer, or give a manifest.")
        return ""

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        good = super().prepareAlgorithm(parameters, context, feedback)
        if not self.parameterAsFile(parameters, self.MANIFEST, context):
            given = self.parameterAsLayerList(parameters, self.LAYERS, context)
            self._frames = [layers.frame(layer) for layer in layers.once_a_file(given)]
        return good

    def work(self, arguments: list[str], feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """As others, but what is finished of a temporary output lies where it is found again."""
        manifest, output, *options = arguments
        if not scratch.is_temporary(output):
            return super().work(arguments, feedback)
        try:
            folder = scratch.place(self.ID, manifest, options)
        except OSError:  # a home that can't be written: nothing is found again, but all else works
            return super().work(arguments, feedback)
        inside = str(folder / f"output{Path(output).suffix}")
        try:
            outputs = super().work([manifest, inside, *options], feedback)
        except worker.WorkerError:
            scratch.discard_if_empty(folder)
            raise
        return scratch.move(folder, output, outputs)

    def manifest(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Return the manifest's path, written from the layers where none was given."""
        given = self.parameterAsFile(parameters, self.MANIFEST, context)
        return given or write_manifest(self._frames)


def write_manifest(frames: list[dict[str, Any]]) -> str:
    """Write a manifest to a temporary file and return its path."""
    path = QgsProcessingUtils.generateTempFilename("frames.json")
    text = json.dumps({"frames": frames}, indent=1, ensure_ascii=False)
    Path(path).write_text(text, encoding="utf-8")
    return path
