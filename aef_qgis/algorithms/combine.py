"""aef:combine: embeddings side by side as one."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from .. import layers
from ..i18n import tr
from .base import EMBED, Parameters, WorkerAlgorithm


class Combine(WorkerAlgorithm):
    """Puts embeddings of one place side by side."""

    ID = "combine"
    GROUP = EMBED
    TITLE = tr("Combine embeddings")
    SHORT = tr("Puts embeddings of one place side by side, so that heads learn from all of them.")
    HELP = tr(
        "<p>Two encoders see a place differently, and a head that is given both is often better "
        "than with either. This writes one embedding with the dimensions of all, on the grid of "
        "the first one, in which each counts the same. All tools work on it: train, map, cluster, "
        "look-alikes, change.</p>"
        "<p><b>Embeddings</b>: two or more of one place, for example your own and an imported "
        "AlphaEarth. The first one’s pixels are kept as they are. Where one of them has no data, "
        "the result has none.</p>"
    )
    TAGS = tr("stack,merge,fuse,concatenate,alphaearth,tessera")

    def __init__(self) -> None:
        super().__init__()
        self._embeddings: list[str] = []

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        rasters = QgsProcessingParameterMultipleLayers(
            self.EMBEDDINGS, tr("Embeddings"), QgsProcessing.SourceType.TypeRaster
        )
        self.addParameter(rasters)
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Embedding")))
        self.addOutput(QgsProcessingOutputRasterLayer(self.RGB, tr("Picture of the embedding")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        return self.embeddings_problem(parameters, context)

    def inputs(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        found = self.parameterAsLayerList(parameters, self.EMBEDDINGS, context)
        return super().inputs(parameters, context) + [layers.file_path(layer) for layer in found]

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        found = self.parameterAsLayerList(parameters, self.EMBEDDINGS, context)
        self._embeddings = [layers.raster_path(layer) for layer in found]
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        return [*self._embeddings, self.parameterAsOutputLayer(parameters, self.OUTPUT, context)]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        return self.embedding_results(outputs, context)
