"""aef:similar: where else is it like this?"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
)

from .. import labels
from ..i18n import tr
from ..vectorstyles import style_places
from .base import DRAWN, Parameters, WorkerAlgorithm


class Similar(WorkerAlgorithm):
    """Finds look-alikes of examples."""

    ID = "similar"
    TITLE = tr("Find look-alikes")
    SHORT = tr("Shows where an embedding is like the examples you draw, and lists the best places.")
    HELP = tr(
        "<p>Draw one place of what you are looking for: a solar park, an orchard, a stand of reed. "
        "This shows where else it is like that.</p>"
        "<p><b>Examples</b>: points or polygons; each counts as one. Two or three of different "
        "looks are better than one.</p>"
        "<p><b>Counter-examples</b>: points or polygons of what was found and is not meant. Run it "
        "again with them.</p>"
        "<p><b>Look-alikes</b>: percent; 100 is like the examples, 0 is like anything in this "
        "embedding. Plain similarity (cosine) is high almost everywhere; here it is seen against "
        "the background of the whole embedding, and the legend says how unusual it is. The second "
        "band holds the plain cosine.</p>"
        "<p><b>Places</b>: connected areas above the threshold, the most similar first, with area "
        "and centre. The threshold is half the likeness of the examples unless you give one.</p>"
    )
    TAGS = tr("similarity,search,cosine,look-alike,find,nearest,target detection")

    EXAMPLES, UNLIKE, COUNT = "EXAMPLES", "UNLIKE", "COUNT"
    THRESHOLD, PLACES = "THRESHOLD", "PLACES"

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, str] = {}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_embedding()
        for name, text in (
            (self.EXAMPLES, tr("Examples")),
            (self.UNLIKE, tr("Counter-examples")),
        ):
            self.addParameter(
                QgsProcessingParameterFeatureSource(name, text, DRAWN, optional=name == self.UNLIKE)
            )
        number = QgsProcessingParameterNumber.Type
        self.addParameter(
            QgsProcessingParameterNumber(
                self.COUNT, tr("Number of places"), number.Integer, 100, minValue=1, maxValue=100000
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.THRESHOLD,
                tr("Threshold in percent (empty: automatic)"),
                number.Double,
                optional=True,
                minValue=1,
                maxValue=100,
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Look-alikes")))
        self.addParameter(
            QgsProcessingParameterVectorDestination(
                self.PLACES, tr("Places"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
            )
        )

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        for name in (self.EXAMPLES, self.UNLIKE):
            self._files[name] = labels.source_file(self, parameters, name, [], context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        found = [self.raster(self.EMBEDDING), output, "--examples", self._files[self.EXAMPLES]]
        if self._files[self.UNLIKE]:
            found += ["--unlike-examples", self._files[self.UNLIKE]]
        found += ["--n", str(self.parameterAsInt(parameters, self.COUNT, context))]
        if self.has_number(parameters, self.THRESHOLD, context):
            threshold = self.parameterAsDouble(parameters, self.THRESHOLD, context)
            found += ["--threshold", f"{threshold:g}"]
        places = self.optional_layer(parameters, self.PLACES, context)
        if places and not places.lower().endswith(".gpkg"):
            raise QgsProcessingException(
                tr("The places are written as a GeoPackage; choose a name that ends in .gpkg.")
            )
        return [*found, "--objects", places] if places else found

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        self.finish_layer(outputs["map"], self.raster(self.EMBEDDING), context)
        places = outputs.get("objects")
        if places:
            self.finish_vector(places, style_places, context)
        return {self.OUTPUT: outputs["map"], self.PLACES: places}
