"""A run that has not come to its end, kept so that it can go on after QGIS was closed or killed.

What was encoded lies beside the output anyway; here is kept what was asked for.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingUtils,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSettings,
)
from qgis.PyQt.QtCore import QDate, Qt

from . import drives, scratch
from .algorithms.base import metadata
from .algorithms.frames import write_manifest
from .dialogs.task_run import Step
from .layers import is_file_path, sidecar

KEY = "aef/unfinished"
DATES = ("VALID_START", "VALID_END")
# What the worker keeps in a folder of finished tiles; the description goes first, as with itself.
OURS = ("job.json", "[0-9]*_[0-9]*.npy", "base.tif*", "joined.tif*", "*.part")


@dataclass
class Unfinished:
    """Steps that can be run again as they were, and how many frames go in.

    temporary: it goes into a temporary file, of this QGIS or of one that ended. missing: an image that
    is not there any more. changed: one, or the plugin, that is another than when the run began, so that
    the worker would refuse to go on.
    """

    steps: list[Step]
    frames: int
    temporary: bool = False
    missing: str = ""
    changed: str = ""

    @property
    def output(self) -> str:
        return str(self.steps[-1].parameters["OUTPUT"])

    @property
    def tiles(self) -> Path:
        """Where the worker keeps what is finished."""
        return Path(self.output + ".tiles")

    def remove(self) -> bool:
        """Remove what is finished of it; False where a run, perhaps of another QGIS, is at work."""
        lock = self.tiles / "lock"
        if lock.exists() and _may_live(lock):
            return False
        for step in self.steps[:-1]:
            _remove(Path(f"{step.parameters['OUTPUT']}.unfinished"))
        for pattern in OURS:
            for path in self.tiles.glob(pattern):
                _remove(path)
        _remove(lock)
        with contextlib.suppress(OSError):
            self.tiles.rmdir()
        return True


def _may_live(lock: Path) -> bool:
    """Whether the process that holds a worker's lock may be there; of one on another machine nobody
    knows."""
    try:
        holder = json.loads(lock.read_text(encoding="utf-8"))
        return holder["host"] != socket.gethostname() or _exists(int(holder["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return True  # it may be filled just now


def _exists(pid: int) -> bool:
    """As the worker's own `engine/lock.py` finds out."""
    if os.name == "nt":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = ctypes.c_void_p(kernel.OpenProcess(0x100000, False, pid))  # to wait for it
        if not handle:
            return ctypes.get_last_error() == 5  # denied: it is another account's
        try:
            return (
                kernel.WaitForSingleObject(handle, 0) != 0
            )  # it may have ended, but be held on to
        finally:
            kernel.CloseHandle(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def keep(project: str, steps: list[Step]) -> None:
    """Remember a run that begins in the project's file ("" for one that was never saved)."""
    QgsSettings().setValue(KEY, _record(project, steps))


def keeps(project: str, steps: list[Step]) -> bool:
    """Whether it is this very run that is remembered."""
    return QgsSettings().value(KEY, "", type=str) == _record(project, steps)


def _record(project: str, steps: list[Step]) -> str:
    manifest = json.loads(Path(steps[0].parameters["MANIFEST"]).read_text(encoding="utf-8"))
    record = {
        "project": project,
        "frames": manifest["frames"],
        "temporary": scratch.is_temporary(steps[-1].parameters["OUTPUT"]),
        "steps": [[step.title, step.algorithm_id, _plain(step.parameters)] for step in steps],
    }
    return json.dumps(record)


def follow(before: str, after: str) -> None:
    """The project of file `before` was saved as `after`: its run goes along."""
    record = _kept()
    if before and record.get("project") == before:
        QgsSettings().setValue(KEY, json.dumps({**record, "project": after}))


def forget() -> None:
    """The run has ended well, or nobody wants it any more."""
    QgsSettings().remove(KEY)


def find(project: str) -> Unfinished | None:
    """Return the run to go on with, if there is one that belongs to this project."""
    try:
        record = _kept()
        if record["project"] and not _same_project(record["project"], project):
            return None
        steps = [Step(*entry) for entry in record["steps"]]
        found = Unfinished(steps, len(record["frames"]), bool(record.get("temporary")))
        found.missing = _missing(record["frames"])
        found.changed = _changed(found.tiles)
        return found if _begun(found) else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def revived() -> list[Step]:
    """Return the steps of the kept run as they can be run now."""
    record = _kept()
    manifest = write_manifest(record["frames"])
    steps = [Step(*entry) for entry in record["steps"]]
    for step in steps:
        step.parameters["MANIFEST"] = manifest
        for name in DATES:
            if name in step.parameters:
                text = step.parameters[name]
                step.parameters[name] = QDate.fromString(text, Qt.DateFormat.ISODate)
        if "EXTENT" in step.parameters:
            step.parameters["EXTENT"] = _area(step.parameters["EXTENT"])
    # The folder of a QGIS that was closed is gone, that of one that crashed may be there.
    if record.get("temporary") and not scratch.is_temporary(steps[-1].parameters["OUTPUT"]):
        _renew(steps)
    return [step for step in steps[:-1] if not Path(step.parameters["OUTPUT"]).exists()] + steps[
        -1:
    ]


def _kept() -> dict[str, Any]:
    """What is remembered, empty if nothing is."""
    try:
        found = json.loads(QgsSettings().value(KEY, "", type=str))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _same_project(before: str, now: str) -> bool:
    """Whether it is the same file, or one that was moved here."""
    # As paths: on Windows the Explorer opens with another slash than QGIS's own dialog.
    old, new = Path(before), Path(now)
    return old == new or (old.name == new.name and not drives.exists(old))


def _renew(steps: list[Step]) -> None:
    """Other temporary files in place of those that went with the last QGIS."""
    output = QgsProcessingUtils.generateTempFilename("embedding.tif")
    steps[-1].parameters["OUTPUT"] = output
    if len(steps) > 1:
        fitted = str(Path(output).with_suffix(".safetensors"))
        steps[0].parameters["OUTPUT"] = steps[-1].parameters["CHECKPOINT"] = fitted


def _plain(parameters: dict[str, Any]) -> dict[str, Any]:
    """Parameters as JSON has them, without the manifest, which is written anew for each run."""
    plain = {name: value for name, value in parameters.items() if name != "MANIFEST"}
    for name, value in parameters.items():
        if isinstance(value, QDate):
            plain[name] = value.toString(Qt.DateFormat.ISODate)
        elif isinstance(value, QgsReferencedRectangle):
            sides = value.xMinimum(), value.xMaximum(), value.yMinimum(), value.yMaximum()
            plain[name] = f"{','.join(map(repr, sides))} [{value.crs().authid()}]"
    return plain


def _area(plain: str) -> QgsReferencedRectangle:
    sides, _, crs = plain.rstrip("]").partition(" [")
    left, right, bottom, top = map(float, sides.split(","))
    area = QgsRectangle(left, bottom, right, top)
    return QgsReferencedRectangle(area, QgsCoordinateReferenceSystem(crs))


def _begun(run: Unfinished) -> bool:
    """Whether something of it lies on the disk."""
    if not run.temporary:
        fitted = Path(run.steps[0].parameters["OUTPUT"])
        fits = len(run.steps) > 1 and any(map(drives.exists, (fitted, f"{fitted}.unfinished")))
        return fits or drives.exists(run.tiles)
    # A Mac's Finder leaves a file .DS_Store among the folders.
    return any(
        folder.is_dir() and any(folder.iterdir()) and not _at_work(folder)
        for folder in scratch.root().glob("*")
    )


def _at_work(folder: Path) -> bool:
    """Whether a run, perhaps of another QGIS, works in a folder of the cache."""
    return any(_may_live(lock) for lock in folder.glob("*.tiles/lock"))


def _missing(frames: list[dict[str, Any]]) -> str:
    """An image that is not where it was, or ""; those on servers may be."""
    here = (frame["path"] for frame in frames if is_file_path(frame["path"]))
    return next((path for path in here if not drives.exists(path)), "")


def _changed(tiles: Path) -> str:
    """A file, or the plugin, that is another one than when the worker described it beside its tiles, or
    ""."""
    job = sidecar(str(tiles / "job"))
    if job and job.get("aef_fields") != metadata("version"):
        return "AEF Fields"
    for frame in job.get("frames", []):
        for file in (frame, frame.get("mask") or {}, *frame.get("made_of", [])):
            with contextlib.suppress(OSError, KeyError):
                now = drives.stat(file["path"])
                if (now.st_size, now.st_mtime_ns) != (file["bytes"], file["modified_ns"]):
                    return str(file["path"])
    return ""


def _remove(path: Path) -> None:
    """If it can be: on Windows what somebody looks into stays."""
    with contextlib.suppress(OSError):
        path.unlink()
