"""The input that `combine` and `change` share: several embeddings of one place."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterMultipleLayers,
)

from .. import layers
from ..i18n import tr
from .base import Parameters, WorkerAlgorithm, no_embedding


class EmbeddingsAlgorithm(WorkerAlgorithm):
    """An algorithm that starts from two embeddings or more."""

    EMBEDDINGS = "EMBEDDINGS"

    def __init__(self) -> None:
        super().__init__()
        self.embeddings: list[str] = []  # their files, as found while preparing

    def add_embeddings(self) -> None:
        """Add the parameter."""
        rasters = QgsProcessing.SourceType.TypeRaster
        self.addParameter(
            QgsProcessingParameterMultipleLayers(self.EMBEDDINGS, tr("Embeddings"), rasters)
        )

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        found = self.parameterAsLayerList(parameters, self.EMBEDDINGS, context)
        if len(found) < 2:  # QGIS itself would only name the parameter
            return tr("Choose two embeddings or more, all of them readable.")
        return next(filter(None, map(no_embedding, found)), "")

    def inputs(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        found = self.parameterAsLayerList(parameters, self.EMBEDDINGS, context)
        return super().inputs(parameters, context) + [layers.file_path(layer) for layer in found]

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        found = self.parameterAsLayerList(parameters, self.EMBEDDINGS, context)
        self.embeddings = [layers.raster_path(layer) for layer in found]
        return super().prepareAlgorithm(parameters, context, feedback)
