"""aef:apply: a map from a head and an embedding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
)

from ..i18n import tr
from .base import Parameters, WorkerAlgorithm


class Apply(WorkerAlgorithm):
    """Makes a map of the whole embedding with what was learnt."""

    ID = "apply"
    TITLE = tr("Make a map")
    SHORT = tr("Applies a trained head to an embedding: a map, and how sure it is of each pixel.")
    HELP = tr(
        "<p>Applies what <i>Train on labels</i> learnt to every pixel of an embedding. The map has "
        "the names and colours of your classes.</p>"
        "<p><b>Head</b>: the .aefhead file that <i>Train on labels</i> wrote.</p>"
        "<p><b>Embedding</b>: the one that the head was trained on, or another place or year made "
        "by the same encoder; an embedding of another encoder is refused.</p>"
        "<p><b>Confidence</b>: 0 to 100 for each pixel, how clearly the class stood out. It is "
        "not an accuracy: that stands in the report of <i>Train on labels</i>.</p>"
    )
    TAGS = tr("predict,classify,class map,land cover,classification,inference")

    HEAD, CONFIDENCE = "HEAD", "CONFIDENCE"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                self.HEAD, tr("Head"), fileFilter=tr("Head (*.aefhead);;All files (*)")
            )
        )
        self.add_embedding()
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Map")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                self.CONFIDENCE, tr("Confidence"), optional=True
            )
        )

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        head = self.parameterAsFile(parameters, self.HEAD, context)
        if not Path(head).is_file():
            return tr(
                "The head “{}” does not exist. Choose the .aefhead file that “Train on labels” wrote."
            ).format(head)
        return super().problem(parameters, context)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        head = self.parameterAsFile(parameters, self.HEAD, context)
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        confidence = self.parameterAsOutputLayer(parameters, self.CONFIDENCE, context)
        found = [head, self.raster(self.EMBEDDING), output]
        return [*found, "--confidence", confidence] if confidence else found

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        embedding, confidence = self.raster(self.EMBEDDING), outputs.get("confidence")
        self.finish_layer(outputs["map"], embedding, context)
        found = {self.OUTPUT: outputs["map"]}
        if confidence:
            self.finish_layer(confidence, embedding, context)
            found[self.CONFIDENCE] = confidence
        return found
