"""Finished tiles beside the output, so that an interrupted job goes on where it stopped."""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from ..errors import Changed, InputError
from ..files import file_of, read_object, write_json
from ..grid import Tile
from ..inputs.rasterfile import made_of
from ..progress import Progress
from ..version import version
from .lock import Lock

# All that such a folder ever holds: finished tiles, the raster that they are joined to, and this; and
# what a system puts there by itself where somebody looks into it, or onto a network drive.
OURS = re.compile(
    r"\d+_\d+\.npy|(base|joined)\.tif.*|.*\.part|job\.json|lock"
    r"|\.DS_Store|\._.*|\.nfs.*|Thumbs\.db|desktop\.ini"
)
TRIES = 10  # to begin in a folder that others remove


def folder_of(out: Path) -> Path:
    """Where the tiles of an output lie until it is complete."""
    return out.with_name(out.name + ".tiles")


def kept_bytes(out: Path) -> int:
    """What an unfinished run has on the disk already."""
    total = 0
    for path in folder_of(out).glob("*"):
        with contextlib.suppress(FileNotFoundError):  # by the run that is still writing there
            total += path.stat().st_size
    return total


def job_of(command: str, inputs: Iterable[Path], **parameters: Any) -> dict[str, Any]:
    """The description of a job whose pixels depend on some files and parameters."""
    files = []
    for path in itertools.chain.from_iterable([given, *made_of(given)] for given in inputs):
        file = file_of(path)
        state = file.stat() if file.exists() else None
        files.append(
            {
                "path": str(path),
                "bytes": state.st_size if state else None,
                "modified_ns": state.st_mtime_ns if state else None,
            }
        )
    versions = {name: metadata.version(name) for name in ("numpy", "scikit-learn", "rasterio")}
    return {"command": command, "inputs": files} | parameters | versions


class TileStore:
    """The folder `OUT.tiles`: one .npy a finished tile, the job's description, and a lock.

    job: everything the pixels depend on (inputs, parameters, versions of what computes them); the
    plugin's own version joins it, in the attribute `job`. Raises `InputError` if
    another process works on the same output, or if the folder holds tiles of a different job, or
    what no run of ours has put there.
    A context manager; the folder stays when it is left by an exception, `clear` removes it.
    """

    def __init__(self, out: Path, job: dict[str, Any]):
        self.folder = folder_of(out)
        self.described = self.folder / "job.json"
        self._out, self.job = out, {"aef_fields": version()} | job
        self._lock = Lock(self.folder / "lock", out)
        self._fresh = False

    def __enter__(self) -> TileStore:
        self._begin()
        before = read_object(self.described)
        if before is not None and any(self.folder.glob("*.npy")):
            self._same_job(before)
        else:
            # Tiles nobody describes are left from a removal that was cut short.
            for orphan in self.folder.glob("*.npy"):
                orphan.unlink()
            write_json(self.described, self.job)
            self._fresh = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, Changed):
            self.clear()
        elif isinstance(error, InputError) and self._fresh:
            self.clear_if_empty()  # bad input leaves nothing behind
        self._lock.release()

    def _begin(self) -> None:
        """Make the folder and take its lock; anew where a run that ends just now removes them."""
        for left in reversed(range(TRIES)):
            try:
                self._require_ours()
                self.folder.mkdir(exist_ok=True)
                self._lock.take()
            except (FileNotFoundError, FileExistsError):
                if not left or not self.folder.parent.exists():
                    raise
            else:
                return

    def _require_ours(self) -> None:
        """It is removed with all that is in it once the output is complete."""
        if not self.folder.exists():
            return
        foreign = [self.folder] if not self.folder.is_dir() else list(self.folder.iterdir())
        foreign = [path for path in foreign if not OURS.fullmatch(path.name)]
        if foreign:
            raise InputError(
                f"Finished tiles of {self._out.name} are kept in {self.folder} until it is complete, but "
                f"{foreign[0]} is there; give the output another name, or move that elsewhere."
            )

    def _same_job(self, other: dict[str, Any]) -> None:
        ours = json.loads(json.dumps(self.job))
        differing = [k for k in ours if other.get(k) != ours[k]]
        if not differing:
            return
        self._lock.release()
        changes = "; ".join(_change(k, other.get(k), ours[k]) for k in differing)
        raise InputError(
            f"{self.folder} holds tiles of an unfinished run that differs in "
            f"{', '.join(differing)}: {changes}. Run it again as it was to go on, or remove that "
            "folder to start anew."
        )

    def _path(self, tile: Tile) -> Path:
        return self.folder / f"{tile.row}_{tile.col}.npy"

    def has(self, tile: Tile) -> bool:
        return self._path(tile).exists()

    def save(self, tile: Tile, pixels: np.ndarray) -> None:
        """Keep a finished tile; a reader sees all of it or nothing."""
        # Of its own: on a cluster a worker that seemed lost may write the same tile.
        part = self._path(tile).with_suffix(f".{socket.gethostname()}-{os.getpid()}.part")
        content = io.BytesIO()  # NumPy's own way into a file does not say when the disk is full
        np.save(content, pixels, allow_pickle=False)
        try:
            with part.open("wb") as file:
                file.write(content.getbuffer())
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            part.unlink(missing_ok=True)  # on a full disk, the room it takes is needed
            raise
        part.replace(self._path(tile))

    def read(self, tile: Tile) -> np.ndarray:
        """A finished tile, mapped, not copied. Raises `InputError` if it is damaged."""
        try:
            return np.load(self._path(tile), mmap_mode="r", allow_pickle=False)
        except (ValueError, EOFError) as error:
            raise InputError(
                f"{self._path(tile)} is damaged ({error}); remove it, then run the same again: it goes on."
            ) from error

    def tell(self, tiles: Sequence[Tile], progress: Progress) -> None:
        """Say how many of the tiles are finished, if any are."""
        done = sum(self.has(tile) for tile in tiles)
        if done:
            progress.message(f"{done} of {len(tiles)} blocks finished before; going on.")

    def clear_if_empty(self) -> None:
        """Remove the folder if no tile is in it."""
        if self.folder.exists() and not any(self.folder.glob("*.npy")):
            self.clear()

    def clear(self) -> None:
        """Remove everything: the output is complete, whether or not this succeeds.

        The description goes first: what a power cut leaves is then known as rubbish. The lock goes
        last: then another run may have begun there, whose folder it is.
        """
        _remove(self.described)
        for path in self.folder.glob("*"):
            if path.name != "lock":
                _remove(path)
        self._lock.release()
        with contextlib.suppress(OSError):
            self.folder.rmdir()


def kept(
    store: TileStore,
    tiles: Sequence[Tile],
    work: Callable[[Tile], np.ndarray],
    note: str,
    progress: Progress,
) -> Iterator[tuple[Tile, np.ndarray]]:
    """`(tile, work(tile))` for all tiles in their order; those in the store are not made again."""
    store.tell(tiles, progress)
    for i, tile in enumerate(tiles):
        progress.step(i, len(tiles), note)
        if not store.has(tile):
            store.save(tile, work(tile))
        yield tile, store.read(tile)
    progress.step(len(tiles), len(tiles), note)


def _remove(path: Path) -> None:
    """If it can be: one that somebody looks into stays on Windows, and on a network drive."""
    with contextlib.suppress(OSError):
        path.unlink()


def _change(key: str, before: Any, now: Any) -> str:
    """What differs, as a person says it."""
    if not (isinstance(before, list) and isinstance(now, list)):
        return f"{key} was {_short(before)}, now is {_short(now)}"
    gone, new = ([v for v in a if v not in b] for a, b in ((before, now), (now, before)))
    names = sorted({_short(v) for v in gone + new})
    return f"{len(names)} of {key} other than before, such as {names[0]}" if names else key


def _short(value: Any) -> str:
    """A value of a job; of a frame its file."""
    if isinstance(value, dict):
        return str(value.get("path", next(iter(value), "")))
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "…"
