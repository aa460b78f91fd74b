"""aef:suggest: places whose labels would teach a head most."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorDestination,
)

from ..i18n import tr
from ..vectorstyles import style_to_label
from .base import MAP, Parameters, WorkerAlgorithm


class Suggest(WorkerAlgorithm):
    """Tells where to draw labels next."""

    ID = "suggest"
    GROUP = MAP
    TITLE = tr("Suggest what to label next")
    SHORT = tr("Finds the places whose labels would improve a head most.")
    HELP = tr(
        "<p>Looks for places where the head is unsure and that are unlike all labels so far and "
        "unlike each other, so that ten labels teach ten things. Best used in rounds: train, "
        "label what is suggested, train again with both layers joined.</p>"
        "<p>The result is a point layer ready to be edited: choose the class in its form (it has "
        "the label field and the classes of the head), or delete a point that you can't tell.</p>"
        "<p><b>Head</b>: the .aefhead file that <i>Train on labels</i> wrote. <b>Embedding</b>: "
        "where the points should lie.</p>"
        "<p>These points are chosen, not drawn at random: they are good for training and useless "
        "for measuring accuracy or area. For that there is <i>Sample for validation</i>.</p>"
    )
    TAGS = tr("active learning,labels,uncertainty,sampling,training")

    N = "N"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_head()
        self.add_embedding()
        self.addParameter(
            QgsProcessingParameterNumber(
                self.N,
                tr("Number of points"),
                QgsProcessingParameterNumber.Type.Integer,
                defaultValue=20,
                minValue=1,
                maxValue=1000,
            )
        )
        self.addParameter(
            QgsProcessingParameterVectorDestination(
                self.OUTPUT, tr("Points to label"), QgsProcessing.SourceType.TypeVectorPoint
            )
        )

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        head = self.parameterAsFile(parameters, self.HEAD, context)
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        n = self.parameterAsInt(parameters, self.N, context)
        return [head, self.raster(self.EMBEDDING), output, "--n", str(n)]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        style = partial(style_to_label, field=outputs["field"], legend=outputs["legend"])
        self.finish_vector(outputs["points"], style, context)
        return {self.OUTPUT: outputs["points"]}
