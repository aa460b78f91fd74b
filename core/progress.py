"""How a command tells how far it is, and learns that it should stop."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from typing import Any, TextIO

from .errors import Cancelled

PACE_S = 2.0  # at least, until the pace of a stage is known
WORTH_SAYING_S = 5.0  # a shorter stage is over before a sentence is read


def tell(stream: TextIO, text: str) -> None:
    """Write at once. Raises `Cancelled` if whoever reads it is gone, as when a window has died."""
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        # What is left in the stream must not fail again, at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise Cancelled from None


class Progress:
    """Base of the three kinds: silent (this one), for a terminal, and as JSON lines.

    Commands call `step` often; it is cheap, and it is where a wish to stop is noticed.
    """

    def __init__(self) -> None:
        self.stop = threading.Event()

    def check(self) -> None:
        """Raise `Cancelled` if somebody asked to stop."""
        if self.stop.is_set():
            raise Cancelled

    def step(self, done: float, total: float, note: str = "") -> None:
        """Say that `done` of `total` units of work are done."""
        self.check()

    def message(self, text: str) -> None:
        """Say a sentence a person should read."""

    def item(self, number: int, **found: Any) -> None:
        """Say what was found of one of many, before the rest is known."""

    def preview(self, path: str) -> None:
        """Say where a picture lies of what is finished so far; whoever reads it removes it."""

    def result(self, outputs: dict[str, Any]) -> None:
        """Say what was made: names of outputs to absolute paths or plain values."""

    def error(self, code: str, text: str) -> None:
        """Say why it stopped, in a sentence a person can act on."""


class _Timed(Progress):
    """Knows the time left, and speaks at most `per_second` times a second."""

    per_second = 5.0

    def __init__(self) -> None:
        super().__init__()
        self._stage: tuple[float, str] | None = None
        self._start = (0.0, 0.0)
        self._first: tuple[float, float] | None = None
        self._last = 0.0
        self._said = False

    def step(self, done: float, total: float, note: str = "") -> None:
        self.check()
        now = time.monotonic()
        stage = (total, note.partition(":")[0])
        if self._stage != stage or done < self._start[1]:
            # A new stage: time left is judged from its own first step, so that tiles
            # taken over from an earlier run do not count as work done in no time.
            self._stage, self._start, self._last = stage, (now, done), 0.0
            self._first, self._said = None, False
        elif self._first is None and done > self._start[1]:
            self._first = (now, done)
        if now - self._last < 1 / self.per_second and done < total:
            return
        self._last = now
        left = self._eta(now, done, total)
        if left is not None and self._knows_pace(now):
            self._say_how_long(now - self._start[0] + left, stage[1])
        self._show(done, total, left, note)

    def _say_how_long(self, whole: float, what: str) -> None:
        """Once a stage, as soon as its pace is known: a bar is gone later, a sentence is kept."""
        if not self._said and whole >= WORTH_SAYING_S:
            self.message(f"{what or 'This'}: about {duration(whole)}.")
        self._said = True

    def _knows_pace(self, now: float) -> bool:
        """Whether as long again has passed as the first unit took. That one tells little: it opens files
        and gets memory that is new, and where several are in work at once, all take as long as one."""
        if self._first is None:
            return False
        return now - self._first[0] >= max(PACE_S, self._first[0] - self._start[0])

    def _eta(self, now: float, done: float, total: float) -> float | None:
        began, before = self._start
        if self._first is not None and self._knows_pace(now):
            began, before = self._first
        if done <= before or now - began < 0.5:
            return None
        return (now - began) / (done - before) * (total - done)

    def _show(self, done: float, total: float, eta_s: float | None, note: str) -> None:
        raise NotImplementedError


class JsonLines(_Timed):
    """One JSON object a line on stdout: its `event`, and what belongs to it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self._stream = stream or sys.stdout
        self._lock = threading.Lock()

    def _write(self, event: dict[str, Any]) -> None:
        # ASCII: a stream's encoding may not know every letter, nor a file's name be text at all.
        with self._lock:
            tell(self._stream, json.dumps(event) + "\n")

    def _show(self, done: float, total: float, eta_s: float | None, note: str) -> None:
        event: dict[str, Any] = {"event": "progress", "done": done, "total": total}
        if eta_s is not None:
            event["eta_s"] = round(eta_s, 1)
        if note:
            event["note"] = note
        self._write(event)

    def message(self, text: str) -> None:
        self._write({"event": "message", "text": text})

    def item(self, number: int, **found: Any) -> None:
        self._write({"event": "item", "number": number, **found})

    def preview(self, path: str) -> None:
        self._write({"event": "preview", "path": path})

    def result(self, outputs: dict[str, Any]) -> None:
        self._write({"event": "result", "outputs": outputs})

    def error(self, code: str, text: str) -> None:
        with contextlib.suppress(Cancelled):
            self._write({"event": "error", "code": code, "text": text})


class Terminal(_Timed):
    """A bar with the time left on stderr; results on stdout as indented JSON."""

    def __init__(self) -> None:
        super().__init__()
        self._live = sys.stderr.isatty()
        self.per_second = 5.0 if self._live else 0.2

    def _show(self, done: float, total: float, eta_s: float | None, note: str) -> None:
        share = min(1.0, done / total) if total else 1.0
        left = f"{duration(eta_s)} left" if eta_s is not None else ""
        line = f"[{'#' * round(30 * share):<30}] {share:4.0%} {left}  {note}"
        if self._live:
            tell(sys.stderr, "\r\x1b[K" + line + ("\n" if done >= total else ""))
        else:
            tell(sys.stderr, line + "\n")

    def message(self, text: str) -> None:
        tell(sys.stderr, ("\r\x1b[K" if self._live else "") + text + "\n")

    def result(self, outputs: dict[str, Any]) -> None:
        tell(sys.stdout, json.dumps(outputs, indent=2, ensure_ascii=False) + "\n")

    def error(self, code: str, text: str) -> None:
        with contextlib.suppress(Cancelled):
            self.message(text)


def duration(seconds: float) -> str:
    """Seconds as a person says them: `8 s`, `3 min`, `2 h 10 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
