"""aef:combine: embeddings side by side as one."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterRasterDestination,
)

from ..i18n import tr
from .base import EMBED, Parameters
from .embeddings import EmbeddingsAlgorithm


class Combine(EmbeddingsAlgorithm):
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

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embeddings()
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Embedding")))
        self.addOutput(QgsProcessingOutputRasterLayer(self.RGB, tr("Picture of the embedding")))

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        return [*self.embeddings, self.parameterAsOutputLayer(parameters, self.OUTPUT, context)]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        return self.embedding_results(outputs, context)
