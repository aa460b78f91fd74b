"""aef:reduce: a picture of an embedding."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..i18n import tr
from .base import Parameters, WorkerAlgorithm


class Reduce(WorkerAlgorithm):
    """Makes the picture that a person looks at."""

    ID = "reduce"
    TITLE = tr("Picture of an embedding")
    SHORT = tr("Shows the three main directions of an embedding as light and hues.")
    HELP = tr(
        "<p>A screen has three colours and an embedding 64 dimensions. This finds the three "
        "directions in which the pixels of this embedding differ most and shows them as light and "
        "two pairs of hues. Pixels of like colour behave alike; the colours themselves have no "
        "meaning, and differ from one embedding to the next unless you ask for the same.</p>"
        "<p><i>Make an embedding</i> writes such a picture by itself; use this for embeddings that "
        "came from elsewhere.</p>"
        "<p><b>Same colours as</b>: a picture of another year or of the place beside, by the same "
        "encoder. The colours then mean the same in both, and can be compared by eye; where a "
        "colour has changed, something on the ground has.</p>"
    )
    TAGS = tr("pca,rgb,visualise,principal components,preview")

    LIKE = "LIKE"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embedding()
        self.addParameter(
            QgsProcessingParameterRasterLayer(
                self.LIKE, tr("Same colours as (a picture)"), optional=True
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Picture")))

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        like = self.raster(self.LIKE)
        return [self.raster(self.EMBEDDING), output, *(["--like", like] if like else [])]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        self.finish_layer(outputs["rgb"], self.raster(self.EMBEDDING), context)
        return {self.OUTPUT: outputs["rgb"]}
