"""The command `frames`: what is found of each file that a manifest lists, for a person to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .errors import CoreError
from .files import require_folder
from .inputs.bands import UnusedBand, wavelength
from .inputs.dates import date_in
from .inputs.digital import agreed
from .inputs.frame import Frame, frames_of, grouped, names_of, with_quality_files
from .inputs.manifest import read_manifest
from .inputs.netcdf import bands_a_time, kept_open
from .inputs.rasterfile import descriptions, open_raster
from .progress import Progress
from .sources import SOURCES, Source


@kept_open()
def run(manifest: Path, glances: Path | None, progress: Progress) -> dict[str, Any]:
    """The command `frames`: what is found for each entry, or why it can't be used.

    glances: a folder for small pictures; each entry's picture and clear share are told as soon as
    they are known.
    """
    content = read_manifest(manifest)
    known = SOURCES | content.own
    listed = {stated["path"] for stated in content.frames}
    rows = []
    for i, stated in enumerate(content.frames):
        progress.step(i, len(content.frames))
        rows.append(_looked_at(stated, known, listed))
    every = agreed([frame for _, frames in rows for frame in frames])
    better = {id(old): new for old, new in zip((f for _, fs in rows for f in fs), every)}
    rows = [(row, [better[id(f)] for f in fs]) for row, fs in rows]
    if glances:
        _glance(rows, glances, progress)
    return {"frames": [_described(row, frames) for row, frames in rows]}


def _glance(
    rows: list[tuple[dict[str, Any], list[Frame]]], folder: Path, progress: Progress
) -> None:
    """Look at each row's frames, and tell at once; of a stack, the picture is its clearest date's."""
    from .inputs.glance import glance, prune

    require_folder(folder)
    prune(folder)
    # The cloud mask of a row may be a row of its own.
    masked = with_quality_files([frame for _, frames in rows for frame in frames])
    for i, (row, frames) in enumerate(rows):
        progress.step(i, len(rows), "Looking at the images")
        if row["problem"]:
            continue
        own = {(frame.path, frame.key) for frame in frames if frame.bands}
        try:
            groups = grouped([frame for frame in masked if (frame.path, frame.key) in own])
            looks = [glance(group, folder) for group in groups]
        except CoreError as error:
            progress.item(i, problem=str(error))
            continue
        shares = [look["clear"] for look in looks if look["clear"] is not None]
        if looks:
            best = max(looks, key=lambda look: look["clear"] or 0)
            clear = sum(shares) / len(shares) if shares else None
            progress.item(i, picture=best["picture"], clear=clear)


def _looked_at(
    stated: dict[str, Any], known: dict[str, Source], listed: set[Path]
) -> tuple[dict[str, Any], list[Frame]]:
    """A row with the first problem as a sentence, and the frames found."""
    row: dict[str, Any] = {"path": str(stated["path"]), "name": stated.get("name", "")}
    row |= dict.fromkeys(("source", "datetime", "bands", "mask", "scale", "offset", "problem"))
    try:
        frames = frames_of(stated, known, listed)
    except CoreError as error:
        row["problem"] = str(error)
        if isinstance(error, UnusedBand):  # nothing that anybody needs to mend
            row["unused"] = True
    else:
        row["datetime"] = frames[0].when.date().isoformat() if frames else None
        return row, frames
    found = [hit[0].isoformat() for hit in map(date_in, names_of(stated)) if hit]
    row["file_bands"] = _file_bands(stated["path"])
    given = str(stated.get("datetime") or "")[:10]
    row["datetime"] = (given if date_in(given) else "") or (found[0] if found else None)
    try:  # without its date: show what else is known
        return row, frames_of(dict(stated, datetime="2000-01-01"), known)
    except CoreError:
        return row, []


def _file_bands(path: Path) -> list[dict[str, Any]]:
    """Of each band of the file its `name` and its wavelength in `nm`, as far as it tells them, for
    somebody who has to say which is which: those of one time of a NetCDF. Empty for what is no single raster."""
    try:
        with open_raster(path) as file:
            return [
                {"name": text, "nm": wavelength(file, number)}
                for number, text in enumerate(descriptions(path, file)[: bands_a_time(file)], 1)
            ]
    except CoreError:
        return []


def _of_one_source(frames: list[Frame]) -> dict[str, Any]:
    """Its id, its bands in the first of its frames, and their dates if there are several."""
    found: dict[str, Any] = {"source": frames[0].source.id, "bands": {}}
    for frame in frames:
        if frame.when == frames[0].when:
            found["bands"] |= {k: v for k, v in frame.bands.items() if k not in found["bands"]}
    dates = sorted({frame.when.date().isoformat() for frame in frames})
    return found | ({"dates": dates} if len(dates) > 1 else {})


def _described(row: dict[str, Any], frames: list[Frame]) -> dict[str, Any]:
    """One row for a dialog: everything found. A product's files and a stack's dates share one."""
    if not frames:
        return row
    first = next((frame for frame in frames if frame.bands), frames[0])  # not of a mask's file
    with open_raster(first.path) as file:
        row |= {"crs": file.crs.to_string(), "pixel": file.res[0]}
        row |= {"width": file.width, "height": file.height}
    row["file_bands"] = _file_bands(first.path)
    by_source: dict[str, list[Frame]] = {}
    for frame in frames:
        by_source.setdefault(frame.source.id, []).append(frame)
    told = [_of_one_source(own) for own in by_source.values()]
    row |= told[0] | {"maskable": bool(first.source.quality)}
    row |= {"scale": first.digital.scale, "offset": first.digital.offset}
    if told[1:]:  # of one file
        row["also"] = told[1:]
    firsts = [own[0] for own in by_source.values()]
    notes = dict.fromkeys(note for one in firsts for note in (one.digital.note, one.note) if note)
    if notes:
        row["note"] = " ".join(notes)
    if first.mask:
        row["mask"] = {"path": str(first.mask.path), "band": first.mask.band}
        for key in ("valid", "bits_clear"):
            if getattr(first.mask, key):
                row["mask"][key] = list(getattr(first.mask, key))
        if first.mask.least:
            row["mask"]["least"] = first.mask.least
    return row
