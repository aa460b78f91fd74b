"""Has the worker say what a run would make and take, whenever the settings have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..algorithms.frames import write_manifest
from ..worker import Query
from .wanted import Wanted, option

SETTLE_MS = 700
RATE = "aef/pixelsPerMinute"  # frame pixels encoded in a minute, for each checkpoint and device
LEAST_MINUTES = 1.0  # a shorter run is mostly the opening of files, and tells nothing of the pace


class Planner(QObject):
    """`plan` is the worker's latest answer, {} while there is none, and `refusal` its sentence where
    it can't be run so; `planned` comes with each, and as soon as it is `stale`.

    wanted: gives the frames and the command's options as they are now; no frames, no plan.
    """

    planned = pyqtSignal()

    def __init__(self, wanted: Callable[[], Wanted], parent: QObject | None = None):
        super().__init__(parent)
        self._wanted = wanted
        self._query: Query | None = None
        self.asked: Wanted = ([], [])
        self._trial: Query | None = None
        self._tried: set[str] = set()
        self.plan: dict[str, Any] = {}
        self.refusal = ""
        self.stale = False  # is it of other settings than those of now?
        self.busy = False  # does a run work, beside which no encoder is timed?
        self._again = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def soon(self, *_: object) -> None:
        """The settings have changed: plan again soon."""
        self._settle.start()
        changed = self._query is not None or self._again or self._wanted() != self.asked
        self.stale = bool(self.plan or self.refusal) and changed
        self.planned.emit()

    def again(self) -> None:
        """The files have changed: plan again although the settings may be the same."""
        self._again = True
        self.soon()

    def stop(self) -> None:
        """Plan nothing more."""
        self._settle.stop()
        for query in (self._query, self._trial):
            if query is not None:
                query.stop()
        self._query = self._trial = None

    def minutes(self, checkpoint: str, device: str) -> float:
        """Return how long the planned run takes at the rate known for this encoder here, or 0."""
        rate = QgsSettings().value(_key(checkpoint, device), 0.0, type=float)
        return self.work() / rate if rate > 0 else 0.0

    @property
    def trying(self) -> bool:
        """Whether it is being found out how quick this machine is."""
        return self._trial is not None

    def work(self) -> float:
        """Return frame pixels of the planned run."""
        plan = self.plan
        return float(plan["width"] * plan["height"] * plan["frames"]) if plan else 0.0

    def work_to_time(self, checkpoint: str, device: str) -> float:
        """The same of a run begun now if it will tell how quick this encoder is, else 0."""
        known = not self.stale and self.minutes(checkpoint, device) >= LEAST_MINUTES
        return self.work() if known else 0.0

    def measured(self, checkpoint: str, device: str, work: float, seconds: float) -> None:
        """Remember how quick it was."""
        QgsSettings().setValue(_key(checkpoint, device), work * 60 / seconds)

    def _ask(self) -> None:
        wanted = self._wanted()
        if wanted == self.asked and not self._again:
            return
        self._again = False
        if self._query is not None:
            self._query.stop()
            self._query = None
        self.asked = wanted
        if not wanted[0]:
            self._take({})
            return
        self._query = Query("plan", self._words(), self)
        self._query.succeeded.connect(self._take)
        self._query.failed.connect(lambda sentence: self._take({}, sentence))
        self._query.start()

    def _words(self) -> list[str]:
        entries, options = self.asked
        return [write_manifest(entries), *options]

    def _take(self, plan: dict[str, Any], refusal: str = "") -> None:
        self._query, self.plan, self.refusal = None, plan, refusal
        self.stale = self._wanted() != self.asked  # they may have changed while it was made
        if plan:
            self._try_out()
        self.planned.emit()

    def _try_out(self) -> None:
        """Time an encoder that never ran here, once."""
        checkpoint, device = (option(self.asked[1], name) for name in ("--checkpoint", "--device"))
        key = _key(checkpoint, device)
        known = QgsSettings().contains(key) or key in self._tried
        if known or self.busy or self._trial is not None:
            return
        self._tried.add(key)
        work = self.work()
        self._trial = Query("plan", [*self._words(), "--measure"], self)

        def take(outputs: dict[str, Any]) -> None:
            self._trial = None
            self.measured(checkpoint, device, work, max(outputs["seconds"], 1e-6))
            self._try_out()  # another encoder may have been chosen meanwhile
            self.planned.emit()

        def give_up(_sentence: str) -> None:
            self._trial = None
            self._try_out()
            self.planned.emit()

        self._trial.succeeded.connect(take)
        self._trial.failed.connect(give_up)
        self._trial.start()


def _key(checkpoint: str, device: str) -> str:
    return f"{RATE}/{checkpoint.replace('/', '|') or 'default'}/{device or 'auto'}"
