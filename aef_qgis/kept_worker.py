"""A worker that stays: asked by JSON lines, it answers within a second, and nothing waits for it.

It starts with the first question. If it dies, whoever uses it is told once and asks anew.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import QObject, QProcess, QTimer, pyqtSignal

from .i18n import tr
from .worker import LOG, STDERR_KEPT, WorkerError, make_process, not_started

# Of these questions only the newest matters: an answer to an older one is thrown away.
OVERTAKEN = ("look", "preview", "judge", "similar", "series")
DEATHS, WITHIN_S = 3, 60.0  # a worker that dies so often in so many seconds is not started again

Answer = Callable[[dict[str, Any]], None]
Refusal = Callable[[str], None]


class KeptWorker(QObject):
    """One `serve` process and the questions it has not answered.

    `lost` comes with a sentence when it ended by itself; `lost_for_good` when that happened too
    often.
    """

    lost = pyqtSignal(str)
    lost_for_good = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._process: QProcess | None = None
        self._open: dict[int, tuple[str, Answer, Refusal]] = {}
        self._newest: dict[str, int] = {}
        self._number = 0
        self._rest = b""
        self._stderr = b""
        self._deaths: list[float] = []
        self._refused: list[tuple[Refusal, str]] = []
        self._soon = QTimer(self)  # a child: it goes with us, and with us all who asked
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refuse)

    @property
    def running(self) -> bool:
        return self._process is not None

    @property
    def pid(self) -> int:
        """The process's number, 0 if none runs."""
        return int(self._process.processId()) if self._process is not None else 0

    def ask(
        self,
        do: str,
        answer: Answer | None = None,
        refusal: Refusal | None = None,
        **arguments: Any,
    ) -> None:
        """Ask; `answer` or `refusal` is called later, neither if a newer question overtakes it."""
        if self._process is None and not self._start(refusal):
            return
        self._number += 1
        self._newest[do] = self._number
        self._open[self._number] = (do, answer or _nothing, refusal or _nothing)
        line = json.dumps({"id": self._number, "do": do, **arguments}, ensure_ascii=False)
        self._process.write(line.encode() + b"\n")

    def overtake(self, do: str) -> None:
        """Throw away the answer to the last question of this kind: it is not wanted any more."""
        self._newest[do] = 0

    def _start(self, refusal: Refusal | None) -> bool:
        try:
            process = make_process("serve", [], self)
        except WorkerError as error:
            self._refused.append((refusal or _nothing, str(error)))
            self._soon.start()
            return False
        self._rest = self._stderr = b""
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_stderr)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        process.start()
        return True

    def _refuse(self) -> None:
        refused, self._refused = self._refused, []
        for refusal, sentence in refused:
            refusal(sentence)

    def stop(self) -> None:
        """Forget all questions and end the process."""
        self._soon.stop()
        self._refused.clear()
        process, self._process = self._process, None
        self._open.clear()
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(300):
            process.kill()
            process.waitForFinished(1000)
        process.deleteLater()

    def _read(self) -> None:
        if self._process is None:
            return
        arrived = bytes(self._process.readAllStandardOutput())
        *lines, self._rest = (self._rest + arrived).split(b"\n")
        for line in lines:
            self._line(line)

    def _read_stderr(self) -> None:
        if self._process is not None:
            arrived = bytes(self._process.readAllStandardError())
            self._stderr = (self._stderr + arrived)[-STDERR_KEPT:]

    def _line(self, line: bytes) -> None:
        try:
            event = json.loads(line)
            kind = event["event"]
        except (ValueError, TypeError, KeyError):
            return  # a library printed something
        question = self._open.pop(event.get("id"), None)
        if question is None:
            return
        do, answer, refusal = question
        if do in OVERTAKEN and self._newest[do] != event["id"]:
            return
        if kind == "answer":
            answer(event["outputs"])
        elif kind == "refusal":
            if event.get("code") == "bug":
                self._log()
            refusal(str(event["text"]))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            sentence = not_started(self._process)
            self._forget()
            self.lost_for_good.emit(sentence)

    def _finished(self) -> None:
        if self._process is None:
            return
        self._read_stderr()
        self._log()
        self._forget()
        now = time.monotonic()
        self._deaths = [t for t in self._deaths if now - t < WITHIN_S] + [now]
        if len(self._deaths) < DEATHS:
            self.lost.emit(tr("The worker ended unexpectedly and was started again."))
            return
        self._deaths.clear()
        self.lost_for_good.emit(
            tr(
                "The worker ended three times within a minute, most often because the memory was "
                "used up. Close other programs or zoom in. The log panel, tab “{}”, has more."
            ).format(LOG)
        )

    def _forget(self) -> None:
        self._process.deleteLater()
        self._process = None
        self._open.clear()

    def _log(self) -> None:
        text = self._stderr.decode("utf-8", "replace").strip()
        self._stderr = b""
        if text:
            QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Warning)


def _nothing(_: Any) -> None:
    """The answer is not waited for."""
