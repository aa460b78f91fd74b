"""Which process writes an output: two at once would spoil what both write."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..files import read_object, write_json


class Lock:
    """A file that says who writes `out`. That of a process that is gone is taken over."""

    def __init__(self, path: Path, out: Path):
        self._path, self._out = path, out

    def take(self) -> None:
        """Raises `InputError` if another process, or one on another machine, has it."""
        mine = {"host": socket.gethostname(), "pid": os.getpid(), "started": _started(os.getpid())}
        try:
            with self._path.open("x", encoding="utf-8") as file:
                json.dump(mine, file)
        except FileExistsError:
            holder = _holder(self._path)
            if holder and (
                holder["host"] != mine["host"] or _alive(holder["pid"], holder["started"])
            ):
                raise InputError(
                    f"{self._out} is being written by process {holder['pid']} on {holder['host']}; "
                    f"wait for it, or if it is gone remove {self._path}."
                ) from None
            write_json(self._path, mine)

    def release(self) -> None:
        """Let others write."""
        self._path.unlink(missing_ok=True)


def _holder(lock: Path) -> dict[str, Any] | None:
    """Who holds the lock, if that can be told."""
    try:
        holder = read_object(lock) or {}
        known = {"host": str(holder["host"]), "pid": int(holder["pid"])}
        return known | {"started": holder.get("started")}
    except (ValueError, KeyError, TypeError):
        return None


def _started(pid: int) -> str | None:
    """When a process began, since which start of the machine; None where only Linux would tell. Numbers
    are given again: in a container, the same command has the one that it had before it was killed."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return f"{boot} {stat.rpartition(')')[2].split()[19]}"  # field 22 of proc(5); a name may hold spaces


def _alive(pid: int, started: str | None) -> bool:
    """Whether that process is there, and not another one that was given its number."""
    return _exists(pid) and started in (None, _started(pid))


def _exists(pid: int) -> bool:
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
