"""aef:change: what has changed between embeddings of one place."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from .. import labels
from ..i18n import tr
from .base import Parameters, is_asked
from .embeddings import EmbeddingsAlgorithm


class Change(EmbeddingsAlgorithm):
    """Compares embeddings of two or more periods."""

    ID = "change"
    TITLE = tr("Find change")
    SHORT = tr("Compares embeddings of two years or more and says how surprising each change is.")
    HELP = tr(
        "<p>Land never looks quite the same twice: crops rotate, springs come early. This learns "
        "from the embeddings themselves how much unchanged land differs, and shows what differs "
        "more.</p>"
        "<p><b>Embeddings</b>: two or more of one place by one encoder; their valid periods put "
        "them in order.</p>"
        "<p><b>Change</b>: band 1 is the surprise: 2 means that one in 100 unchanged pixels "
        "differs so much, 3 that one in 1000 does. It is shown from the chosen share of <b>false "
        "alarms</b> on. Band 2 is the angle in degrees. Of three and more embeddings the largest "
        "break of each pixel is shown, with the angle across it, the trend and how far it has "
        "returned; <b>the year of the break</b> is a layer of its own.</p>"
        "<p><b>Head</b> and <b>From what to what</b>: a head with classes, applied to both years "
        "where something changed.</p>"
        "<p><b>Stable places</b>: polygons that did not change. Without them, the three quarters of "
        "the area that differ least are taken for unchanged (with three and more embeddings the "
        "four fifths); where more than about a tenth changed in the same way, draw some.</p>"
        "<p><b>Of two encoders</b>: learns on stable land what goes with what. Less sharp than two "
        "embeddings by one encoder.</p>"
    )
    TAGS = tr("change detection,difference,trend,break,deforestation,time series,from-to")

    TRANSITIONS = "TRANSITIONS"
    FALSE_ALARMS, STABLE, ALIGN, YEAR = "FALSE_ALARMS", "STABLE", "ALIGN", "BREAK_YEAR"

    def __init__(self) -> None:
        super().__init__()
        self._stable = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embeddings()
        self.addParameter(
            QgsProcessingParameterNumber(
                self.FALSE_ALARMS,
                tr("False alarms in percent"),
                QgsProcessingParameterNumber.Type.Double,
                5.0,
                minValue=0.01,
                maxValue=49,
            )
        )
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.STABLE, tr("Stable places"), polygons, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.HEAD,
                tr("Head"),
                fileFilter=tr("Head (*.aefhead);;All files (*)"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(self.ALIGN, tr("Of two encoders"), defaultValue=False)
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Change")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                self.TRANSITIONS, tr("From what to what"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputRasterLayer(self.YEAR, tr("Year of the break")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        head = self.parameterAsFile(parameters, self.HEAD, context)
        if bool(head) != is_asked(parameters.get(self.TRANSITIONS)):
            return tr(
                "To see from what to what the land changed, give both a head and a name for that "
                "layer."
            )
        return super().problem(parameters, context)

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._stable = labels.source_file(self, parameters, self.STABLE, [], context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        alarms = self.parameterAsDouble(parameters, self.FALSE_ALARMS, context)
        found = [*self.embeddings, output, "--false-alarms", f"{alarms:g}"]
        found += ["--stable", self._stable] if self._stable else []
        head = self.parameterAsFile(parameters, self.HEAD, context)
        between = self.optional_layer(parameters, self.TRANSITIONS, context)
        found += ["--head", head] if head else []
        found += ["--transitions", between] if between else []
        if self.parameterAsBoolean(parameters, self.ALIGN, context):
            found.append("--align")
        return found

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        several = ""  # in the group of one of them the picture of another would hide it
        self.finish_layer(outputs["map"], several, context)
        between, year = outputs.get("transitions"), outputs.get("break_year")
        if between:
            self.finish_layer(between, several, context)
        if year:
            self.load_beside(self.YEAR, outputs["map"], year, several, tr("Year"), context)
        return {self.OUTPUT: outputs["map"], self.TRANSITIONS: between, self.YEAR: year}
