"""Dates of frames: as stated, or as names and tags tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from ..errors import InputError
from .address import shown

DATE = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?=T\d{4}|(?!\d))"
)
# The day of the year, as NASA's archives write it: other seven digits may count something else.
_ORDINAL = re.compile(
    r"(?:(?<!\d)(?=\d{7}T\d{6}(?!\d))|(?<=doy)(?=\d{7}(?:\d{6})?(?!\d)))((?:19[89]|20\d)\d[0-3]\d\d)",
    re.IGNORECASE,
)
# A month, as composites are named by: with a hyphen, or an underscore, which may also stand before a running number.
_MONTH = r"(?<!\d)((?:19[89]|20\d)\d)[{}](0[1-9]|1[0-2])(?![-_.]?\d|M(?![A-Z]))"
_BY_HYPHEN, _BY_EITHER = (re.compile(_MONTH.format(by), re.IGNORECASE) for by in ("-", "-_"))
_MONTHS = re.compile(r"(?<!\d)(?:19[89]|20\d)\d-(?:0[1-9]|1[0-2])(?!\d)")
# A time of day after it that says its zone.
_ZONED = re.compile(DATE.pattern + r"[T ](\d\d):?(\d\d)[:.\d]* ?([-+])(\d\d):?(\d\d)?(?!\d)")
# Tags that say when it was looked, not when the file was made.
_TAGS = (
    *("DATETIME", "ACQUISITION_DATE", "ACQUISITIONDATETIME", "DATE_ACQUIRED"),
    *("SENSING_TIME", "PRODUCT_START_TIME"),
)
_FIRST_YEAR = 1972  # Landsat 1


def stated_date(text: object, path: Path) -> datetime:
    """A date as the manifest gives it, in UTC. Raises `InputError` if it is none, or none of
    a satellite's."""
    try:
        when = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
        when = when.astimezone(timezone.utc) if when.tzinfo else when.replace(tzinfo=timezone.utc)
    except (ValueError, OverflowError):  # in UTC it may lie before the year 1 or after 9999
        raise InputError(
            f"The date {text!r} of {shown(path)} can't be read; write it like 2018-04-07."
        ) from None
    if when.year < _FIRST_YEAR or when > datetime.now(timezone.utc) + timedelta(1):
        raise InputError(
            f"The date {text} of {shown(path)} lies outside the time satellites have been "
            f"looking ({_FIRST_YEAR} to today); correct it."
        )
    return when


def date_in(text: str) -> tuple[date, str] | None:
    """The first date within a text, and the text without it; None if there is none."""
    for match in DATE.finditer(text):
        year, _, month, day = match.groups()
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        return found, _without(match)
    for match in _ORDINAL.finditer(text):
        year, day = int(match[1][:4]), int(match[1][4:])
        found = date(year, 1, 1) + timedelta(day - 1)
        if found.year == year:
            return found, _without(match)
    return None


def month_in(text: str, of_a_band: bool = False) -> tuple[date, str] | None:
    """The middle of the first month within a text, and the text without it; None if there is none."""
    match = (_BY_EITHER if of_a_band else _BY_HYPHEN).search(text)
    if not of_a_band and len(_MONTHS.findall(text)) > 1:
        return None  # from one to another
    return (date(int(match[1]), int(match[2]), 15), _without(match)) if match else None


def _without(match: re.Match[str]) -> str:
    """The text of a match without it and the time of day that follows."""
    rest = re.sub(r"^T\d{4,6}Z?", "", match.string[match.end() :])
    return match.string[: match.start()] + " " + rest


def _in_utc(text: str) -> str:
    """A tag's text; where it says a time and its zone, the day that this is in UTC."""
    found = _ZONED.search(text)
    if not found:
        return text
    year, _, month, day, hour, minute, sign, hours, minutes = found.groups()
    east = timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        there = datetime(int(year), int(month), int(day), int(hour), int(minute))
    except ValueError:  # no day, or no time of day
        return text
    return (there - east).date().isoformat()


def find_date(stated: object, path: Path, tags: dict[str, str], names: Iterable[str]) -> datetime:
    """The frame's date in UTC: as stated, else from the file's tags, else the first in a name, else the
    middle of a month in one. names: of the layer and the file, the folder's last.

    Raises `InputError` if there is none, or what is stated is no date.
    """
    if stated:
        return stated_date(stated, path)
    upper = {key.upper(): value for key, value in tags.items()}
    names = list(names)
    tagged = [_in_utc(upper[key]) for key in _TAGS if key in upper]
    # A folder's month is that of all that lie in it.
    for found in (*map(date_in, tagged + names), *map(month_in, names[:-1])):
        if found:
            return datetime(*found[0].timetuple()[:3], tzinfo=timezone.utc)
    raise InputError(
        f"No date found for {shown(path)}; give it a name with a date like 20180407, or state it."
    )
