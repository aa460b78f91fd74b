"""aef:cluster: an embedding's pixels in groups."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..i18n import tr
from .base import Parameters, WorkerAlgorithm


class Cluster(WorkerAlgorithm):
    """Groups the pixels that behave alike, without labels."""

    ID = "cluster"
    TITLE = tr("Cluster an embedding")
    SHORT = tr("Groups pixels that behave alike; no labels are needed.")
    HELP = tr(
        "<p>Sorts all pixels of an embedding into groups that behave alike. It needs no labels, and "
        "shows quickly what an embedding can tell apart: crops, forest types, water, built land. The "
        "groups have numbers, not names; what they are is for you to say.</p>"
        "<p><b>Embedding</b>: the raster with 64 bands that <i>Make an embedding</i> wrote.</p>"
        "<p><b>Number of clusters</b>: empty chooses a number that suits the data. Take more than "
        "the classes you expect (twice as many) and join them afterwards.</p>"
    )
    TAGS = tr("k-means,unsupervised,segment,group,classes")

    K = "K"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embedding()
        self.addParameter(
            QgsProcessingParameterNumber(
                self.K,
                tr("Number of clusters (empty: automatic)"),
                QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=2,
                maxValue=254,
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Clusters")))

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        k = "auto"
        if self.has_number(parameters, self.K, context):
            k = str(self.parameterAsInt(parameters, self.K, context))
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        return [self.raster(self.EMBEDDING), output, "--k", k]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        self.finish_layer(outputs["map"], self.raster(self.EMBEDDING), context)
        return {self.OUTPUT: outputs["map"]}
