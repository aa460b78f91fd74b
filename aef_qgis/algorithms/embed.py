"""aef:embed: dated layers to an embedding."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import Qt

from ..i18n import tr
from .base import DEVICES, Parameters
from .frames import FRAMES_HELP, FramesAlgorithm

DTYPES = ["int8", "float32"]


class Embed(FramesAlgorithm):
    """Encodes dated layers into 64 numbers a pixel."""

    ID = "embed"
    TITLE = tr("Make an embedding")
    SHORT = tr("Encodes dated satellite layers into one 64-dimensional vector per pixel.")
    HELP = (
        tr(
            "<p>Reads all dates of a place and sums up each pixel's year in 64 numbers: what grew "
            "there, when it was green, wet, bare or cut. Places that behaved alike get similar "
            "numbers, so few labels are enough to make a map from them.</p>"
            "<p>The result is a raster with 64 bands and a picture of it. Go on with <i>Cluster an "
            "embedding</i> to see what there is, or with <i>Train on labels</i> and <i>Make a map</i> "
            "to map your own classes.</p>"
        )
        + FRAMES_HELP
        + tr(
            "<p><b>Valid period</b>: the time that the embedding should describe; start is its first "
            "day, end the first day after it. Empty: the last 365 days of the images.</p>"
            "<p><b>Checkpoint</b>: the encoder. Empty: the one that comes with the plugin. Or a "
            "file that <i>Adapt the encoder to a scene</i> made.</p>"
            "<p><b>Number format</b>: int8 takes a quarter of the space, and all tools here know "
            "it; float32 is for other programs.</p>"
            "<p><b>Memory</b>: what the worker may take beyond its libraries. With less it works in "
            "smaller pieces; with more it reads images faster that are stored in long rows. Empty: 2 GB.</p>"
            "<p><b>Dask scheduler</b>: spreads the work over a cluster that is running; all of its "
            "machines need the images and the output under the same paths (docs/cluster.md).</p>"
            "<p>Cancelling keeps the finished tiles: running the same again goes on from there.</p>"
        )
    )
    TAGS = tr("encode,feature,time series,sentinel,landsat,alphaearth,foundation model,satellite")

    DASK, MEMORY = "DASK", "MEMORY"
    LEAST_MEMORY = 0.5  # GB, below which the worker refuses
    VALID_START, VALID_END, EXTENT = "VALID_START", "VALID_END", "EXTENT"
    CHECKPOINT, DEVICE, DTYPE = "CHECKPOINT", "DEVICE", "DTYPE"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_frames()
        day = QgsProcessingParameterDateTime.Type.Date
        start, end = tr("Valid period: first day"), tr("Valid period: first day after it")
        for name, text in ((self.VALID_START, start), (self.VALID_END, end)):
            self.addParameter(QgsProcessingParameterDateTime(name, text, day, optional=True))
        self.addParameter(
            QgsProcessingParameterExtent(self.EXTENT, tr("Area (empty: all)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.CHECKPOINT,
                tr("Checkpoint (empty: the bundled encoder)"),
                fileFilter=tr("Checkpoint (*.safetensors);;All files (*)"),
                optional=True,
            )
        )
        self.add_choice(self.DEVICE, tr("Device"), DEVICES, advanced=True)
        self.add_choice(self.DTYPE, tr("Number format"), DTYPES, advanced=True)
        self.add_advanced(
            QgsProcessingParameterNumber(
                self.MEMORY,
                tr("Memory (GB; empty: 2)"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=self.LEAST_MEMORY,
            )
        )
        self.add_advanced(
            QgsProcessingParameterString(
                self.DASK, tr("Dask scheduler (tcp://host:8786)"), optional=True
            )
        )
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Embedding")))
        self.addOutput(QgsProcessingOutputRasterLayer(self.RGB, tr("Picture of the embedding")))
        self.addOutput(QgsProcessingOutputRasterLayer(self.OBSERVATIONS, tr("Valid observations")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        start, end = self._day(parameters, context, "START"), self._day(parameters, context, "END")
        if start and end and start >= end:
            return tr(
                "The valid period ends ({}) before it begins ({}). Choose a later end."
            ).format(end, start)
        return super().problem(parameters, context)

    def _day(self, parameters: Parameters, context: QgsProcessingContext, which: str) -> str:
        value = self.parameterAsDateTime(parameters, f"VALID_{which}", context)
        return value.date().toString(Qt.DateFormat.ISODate) if value.isValid() else ""

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        found = [self.manifest(parameters, context), output]
        checkpoint = self.parameterAsFile(parameters, self.CHECKPOINT, context)
        for option, value in (
            ("--checkpoint", checkpoint),
            ("--valid-start", self._day(parameters, context, "START")),
            ("--valid-end", self._day(parameters, context, "END")),
            ("--device", self.parameterAsEnumString(parameters, self.DEVICE, context)),
            ("--dtype", self.parameterAsEnumString(parameters, self.DTYPE, context)),
            ("--dask", self.parameterAsString(parameters, self.DASK, context).strip()),
        ):
            found += [option, value] if value else []
        if self.has_number(parameters, self.MEMORY, context):
            memory = self.parameterAsDouble(parameters, self.MEMORY, context)
            found += ["--memory", f"{memory:g}"]
        return found + self.bounds(self.EXTENT)

    def shown(self, feedback: QgsProcessingFeedback) -> list[str]:
        folder = getattr(feedback, "pictures", "")  # our own window's feedback has it
        return ["--preview", folder] if folder else []

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        return self.embedding_results(outputs, context)
