"""aef:area: how accurate a map is, and how much there is of each class."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from .. import labels
from ..i18n import tr
from ..suggest import REFERENCE
from ..vectorstyles import STRATA
from .base import DRAWN, EVIDENCE, Parameters, WorkerAlgorithm, no_class_map

DESIGNS = ["auto", "stratified", "poststratified", "simple"]


class Area(WorkerAlgorithm):
    """Estimates accuracy and areas from independent reference points."""

    ID = "area"
    GROUP = EVIDENCE
    TITLE = tr("Accuracy and areas")
    SHORT = tr("Estimates a map's accuracy and the area of each class, with 95 % intervals.")
    HELP = tr(
        "<p>Compares a map with reference points that were drawn at random (<i>Sample for "
        "validation</i>) and labelled. Gives overall, user's and producer's accuracy and the area of "
        "each class, each with its 95 % interval (Olofsson et al. 2014, Stehman 2014). Counting "
        "the map's pixels instead gives areas that are biased by the map's errors.</p>"
        "<p><b>Reference points</b>: any point layer. <b>Field with what was found</b>: the "
        "words, names or values of the map's classes. What AcATaMa saves as labelled sampling "
        "works too (field <i>Label</i>). Points without a label are left out.</p>"
        "<p><b>How the points were drawn</b>: auto takes the strata that <i>Sample for "
        "validation</i> wrote into the points, else the map's classes. Choose simple for points "
        "drawn at random over the whole map without strata.</p>"
        "<p><b>Training labels</b>: points in them are refused, because a map is best where it was "
        "taught.</p>"
        "<p><b>Report</b>: a page with everything, and beside it the tables as CSV and JSON. Areas "
        "are on the ellipsoid, whatever the map's coordinate system.</p>"
    )
    TAGS = tr("accuracy,confusion matrix,error matrix,Olofsson,Stehman,hectares,user's,producer's")

    MAP, REFERENCE, LABEL_FIELD = "MAP", "REFERENCE", "LABEL_FIELD"
    DESIGN, LABELS, REPORT = "DESIGN", "LABELS", "REPORT"
    OVERALL, OVERALL_SE = "OVERALL", "OVERALL_SE"

    def __init__(self) -> None:
        super().__init__()
        self._reference = self._training = self._field = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        points = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterRasterLayer(self.MAP, tr("Class map")))
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference points"), points)
        )
        self.addParameter(
            QgsProcessingParameterField(
                self.LABEL_FIELD,
                tr("Field with what was found"),
                defaultValue=REFERENCE,
                parentLayerParameterName=self.REFERENCE,
            )
        )
        self.add_choice(self.DESIGN, tr("How the points were drawn"), DESIGNS)
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.LABELS, tr("Training labels"), DRAWN, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.REPORT, tr("Report"), fileFilter=tr("HTML page (*.html)")
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.OVERALL, tr("Overall accuracy")))
        self.addOutput(QgsProcessingOutputNumber(self.OVERALL_SE, tr("Its standard error")))

    def checkParameterValues(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[bool, str]:
        # QGIS fills in a field's default in its window only, and else refuses its lack.
        return super().checkParameterValues({self.LABEL_FIELD: REFERENCE, **parameters}, context)

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        source = self.parameterAsSource(parameters, self.REFERENCE, context)
        field = self.parameterAsString(parameters, self.LABEL_FIELD, context)
        if source is not None and source.fields().lookupField(field) < 0:
            return tr("The points “{}” have no field “{}”; they have: {}.").format(
                source.sourceName(), field, ", ".join(source.fields().names())
            )
        return no_class_map(self.parameterAsRasterLayer(parameters, self.MAP, context))

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        source = self.parameterAsSource(parameters, self.REFERENCE, context)
        known = source.fields().names() if source is not None else []
        asked = self.parameterAsString(parameters, self.LABEL_FIELD, context)
        field = self._field = labels.field_name(source, asked)
        fields = [name for name in dict.fromkeys((field, *STRATA)) if name in known]
        given = (self, parameters)
        self._reference = labels.source_file(*given, self.REFERENCE, fields, context, feedback)
        self._training = labels.source_file(*given, self.LABELS, [], context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        design = self.parameterAsEnumString(parameters, self.DESIGN, context)
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        found = [self.raster(self.MAP), self._reference, "--label-field", self._field]
        found += ["--design", design, "--report", report]
        return found + (["--labels", self._training] if self._training else [])

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        overall = outputs["overall"]
        return {
            self.REPORT: outputs["report"],
            self.OVERALL: overall["value"],
            self.OVERALL_SE: overall["se"],
        }
