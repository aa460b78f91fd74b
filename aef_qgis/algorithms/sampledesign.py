"""aef:sampledesign: random points on a map, ready to be labelled."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from .. import labels
from ..i18n import tr
from ..outputs import beside_project
from ..vectorstyles import style_to_label
from .base import DRAWN, EVIDENCE, Parameters, WorkerAlgorithm, no_class_map


class SampleDesign(WorkerAlgorithm):
    """Draws the points that accuracy and areas are estimated from."""

    ID = "sampledesign"
    GROUP = EVIDENCE
    TITLE = tr("Sample for validation")
    SHORT = tr("Draws random points in each class of a map, to be labelled for its accuracy.")
    HELP = tr(
        "<p>The accuracy of a map, and how much there is of each class, can only be told from "
        "points that were drawn at random and labelled by somebody who looked. This draws them: a "
        "random sample stratified by the map's classes, at least 50 points each (fewer where that "
        "would take more than half of all points), the rest by area (Olofsson et al. 2014).</p>"
        "<p><b>Wanted error</b>: standard error of the overall accuracy, 0.02 by default. It sets "
        "the number of points unless you give one.</p>"
        "<p><b>Training labels</b>: what the map was taught with; no point is drawn there.</p>"
        "<p>The layer has a field <i>reference</i>: choose there what is really at each point, from "
        "images or in the field, <b>without looking at the map</b>. Points are in random order, so "
        "stopping early leaves a valid, smaller sample. Then run <i>Accuracy and areas</i>. The "
        "plugin AcATaMa opens the same layer as its sampling file.</p>"
    )
    TAGS = tr("stratified,random,reference,validation,accuracy,Olofsson,AcATaMa,points")

    MAP, TARGET_SE, N, LABELS, COUNT = "MAP", "TARGET_SE", "N", "LABELS", "COUNT"

    def __init__(self) -> None:
        super().__init__()
        self._training = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(QgsProcessingParameterRasterLayer(self.MAP, tr("Class map")))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.TARGET_SE,
                tr("Wanted error of the accuracy"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.02,
                minValue=0.004,  # below, the worker says that nobody labels so many points
                maxValue=0.2,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.N,
                tr("Number of points (empty: automatic)"),
                QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=4,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.LABELS, tr("Training labels"), DRAWN, optional=True
            )
        )
        points = QgsProcessingParameterVectorDestination(
            self.OUTPUT, tr("Points to label"), QgsProcessing.SourceType.TypeVectorPoint
        )
        stem = beside_project("validation", [".gpkg"])
        if stem:  # labelling them takes days: they should outlive QGIS
            points.setGuiDefaultValueOverride(f"{stem}.gpkg")
        self.addParameter(points)
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Points drawn")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        return no_class_map(self.parameterAsRasterLayer(parameters, self.MAP, context))

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._training = labels.source_file(self, parameters, self.LABELS, [], context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        error = self.parameterAsDouble(parameters, self.TARGET_SE, context)
        found = [self.raster(self.MAP), output, "--target-se", str(error)]
        if self.has_number(parameters, self.N, context):
            found += ["--n", str(self.parameterAsInt(parameters, self.N, context))]
        return found + (["--labels", self._training] if self._training else [])

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        style = partial(style_to_label, field=outputs["field"], legend=outputs["legend"])
        self.finish_vector(outputs["points"], style, context)
        return {self.OUTPUT: outputs["points"], self.COUNT: outputs["n"]}
