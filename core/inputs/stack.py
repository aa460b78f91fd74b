"""Many dates in one file.

The bands' descriptions tell the dates (`2018-04-07_B04`, `B04_20180407`, or the date alone if the
file is of one band at many dates), or months (`2018-04_B04`). Where they do not, the manifest does: `"dates": ["2018-04-07",
…]`, one for each run of bands; `"bands": {"B04": 1, …}` then counts within a run, or gives a list
with one number for each date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..sources import Quality, Source
from ..words import counted
from .address import shown
from .bands import checked_bands, named_bands, words
from .dates import date_in, month_in, stated_date


@dataclass(frozen=True)
class Layer:
    """One date of a stack: band name -> number in the file, and the quality band if there is one."""

    datetime: str
    bands: dict[str, int]
    quality: tuple[int, Quality] | None = None


def layers(
    stated: dict[str, Any], descriptions: list[str], source: Source, names: list[str]
) -> list[Layer]:
    """The dates of a file in order; [] if it holds one date only.

    Raises `InputError` if what is stated does not fit its bands.
    """
    if "dates" in stated:
        return _stated(stated, descriptions, source, names)
    dated = [date_in(text) for text in descriptions]
    if not any(dated):
        months = [month_in(text, of_a_band=True) for text in descriptions]
        # Where one of our bands has none, as B04_2018_13, it is a running number.
        counts = any(source.band_named(t) and not m for t, m in zip(descriptions, months))
        dated = [None] * len(months) if counts else months
    if len({hit[0] for hit in dated if hit}) < 2 and not all(dated):
        return []  # a date in one band's name is the file's
    texts: dict[str, dict[int, str]] = {}
    for number, hit in enumerate(dated, 1):
        if hit:
            texts.setdefault(hit[0].isoformat(), {})[number] = hit[1]
    usable = [
        layer
        for day, own in sorted(texts.items())
        for look in _looks(own, source)
        if (layer := _named(stated, day, look, source, names)).bands
    ]
    if texts and not usable:
        raise InputError(
            f"{shown(stated['path'])} has dates in its bands' descriptions, but no band that "
            f'{source.title} knows ({", ".join(source.bands)}); state "bands": {{name: 1}}.'
        )
    return usable


def _named(
    stated: dict[str, Any], day: str, texts: dict[int, str], source: Source, names: list[str]
) -> Layer:
    """One date by what its bands are called. texts: number -> the description without the date."""
    bands, qualities = {}, []
    for number, text in texts.items():
        name, quality = source.band_named(text), source.quality_named(text)
        if quality and not name:
            qualities.append((number, quality))
        elif name or not _says(text):
            bands[number] = text if _says(text) else _only(stated, source, names)
    best = min(qualities, key=lambda one: source.quality.index(one[1]), default=None)
    return Layer(day, named_bands(stated["path"], bands, source), best)


def _looks(texts: dict[int, str], source: Source) -> list[dict[int, str]]:
    """The descriptions of a date by the image that they are of: Earth Engine's toBands puts its name before
    each band, as of two tiles of Sentinel-2, `…_T31UES_B4` and `…_T31UFS_B4`."""
    named: dict[str, list[str]] = {}
    for text in texts.values():
        if name := source.band_named(text):
            named.setdefault(name, []).append(text)
    most = max(map(_shortest, named.values()), key=len, default=[])
    end = commonprefix([text[::-1] for text in most])[::-1]
    end = end[len(re.split(r"[\W_]", end)[0]) :]  # from where a word begins
    starts = [text[: len(text) - len(end)] for text in most]
    if not source.band_named(end) or len({*starts}) < len(starts) or not _are_images(starts):
        return [texts]
    looks: dict[str, dict[int, str]] = {start: {} for start in starts}
    for number, text in texts.items():
        own = max(filter(text.startswith, starts), key=len, default=starts[0])
        looks[own][number] = text
    return list(looks.values())


def _are_images(starts: list[str]) -> bool:
    """Do they differ in a number, as names of images do? Statistics, as `mean_B4` and `stdDev_B4`, are none."""
    named = [{*re.split(r"[\W_]+", start)} for start in starts]
    apart = set.union(*named) - set.intersection(*named)
    return any(re.search(r"\d", word) for word in apart)


def _shortest(texts: list[str]) -> list[str]:
    """Those of the fewest words, as `named_bands` chooses."""
    return [text for text in texts if len(words(text)) == min(len(words(t)) for t in texts)]


def _says(text: str) -> bool:
    """Is there more than punctuation?"""
    return any(letter.isalnum() for letter in text)


def _only(stated: dict[str, Any], source: Source, names: list[str]) -> str:
    """The one band of a stack whose descriptions are dates alone, "" if it can't be told."""
    given = stated.get("bands")
    if isinstance(given, dict) and len(given) == 1:
        return source.band_named(str(next(iter(given))))
    if len(source.bands) == 1:
        return source.bands[0]
    return next((band for band in map(source.band_named, names) if band), "")


def _stated(
    stated: dict[str, Any], descriptions: list[str], source: Source, names: list[str]
) -> list[Layer]:
    path, dates, count = stated["path"], stated["dates"], len(descriptions)
    if not isinstance(dates, list) or not dates:
        raise InputError(
            f'The dates of {shown(path)} must be a list like ["2018-04-07", "2018-05-02"].'
        )
    days = [stated_date(text, path).isoformat() for text in dates]
    given = stated.get("bands")
    if isinstance(given, dict) and any(isinstance(number, list) for number in given.values()):
        return _listed(path, days, given, count, source)
    if count % len(days):
        raise InputError(
            f"{shown(path)} has {count} bands, which {len(days)} dates do not divide; correct the dates, or "
            'state "bands" with a list of numbers for each name, one a date.'
        )
    run = count // len(days)
    # How far it is from a band to the next one of its date, and to the same one of the next date.
    by_band = not given and _by_band(path, descriptions, len(days), source)
    step, stride = (len(days), 1) if by_band else (1, run)
    first = descriptions[::step][:run]
    bands = _run(path, given, first, source, [_only(stated, source, names)])
    extra = [
        (number, quality)
        for number, text in enumerate(first, 1)
        if (quality := source.quality_named(text))
    ]

    def at(number: int, i: int) -> int:
        return 1 + (number - 1) * step + i * stride

    return [
        Layer(
            day,
            {name: at(number, i) for name, number in bands.items()},
            (at(extra[0][0], i), extra[0][1]) if extra else None,
        )
        for i, day in enumerate(days)
    ]


def _by_band(path: Path, descriptions: list[str], dates: int, source: Source) -> bool:
    """Does all of a band come before the next band, not all of a date before the next date?

    Those of the first date may be all that are named. Raises `InputError` if names of bands fit neither.
    """
    meant = [
        source.band_named(text) or getattr(source.quality_named(text), "band", "")
        for text in descriptions
    ]
    run = len(meant) // dates
    ways = {
        False: [meant[i : i + run] for i in range(0, len(meant), run)],
        True: [meant[i::dates] for i in range(dates)],
    }
    for by_band, runs in ways.items():
        named = [name for name in runs[0] if name]
        alike = all(a in ("", b) for other in runs for a, b in zip(other, runs[0]))
        if alike and len({*named}) == len(named):
            return by_band
    raise InputError(
        f"The bands of {shown(path)} are named neither alike for each of {dates} dates ({', '.join(meant[:run])}) "
        'nor all dates of a band together; state "bands" with a list of numbers for each name, one a date.'
    )


def _run(
    path: Path, given: Any, descriptions: list[str], source: Source, only: list[str]
) -> dict[str, int]:
    """Band name -> number within the bands of one date."""
    if isinstance(given, dict) and given:
        return checked_bands(given, path, len(descriptions), source)
    named = {source.band_named(text): i for i, text in enumerate(descriptions, 1)}
    named.pop("", None)
    if named:
        return named
    if len(descriptions) == 1 and only[0]:
        return {only[0]: 1}
    if len(descriptions) in (len(source.bands), len(source.bands) + bool(source.quality)):
        return {name: i for i, name in enumerate(source.bands, 1)}
    raise InputError(
        f"{shown(path)} has {counted(len(descriptions), 'band')} a date without names that {source.title} knows; state "
        f'which is which within one date: "bands": {{"{source.bands[0]}": 1, …}}.'
    )


def _listed(
    path: Path, days: list[str], given: dict[str, Any], count: int, source: Source
) -> list[Layer]:
    for name, numbers in given.items():
        if not isinstance(numbers, list) or len(numbers) != len(days):
            raise InputError(
                f"The band {name} of {shown(path)} needs a list of {len(days)} band numbers, one a date."
            )
    return [
        Layer(
            day,
            checked_bands({name: n[i] for name, n in given.items()}, path, count, source),
        )
        for i, day in enumerate(days)
    ]
