"""aef:apply: a map from a head and an embedding."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from .. import heads
from ..i18n import tr
from .base import Parameters, WorkerAlgorithm, destination

KINDS = ["probability", "margin", "entropy"]
LAYERS = {
    "CONFIDENCE": "confidence",
    "APPLICABILITY": "applicability",
    "SETS": "sets",
    "UNCERTAINTY": "uncertainty",
}  # the parameters of the layers beside the map, and the worker's options for them


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
        "<p><b>Where not to trust it</b>: how unlike all labels each place is (dissimilarity index "
        "of Meyer and Pebesma 2021). What is coloured is beyond what the labels speak for; neither "
        "the map nor its accuracy hold there.</p>"
        "<p><b>How many classes are possible</b>: the size of the 90 % prediction set, in which the "
        "true class is nine times of ten. <b>Uncertainty of a quantity</b>: standard deviation and "
        "90 % interval.</p>"
        "<p>Advanced: what confidence means (probability, margin to the next class, entropy); a "
        "class “unknown” for places like no label; a smallest patch; and how often a place must "
        "have been seen clearly.</p>"
    )
    TAGS = tr("predict,classify,class map,land cover,classification,inference")

    CONFIDENCE, CONFIDENCE_KIND = "CONFIDENCE", "CONFIDENCE_KIND"
    APPLICABILITY, SETS, UNCERTAINTY = "APPLICABILITY", "SETS", "UNCERTAINTY"
    UNKNOWN, MINIMUM_AREA = "UNKNOWN", "MINIMUM_AREA"
    MINIMUM_OBSERVATIONS = "MINIMUM_OBSERVATIONS"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_head()
        self.add_embedding()
        self._add_options()
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Map")))
        self._add_layer(self.CONFIDENCE, tr("Confidence"), made=True)
        self._add_layer(self.APPLICABILITY, tr("Where not to trust it"))
        self._add_layer(self.SETS, tr("How many classes are possible"))
        self._add_layer(self.UNCERTAINTY, tr("Uncertainty of a quantity"))

    def _add_options(self) -> None:
        number = QgsProcessingParameterNumber.Type
        self.add_choice(self.CONFIDENCE_KIND, tr("Confidence is"), KINDS, advanced=True)
        options = (
            QgsProcessingParameterBoolean(
                self.UNKNOWN, tr("A class “unknown”"), defaultValue=False
            ),
            QgsProcessingParameterNumber(
                self.MINIMUM_AREA,
                tr("Join patches smaller than (m²)"),
                number.Double,
                defaultValue=0,
                minValue=0,
            ),
            QgsProcessingParameterNumber(
                self.MINIMUM_OBSERVATIONS,
                tr("Fewest clear observations of a place"),
                number.Integer,
                defaultValue=0,
                minValue=0,
            ),
        )
        for option in options:
            self.add_advanced(option)

    def _add_layer(self, name: str, text: str, made: bool = False) -> None:
        self.addParameter(
            QgsProcessingParameterRasterDestination(name, text, optional=True, createByDefault=made)
        )

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        head = self.parameterAsFile(parameters, self.HEAD, context)
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        found = [head, self.raster(self.EMBEDDING), output]
        quantity = heads.record(head).get("task") == "regress"
        # Offered by default, and there is none for quantities (nor the other way round).
        left_out = self.CONFIDENCE if quantity else self.UNCERTAINTY
        for name, option in LAYERS.items():
            if name == left_out and not destination(parameters.get(name)):
                continue
            path = self.optional_layer(parameters, name, context)
            found += [f"--{option}", path] if path else []
        kind = self.parameterAsEnumString(parameters, self.CONFIDENCE_KIND, context)
        if kind != KINDS[0]:
            found += ["--confidence-kind", kind]
        if self.parameterAsBoolean(parameters, self.UNKNOWN, context):
            found.append("--unknown")
        smallest = self.parameterAsDouble(parameters, self.MINIMUM_AREA, context)
        fewest = self.parameterAsInt(parameters, self.MINIMUM_OBSERVATIONS, context)
        found += ["--minimum-area", str(smallest)] if smallest > 0 else []
        return found + (["--minimum-observations", str(fewest)] if fewest > 0 else [])

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        embedding = self.raster(self.EMBEDDING)
        # A model exported as Python asks for each of them, also for those that were not made.
        found = {name: outputs.get(key) for name, key in {self.OUTPUT: "map", **LAYERS}.items()}
        for path in filter(None, found.values()):
            self.finish_layer(path, embedding, context)
        return found
