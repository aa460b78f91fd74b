"""Which band of a file is which band of its source, and which one says where the view is clear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..sources import Quality, Source
from .address import shown
from .siblings import comes_with_bands, has_band_token

_NANOMETRES = re.compile(r"(\d{3,4}(?:\.\d+)?)\s*(?:nm\b|nanomet)", re.IGNORECASE)
# A file of one band as Copernicus' and Sentinel Hub's browsers name it; a second tells where there is data.
_RAW = re.compile(r"\(RAW\)", re.IGNORECASE)
_MEANINGLESS = re.compile(r"(band|layer|b)?[\s_-]*\d*", re.IGNORECASE)  # as descriptions of bands


class UnusedBand(InputError):
    """A file of the product that the source does not use (coastal blue, thermal, a picture)."""


def find_bands(
    stated: dict[str, Any], descriptions: Sequence[str], source: Source, names: Sequence[str]
) -> dict[str, int]:
    """Band name -> band number: as stated, else by description, else by name, else by order.

    names: the layer's and the file's. Empty for a file that holds a quality band alone. Raises
    `InputError` if the bands can't be told, `UnusedBand` for a file of one that the source does not use.
    """
    path, count = stated["path"], len(descriptions)
    given = stated.get("bands")
    if given:
        return checked_bands(given, path, count, source)
    nameless = are_nameless(descriptions, source)
    found = {} if nameless else named_bands(path, dict(enumerate(descriptions, 1)), source)
    if found:
        return found
    if count == 1 or (count == 2 and nameless and any(map(_RAW.search, names))):
        return _of_name(path, descriptions[0], source, names)
    if nameless and count in (len(source.bands), len(source.bands) + bool(source.quality)):
        return {name: number for number, name in enumerate(source.bands, 1)}
    kind = UnusedBand if comes_with_bands(path) else InputError
    raise kind(
        f"{shown(path)} has {count} bands without names that {source.title} knows; expected "
        f"{len(source.bands)} bands in the order {', '.join(source.bands)}, or state which is which"
        + (', and "dates" if it is a stack of dates.' if nameless else ".")
    )


def are_nameless(descriptions: Sequence[str], source: Source) -> bool:
    """Whether none of the bands' descriptions says which band it is. Those of all bands of Sentinel-2
    only count where they are band1 to band10, or to band13 of level 1: it has a B8A."""
    if not any(map(source.band_named, descriptions)):
        return all(_MEANINGLESS.fullmatch(text) for text in descriptions)
    counted = [re.sub(r"^(band|b)0*", "", text.lower()) for text in descriptions]
    fits = len(counted) in (len(source.bands), len(source.bands) + 1, 13)
    return fits and "B8A" in source.bands and counted == [str(n + 1) for n in range(len(counted))]


def named_bands(path: Path, texts: dict[int, str], source: Source) -> dict[str, int]:
    """Band name -> number of those whose text names one, in the fewest words: `B02` before
    `view_zenith_B02`.

    Raises `InputError` if two do it alike, as `0_B2` and `1_B2` of two dates do.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for number, text in texts.items():
        name = source.band_named(text)
        if name:
            found.setdefault(name, []).append((len(words(text)), number))
    for name, named in found.items():
        named.sort()
        alike = [number for count, number in named if count == named[0][0]]
        if len(alike) > 1:
            raise InputError(
                f"{shown(path)} has {len(alike)} bands that are {name} of one date ({texts[alike[0]]}, "
                f"{texts[alike[1]]} …); one is expected: export them with their date in the name "
                f'(20180407_{name}), or state "bands", or "dates" if they are of several.'
            )
    return {name: named[0][1] for name, named in found.items()}


def words(text: str) -> list[str]:
    """The words of a band's description that are no numbers."""
    return [word for word in re.split(r"[\W_]+", text) if word and not word.isdigit()]


def _of_name(path: Path, description: str, source: Source, names: Sequence[str]) -> dict[str, int]:
    only = [band for band in map(source.band_named, names) if band]
    if only:
        return {only[0]: 1}
    if any(source.quality_named(text) for text in (description, *names)):
        return {}
    if len(source.bands) == 1:
        return {source.bands[0]: 1}
    unused = has_band_token(path) or comes_with_bands(path)
    kind = UnusedBand if unused else InputError
    raise kind(
        f"{shown(path)} has one band, and its name says none of {', '.join(source.bands)} that "
        f"{source.title} has here; leave it out, or state which it is."
    )


def checked_bands(given: Any, path: Path, count: int, source: Source) -> dict[str, int]:
    """Bands as stated. Raises `InputError` if the source or the file has no such band, or one is
    stated twice."""
    if not isinstance(given, dict):
        raise InputError(
            f'The bands of {shown(path)} must be stated like {{"{source.bands[0]}": 1}}.'
        )
    bands = {}
    for name, number in given.items():
        ours = source.band_named(str(name))
        if not ours:
            raise InputError(
                f"{source.title} has no band {name!r} (stated for {shown(path)}); "
                f"it has {', '.join(source.bands)}."
            )
        if not isinstance(number, int) or not 1 <= number <= count:
            raise InputError(
                f"Band {number} stated for {name} of {shown(path)} is not in it: it has {count}."
            )
        bands[ours] = number
    for name, number in bands.items():
        twice = [other for other in bands if bands[other] == number and other != name]
        if twice:
            raise InputError(
                f"Band {number} of {shown(path)} is stated for {name} and for {twice[0]}; correct one."
            )
    return bands


def find_quality(
    descriptions: Sequence[str], source: Source, names: Sequence[str]
) -> tuple[int, Quality] | None:
    """The best quality band within a file, by description or, in a file without names, by order."""
    named = [
        (number, quality)
        for number, text in enumerate(descriptions, 1)
        if (quality := source.quality_named(text)) and not source.band_named(text)
    ]
    if named:
        return min(named, key=lambda found: source.quality.index(found[1]))
    if len(descriptions) == 1:
        found = [quality for quality in map(source.quality_named, names) if quality]
        return (1, found[0]) if found and not any(map(source.band_named, names)) else None
    codes = [quality for quality in source.quality if not quality.least]
    if codes and len(descriptions) == len(source.bands) + 1 and not any(descriptions):
        return len(descriptions), codes[0]
    return None


def wavelength(file: Any, number: int) -> float | None:
    """The centre of a band of an open raster in nanometres, as GDAL (from 3.10 on), ENVI's headers
    or its description tell it; None where nothing does."""
    tags = {key.lower(): value for key, value in file.tags(number).items()}
    micrometres = file.tags(number, ns="IMAGERY").get("CENTRAL_WAVELENGTH_UM")
    text = tags.get("wavelength") or ""
    unit = tags.get("wavelength_units", "").lower()
    match = _NANOMETRES.search(file.descriptions[number - 1] or "")
    try:
        if micrometres:
            return 1000 * float(micrometres)
        if text:
            value = float(text)
            return 1000 * value if unit.startswith("micro") or value < 50 else value
    except ValueError:
        return None
    return float(match[1]) if match else None
