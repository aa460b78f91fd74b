"""A place in the user's cache for what a cancelled run with a temporary output has finished.

Processing's temporary files go when QGIS closes, and each run gets new names, so nothing beside
them could be taken up again. The worker writes into a folder named by a hash of its inputs and
parameters instead; when it is done, the results are moved to where Processing wants them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QStandardPaths

KEPT_S = 14 * 24 * 3600.0


def is_temporary(path: str) -> bool:
    """Tell whether Processing chose this path and will remove it."""
    return Path(QgsProcessingUtils.tempFolder()) in Path(path).parents


def cache() -> Path:
    """Return the folder for what can be made again."""
    place = QStandardPaths.StandardLocation.GenericCacheLocation
    return Path(QStandardPaths.writableLocation(place)) / "aef_fields"


def root() -> Path:
    """Return the folder of all unfinished runs."""
    return cache() / "unfinished"


def place(command: str, manifest: str, options: Sequence[str]) -> Path:
    """Return this job's folder, made if need be; folders that nobody came back to are removed."""
    for old in root().glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another run has ended just now
            if time.time() - old.stat().st_mtime > KEPT_S:
                shutil.rmtree(old, ignore_errors=True)
    job = [command, *_inputs(Path(manifest)), *options]
    folder = root() / hashlib.sha256(json.dumps(job).encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    folder.touch()
    return folder


def _inputs(manifest: Path) -> list[Any]:
    """The manifest's text, and size and time of every frame: a changed image is another job."""
    try:
        text = manifest.read_text(encoding="utf-8")
        paths = [manifest.parent / frame["path"] for frame in json.loads(text)["frames"]]
        states = [path.stat() for path in paths if path.exists()]
    except (OSError, ValueError, TypeError, KeyError) as error:
        return [str(error)]  # the worker knows how to say what is wrong with it
    return [text, *([state.st_size, state.st_mtime_ns] for state in states)]


def discard_if_empty(folder: Path) -> None:
    """Remove the folder of a run that was refused before it began."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def move(folder: Path, target: str, outputs: dict[str, Any]) -> dict[str, Any]:
    """Move all results beside `target`, named after it; return the outputs with their new paths."""
    stem, names = Path(target).stem, {}
    for made in list(folder.iterdir()):
        new = Path(target).with_name(made.name.replace("output", stem, 1))
        shutil.move(str(made), str(new))
        names[str(made)] = str(new)
    shutil.rmtree(folder, ignore_errors=True)
    return {k: names.get(v, v) if isinstance(v, str) else v for k, v in outputs.items()}
