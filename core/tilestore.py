"""Finished tiles beside the output, so that an interrupted job goes on where it stopped."""

from __future__ import annotations

import json
import os
import shutil
import socket
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from .errors import InputError
from .files import write_json
from .grid import Tile


class TileStore:
    """The folder `OUT.tiles`: one .npy a finished tile, the job's description, and a lock.

    job: everything the pixels depend on (inputs, parameters, versions). Raises `InputError` if
    another process works on the same output, or if the folder holds tiles of a different job.
    A context manager; the folder stays when it is left by an exception, `clear` removes it.
    """

    def __init__(self, out: Path, job: dict[str, Any]):
        self.folder = out.with_name(out.name + ".tiles")
        self._out, self._job = out, job
        self._fresh = False

    def __enter__(self) -> TileStore:
        self.folder.mkdir(exist_ok=True)
        self._take_lock()
        described = self.folder / "job.json"
        if described.exists():
            self._same_job(json.loads(described.read_text(encoding="utf-8")))
        else:
            # Tiles nobody describes are left from a removal that was cut short.
            for orphan in self.folder.glob("*.npy"):
                orphan.unlink()
            write_json(described, self._job)
            self._fresh = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        nothing_yet = self._fresh and self.folder.exists() and not any(self.folder.glob("*.npy"))
        if isinstance(error, InputError) and nothing_yet:
            self.clear()  # bad input leaves nothing behind
        (self.folder / "lock").unlink(missing_ok=True)

    def _take_lock(self) -> None:
        lock = self.folder / "lock"
        mine = {"host": socket.gethostname(), "pid": os.getpid()}
        try:
            with lock.open("x", encoding="utf-8") as file:
                json.dump(mine, file)
        except FileExistsError:
            holder = _holder(lock)
            if holder and (holder["host"] != mine["host"] or _alive(holder["pid"])):
                raise InputError(
                    f"{self._out} is being written by process {holder['pid']} on {holder['host']}; "
                    f"wait for it, or if it is gone remove {lock}."
                ) from None
            write_json(lock, mine)

    def _same_job(self, other: dict[str, Any]) -> None:
        differing = [k for k in self._job if other.get(k) != json.loads(json.dumps(self._job[k]))]
        if not differing:
            return
        (self.folder / "lock").unlink(missing_ok=True)
        raise InputError(
            f"{self.folder} holds tiles of an unfinished run that differs in {', '.join(differing)}. "
            f"Run it again as it was to go on, or remove that folder to start anew."
        )

    def _path(self, tile: Tile) -> Path:
        return self.folder / f"{tile.row}_{tile.col}.npy"

    def has(self, tile: Tile) -> bool:
        return self._path(tile).exists()

    def save(self, tile: Tile, pixels: np.ndarray) -> None:
        """Keep a finished tile; a reader sees all of it or nothing."""
        part = self._path(tile).with_suffix(".part")
        with part.open("wb") as file:
            np.save(file, pixels, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path(tile))

    def read(self, tile: Tile) -> np.ndarray:
        """A finished tile, mapped, not copied."""
        return np.load(self._path(tile), mmap_mode="r", allow_pickle=False)

    def clear(self) -> None:
        """Remove everything: the output is complete.

        The description goes first: what a power cut leaves is then known as rubbish.
        """
        (self.folder / "job.json").unlink()
        shutil.rmtree(self.folder)


def _holder(lock: Path) -> dict[str, Any] | None:
    """Who holds the lock; None if the file is half-written, as after a power cut."""
    try:
        holder = json.loads(lock.read_text(encoding="utf-8"))
        return {"host": str(holder["host"]), "pid": int(holder["pid"])}
    except (ValueError, KeyError, TypeError, OSError):
        return None


def _alive(pid: int) -> bool:
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
