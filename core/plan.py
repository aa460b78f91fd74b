"""`plan`: what `embed` would make of a manifest, and what that takes, before any of it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from .embed import refuse_unknown_sources
from .files import ROOM
from .frames import Frame, grouped, load
from .grid import Bounds, Grid
from .inputs.period import Period, choose, clear_share, valid_period
from .inputs.plausible import require_plausible
from .model import checkpoint as checkpoints
from .progress import Progress
from .raster import covered_share, target_grid


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
    weights = checkpoints.find(checkpoint).absolute()
    card = checkpoints.load_card(weights)
    known = checkpoints.sources_of(card)
    frames, _ = load(manifest, known)
    refuse_unknown_sources(frames, weights, known)
    grid = target_grid(frames, bounds, bounds_crs)
    period = valid_period(frames, valid_start, valid_end)
    given = grouped(frames)
    groups, _ = choose(given, period)
    require_plausible(groups)
    pixels = grid.width * grid.height
    size = pixels * card["config"]["d"] * (1 if dtype == "int8" else 4)
    found: dict[str, Any] = {
        "width": grid.width,
        "height": grid.height,
        "covered": covered_share(frames, grid),
        "bytes": size,
        "bytes_meanwhile": int(size * ROOM),
        "frames": len(groups),
        "frames_given": len(given),
        "valid_start": str(period.start),
        "valid_end": str(period.end),
        "months": _months(groups, grid, period, progress),
    }
    if measure:
        from .engine.tileencoder import Recipe, TileEncoder

        recipe = Recipe(grid, groups, period, weights, dtype, device)
        found["seconds"] = TileEncoder(recipe).seconds_a_pixel() * pixels
    return found


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
        progress.step(i, len(groups), "Looking at the frames")
        when, source = group[0].when.date(), group[0].source.id
        if period.start <= when < period.end:
            clear = months[f"{when:%Y-%m}"]
            clear[source] = clear.get(source, 0.0) + clear_share(group, (grid.crs, grid.bounds))
    return [{"month": name, "clear": clear} for name, clear in months.items()]
