"""Run algorithms one after the other in QGIS's task manager, and tell a window about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import tr

SEEN_S = 10  # that a run was stopped as wished need not be seen an hour later


class SignalFeedback(QgsProcessingFeedback):
    """Feedback whose words come out as signals; it is spoken to from the task's thread."""

    said = pyqtSignal(str)
    doing = pyqtSignal(str)
    shown = pyqtSignal(str)

    def __init__(self, pictures: str) -> None:
        super().__init__(False)
        self.failure = ""
        self.made: dict[str, Any] = {}  # the outputs, which QGIS drops if it was cancelled too late
        self.pictures = pictures  # the folder for pictures of finished tiles, if they are wanted

    def heard(self, event: dict[str, Any]) -> None:
        """Take an event of the worker's that Processing has no name for."""
        if event["event"] == "preview":
            self.shown.emit(str(event["path"]))

    def setProgressText(self, text: str) -> None:
        self.doing.emit(text)

    def pushInfo(self, info: str) -> None:
        self.said.emit(info)

    def pushWarning(self, warning: str) -> None:
        self.said.emit(warning)

    def pushDebugInfo(self, info: str) -> None:
        self.said.emit(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.failure = error
        self.said.emit(error)


@dataclass
class Step:
    """An algorithm to run, and what the window calls it."""

    title: str
    algorithm_id: str
    parameters: dict[str, Any]


class TaskRun(QObject):
    """Runs `steps`; each runs as a background task that the task manager shows as well.

    `ended` brings the outputs of the steps in their order; the list is shorter, and there is a
    sentence, if one failed. `shown` brings pictures of finished tiles, as files in `pictures`.
    """

    progressed = pyqtSignal(float)
    doing = pyqtSignal(str)
    said = pyqtSignal(str)
    shown = pyqtSignal(str)
    ended = pyqtSignal(list, str)

    def __init__(self, steps: list[Step], parent: QObject | None = None, pictures: str = ""):
        super().__init__(parent)
        self._steps, self._pictures = steps, pictures
        self._outputs: list[dict[str, Any]] = []
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._context: QgsProcessingContext | None = None
        self._feedback: SignalFeedback | None = None

    def start(self) -> None:
        """Start the first step that has not run."""
        step = self._steps[len(self._outputs)]
        self._feedback = SignalFeedback(self._pictures)
        self._feedback.progressChanged.connect(self.progressed)
        self._feedback.said.connect(self.said)
        self._feedback.doing.connect(self._doing)
        self._feedback.shown.connect(self.shown)
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm_id)
        self.progressed.emit(0.0)
        self._doing(step.title)
        good, problem = algorithm.checkParameterValues(step.parameters, self._context)
        if not good:
            self.ended.emit(self._outputs, problem)
            return
        self._task = QgsProcessingAlgRunnerTask(
            algorithm, step.parameters, self._context, self._feedback
        )
        if self._task.isCanceled():  # refused when it was made ready: `executed` would never come
            self._executed(False, {})
            return
        self._task.executed.connect(self._executed)
        # The task uses both until its very end, and this window may be gone before.
        kept = (self._context, self._feedback)
        self._task.destroyed.connect(lambda *_, kept=kept: None)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask the running step to stop; `ended` comes when it has."""
        if self._feedback is not None:
            self._feedback.cancel()

    def _doing(self, text: str) -> None:
        if len(self._steps) > 1:
            number = len(self._outputs) + 1
            text = tr("Step {} of {}: {}").format(number, len(self._steps), text)
        self.doing.emit(text)

    def _executed(self, good: bool, outputs: dict[str, Any]) -> None:
        made = outputs if good else self._feedback.made
        if good or made:
            self._outputs.append(made)
        if len(self._outputs) == len(self._steps):
            self.ended.emit(self._outputs, "")
        elif good:
            self.start()
        else:
            sentence = self._feedback.failure or tr("The task was cancelled.")
            self.ended.emit(self._outputs, sentence)
