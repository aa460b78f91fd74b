"""Has the worker look at the frames in the background: first what they are, then at their pixels."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .. import environment, scratch
from ..algorithms.frames import write_manifest
from ..worker import Query
from .frames_model import FrameRow, FramesModel

SETTLE_MS = 250  # wait for more changes before the worker is asked

Asked = tuple[FrameRow, dict[str, Any]]


class Scout(QObject):
    """Fills in the rows of a model that nobody has looked at; `failed` brings a sentence, `rested`
    comes when nothing is left to look at."""

    failed = pyqtSignal(str)
    rested = pyqtSignal()

    def __init__(self, model: FramesModel, parent: QObject | None = None):
        super().__init__(parent)
        self._model = model
        self._frames: Query | None = None
        self._glances: Query | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)

    def look(self) -> None:
        """Look soon at what is new; the window stays alive meanwhile."""
        self._settle.start()

    def stop(self) -> None:
        """Look at nothing more."""
        self._settle.stop()
        for query in (self._frames, self._glances):
            if query is not None:
                query.stop()
        self._frames = self._glances = None

    def _look(self) -> None:
        if environment.find_python() is None:
            return
        asked = _as_they_are(self._model.unasked())
        if asked and self._frames is None:
            self._frames = Query("frames", [_manifest(asked)], self)
            self._frames.succeeded.connect(lambda outputs: self._answered(asked, outputs))
            self._frames.failed.connect(lambda sentence: self._unanswered(asked, sentence))
            self._frames.start()
        elif not asked:
            self._glance()

    def _answered(self, asked: list[Asked], outputs: dict[str, Any]) -> None:
        self._frames = None
        told = [
            (row, answer)
            for (row, entry), answer in zip(asked, outputs["frames"])
            if row.entry() == entry
        ]
        self._model.learn([row for row, _ in told], [answer for _, answer in told])
        self._settle.start()

    def _unanswered(self, asked: list[Asked], sentence: str) -> None:
        self._frames = None
        self._model.give_up([row for row, _ in asked], sentence)
        self.failed.emit(sentence)

    def _glance(self) -> None:
        """Ask for pictures and clear shares, which come one by one."""
        asked = _as_they_are(self._model.unglanced())
        if self._glances is not None:
            return
        if not asked:
            self.rested.emit()
            return
        folder = str(scratch.cache() / "glances")
        self._glances = Query("frames", [_manifest(asked), "--glances", folder], self)
        self._glances.item.connect(lambda event: self._glimpsed(*asked[event["number"]], event))
        self._glances.succeeded.connect(lambda _outputs: self._glanced(asked))
        self._glances.failed.connect(lambda _sentence: self._glanced(asked))
        self._glances.start()

    def _glimpsed(self, row: FrameRow, entry: dict[str, Any], found: dict[str, Any]) -> None:
        if row.entry() == entry:
            self._model.take_glance(row, found)

    def _glanced(self, asked: list[Asked]) -> None:
        self._glances = None
        for row, entry in asked:
            if row.entry() == entry:
                row.glanced = True  # also where nobody could look: not again and again
        self._settle.start()


def _as_they_are(rows: list[FrameRow]) -> list[Asked]:
    """Rows with what is asked of them now: an answer counts for those that nobody corrects meanwhile."""
    return [(row, row.entry()) for row in rows]


def _manifest(asked: list[Asked]) -> str:
    return write_manifest([entry for _, entry in asked])
