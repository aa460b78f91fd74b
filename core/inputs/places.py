"""Places without an image: their series in an .npz, read some places at a time."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np

from ..errors import InputError
from ..sources import DECIBEL, REFLECTANCE, Source

EPOCH = np.datetime64("1970-01-01", "s")
EARLIEST, LATEST = np.datetime64("1900-01-01", "s"), np.datetime64("2201-01-01", "s")
WANTED = (
    "for each source S it must hold X_S (places, dates, bands), bands_S (the bands' names) and "
    "dates_S (dates, or places and dates), e.g. X_sentinel-2-l2a"
)
# What reading an archive raises that a bad disk has changed.
_DAMAGED = (EOFError, OSError, zlib.error, zipfile.BadZipFile)


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
                    f"seen; it knows {', '.join(sources)}."
                )
            self._add(sources[name])
        if self.count == 0:
            raise InputError(f"{path} holds no places: its series have no rows.")

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
                f"X_{source.id}", f"{self.count} places as the other sources, not {places}"
            )
        if dates.shape not in ((times,), (places, times)) or dates.dtype.kind not in "MUS":
            raise self._wrong(
                f"dates_{source.id}",
                f"{times} dates, or {places} × {times}, as datetime64 or text like 2018-04-07, not "
                f"{dates.dtype} {dates.shape}",
            )
        if bands.shape != (width,) or bands.dtype.kind not in "US":
            raise self._wrong(f"bands_{source.id}", f"{width} names, not {bands.shape}")
        self.count = places
        try:
            names = list(bands.take(width).astype(str))
        except UnicodeDecodeError as error:
            raise self._wrong(f"bands_{source.id}", f"names of bands ({error})") from error
        columns = self._columns(source, names)
        self.entries.append(Entry(source, times, columns, len(dates.shape) == 2))

    def _columns(self, source: Source, names: list[str]) -> tuple[int, ...]:
        found = [source.band_named(name) for name in names]
        if "" in found:
            raise self._wrong(
                f"bands_{source.id}",
                f"{', '.join(source.bands)} or some of them, not {names[found.index('')]!r}",
            )
        if len(set(found)) < len(found):
            raise self._wrong(f"bands_{source.id}", f"each band once, not {', '.join(names)}")
        return tuple(source.bands.index(band) for band in found)

    def _wrong(self, array: str, expected: str) -> InputError:
        return InputError(f"The array {array} of {self.path} must hold {expected}.")

    def parts(self, size: int) -> Iterator[dict[str, Part]]:
        """All places in order, `size` at a time: source id -> Part."""
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
            part = {}
            for entry in self.entries:
                name = entry.source.id
                if entry.dated_by_place:
                    days = self._days(dates[name].take(n), entry)
                else:
                    days = np.broadcast_to(common[name], (n, entry.dates))
                values = self._values(series[name].take(n).astype(np.float32), entry)
                part[name] = Part(values, days)
            yield part

    def _days(self, dates: np.ndarray, entry: Entry) -> np.ndarray:
        """Days since 1970; NaN for NaT and empty text."""
        try:
            text = dates.astype(str) if dates.dtype.kind == "S" else dates
            when: np.ndarray = text.astype("datetime64[s]")
        except ValueError as error:
            raise self._wrong(
                f"dates_{entry.source.id}", f"dates like 2018-04-07 ({error})"
            ) from error
        days = (when - EPOCH) / np.timedelta64(1, "D")
        strange = when[(when < EARLIEST) | (when >= LATEST)]
        if len(strange):
            raise self._wrong(
                f"dates_{entry.source.id}",
                f"dates that a satellite could see (1900 to 2200), not {strange[0].astype(str)[:10]}",
            )
        return np.where(np.isnat(when), np.nan, days)

    def _values(self, given: np.ndarray, entry: Entry) -> np.ndarray:
        given[~(np.abs(given) < entry.source.limit)] = np.nan
        self._refuse_other_units(given[np.isfinite(given)], entry.source)
        values = np.full((*given.shape[:2], len(entry.source.bands)), np.nan, np.float32)
        values[..., entry.columns] = given
        return values

    def _refuse_other_units(self, values: np.ndarray, source: Source) -> None:
        """Digital numbers in place of reflectance, or power in place of decibels."""
        if not len(values):
            return
        middle = float(np.median(values))
        if source.units == REFLECTANCE and middle > 10:
            raise self._wrong(
                f"X_{source.id}",
                f"reflectance (0 to 1), not digital numbers (their median is {middle:.6g})",
            )
        if source.units == DECIBEL and (values.min() >= 0 or middle > 30):
            raise self._wrong(
                f"X_{source.id}",
                f"decibels (10·log10 of the power, about −30 to 5), not power or digital numbers "
                f"(their median is {middle:.6g})",
            )


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
