"""Start the worker (`core`, a process with its own Python) and read its JSON lines.

`run` blocks the thread it is called in, which is an algorithm's; `Query` is for windows, which
must not wait. Both share the process's set-up, the reading of lines and the verdict at the end.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsFeedback, QgsMessageLog
from qgis.PyQt.QtCore import (
    QElapsedTimer,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    pyqtBoundSignal,
    pyqtSignal,
)

from . import environment
from .i18n import tr
from .notes import note_text, with_titles

LOG = "AEF Fields"
MAIN = Path(__file__).resolve().parent.parent / "core" / "__main__.py"
POLL_MS = 100
TERMINATE_MS = 2000
KILL_MS = 5000
STDERR_KEPT = 64_000
WORTH_SAYING_S = 10.0  # time left
# QGIS sets these for itself; in the worker they would point rasterio at foreign data files.
FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH")


def cancelled_text(kept: bool) -> str:
    """Return what is said of a run that was cancelled; kept: it can go on."""
    if kept:
        return tr("Cancelled. What was finished is kept; run it again to go on.")
    return tr("Cancelled.")


class WorkerError(Exception):
    """The worker's own sentence, or ours where it could not say one."""


class WorkerCancelled(WorkerError):
    """The person asked to stop."""


def clean_environment() -> QProcessEnvironment:
    """Return this process's environment without what QGIS put there for itself."""
    variables = QProcessEnvironment.systemEnvironment()
    for name in variables.keys():  # noqa: SIM118 - not a dict
        if name in FOREIGN or name.startswith("QT_"):
            variables.remove(name)
    return variables


def make_process(command: str, arguments: list[str], parent: QObject | None = None) -> QProcess:
    """Return the worker's process, not yet started. Raises WorkerError without an environment."""
    python = environment.find_python()
    if python is None:
        raise WorkerError(environment.missing_sentence())
    process = QProcess(parent)
    process.setProcessEnvironment(clean_environment())
    # -I: no PYTHON* variables and no current folder on sys.path; -X utf8: the lines are UTF-8
    # on Windows too.
    words = ["-I", "-X", "utf8", str(MAIN), command, *arguments, "--json"]
    program, words = environment.start_words(str(python), words)
    process.setProgram(program)
    process.setArguments(words)
    return process


def time_left(seconds: float) -> str:
    """Seconds as a person says them."""
    if seconds < 90:
        return tr("{} s left").format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("{} min left").format(minutes)
    return tr("{} h {} min left").format(minutes // 60, minutes % 60)


class Conversation:
    """What the worker has said so far; progress and messages go to `feedback` as they come.

    `heard` is called with events of other kinds: what was found of one of many frames, a picture
    of the tiles that are finished. `worded` gives a message the words of who asked.
    """

    def __init__(
        self,
        feedback: QgsFeedback | None,
        heard: Callable[[dict[str, Any]], None] | None = None,
        worded: Callable[[str], str] = str,
    ):
        self.feedback, self.heard, self._worded = feedback, heard, worded
        self.outputs: dict[str, Any] | None = None
        self.error = ""
        self.stderr = b""
        self._rest = b""
        self._told = ("", 0.0)  # what the worker was doing, and how far it was, when last told

    def read(self, process: QProcess) -> None:
        """Take what has arrived since the last call."""
        self.stderr = (self.stderr + bytes(process.readAllStandardError()))[-STDERR_KEPT:]
        *lines, self._rest = (self._rest + bytes(process.readAllStandardOutput())).split(b"\n")
        for line in lines:
            self._line(line)

    def _line(self, line: bytes) -> None:
        try:
            event = json.loads(line)
            kind = event["event"]
        except (ValueError, TypeError, KeyError):
            # A library printed something; worth keeping, not worth stopping for.
            self.stderr = (self.stderr + line + b"\n")[-STDERR_KEPT:]
            return
        if kind == "result":
            self.outputs = event.get("outputs", {})
        elif kind == "error":
            self.error = with_titles(str(event.get("text", "")))
        elif kind in ("item", "preview"):
            if self.heard is not None:
                self.heard(event)
        elif self.feedback is not None:
            self._tell(kind, event)

    def _tell(self, kind: str, event: dict[str, Any]) -> None:
        feedback = self.feedback
        if kind == "message" and hasattr(feedback, "pushInfo"):
            feedback.pushInfo(self._worded(with_titles(str(event.get("text", "")))))
        elif kind == "progress":
            total = float(event.get("total") or 0)
            share = float(event.get("done", 0)) / total if total > 0 else 0.0
            if total > 0:
                feedback.setProgress(100 * share)
            words = [note_text(event["note"])] if event.get("note") else []
            if event.get("eta_s") is not None:
                words.append(time_left(float(event["eta_s"])))
            if words and hasattr(feedback, "setProgressText") and self._worth_a_line(event, share):
                feedback.setProgressText(" · ".join(words))

    def _worth_a_line(self, event: dict[str, Any], share: float) -> bool:
        """Whether to say what is done now: our own window shows it in place, where Processing's and
        qgis_process add a line to their log. They are told of each stage, and of each tenth of a
        long one."""
        if hasattr(self.feedback, "doing"):
            return True
        stage, before = str(event.get("note", "")).partition(":")[0], self._told
        long = float(event.get("eta_s") or 0) >= WORTH_SAYING_S
        new = stage != before[0] or share < before[1]
        if new or (long and share >= before[1] + 0.1):
            self._told = (stage, share)
            return True
        return False

    def verdict(self, process: QProcess, cancelled: bool) -> dict[str, Any]:
        """Return the outputs of the process, which has ended, or raise what went wrong."""
        self.read(process)
        if self._rest.strip():
            self._line(self._rest)
        crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
        code = process.exitCode()
        if code == 0 and not crashed and self.outputs is not None:
            return self.outputs
        if cancelled or (code == 3 and not crashed):
            # The worker says so, too, but in English; one that was killed says nothing.
            text = cancelled_text("kept" in self.error)
            raise WorkerCancelled(self.error if self.error and code == 2 else text)
        if code != 2:
            self._log()
            # A package that is missing or of another version shows as a bug; it is none of ours.
            python = environment.find_python()
            problem = environment.check(python) if python else environment.missing_sentence()
            if problem:
                raise WorkerError(problem)
        raise WorkerError(self.error or self._sentence(crashed, code))

    def _log(self) -> None:
        text = self.stderr.decode("utf-8", "replace").strip()
        if text:
            QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Critical)
            if hasattr(self.feedback, "pushDebugInfo"):
                self.feedback.pushDebugInfo(text)

    def _sentence(self, crashed: bool, code: int) -> str:
        text = self.stderr.decode("utf-8", "replace").strip()
        last = text.splitlines()[-1] if text else ""
        if crashed:
            return tr(
                "The worker was stopped by the system, most often because the memory was used up. "
                "Close other programs or choose a smaller area, and run it again: what was "
                "finished is kept."
            )
        return tr(
            "The worker ended without a result (exit code {}). Its last words were: {}. "
            "The log panel, tab “{}”, has the rest."
        ).format(code, last or tr("nothing"), LOG)


class Stopper:
    """Ends the worker in three steps: ask (its stdin ends), terminate, kill."""

    def __init__(self, process: QProcess):
        self._process = process
        self._clock = QElapsedTimer()
        self._steps = [(TERMINATE_MS, process.terminate), (KILL_MS, process.kill)]

    @property
    def begun(self) -> bool:
        return self._clock.isValid()

    def push(self) -> None:
        """Take the step that is due; call it again and again until the process has ended."""
        if not self.begun:
            self._clock.start()
            self._process.closeWriteChannel()
        elif self._steps and self._clock.elapsed() > self._steps[0][0]:
            self._steps.pop(0)[1]()


def run(
    command: str,
    arguments: list[str],
    feedback: QgsFeedback,
    worded: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Run a worker command in this thread and return its outputs; `worded`: see `Conversation`.

    Raises WorkerCancelled when `feedback` was cancelled, else WorkerError with a sentence.
    """
    process = make_process(command, arguments)
    process.start()
    if not process.waitForStarted(10_000):
        raise WorkerError(not_started(process))
    talk = Conversation(feedback, getattr(feedback, "heard", None), worded)
    stopper = Stopper(process)
    while process.state() != QProcess.ProcessState.NotRunning:
        # Without the second wait a worker that closed its stdout would make this a busy loop.
        if not process.waitForReadyRead(POLL_MS):
            process.waitForFinished(POLL_MS // 10)
        talk.read(process)
        if feedback.isCanceled():
            stopper.push()
    return talk.verdict(process, stopper.begun)


def not_started(process: QProcess) -> str:
    """Say why the interpreter does not start."""
    return tr("The worker could not be started: “{}” ({}). {}").format(
        process.program(), process.errorString(), environment.remedy()
    )


class Query(QObject):
    """A worker command that a window waits for without standing still.

    `item` comes with what is found of one of many, before `succeeded`. Once it has answered or was
    stopped it deletes itself: let go of it then.
    """

    item = pyqtSignal(dict)
    succeeded = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, command: str, arguments: list[str], parent: QObject | None = None):
        super().__init__(parent)
        self._command, self._arguments = command, arguments
        self._talk = Conversation(None, self._heard)
        self._process: QProcess | None = None
        self._silent = False
        self._refusal = ""

    def start(self) -> None:
        """Start; `succeeded` or `failed` comes later, never from inside this call."""
        try:
            self._process = make_process(self._command, self._arguments, self)
        except WorkerError as error:
            self._refusal = str(error)
            QTimer.singleShot(0, self._refuse)
            return
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error)
        self._process.start()

    def stop(self) -> None:
        """Forget the answer and end the process."""
        self._silent = True
        if self._process and self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(200):
                self._process.kill()
                self._process.waitForFinished(1000)
        self.deleteLater()

    def _read(self) -> None:
        self._talk.read(self._process)

    def _heard(self, event: dict[str, Any]) -> None:
        if not self._silent:
            self.item.emit(event)

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._fail(not_started(self._process))

    def _finished(self) -> None:
        try:
            outputs = self._talk.verdict(self._process, False)
        except WorkerError as error:
            self._fail(str(error))
        else:
            self._end(self.succeeded, outputs)

    def _refuse(self) -> None:
        self._fail(self._refusal)

    def _fail(self, sentence: str) -> None:
        self._end(self.failed, sentence)

    def _end(self, signal: pyqtBoundSignal, said: dict[str, Any] | str) -> None:
        if not self._silent:
            self.deleteLater()  # first: a slot may delete the window, and us with it
            signal.emit(said)
