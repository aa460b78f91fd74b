"""Has the worker look at the frames in the background: first what they are, then at their pixels."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from .. import environment, scratch
from ..algorithms.frames import write_manifest
from ..worker import Query
from .frames_model import FrameRow, FramesModel

SETTLE_MS = 250  # wait for more changes before the worker is asked


class Scout(QObject):
    """Fills in the rows of a model that nobody has looked at; `failed` brings a sentence."""

    failed = pyqtSignal(str)

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
        rows = self._model.unasked()
        if rows and self._frames is None:
            self._frames = Query("frames", [_manifest(rows)], self)
            self._frames.succeeded.connect(lambda outputs: self._answered(rows, outputs))
            self._frames.failed.connect(lambda sentence: self._unanswered(rows, sentence))
            self._frames.start()
        elif not rows:
            self._glance()

    def _answered(self, rows: list[FrameRow], outputs: dict[str, Any]) -> None:
        self._frames = None
        self._model.learn(rows, outputs["frames"])
        self._settle.start()

    def _unanswered(self, rows: list[FrameRow], sentence: str) -> None:
        self._frames = None
        self._model.give_up(rows, sentence)
        self.failed.emit(sentence)

    def _glance(self) -> None:
        """Ask for pictures and clear shares, which come one by one."""
        rows = self._model.unglanced()
        if not rows or self._glances is not None:
            return
        folder = str(scratch.cache() / "glances")
        self._glances = Query("frames", [_manifest(rows), "--glances", folder], self)
        self._glances.item.connect(
            lambda event: self._model.take_glance(rows[event["number"]], event)
        )
        self._glances.succeeded.connect(lambda _outputs: self._glanced(rows))
        self._glances.failed.connect(lambda _sentence: self._glanced(rows))
        self._glances.start()

    def _glanced(self, rows: list[FrameRow]) -> None:
        self._glances = None
        for row in rows:
            row.glanced = True  # also where nobody could look: not again and again
        self._settle.start()


def _manifest(rows: list[FrameRow]) -> str:
    return write_manifest([row.entry() for row in rows])
