"""The valid period, and which frames are encoded for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from typing import Any

import numpy as np
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from ..errors import InputError
from ..grid import Bounds
from ..sources import DECIBEL, REFLECTANCE
from ..words import counted
from .address import shown
from .frame import Frame
from .rasterfile import LOOK, open_raster, read_small, small
from .siblings import product_name

T_MAX = 48  # frames that go through the encoder at once
LONGEST = 5 * 366  # days of a valid period
HALF_YEAR = 183  # days
# Where the middles of pieces lie: shares of rows and columns.
PIECES = ((0.5, 0.5), (0.25, 0.25), (0.25, 0.75), (0.75, 0.25), (0.75, 0.75))
# Open file, rows and columns of the one that tells -> what to read, share of it that is there.
Where = Callable[[Any, tuple[int, int]], tuple[Window, float]]


@dataclass(frozen=True)
class Period:
    """[start, end), whole UTC days."""

    start: date
    end: date

    @property
    def days(self) -> tuple[float, float]:
        """Start and end in days since 1970-01-01."""
        return float(_days(self.start)), float(_days(self.end))


def _days(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def valid_period(frames: Sequence[Frame], start: date | None, end: date | None) -> Period:
    """The stated period, or the last 365 days of the support period.

    Raises `InputError` if it ends before it starts, is longer than `LONGEST`, or lies over a year
    away from all frames.
    """
    first, last = frames[0].when.date(), frames[-1].when.date()
    end = end or (start + timedelta(365) if start else last + timedelta(1))
    start = start or end - timedelta(365)
    require_length(start, end)
    require_near(start, end, (first, last), "the images' dates")
    return Period(start, end)


def require_length(start: date, end: date) -> None:
    """Raise `InputError` for a period [start, end) without a day, or longer than `LONGEST`."""
    if end <= start:
        raise InputError(f"The valid period ends ({end}) before it starts ({start}); swap them.")
    if (end - start).days > LONGEST:
        raise InputError(
            f"The valid period {start} to {end} is {(end - start).days / 365.25:.0f} years long; an "
            f"embedding sums up a season or a year, five years at most. Choose a shorter one."
        )


def require_near(start: date, end: date, seen: tuple[date, date], dates: str) -> None:
    """Raise `InputError` for a period over a year away from all dates. seen: the first and the last
    of them; dates: what they are called."""
    if start > seen[1] + timedelta(366) or end < seen[0] - timedelta(366):
        raise InputError(
            f"The valid period {start} to {end} lies outside {dates}, {seen[0]} to {seen[1]}; choose "
            "one within a year of them."
        )


def choose(groups: Sequence[list[Frame]], period: Period) -> tuple[list[list[Frame]], list[str]]:
    """The frames to encode, at most T_MAX, and sentences about those left out or far away.

    Frames without a clear pixel are left out. Those within the valid period come first, then the
    nearest ones. Of more than T_MAX, each source keeps its share, the clearest in each of equal
    runs of its dates. Whether a frame is clear is asked of its whole file, never of the area, so
    that a place's vector does not depend on the extent asked for. Raises `InputError` if nothing is clear.
    """
    usable = with_clear_pixels(groups)
    notes = []
    if len(usable) < len(groups):
        notes.append(
            f"Left out without a clear pixel: {counted(len(groups) - len(usable), 'image')}."
        )
        left = {group[0].source.id for group in usable}
        gone = {g[0].source.title for g in groups if g[0].source.id not in left}
        notes += [f"None of {title} is left; check its nodata and masks." for title in sorted(gone)]
    nearest = min(usable, key=lambda g: _apart(g[0].when, period))
    days = _apart(nearest[0].when, period)
    if days > 0:
        notes.append(
            f"No image lies within the valid period {period.start} to {period.end}; the nearest is of "
            f"{nearest[0].when.date()}, {counted(round(days), 'day')} away."
        )
    if len(usable) <= T_MAX:
        return usable, notes + _far(usable, period)
    within = [g for g in usable if period.start <= g[0].when.date() < period.end]
    inside = len(within) >= T_MAX
    if not inside:
        within = sorted(usable, key=lambda g: _apart(g[0].when, period))[:T_MAX]
    shares = [(g, clear_share(g)) for g in within]
    chosen = _spread(shares)
    which = (
        "the clearest spread over the period" if inside else "those in and nearest to the period"
    )
    notes.append(f"{len(chosen)} of {len(usable)} images are encoded, {which}.")
    return sorted(chosen, key=lambda g: (g[0].when, g[0].source.id)), notes + _far(chosen, period)


def _far(groups: Sequence[list[Frame]], period: Period) -> list[str]:
    """A sentence about frames over half a year away: they blur what changed since, or a date is of the
    wrong year."""
    far = [g[0] for g in groups if _apart(g[0].when, period) > HALF_YEAR]
    if not far:
        return []
    return [
        f"Over half a year from the valid period {period.start} to {period.end}: {len(far)} of "
        f"{counted(len(groups), 'image')} ({shown(far[0].path)} of {far[0].when.date()}, for one). They count, "
        "too, and blur what changed in between: to compare years, embed each from its own images. Correct "
        "the dates or the period if one is wrong."
    ]


def with_clear_pixels(groups: Sequence[list[Frame]]) -> list[list[Frame]]:
    """The frames that are clear somewhere. Raises `InputError` if there is none."""
    usable = [group for group in groups if _is_clear_somewhere(group)]
    if not usable:
        raise InputError(
            f"No pixel of {counted(len(groups), 'image')} is clear: all are masked or nodata. Check the "
            f"mask of {shown(groups[0][0].path)} and which values mean clear."
        )
    return usable


def _is_clear_somewhere(group: Sequence[Frame]) -> bool:
    """A few small pieces tell it of nearly every frame. Only where none is clear all of it is looked
    at, which without overviews decodes the whole file."""
    if any(max(_shares(group, partial(piece, middle))) > 0 for middle in PIECES):
        return True
    return clear_share(group) > 0


def _apart(when: datetime, period: Period) -> float:
    """Days between a frame and the period, 0 inside it."""
    day = _days(when.astimezone(timezone.utc).date())
    start, end = period.days
    return max(start - day, day - end + 1, 0)


def _spread(candidates: list[tuple[list[Frame], float]]) -> list[list[Frame]]:
    by_source: dict[str, list[tuple[list[Frame], float]]] = {}
    for group, share in candidates:
        by_source.setdefault(group[0].source.id, []).append((group, share))
    chosen: list[list[Frame]] = []
    for i, members in enumerate(sorted(by_source.values(), key=len)):
        # The smaller sources first: what they can't use falls to the larger ones.
        room = (T_MAX - len(chosen)) // (len(by_source) - i)
        chosen += _clearest(members, room)
    return chosen


def _clearest(members: list[tuple[list[Frame], float]], room: int) -> list[list[Frame]]:
    """The clearest of each of `room` equal runs of the members, which are in order of date; of equally
    clear ones that in the run's middle, as `encode` takes it."""
    if len(members) <= room:
        return [group for group, _ in members]
    chosen = []
    for run in np.array_split(np.arange(len(members)), room):
        off = abs(2 * run - run[0] - run[-1])
        best = max(run, key=lambda i: (round(members[i][1], 2), -off[i - run[0]]))
        chosen.append(members[best][0])
    return chosen


def clear_share(group: Sequence[Frame], area: tuple[str, Bounds] | None = None) -> float:
    """The share of a frame's pixels that are present and clear, looked up at low resolution.

    area: a CRS and bounds in it, of which to tell the share instead.
    """
    if area is None:
        return max(_shares(group, whole))
    return min(sum(_shares(group, partial(_part, area))), 1.0)


def _shares(group: Sequence[Frame], where: Where) -> list[float]:
    """The share of present and clear pixels in a part of each product of a frame."""
    return [_share(product, where) for product in products_of(group)]


def products_of(group: Sequence[Frame]) -> list[list[Frame]]:
    """The files of a frame, those of one product together."""
    products: dict[str, list[Frame]] = {}
    for frame in group:
        products.setdefault(product_name(frame.path), []).append(frame)
    return list(products.values())


def _share(product: Sequence[Frame], where: Where) -> float:
    """That of the first band that is there: one speaks for all, but one alone may be 0 or nodata."""
    for frame in product:
        for number in frame.bands.values():
            _, present, clear, covered = seen(frame, [number], where)
            if (present & clear).any():
                return float((present & clear).mean()) * covered
            if not clear.any():
                return 0.0
    return 0.0


def seen(
    frame: Frame, numbers: Sequence[int], where: Where
) -> tuple[Any, np.ndarray, np.ndarray, float]:
    """A part of some bands as they are stored, masked, and where they are present, all (bands, h, w),
    where the view is clear, and the share of the part that is there."""
    values, codes, covered = _small(frame, numbers, where)
    present = ~np.ma.getmaskarray(values) & (
        np.abs(values.data.astype(np.float64)) < frame.source.limit
    )
    if frame.source.units in (REFLECTANCE, DECIBEL):
        present &= values.data != 0
    clear = frame.mask.clear(codes.data) if frame.mask else np.ones(present.shape[1:], bool)
    return values, present, clear, covered


def _small(frame: Frame, bands: Sequence[int], where: Where) -> tuple[Any, Any, float]:
    """A part of some bands and of their mask, at most LOOK pixels a side, and the share of the part
    that is there; of a mask that is not there, nothing."""
    nothing = np.ma.masked_all((0, 0))
    with open_raster(frame.path) as file:
        told = file.shape
        window, covered = where(file, told)
        if covered == 0:
            return nothing[None], nothing, 0.0
        shape, numbers = small(window.height, window.width), list(bands)
        if frame.mask and frame.mask.path == frame.path:
            numbers.append(frame.mask.band)
        read = read_small(frame.path, file, numbers, shape, window)
    values, codes = read[: len(bands)], read[len(bands) :]
    if frame.mask and not len(codes):
        with open_raster(frame.mask.path) as file:
            window, there = where(file, told)
            if there == 0:
                return nothing[None], nothing, 0.0
            codes = read_small(frame.mask.path, file, [frame.mask.band], shape, window)
    return values, codes[0] if frame.mask else nothing, covered


def whole(file: Any, told: tuple[int, int]) -> tuple[Window, float]:
    return Window(0, 0, file.width, file.height), 1.0


def piece(middle: tuple[float, float], file: Any, told: tuple[int, int]) -> tuple[Window, float]:
    """LOOK pixels a side, of the file that tells, around a place given in shares of its rows and
    columns; the same place in a file of other pixels."""
    tall, wide = file.height / told[0], file.width / told[1]
    rows, cols = (min(LOOK, n) for n in told)
    row, col = (int(share * (n - m)) for share, n, m in zip(middle, told, (rows, cols)))
    return Window(col * wide, row * tall, cols * wide, rows * tall), 1.0


def _part(area: tuple[str, Bounds], file: Any, told: tuple[int, int]) -> tuple[Window, float]:
    """The window of a file that lies in an area, and how much of the area that is."""
    crs, bounds = area
    if file.crs.to_wkt() != crs:
        bounds = transform_bounds(crs, file.crs, *bounds)
    # Not by rasterio's from_bounds, which knows no raster stored from south to north, or rotated.
    corners = [~file.transform * (x, y) for x in bounds[::2] for y in bounds[1::2]]
    (first, last), (upper, lower) = ((min(places), max(places)) for places in zip(*corners))
    left, right = max(first, 0), min(last, file.width)
    top, bottom = max(upper, 0), min(lower, file.height)
    if right <= left or bottom <= top:
        return Window(0, 0, 1, 1), 0.0
    window = Window(left, top, right - left, bottom - top)
    return window, (right - left) * (bottom - top) / ((last - first) * (lower - upper))
