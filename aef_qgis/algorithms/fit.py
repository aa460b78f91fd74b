"""aef:fit: an encoder adapted to one scene."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..i18n import tr
from .base import DEVICES, Parameters
from .frames import FRAMES_HELP, FramesAlgorithm


class Fit(FramesAlgorithm):
    """Trains an encoder on the scene itself, without labels."""

    ID = "fit"
    TITLE = tr("Adapt the encoder to a scene")
    SHORT = tr("Trains an encoder on the given layers themselves; no labels are needed.")
    HELP = (
        tr(
            "<p>Lets the encoder practise on your own layers before you make an embedding of them: it "
            "learns to predict dates that are hidden from it. A few minutes are enough for a small "
            "scene. Needed for a sensor that the bundled encoder does not know; with the others, maps "
            "got no better by it where that was measured.</p>"
        )
        + FRAMES_HELP
        + tr(
            "<p><b>Minutes</b>: how long to practise. 4 minutes suit "
            "a scene of a few square kilometres on a laptop.</p>"
            "<p><b>Start from</b>: a checkpoint to go on from. Empty: the bundled one if there is "
            "one, else from nothing.</p>"
            "<p>The result is a checkpoint, a file for <i>Make an embedding</i>. Embeddings of "
            "different checkpoints can't be compared with each other.</p>"
        )
    )
    TAGS = tr("fine-tune,adapt,train,encoder,checkpoint,self-supervised")

    MINUTES, FROM, DEVICE = "MINUTES", "FROM", "DEVICE"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_frames()
        self.addParameter(
            QgsProcessingParameterNumber(
                self.MINUTES,
                tr("Minutes"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=4.0,
                minValue=0.05,
                maxValue=1440.0,
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.FROM,
                tr("Start from (empty: the bundled encoder)"),
                fileFilter=tr("Checkpoint (*.safetensors);;All files (*)"),
                optional=True,
            )
        )
        self.add_choice(self.DEVICE, tr("Device"), DEVICES, advanced=True)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, tr("Checkpoint"), fileFilter=tr("Checkpoint (*.safetensors)")
            )
        )

    def arguments(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[str]:
        minutes = self.parameterAsDouble(parameters, self.MINUTES, context)
        start = self.parameterAsFile(parameters, self.FROM, context)
        return [
            self.manifest(parameters, context),
            self.parameterAsFileOutput(parameters, self.OUTPUT, context),
            "--minutes",
            repr(minutes),
            *(["--from", start] if start else []),
            "--device",
            self.parameterAsEnumString(parameters, self.DEVICE, context),
        ]

    def results(self, outputs: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        return {self.OUTPUT: outputs["checkpoint"]}
