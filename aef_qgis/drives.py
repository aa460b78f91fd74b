"""Looks at files whose drive may be gone: the window waits a moment only for one that does not answer.

A network drive that is gone keeps whoever asks it for a file, up to minutes each time.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

PATIENCE_S = 1.0
_waiting: dict[Path, threading.Thread] = {}  # by the folder that was asked for a file


def stat(path: str | Path) -> os.stat_result:
    """As `os.stat`, but a `TimeoutError`, which is an `OSError`, where the drive does not answer: a
    moment later, and at once as long as somebody still waits for a file of the same folder."""
    folder = Path(path).parent
    found: list[os.stat_result | Exception] = []

    def look() -> None:
        try:
            found.append(os.stat(path))  # noqa: PTH116 - as a `Path` no path is the working folder
        except (OSError, ValueError) as error:
            found.append(error)

    if not silent(path):
        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        thread.join(PATIENCE_S)
        if not found:
            _waiting[folder] = thread
    if not found:
        raise TimeoutError(f"{folder} does not answer")
    answer = found.pop()
    if isinstance(answer, os.stat_result):
        return answer
    try:
        raise answer
    finally:  # it knows this frame, which must not know it: all callers' layers would live on
        del answer


def silent(path: str | Path) -> bool:
    """Whether somebody still waits for a file of the same folder."""
    folder = Path(path).parent
    return folder in _waiting and _waiting[folder].is_alive()


def exists(path: str | Path) -> bool:
    """Whether the path is there, as far as its drive answers."""
    with contextlib.suppress(OSError, ValueError):
        return bool(stat(path))
    return False
