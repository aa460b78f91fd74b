"""Places without an image: their series in an .npz, read some places at a time."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType

import numpy as np

from ..errors import InputError
from ..progress import Progress
from ..sources import DECIBEL, POSSIBLE, REFLECTANCE, Source, measured
from ..words import counted
from .beside import SOME, VH_ABOVE
from .dates import stated_date
from .plausible import BRIGHTEST, DARKEST_VISIBLE

EPOCH = np.datetime64("1970-01-01", "s")
# What the numbers of a place look like: there are none; the source's units; digital numbers; linear
# power; those of a strange place, or of other units where all places are so.
_NONE, _FITTING, _DIGITAL, _POWER, _STRANGE = range(5)
_LARGEST = {REFLECTANCE: 10, DECIBEL: 30}  # beyond are digital numbers, or fills
_PRECISIONS = ("D", "h", "m", "s", "ms", "us", "ns")
_FEW = 4  # numbers that tell nothing of their units
WANTED = (
    "for each source S it must hold X_S (places, dates, bands), bands_S (the bands' names) and "
    "dates_S (dates, or places and dates), e.g. X_sentinel-2-l2a"
)
# What reading an archive raises that a bad disk has changed.
_DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


@dataclass(frozen=True)
class Part:
    """Some places of one source: values (n, T, C) float32 in the source's units with its bands in
    order and NaN where missing; days (n, T) float64 since 1970-01-01, NaN where there is no date.
    """

    values: np.ndarray
    days: np.ndarray


@dataclass(frozen=True)
class Entry:
    """One source in the file. columns: of X, the source's band each holds."""

    source: Source
    dates: int
    columns: tuple[int, ...]
    dated_by_place: bool


class Places:
    """An .npz of series, opened and checked; its values are read by `parts`.

    Raises `InputError` where it can't be used: no .npz, no known source, other bands, shapes that
    do not agree.
    """

    def __init__(self, path: Path, sources: dict[str, Source], checkpoint: str):
        self.path, self.count, self.entries = path, -1, list[Entry]()
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise InputError(f"The file {path} does not exist; give an .npz of series.") from None
        except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as error:
            raise InputError(
                f"{path} is no .npz file, or truncated ({error}); write it with numpy.savez: {WANTED}."
            ) from error
        names = [n[2:-4] for n in self._zip.namelist() if n.startswith("X_") and n.endswith(".npy")]
        if not names:
            raise InputError(f"{path} holds no series: {WANTED}.")
        for name in names:
            if name not in sources:
                raise InputError(
                    f"{path} has series of {name!r}, which the checkpoint {checkpoint} has never "
                    f"seen; it knows {', '.join(sources)}. Leave them out, or give another checkpoint."
                )
            self._add(sources[name])
        if self.count == 0:
            raise InputError(f"{path} holds no places: its series have no rows. Give at least one.")

    def __enter__(self) -> Places:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, at: TracebackType | None
    ) -> None:
        self._zip.close()

    def _add(self, source: Source) -> None:
        series, dates, bands = (
            _Rows(self._zip, f"{key}_{source.id}", self.path) for key in ("X", "dates", "bands")
        )
        if len(series.shape) != 3 or 0 in series.shape[1:] or series.dtype.kind not in "fiu":
            raise self._wrong(
                f"X_{source.id}",
                f"numbers of places × dates × bands, not {series.dtype} {series.shape}",
            )
        places, times, width = series.shape
        if self.count not in (-1, places):
            raise self._wrong(
                f"X_{source.id}",
                f"{counted(self.count, 'place')} as the other sources, not {places}",
            )
        if dates.shape not in ((times,), (places, times)) or dates.dtype.kind not in "MUS":
            raise self._wrong(
                f"dates_{source.id}",
                f"{times} dates, or {places} × {times}, as datetime64 or text like 2018-04-07, not "
                f"{dates.dtype} {dates.shape}",
            )
        if dates.dtype.kind == "M" and np.datetime_data(dates.dtype)[0] not in _PRECISIONS:
            raise self._wrong(
                f"dates_{source.id}", f"whole dates (datetime64[D] to [ns]), not {dates.dtype}"
            )
        if bands.shape != (width,) or bands.dtype.kind not in "US":
            raise self._wrong(f"bands_{source.id}", f"{width} names, not {bands.shape}")
        self.count = places
        try:
            names = bands.take(width).astype(str).tolist()
        except UnicodeDecodeError as error:
            raise self._wrong(f"bands_{source.id}", f"names of bands ({error})") from error
        columns = self._columns(source, names)
        self.entries.append(Entry(source, times, columns, len(dates.shape) == 2))

    def _columns(self, source: Source, names: list[str]) -> tuple[int, ...]:
        found = [source.band_named(name) for name in names]
        if "" in found:
            raise self._wrong(
                f"bands_{source.id}",
                f"{', '.join(source.bands)} or some of them, not {names[found.index('')]!r}; leave it out",
            )
        if len(set(found)) < len(found):
            raise self._wrong(f"bands_{source.id}", f"each band once, not {', '.join(names)}")
        return tuple(source.bands.index(band) for band in found)

    def _wrong(self, array: str, expected: str) -> InputError:
        return InputError(f"The array {array} of {self.path} must hold {expected}.")

    def survey(self, size: int, progress: Progress) -> tuple[date, date] | None:
        """Look at all places, `size` at a time, before work starts: the first and the last date, None
        if there is no date. Raises `InputError` for what `parts` can't read, and for other units."""
        looks: dict[str, list[np.ndarray]] = {e.source.id: [] for e in self.entries}
        most = {e.source.id: np.full(len(e.columns), np.nan) for e in self.entries}
        above: dict[str, list[float]] = {e.source.id: [] for e in self.entries}
        first, last, done = np.inf, -np.inf, 0
        for chunk in self._given(size):
            for entry, given, days in chunk:
                name = entry.source.id
                looks[name].append(_look(given, entry.source))
                most[name] = np.fmax(most[name], np.fmax.reduce(np.abs(given), axis=(0, 1)))
                above[name] += _above(given, entry)
                first = np.fmin(first, np.fmin.reduce(days, axis=None))
                last = np.fmax(last, np.fmax.reduce(days, axis=None))
            done += len(given)
            progress.step(done, self.count, "Reading")
        for entry in self.entries:
            found = np.concatenate(looks[entry.source.id])
            self._refuse_other_units(found, entry.source)
            self._refuse_zeros(entry, most[entry.source.id])
            if (more := np.median(above[entry.source.id] or [0])) > VH_ABOVE:
                progress.message(
                    f"VH is {more:.0f} dB above VV, which lies below it on land and water. If the two are "
                    f"swapped, correct the array bands_{entry.source.id} of {self.path}."
                )
            if not found.any():
                progress.message(
                    f"{entry.source.title} has no value at any place: all are NaN, or what gaps are filled "
                    "with. It is left out."
                )
        if first > last:
            return None
        return date(1970, 1, 1) + timedelta(first), date(1970, 1, 1) + timedelta(last)

    def parts(self, size: int) -> Iterator[dict[str, Part]]:
        """All places in order, `size` at a time: source id -> Part."""
        for chunk in self._given(size):
            yield {e.source.id: Part(_values(given, e), days) for e, given, days in chunk}

    def _given(self, size: int) -> Iterator[list[tuple[Entry, np.ndarray, np.ndarray]]]:
        """All places in order, `size` at a time: for each source its numbers as the file has them,
        (n, T, columns) float32, and their days (n, T)."""
        series = {
            e.source.id: _Rows(self._zip, f"X_{e.source.id}", self.path) for e in self.entries
        }
        dates = {
            e.source.id: _Rows(self._zip, f"dates_{e.source.id}", self.path) for e in self.entries
        }
        common = {
            e.source.id: self._days(dates[e.source.id].take(e.dates), e)
            for e in self.entries
            if not e.dated_by_place
        }
        for first in range(0, self.count, size):
            n = min(size, self.count - first)
            chunk = []
            for entry in self.entries:
                name = entry.source.id
                if entry.dated_by_place:
                    days = self._days(dates[name].take(n), entry)
                else:
                    days = np.broadcast_to(common[name], (n, entry.dates))
                with np.errstate(over="ignore"):  # a fill that only float64 holds is no value
                    chunk.append((entry, series[name].take(n).astype(np.float32), days))
            yield chunk

    def _days(self, dates: np.ndarray, entry: Entry) -> np.ndarray:
        """Days since 1970; NaN for NaT and empty text."""
        if dates.dtype.kind == "M":
            whole = dates.astype("datetime64[D]")
            known = whole[~np.isnat(whole)]
            for day in (known.min(), known.max()) if known.size else ():
                stated_date(str(day), self.path)
            when = dates.astype("datetime64[s]")
            return np.where(np.isnat(when), np.nan, (when - EPOCH) / np.timedelta64(1, "D"))
        try:
            texts, at = np.unique(dates.astype(str), return_inverse=True)
        except UnicodeDecodeError as error:
            raise self._wrong(
                f"dates_{entry.source.id}", f"dates like 2018-04-07 ({error})"
            ) from error
        return np.array([self._day(str(text)) for text in texts])[at.reshape(dates.shape)]

    def _day(self, text: str) -> float:
        if text.strip() in ("", "NaT"):
            return np.nan
        return stated_date(text, self.path).timestamp() / 86_400

    def _refuse_other_units(self, looks: np.ndarray, source: Source) -> None:
        """looks: of all places, see `_look`. Raises `InputError` for digital numbers or power."""
        strange = (looks == _DIGITAL) | (looks == _POWER)
        if not (looks == _FITTING).any():
            strange |= looks == _STRANGE
        if not strange.any():
            return
        wanted = (
            f"reflectance (0 to 1; land is not darker than {DARKEST_VISIBLE} in all bands, nor brighter than "
            f"{BRIGHTEST}), not digital numbers"
        )
        if source.units == DECIBEL:
            wanted = (
                "decibels (10·log10 of the power, about −30 to 5), not power or digital numbers"
            )
        raise self._wrong(
            f"X_{source.id}",
            f"{wanted}, as {strange.sum()} of its {self.count} places do (the first is row "
            f"{strange.argmax()}); convert them",
        )

    def _refuse_zeros(self, entry: Entry, most: np.ndarray) -> None:
        """most: of each column, the largest number without its sign, NaN if there is none. Raises
        `InputError` for a band that is only 0 beside others that are not."""
        blank = most == 0
        if entry.source.units in POSSIBLE and blank.any() and (most > 0).any():
            band = entry.source.bands[entry.columns[int(blank.argmax())]]
            raise self._wrong(
                f"X_{entry.source.id}",
                f"NaN where a value is missing, not 0, as {band} does at all places and dates; or leave that "
                "band out",
            )


def _above(given: np.ndarray, entry: Entry) -> list[float]:
    """By how many dB VH is above VV at most of some places and dates, (n, T, columns); [] if few have both."""
    if not {"VV", "VH"} <= {entry.source.bands[column] for column in entry.columns}:
        return []
    values = dict(zip(entry.source.bands, np.moveaxis(_values(given.copy(), entry), -1, 0)))
    apart = (values["VH"] - values["VV"]).ravel()
    known = apart[np.isfinite(apart)]
    return [float(np.median(known))] if known.size >= SOME else []


def _values(given: np.ndarray, entry: Entry) -> np.ndarray:
    """(n, T, columns), which is changed, as (n, T, bands) measurements of the source."""
    values = np.full((*given.shape[:2], len(entry.source.bands)), np.nan, np.float32)
    values[..., entry.columns] = np.moveaxis(
        measured(np.moveaxis(given, -1, 0), entry.source), 0, -1
    )
    return values


def _look(given: np.ndarray, source: Source) -> np.ndarray:
    """What the numbers (n, T, columns) of each place look like, (n,) of the constants above."""
    flat = given.reshape(len(given), -1)
    if source.units not in POSSIBLE:
        return np.where(np.isfinite(flat).any(1), _FITTING, _NONE)
    least, most = POSSIBLE[source.units][0], _LARGEST[source.units]
    possible = (flat >= least) & (flat <= most) & (flat != 0)
    count = possible.sum(1)
    looks = np.where(count > 0, _FITTING, _NONE)
    looks[_varied(flat, (flat < least) & (flat > -source.limit)) > count] = _STRANGE
    if source.units == DECIBEL:
        positive = (count > 0) & ~(possible & (flat < 0)).any(1)
        looks[positive] = _STRANGE  # a bright target, or power
        # Backscatter in dB is spread wider than this around 0.
        small = 2 * (possible & (flat < 0.5)).sum(1) > count
        looks[positive & small & (count >= _FEW)] = _POWER
    else:
        dark = ~(possible & (flat >= DARKEST_VISIBLE)).any(1)
        bright = 2 * (possible & (flat > BRIGHTEST)).sum(1) > count
        looks[(count > 0) & (dark | bright)] = _STRANGE
    looks[_varied(flat, (flat > most) & (flat < source.limit)) > count] = _DIGITAL
    return looks


def _varied(flat: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """(n,) how many numbers of each place are chosen, 0 if they are all the same: what fills gaps is
    one number again and again."""
    varied = np.where(chosen, flat, np.inf).min(1) < np.where(chosen, flat, -np.inf).max(1)
    return np.where(varied, chosen.sum(1), 0)


class _Rows:
    """An array of the archive, read from its beginning some rows at a time."""

    def __init__(self, archive: zipfile.ZipFile, name: str, path: Path):
        self._name, self._path = name, path
        try:
            self._stream = archive.open(f"{name}.npy")
            version = np.lib.format.read_magic(self._stream)
            read = np.lib.format.read_array_header_2_0
            if version == (1, 0):
                read = np.lib.format.read_array_header_1_0
            self.shape, self._fortran, self.dtype = read(self._stream)
        except KeyError:
            raise InputError(f"{path} has no array {name}: {WANTED}.") from None
        except (ValueError, RuntimeError, *_DAMAGED) as error:
            raise self._broken(error) from error
        if not self.dtype.itemsize or min(self.shape, default=0) < 0:
            raise self._broken(f"{self.dtype} {self.shape} holds nothing")
        if self.dtype.hasobject:
            raise InputError(
                f"The array {name} of {path} holds Python objects, which are not read; convert it to "
                "numbers, dates or text of fixed length."
            )
        self._whole: np.ndarray | None = None
        self._taken = 0

    def take(self, n: int) -> np.ndarray:
        """The next n rows. An array in Fortran's order can only be read whole."""
        if self._fortran and len(self.shape) > 1:
            if self._whole is None:
                flat = self._read(int(np.prod(self.shape)))
                self._whole = flat.reshape(self.shape, order="F")
            rows = self._whole[self._taken : self._taken + n]
            self._taken += n
            return rows
        return self._read(n * int(np.prod(self.shape[1:]))).reshape(n, *self.shape[1:])

    def _read(self, count: int) -> np.ndarray:
        wanted = count * self.dtype.itemsize
        try:
            content = self._stream.read(wanted)
        except _DAMAGED as error:
            raise self._broken(error) from error
        if len(content) < wanted:
            raise self._broken("it ends early")
        return np.frombuffer(content, self.dtype)

    def _broken(self, why: object) -> InputError:
        return InputError(
            f"The array {self._name} of {self._path} is damaged ({why}); write the file again."
        )
