"""Which process writes an output: two at once would spoil what both write."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..files import read_object

QUERY_AND_WAIT = 0x1000 | 0x100000  # what we ask of a process on Windows
ACCESS_DENIED = 5  # its answer for one of another account
FILLED_S = 1.0  # until a lock says whose it is: it takes some 0.1 ms, more on a network drive


class Lock:
    """A file that says who writes `out`. That of a process that is gone is taken over. Also a context
    manager."""

    def __init__(self, path: Path, out: Path):
        self._path, self._out = path, out
        self._held = False

    @classmethod
    def beside(cls, out: Path) -> Lock:
        """The one of a file that has no folder for its unfinished work."""
        return cls(out.with_name(out.name + ".lock"), out)

    def __enter__(self) -> Lock:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def take(self) -> None:
        """Raises `InputError` if another process, or one on another machine, has it."""
        mine = {"host": socket.gethostname(), "pid": os.getpid(), "started": _started(os.getpid())}
        while not self._made(mine):
            try:
                holder = _holder_soon(self._path)
            except FileNotFoundError:  # released meanwhile
                continue
            if holder and (
                holder["host"] != mine["host"] or _alive(holder["pid"], holder["started"])
            ):
                raise InputError(
                    f"{self._out} is being written by process {holder['pid']} on {holder['host']}; "
                    f"wait for it, or if it is gone remove {self._path}."
                )
            self._remove(holder)

    def _made(self, mine: dict[str, Any]) -> bool:
        """Make the file; False if it is there."""
        try:
            file = _patiently(lambda: self._path.open("x", encoding="utf-8"))
        except FileExistsError:
            return False
        self._held = True
        try:
            with file:
                json.dump(mine, file)
        except OSError:
            self.release()
            raise
        return True

    def _remove(self, dead: dict[str, Any] | None) -> None:
        """Remove the lock of `dead`. Only one of several processes gets it under a name of its own; the
        next one may get what the first has put there meanwhile, and gives it back."""
        mine = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with contextlib.suppress(FileNotFoundError):
            _patiently(lambda: self._path.replace(mine))
            if _holder_soon(mine) == dead:
                _patiently(mine.unlink)
            else:
                _patiently(lambda: mine.replace(self._path))

    def release(self) -> None:
        """Let others write. A lock that can't be removed, of a folder that is gone or closed, tells them
        that its process is."""
        if self._held:  # once: then it may be another one's
            self._held = False
            with contextlib.suppress(OSError):
                _patiently(self._path.unlink)


def _patiently(act: Callable[[], Any]) -> Any:
    """Do what Windows refuses as long as another process looks into a file, which takes it no time."""
    until = time.monotonic() + FILLED_S
    while True:
        try:
            return act()
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(FILLED_S / 100)


def _holder_soon(lock: Path) -> dict[str, Any] | None:
    """As `_holder`, of a lock that may have been made just now, and be empty for a moment. Raises
    `FileNotFoundError` if there is none."""
    until = time.monotonic() + FILLED_S
    while (holder := _holder(lock)) is None and time.monotonic() < until:
        lock.stat()
        time.sleep(FILLED_S / 20)
    return holder


def _holder(lock: Path) -> dict[str, Any] | None:
    """Who holds the lock, if that can be told."""
    try:
        holder = read_object(lock) or {}
        known = {"host": str(holder["host"]), "pid": int(holder["pid"])}
        return known | {"started": holder.get("started")}
    except (ValueError, KeyError, TypeError):
        return None


def _started(pid: int) -> str | None:
    """When a process began, since which start of the machine; None where the system does not tell, as on
    macOS. Numbers are given again: in a container, the same command has the one that it had before it was
    killed. One that has ended, but whose parent has not asked how, began never: there may be nobody to ask."""
    if os.name == "nt":
        return _started_on_windows(pid)
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # From field 3 of proc(5) on; the name before may hold spaces.
    state, *fields = stat.rpartition(")")[2].split()
    return "" if state in "ZX" else f"{boot} {fields[18]}"


def _started_on_windows(pid: int) -> str | None:
    """The same; "" also where there is no such process, None for one of another account."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    handle = ctypes.c_void_p(kernel.OpenProcess(QUERY_AND_WAIT, False, pid))
    if not handle:
        denied = ctypes.get_last_error() == ACCESS_DENIED  # type: ignore[attr-defined]
        return None if denied else ""
    try:
        if kernel.WaitForSingleObject(handle, 0) == 0:  # it has ended, but somebody holds on to it
            return ""
        times = [ctypes.c_ulonglong() for _ in range(4)]  # when it began comes first
        kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        return str(times[0].value)
    finally:
        kernel.CloseHandle(handle)


def _alive(pid: int, started: str | None) -> bool:
    """Whether that process is there, and not another one that was given its number."""
    now = _started(
        pid
    )  # may not be told of others' processes: on Windows, and where /proc hides them
    return _exists(pid) and (started is None or now in (None, started))


def _exists(pid: int) -> bool:
    if os.name == "nt":
        return _started_on_windows(pid) != ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
