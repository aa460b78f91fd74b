"""Frames: one source at one date, from what a manifest states and what the files themselves tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from rasterio.enums import ColorInterp
from rasterio.windows import Window

from ..errors import InputError
from ..sources import (
    SOURCES,
    Quality,
    Source,
    named_as_of_sentinel_2,
    numbered_as_landsat_8,
)
from ..words import counted
from . import netcdf, safe, siblings
from .address import shown
from .bands import UnusedBand, are_nameless, find_bands, find_quality
from .dates import date_in, find_date
from .digital import Digital, Look, agreed, find_digital, picture
from .manifest import read_manifest
from .packed import is_packed
from .rasterfile import (
    descriptions,
    open_raster,
    read_small,
    refuse_truncated,
    require_placed,
    small,
)
from .stack import Layer, layers

# A Landsat scene as Earth Engine names it, of whatever level.
_LANDSAT_SCENE = re.compile(r"(?:^|[^A-Z0-9])L[COET]0[4-9]_\d{6}_\d{8}")
_MOST_CODES = 60  # that a quality band has in one image; of reflectance there are hundreds
# "Masked out" in Earth Engine between these days; in an export of whole numbers that is 0, which means clear.
_NO_QA60 = (date(2022, 1, 25), date(2024, 2, 28))
_OF_NUMBERS = ("scale", "offset", "units")  # what is stated of the numbers of one source
# The level of Sentinel-2 as other names than the product's own say it.
_LEVEL = re.compile(r"(?<![A-Z0-9])(L1C|TOA|L2A)(?![A-Z0-9])")
# Names of Sentinel-2's that say that it is the surface's reflectance.
_SURFACE = re.compile(r"L2A|HLS[._]?S30|_LEVEL2_SEN2|GA_S2")


@dataclass(frozen=True)
class Mask:
    """A quality raster: the frame is clear where band `band` of `path` has one of the values
    `valid`, where none of `bits_clear` is set, or where it is `least` to 1."""

    path: Path
    band: int
    valid: tuple[int, ...] = ()
    bits_clear: tuple[int, ...] = ()
    least: float = 0.0

    def clear(self, codes: np.ndarray) -> np.ndarray:
        """bool array of the same shape; what is no code (NaN, fill) is not clear."""
        if self.valid:
            return np.isin(codes, self.valid)
        if self.least:
            return np.asarray((codes >= self.least) & (codes <= 1))
        known = np.abs(codes.astype(np.float64)) < 2**31
        bits = np.where(known, codes, 0).astype(np.int64)
        return known & (bits & sum(1 << bit for bit in self.bits_clear) == 0)


@dataclass(frozen=True)
class Frame:
    """One raster file of one source at one date, or one date of a file of many.

    bands: band name of the source -> band number in the file (from 1); empty for a file that
    holds a quality band alone. digital: how its numbers become values in the source's units. note:
    what of the file is not used, for a person.
    """

    path: Path
    source: Source
    when: datetime
    bands: dict[str, int]
    mask: Mask | None
    digital: Digital = field(default_factory=Digital)
    note: str = ""

    @property
    def days(self) -> float:
        """Days since 1970-01-01 UTC."""
        return self.when.timestamp() / 86400

    @property
    def key(self) -> tuple[str, date]:
        """Files with one key are parts of one frame: other footprints, or other bands."""
        return (self.source.id, self.when.date())


def load(path: Path, sources: dict[str, Source] | None = None) -> tuple[list[Frame], list[str]]:
    """All frames of a manifest, completed from their files, in order of date, and sentences about
    what was assumed or left out.

    sources: those of a checkpoint, if it knows more than the table; their bands must be those of
    the manifest's own sources of the same name, their normalisation counts. Raises `InputError`
    at the first frame that can't be used.
    """
    manifest = read_manifest(path)
    known = SOURCES | manifest.own
    for name, source in (sources or {}).items():
        if name in known and known[name].bands != source.bands:
            raise InputError(
                f"The source {name!r} of {path} has the bands {', '.join(known[name].bands)}, the "
                f"checkpoint's has {', '.join(source.bands)}; give one of them another id."
            )
        if name in manifest.own and known[name].units != source.units:
            raise InputError(
                f"The source {name!r} of {path} is in {known[name].units}, the checkpoint learnt it in "
                f"{source.units}: give it the same units, or another id."
            )
        known[name] = replace(known.get(name, source), mean=source.mean, std=source.std)
    frames: list[Frame] = []
    unused: list[UnusedBand] = []
    listed = {stated["path"] for stated in manifest.frames}
    for stated in manifest.frames:
        try:
            frames += frames_of(stated, known, listed)
        except UnusedBand as error:
            unused.append(error)
    frames = with_quality_files(agreed(_once(frames)))
    if not frames:
        raise (
            unused[0]
            if unused
            else InputError(f"The manifest {path} lists quality bands only; add the images.")
        )
    notes = _notes(frames)
    if unused:
        notes.append(f"Left out: {counted(len(unused), 'file')}. {unused[0]}")
    return sorted(frames, key=lambda f: (f.when, f.source.id, str(f.path))), notes


def _once(frames: list[Frame]) -> list[Frame]:
    """Without those listed twice: a product and its metadata file, or one of its images."""
    found = {(f.path, f.source.id, f.when.date(), *f.bands.items()): f for f in reversed(frames)}
    return list(found.values())[::-1]


def frames_of(
    stated: dict[str, Any], known: dict[str, Source] = SOURCES, listed: Collection[Path] = ()
) -> list[Frame]:
    """The frames of one entry: of a file, of a file of many dates, or of a product's folder.

    listed: the paths of all entries. Raises `InputError` if it can't be used, `UnusedBand` for a file of one
    band that its source does not use, or of one that another listed file holds better.
    """
    path: Path = stated["path"]
    better = siblings.levelled(path)
    if better and better in listed:
        raise UnusedBand(
            f"{shown(path)} holds the same band as {better.name}, which is used: there the effect of slopes is "
            "taken off (FRE)."
        )
    if path.suffix.lower() == ".dim":
        raise InputError(
            f"{shown(path)} is the head of a product of SNAP's, whose bands are the .img files in the folder "
            f"{path.stem}.data beside it; give these."
        )
    if path.is_dir() or path.name.startswith("MTD_MSIL") or is_packed(path):
        return _folder(stated, known)
    try:
        product = safe.entry(path)
    except OSError as error:
        raise InputError(
            f"{shown(path)} can't be looked at ({error.strerror}); choose a file that you may read."
        ) from error
    return _file(product | stated, known)


def _folder(stated: dict[str, Any], known: dict[str, Source]) -> list[Frame]:
    """A product's folder. Its own dates, bands and masks count; source and numbers if stated."""
    path: Path = stated["path"]
    meant_for_files = [key for key in ("bands", "dates", "units") if key in stated]
    if meant_for_files:
        raise InputError(
            f"{shown(path)} is a whole product, whose files tell their {' and '.join(meant_for_files)}; "
            "state the files one by one instead."
        )
    product = safe.product_of(path)
    entries = safe.entries(product) if product else siblings.entries(path)
    kept = {key: stated[key] for key in ("source", "scale", "offset") if key in stated}
    if "source" in kept:
        _source_named(kept["source"], known, path)
    if stated.get("mask"):
        kept["mask"] = stated["mask"]
    frames: list[Frame] = []
    for entry in entries:
        given = {"datetime": stated["datetime"]} if stated.get("datetime") else {}
        try:
            frames += _file(given | {"name": path.name} | entry | kept, known)
        except UnusedBand:
            continue
    return frames


def _file(stated: dict[str, Any], known: dict[str, Source]) -> list[Frame]:
    path: Path = stated["path"]
    with open_raster(path) as file:
        refuse_truncated(path, file)
        require_placed(path, file)
        _refuse_complex(path, file)
        first, *more = find_sources(stated, file, known)
        found, notes = [_of_source(stated, file, first)], []
        for source in more:
            # Clouds hide nothing from radar.
            unmasked = {key: value for key, value in stated.items() if key != "mask"}
            try:
                found.append(_of_source(unmasked, file, source))
            except InputError as error:  # the first can be used as it could without
                notes.append(f"{source.title} is not used: {error}")
        if not stated.get("bands") and not notes:
            notes.append(_unused(stated, file, first, found))
    return [
        replace(frame, note=" ".join(filter(None, (frame.note, *notes)))) for frame in found[0]
    ] + [frame for frames in found[1:] for frame in frames]


def _of_source(stated: dict[str, Any], file: Any, source: Source) -> list[Frame]:
    """The frames that an open file holds of one source."""
    path, names = stated["path"], names_of(stated)
    known_here, texts = source.of_product(names), _texts(stated, file, source)
    named = names[:2]  # the folder's name is of no one band
    if source.id.startswith("landsat"):
        named = numbered_as_landsat_8(named, names)
    days = netcdf.times(path, file) if "dates" not in stated else []
    if len(days) == 1:  # of one image, the date may be stated as of any other
        stated = stated | {"datetime": stated.get("datetime") or days[0]}
    elif days:
        stated = stated | {"dates": days}
    stack = layers(stated, texts, known_here, named)
    if not stack:
        try:
            bands = find_bands(stated, texts, known_here, named)
        except InputError as error:
            # In true colours, as browsers give them beside the bands: of those, an order would be no help.
            eye = file.count in (3, 4) and {*file.dtypes} == {"uint8"} and source.spectrum
            if eye and not isinstance(error, UnusedBand) and not stated.get("bands"):
                raise picture(path) from error
            raise
        quality = find_quality(texts, known_here, named)
        if quality and bands and not any(texts):
            quality = _quality_by_order(stated, file, quality)
        stack = [Layer("", bands, quality)]
    frames, empty = [], ""
    for layer in stack:
        text = layer.datetime or stated.get("datetime")
        when = find_date(text, path, file.tags(), names)
        if layer.quality and not stated.get("mask"):
            empty = _why_empty(path, file, *layer.quality, when)
            if empty:
                layer = replace(layer, quality=None)
        mask = find_mask(stated, layer, source, when)
        digital = Digital()
        if layer.bands:
            look = Look(path, file, source, layer.bands, mask, when.date(), tuple(names))
            digital = find_digital(stated, look)
        frames.append(Frame(path, source, when, layer.bands, mask, digital))
    month = "" if stated.keys() & {"datetime", "dates"} else _of_month(file, frames, texts, names)
    note = " ".join(filter(None, (empty, month)))
    return [replace(frame, note=note) for frame in frames]


def _texts(stated: dict[str, Any], file: Any, source: Source) -> list[str]:
    """What the bands of an open file are called, as a source would call them."""
    texts, names = descriptions(stated["path"], file), names_of(stated)
    if source.id.startswith("landsat"):
        return numbered_as_landsat_8(texts, names)
    return named_as_of_sentinel_2(texts, names) if source.id.startswith("sentinel-2") else texts


def _of_month(file: Any, frames: list[Frame], texts: list[str], names: list[str]) -> str:
    """A sentence if nothing of an open file tells a day, but a month."""
    told = [*texts, *names, *file.tags().values()]
    if frames[0].when.day != 15 or any(map(date_in, told)):
        return ""
    return "Of its date the month is told: taken for the 15th."


def _unused(stated: dict[str, Any], file: Any, source: Source, found: list[list[Frame]]) -> str:
    """A sentence about the bands of an open file that have a name and are in none of its frames, or
    about bands without names. found: of each source in it, `source` the first."""
    texts, source = _texts(stated, file, source), source.of_product(names_of(stated))
    bands = found[0][0].bands
    if len(bands) > 1 and are_nameless(texts, source):
        return f"Its bands have no names and were taken for {', '.join(bands)}, in this order."
    frames = [frame for own in found for frame in own]
    used = {number for frame in frames for number in frame.bands.values()}
    used |= {frame.mask.band for frame in frames if frame.mask and frame.mask.path == frame.path}
    others = [
        text
        for number, text in enumerate(texts, 1)
        if text and number not in used and not source.quality_named(text)
    ]
    others = list(dict.fromkeys(others))  # NetCDF has each at each time
    told = [f"Not used of its bands: {_some(others)}."] if others and file.count > 1 else []
    if apart := netcdf.others(file):
        told.append(
            f"Not used, for they have another grid or other times: {_some(apart)}; to use them, save them in a "
            "file of their own."
        )
    return " ".join(told)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 9} more" if len(names) > 9 else ""
    return f"{', '.join(names[:9])}{more}"


def _why_empty(path: Path, file: Any, number: int, quality: Quality, when: datetime) -> str:
    """A sentence if the quality band of an open file tells nothing: QA60 of years for which Earth Engine
    has none, and a score that was cut to whole numbers."""
    if quality.least and np.issubdtype(np.dtype(file.dtypes[number - 1]), np.integer):
        return (
            f"Its {quality.band.lower()} is no score (0..1) but whole numbers, and not used as a "
            "cloud mask; export decimals."
        )
    if _may_be_masked_out(quality, when) and not _some_value(path, file, number):
        return (
            f"Its QA60 is empty, as in Earth Engine from {_NO_QA60[0]} to {_NO_QA60[1]}, and not used "
            "as a cloud mask; export SCL or cs_cdf with the bands."
        )
    return ""


def _tells(path: Path, quality: Quality, when: datetime) -> bool:
    """Whether a quality band in a file of its own tells something: see `_why_empty`."""
    if not quality.least and not _may_be_masked_out(quality, when):
        return True
    with open_raster(path) as file:
        return not _why_empty(path, file, 1, quality, when)


def _may_be_masked_out(quality: Quality, when: datetime) -> bool:
    return quality.band == "QA60" and _NO_QA60[0] <= when.date() <= _NO_QA60[1]


def _some_value(path: Path, file: Any, number: int) -> bool:
    return bool(read_small(path, file, [number], small(*file.shape)).filled(0).any())


def _quality_by_order(
    stated: dict[str, Any], file: Any, found: tuple[int, Quality]
) -> tuple[int, Quality] | None:
    """The last of the bands without names as the quality band, if it can be that: with a coastal blue
    before the others there are as many. Raises `InputError` if it can't, and nobody states which is which."""
    path, (number, quality) = stated["path"], found
    if number in (stated.get("bands") or {}).values():
        return None
    if file.colorinterp[number - 1] is ColorInterp.alpha:
        return None  # what it hides is 0 in all bands
    rows, cols = small(*file.shape)
    middle = Window((file.width - cols) // 2, (file.height - rows) // 2, cols, rows)
    codes = np.unique(read_small(path, file, [number], (rows, cols), middle).compressed())
    if len(codes) <= _MOST_CODES:
        return found
    if stated.get("bands"):
        return None
    raise InputError(
        f"{shown(path)} has {file.count} bands without names, of which the last would be {quality.band}, but is "
        'no quality band: it holds too many numbers. State "bands": which is which.'
    )


def _refuse_complex(path: Path, file: Any) -> None:
    kind = next((t for t in file.dtypes if t.startswith("complex")), None)
    if kind:
        raise InputError(
            f"{shown(path)} holds complex numbers ({kind}), as Sentinel-1 SLC does; an image of "
            "backscatter in decibel is expected (GRD, calibrated and on the ground)."
        )


def names_of(stated: dict[str, Any]) -> list[str]:
    """The texts that may tell source, date and band, the most specific first."""
    path: Path = stated["path"]
    return [text for text in (stated.get("name"), path.name, path.parent.name) if text]


def find_source(stated: dict[str, Any], file: Any, known: dict[str, Source]) -> Source:
    """The frame's source: as stated, else by its name, else by its bands' descriptions.

    Raises `InputError` if it is unknown or can't be told.
    """
    if stated.get("source"):
        return _source_named(stated["source"], known, stated["path"])
    texts = [text.upper() for text in descriptions(stated["path"], file)]
    names = names_of(stated)
    for name in names:
        for source in SOURCES.values():
            if source.named(name):
                level_known = source.id != "sentinel-2-l2a" or _SURFACE.search(name.upper())
                return source if level_known else _level_of_sentinel_2(texts, names)
    told = _told_by_bands(texts, names)
    if told:
        return told
    own = [
        s for s in known.values() if s.id not in SOURCES and {*map(str.upper, s.bands)} & {*texts}
    ]
    if len(own) == 1:
        return own[0]
    titles = ", ".join(f"{source.title} ({source.id})" for source in known.values())
    bytes_only = file.count >= 3 and {*file.dtypes} == {"uint8"}
    raise InputError(
        f"Which sensor {shown(stated['path'])} is of can't be told from its name or bands"
        + (", and it holds bytes, as photographs and pictures for the eye do" if bytes_only else "")
        + f'. Known are {titles}: if it is one of these, choose that as its source ("source" in a manifest). '
        "Of any other, as PlanetScope or a drone's camera, an encoder has to learn first: see \"Sources of one's "
        "own\" on the manual's page on manifests."
    )


def find_sources(stated: dict[str, Any], file: Any, known: dict[str, Source]) -> list[Source]:
    """The frame's source as `find_source`; of a file whose bands' names tell of radar and of colours, both, the
    colours first, as openEO's merged cubes and stacks of Earth Engine hold them."""
    first, radar = find_source(stated, file, known), SOURCES["sentinel-1-grd"]
    texts, names = descriptions(stated["path"], file), names_of(stated)
    others = [text.upper() for text in texts if not radar.band_named(text)]
    of_one = stated.get("source") or stated.get("bands") or stated.keys() & {*_OF_NUMBERS}
    if of_one or not 0 < len(others) < len(texts):
        return [first]
    if first.id != radar.id:
        return [first, radar] if first.id in SOURCES else [first]
    colours = _told_by_bands(others, names)
    return [colours, radar] if colours else [first]


def _told_by_bands(texts: list[str], names: list[str]) -> Source | None:
    """The source that names of bands tell, in capitals; None if they may be several sources'."""
    text = " ".join(texts)
    numbers = _numbers(texts)

    def has(pattern: str) -> bool:
        return bool(re.search(rf"(?<![A-Z0-9])(?:{pattern})(?![A-Z0-9])", text))

    if has("VV|VH"):
        return SOURCES["sentinel-1-grd"]
    if has("SR_B[1-7]|PIXEL_QA"):
        return SOURCES["landsat-c2-l2"]
    if has("QA_PIXEL|BQA") or any(_LANDSAT_SCENE.search(name.upper()) for name in names):
        # The panchromatic band and cirrus come with level 1 only; no other band tells the level.
        return SOURCES["landsat-c2-l1"] if numbers & {"8", "9"} else None
    # Landsat has a B8, too: alone it tells only among the four that are 10 m in Sentinel-2.
    if has("B08|B8A|SCL|QA60") or {"8", "12"} <= numbers or {"8"} <= numbers <= {*"2348"}:
        return _level_of_sentinel_2(texts, names)
    return None


def _numbers(texts: list[str]) -> set[str]:
    """The numbers of the bands named B1, B02, B8A …"""
    return set(re.findall(r"(?<![A-Z0-9])B0?(\d\d?A?)(?![A-Z0-9])", " ".join(texts)))


def _level_of_sentinel_2(texts: list[str], names: list[str]) -> Source:
    """SCL comes with the surface's; else a name tells, or cirrus (B10), which is measured at the top of
    the atmosphere only."""
    if any(re.search("SCL|SCENE_CLASSIFICATION", text) for text in texts):
        return SOURCES["sentinel-2-l2a"]
    said = next((hit[1] for name in names if (hit := _LEVEL.search(name.upper()))), "")
    top = said in ("L1C", "TOA") or (not said and {"10", "12"} <= _numbers(texts))
    return SOURCES["sentinel-2-l1c" if top else "sentinel-2-l2a"]


def _source_named(name: Any, known: dict[str, Source], path: Path) -> Source:
    if name in known:
        return known[name]
    raise InputError(
        f"The source {name!r} of {shown(path)} is not known; known are {', '.join(known)}. Another is "
        f'defined in the manifest: "sources": {{"{name}": {{"bands": ["…"]}}}}.'
    )


def find_mask(stated: dict[str, Any], layer: Layer, source: Source, when: datetime) -> Mask | None:
    """The quality band: as stated, else the product's own in the file or beside it."""
    given, path = stated.get("mask"), stated["path"]
    if isinstance(given, dict):
        return _stated_mask(given, path, layer, source)
    if layer.quality:
        return _mask(path, *layer.quality)
    source = source.of_product(names_of(stated))
    beside = siblings.quality_beside(path, source) if layer.bands else None
    if beside:
        quality = source.quality_named(beside[1])
        if quality and _tells(beside[0], quality, when):
            return _mask(beside[0], 1, quality)
    return None


def _mask(path: Path, band: int, quality: Quality) -> Mask:
    return Mask(path, band, quality.valid, quality.bits_clear, quality.least)


def _stated_mask(given: dict[str, Any], frame: Path, layer: Layer, source: Source) -> Mask:
    path = Path(given.get("path") or frame)
    # Of a file of its own the first band, of the image the one whose name says that it is one.
    band = given.get("band", 1 if path != frame else layer.quality and layer.quality[0])
    if "variable" in given:
        with open_raster(path) as other:
            named = descriptions(path, other)
        band = named.index(given["variable"]) + 1 if given["variable"] in named else None
    if band is None:
        raise InputError(
            f'The mask of {shown(frame)} needs "band" or "path": none of its bands is named as a mask.'
        )
    with open_raster(path) as other:
        require_placed(path, other)
        if not isinstance(band, int) or not 1 <= band <= other.count:
            raise InputError(f"The mask band {band} is not in {shown(path)}: it has {other.count}.")
        if path == frame:  # of a NetCDF that of the same time
            run = netcdf.bands_a_time(other)
            first = min(layer.bands.values(), default=1)
            band = (first - 1) // run * run + (band - 1) % run + 1
        name = descriptions(path, other)[band - 1] or path.stem
    valid, bits, least = given.get("valid"), given.get("bits_clear"), given.get("least")
    if not valid and not bits and least is None:
        quality = source.of_product([path.name, path.parent.name]).quality_named(name)
        others = quality is None and source.quality_named(name)  # whose codes mean something else
        if quality is None and not others and source.quality and source.quality[0].valid:
            quality = source.quality[0]
        if quality is None:
            raise InputError(
                f'The mask of {shown(frame)} needs "valid": the values that mean clear, or "bits_clear": '
                "the bits that are 0 there."
            )
        return _mask(path, band, quality)
    rule: dict[str, Any] = {}
    for key, numbers, most in (("valid", valid, 2**31), ("bits_clear", bits, 30)):
        if numbers is None:
            continue
        if not isinstance(numbers, list) or not all(
            isinstance(n, int) and 0 <= n <= most for n in numbers
        ):
            raise InputError(
                f'"{key}" of the mask of {shown(frame)} must be a list of whole numbers.'
            )
        rule[key] = tuple(numbers)
    if least is not None:
        if isinstance(least, bool) or not isinstance(least, int | float) or not 0 < least <= 1:
            raise InputError(
                f'"least" of the mask of {shown(frame)} must be a score above 0, 1 at most.'
            )
        rule["least"] = float(least)
    if len(rule) > 1:
        raise InputError(
            f'The mask of {shown(frame)} needs one of "valid", "bits_clear" and "least", not several.'
        )
    return Mask(path, band, **rule)


def with_quality_files(frames: list[Frame]) -> list[Frame]:
    """Files of a quality band alone become the masks of the files that lack one."""
    masks: dict[tuple[str, date], list[Frame]] = {}
    for frame in frames:
        if not frame.bands and frame.mask:  # not one that tells nothing, as a QA60 that is empty
            masks.setdefault(frame.key, []).append(frame)
    complete = []
    for frame in (frame for frame in frames if frame.bands):
        own = masks.get(frame.key, [])
        same = [
            m for m in own if siblings.product_name(m.path) == siblings.product_name(frame.path)
        ]
        chosen = same or (own if len(own) == 1 else [])
        if frame.mask is None and chosen:
            frame = replace(frame, mask=chosen[0].mask)
        complete.append(frame)
    return complete


def _notes(frames: Iterable[Frame]) -> list[str]:
    """What was assumed about the files or left out of them: each sentence once, with an example."""
    about: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames:
        for note in filter(None, (frame.digital.note, frame.note)):
            about.setdefault((frame.source.title, note), []).append(frame)
    return [
        f"{title}, {len(found)} of the files (first {Path(shown(found[0].path)).name}): {note}"
        for (title, note), found in about.items()
    ]


def grouped(frames: Sequence[Frame]) -> list[list[Frame]]:
    """Frames whose parts lie in several files put together, in order of date."""
    groups: dict[tuple[str, date], list[Frame]] = {}
    for frame in frames:
        groups.setdefault(frame.key, []).append(frame)
    return list(groups.values())
