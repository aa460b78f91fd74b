"""`plan`: what `embed` would make of a manifest, and what that takes, before any of it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .errors import InputError
from .files import ROOM
from .grid import Bounds, Grid
from .inputs.address import shown
from .inputs.frame import Frame, grouped, load
from .inputs.netcdf import kept_open
from .inputs.period import Period, choose, clear_share, valid_period
from .inputs.plausible import require_plausible
from .model import checkpoint as checkpoints
from .progress import Progress
from .raster import covered_share, target_grid
from .sources import Source


@dataclass(frozen=True)
class Plan:
    """What an embedding is to be made of.

    weights: a checkpoint's file, card: what it says of itself. frames: all that the manifest
    lists, groups: those that are encoded, notes: sentences about what was assumed or left out.
    """

    weights: Path
    card: dict[str, Any]
    frames: list[Frame]
    groups: list[list[Frame]]
    grid: Grid
    period: Period
    notes: list[str]

    def size(self, dtype: str) -> int:
        """Bytes of the embedding's pixels before they are compressed."""
        each = self.card["config"]["d"] * (1 if dtype == "int8" else 4)
        return self.grid.width * self.grid.height * each


@kept_open()
def planned(
    manifest: Path,
    checkpoint: str,
    valid_start: date | None,
    valid_end: date | None,
    bounds: Bounds | None,
    bounds_crs: str,
) -> Plan:
    """The plan for a manifest, as `embed` follows it. Raises `InputError` where nothing can come of it."""
    weights = checkpoints.find(checkpoint).absolute()
    card = checkpoints.load_card(weights)
    known = checkpoints.sources_of(card)
    frames, assumed = load(manifest, known)
    frames, unknown = _of_known_sources(frames, weights, known)
    grid = target_grid(frames, bounds, bounds_crs)
    period = valid_period(frames, valid_start, valid_end)
    groups, left_out = choose(grouped(frames), period)
    doubts = require_plausible(groups)
    notes = assumed + unknown + left_out + doubts
    return Plan(weights, card, frames, groups, grid, period, notes)


def run(
    manifest: Path,
    checkpoint: str,
    valid_start: date | None,
    valid_end: date | None,
    bounds: Bounds | None,
    bounds_crs: str,
    dtype: str,
    device: str,
    measure: bool,
    progress: Progress,
) -> dict[str, Any]:
    """The command `plan`: size of the result, the share of it that any frame covers, bytes of it and
    of all that lies on the disk meanwhile, frames, and clear observations in each month of the valid period.

    measure: also `seconds`, the time that this machine takes, from encoding a made-up patch.
    """
    plan = planned(manifest, checkpoint, valid_start, valid_end, bounds, bounds_crs)
    grid, period, size = plan.grid, plan.period, plan.size(dtype)
    found: dict[str, Any] = {
        "width": grid.width,
        "height": grid.height,
        "covered": covered_share(plan.frames, grid),
        "bytes": size,
        "bytes_meanwhile": int(size * ROOM),
        "frames": len(plan.groups),
        "frames_given": len(grouped(plan.frames)),
        "valid_start": str(period.start),
        "valid_end": str(period.end),
        "months": _months(plan.groups, grid, period, progress),
    }
    if measure:
        from .engine.tileencoder import Recipe, TileEncoder

        recipe = Recipe(grid, plan.groups, period, plan.weights, dtype, device)
        found["seconds"] = TileEncoder(recipe).seconds_a_pixel() * grid.width * grid.height
    return found


def _of_known_sources(
    frames: list[Frame], weights: Path, known: dict[str, Source]
) -> tuple[list[Frame], list[str]]:
    """Without the radar beside colours in one file, and a sentence, if the checkpoint `weights` does not know it.
    Raises `InputError` for a file of which it knows nothing."""
    kept = [frame for frame in frames if frame.source.id in known]
    other = [frame for frame in frames if frame.source.id not in known]
    used = {frame.path for frame in kept}
    for frame in other:
        if frame.path not in used:
            raise InputError(
                f"The checkpoint {weights.stem} has never seen {frame.source.id} ({shown(frame.path)}); it "
                f"knows {', '.join(known)}. `fit` with this manifest adds a source to a checkpoint."
            )
    return kept, [
        f"{title} is not used: the checkpoint {weights.stem} has never seen it. `fit` with this manifest adds it."
        for title in dict.fromkeys(frame.source.title for frame in other)
    ]


@kept_open()
def _months(
    groups: Sequence[list[Frame]], grid: Grid, period: Period, progress: Progress
) -> list[dict[str, Any]]:
    """Of each month that the period touches, how often an average place of the area is seen
    clearly, by the source's id; looked up at low resolution."""
    months: dict[str, dict[str, float]] = {}
    year, month = period.start.year, period.start.month
    while date(year, month, 1) < period.end:
        months[f"{year}-{month:02}"] = {}
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for i, group in enumerate(groups):
        progress.step(i, len(groups), "Looking at the images")
        when, source = group[0].when.date(), group[0].source.id
        if period.start <= when < period.end:
            clear = months[f"{when:%Y-%m}"]
            clear[source] = clear.get(source, 0.0) + clear_share(group, (grid.crs, grid.bounds))
    return [{"month": name, "clear": clear} for name, clear in months.items()]
