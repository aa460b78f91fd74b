"""The dates behind one pixel: what the encoder saw there."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..files import sidecar
from ..grid import Grid, Tile
from ..inputs.address import may_exist
from ..inputs.digital import Digital
from ..inputs.frame import Frame, Mask
from ..inputs.netcdf import kept_open
from ..raster import FrameReader
from ..sources import SOURCES


@kept_open()
def series(embedding: Path, grid: Grid, col: int, row: int) -> list[dict[str, Any]]:
    """For each source its title, units, bands, dates, `values` (dates, bands), None = missing,
    and `clear` (dates,): whether the pixel was seen unmasked. In order of date.

    Raises `InputError` if the side-car does not tell which frames went in.
    """
    place = grid.part(Tile(col, row, 1, 1))
    found: dict[str, dict[str, Any]] = {}
    for frame in sorted(_frames(embedding), key=lambda f: f.when):
        source = frame.source
        line = found.setdefault(
            source.id,
            {
                "title": source.title,
                "units": source.units,
                "bands": list(source.bands),
                "dates": [],
                "values": [],
                "clear": [],
            },
        )
        reader = FrameReader([frame], place)
        try:
            values, clear = reader.read(Tile(0, 0, 1, 1))
        finally:
            reader.close()
        numbers = values[:, 0, 0]
        if np.isfinite(numbers).any():
            line["dates"].append(frame.when.date().isoformat())
            line["values"].append([float(v) if np.isfinite(v) else None for v in numbers])
            line["clear"].append(bool(clear[0, 0]))
    return list(found.values())


def _frames(embedding: Path) -> list[Frame]:
    """The input frames as the side-car has them; those whose file has gone are left out."""
    record = sidecar(embedding)
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        here = _Moved(content.get("command", {}).get("embed", {}).get("out", ""), embedding)
        own = sorted({entry["source"] for entry in content["frames"]} - set(SOURCES))
        entries = [entry for entry in content["frames"] if entry["source"] in SOURCES]
        frames = [_frame(entry, here) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{record} does not tell which images {embedding.name} was made from, so there is no "
            "series to show. Embeddings made here have that file; published ones do not."
        ) from error
    if own and not frames:
        raise InputError(
            f"{embedding.name} was made from images of sources of its manifest's own ({', '.join(own)}), "
            "of which no series can be shown."
        )
    there = [frame for frame in frames if may_exist(frame.path)]
    if not there:
        raise InputError(
            f"None of the images that {embedding.name} was made from is where it was "
            f"({frames[0].path if frames else 'no images'}); put them back to see their series."
        )
    return there


class _Moved:
    """Where files lie now: where they were, or, if the embedding's folder was moved together with
    them, where they lay from there."""

    def __init__(self, before: str, now: Path):
        self._before, self._now = before, now.absolute().parent

    def path(self, text: str) -> Path:
        was = Path(text)
        if may_exist(was) or not Path(self._before).is_absolute():
            return was
        try:
            moved = self._now / os.path.relpath(was, Path(self._before).parent)
        except ValueError:  # another drive of Windows
            return was
        return moved if moved.exists() else was


def _frame(entry: dict[str, Any], here: _Moved) -> Frame:
    mask = entry.get("mask")
    return Frame(
        path=here.path(entry["path"]),
        source=SOURCES[entry["source"]],
        when=datetime.fromisoformat(entry["datetime"]),
        bands=entry["bands"],
        mask=_mask(mask, here) if mask else None,
        digital=Digital(entry["scale"], entry["offset"], entry["decibel"]),
    )


def _mask(entry: dict[str, Any], here: _Moved) -> Mask:
    rule = tuple(entry["valid"]), tuple(entry["bits_clear"]), entry.get("least", 0.0)
    return Mask(here.path(entry["path"]), entry["band"], *rule)
