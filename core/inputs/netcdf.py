"""NetCDF as openEO, xarray and Open Data Cube write a time series: a variable a band, an image a time.

GDAL opens one variable at a time. All of one grid together are one raster here, put together by
GDAL's virtual ones: the bands of the first time, then those of the second, …; `times` tells when.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import rasterio

from ..errors import InputError
from .address import local_file, shown

# As QGIS names the layer that it makes of a variable.
PART = re.compile(r'NETCDF:"?(.+?\.nc4?)"?:([^:"/\\]+)', re.IGNORECASE)
# Tags of what `opened` gives.
_TIMES, _UNITS, _CALENDAR = "NETCDF_TIMES", "NETCDF_TIME_UNITS", "NETCDF_TIME_CALENDAR"
_OTHERS = "NETCDF_OTHERS"
_SINCE = re.compile(r"\s*(\w+)\s+since\s+(\d{1,4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d))?", re.I)
_SECONDS = {
    **dict.fromkeys(("day", "days", "d"), 86400.0),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), 3600.0),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), 60.0),
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), 1.0),
    **dict.fromkeys(("millisecond", "milliseconds", "msec", "ms"), 1e-3),
    **dict.fromkeys(("microsecond", "microseconds"), 1e-6),
    **dict.fromkeys(("nanosecond", "nanoseconds"), 1e-9),
}
_kept = threading.local()
_AS_OURS = {"", "standard", "gregorian", "proleptic_gregorian"}


@dataclass(frozen=True)
class _Variable:
    """One variable as GDAL opens it. time: values, unit and calendar of its time."""

    name: str
    where: str
    shape: tuple[int, int]
    transform: Any
    crs: Any
    time: tuple[tuple[str, ...], str, str]
    band: dict[str, Any] = field(compare=False)

    @property
    def lies(self) -> tuple[Any, ...]:
        return self.shape, self.transform, self.time


def is_one(path: Path) -> bool:
    """Whether its name says NetCDF, and it is a file of this machine."""
    return path.suffix.lower() in (".nc", ".nc4") and local_file(path) == path


def opened(path: Path) -> Any:
    """The open raster of those variables that have the grid and the times of most.

    Raises `InputError` if a variable keeps the bands as a dimension.
    """
    if '"' in str(path):
        raise InputError(f'{shown(path)} has a " in its path, at which GDAL ends it; rename it.')
    state = path.stat()
    virtual = _virtual(path, state.st_size, state.st_mtime_ns)
    kept: dict[str, Any] | None = getattr(_kept, "open", None)
    if kept is None:
        return rasterio.open(virtual)
    if virtual not in kept:
        kept[virtual] = rasterio.open(virtual, sharing=True)
    return rasterio.open(virtual, sharing=True)


def is_cut(path: Path) -> bool:
    """Whether a file of version 3 ends before its pixels do, which GDAL reads as 0; one of version 4 does
    not open then."""
    with path.open("rb") as file:
        if file.read(4) not in (b"CDF\1", b"CDF\2"):
            return False
    from scipy.io import netcdf_file

    try:
        netcdf_file(path, mmap=True).close()
    except ValueError:
        return True
    return False


@contextmanager
def kept_open() -> Iterator[None]:
    """While this thread looks at one frame after the other: what `opened` gives is opened once for all.
    Its hundreds of bands take longer to open than a look, and what was decoded would be forgotten."""
    if getattr(_kept, "open", None) is not None:  # within another
        yield
        return
    kept = _kept.open = {}
    try:
        yield
    finally:
        _kept.open = None
        for file in kept.values():
            file.close()


def _unplaced(name: Path | str) -> Any:
    """rasterio.open that does not warn of what lies nowhere: a list of variables never does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
        return rasterio.open(name)


def times(path: Path, file: Any) -> list[str]:
    """The days, as 2018-04-07, of what `opened` gave, [] of any other raster and if its variables have
    no time. Raises `InputError` if they can't be told."""
    tags = file.tags()
    if _TIMES not in tags:
        return []
    unit, calendar = tags.get(_UNITS, ""), tags.get(_CALENDAR, "")
    since = _SINCE.match(unit)
    length = _SECONDS.get(since[1].lower()) if since else None
    if since is None or length is None or calendar.lower() not in _AS_OURS:
        told = f"in {unit!r}" + (f" of the calendar {calendar!r}" if calendar else "")
        raise InputError(
            f"{shown(path)} counts its times {told if unit else 'without a unit'}; expected a unit like "
            '"days since 1990-01-01". State the days of its images: "dates": ["2018-04-07", …].'
        )
    try:
        year, month, day, hour, minute = (int(part or 0) for part in since.groups()[1:])
        begin = datetime(year, month, day, hour, minute)
        return [
            (begin + timedelta(seconds=round(float(value) * length, 3))).date().isoformat()
            for value in tags[_TIMES].split()
        ]
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"{shown(path)} has a time that is no day ({error}; {unit}); state the days of its images: "
            '"dates": ["2018-04-07", …].'
        ) from error


def bands_a_time(file: Any) -> int:
    """How many bands an open raster has, what `opened` gave at each of its times."""
    return int(file.count) // max(1, len(file.tags().get(_TIMES, "").split()))


def others(file: Any) -> list[str]:
    """The variables that were left out of what `opened` gave: of another grid, or of other times."""
    return str(file.tags().get(_OTHERS, "")).split()


@lru_cache(maxsize=16)
def _virtual(path: Path, _size: int, _modified: int) -> str:
    """The virtual raster as XML; the path itself of what is something else than its name says."""
    with _unplaced(path) as file:
        if file.driver != "netCDF":
            return str(path)
        named = {k: v for k, v in file.tags(ns="SUBDATASETS").items() if k.endswith("_NAME")}
        names = [named[k].rpartition(":")[2] for k in sorted(named, key=_number)]
        if file.count:  # it has one variable
            names = [file.tags(1)["NETCDF_VARNAME"]]
        tags = {k: v for k, v in file.tags().items() if k.startswith("NC_GLOBAL#")}
    if not names:
        raise InputError(f"{shown(path)} holds no images; expected a variable for each band.")
    found = [_variable(path, name) for name in names]
    placed = [v for v in found if v.crs is not None and not v.transform.is_identity]
    lies = Counter(variable.lies for variable in placed or found).most_common(1)[0][0]
    chosen = [variable for variable in placed or found if variable.lies == lies]
    tags[_OTHERS] = " ".join(v.name for v in found if v not in chosen)
    values, unit, calendar = chosen[0].time
    if values:
        tags |= {_TIMES: " ".join(values), _UNITS: unit, _CALENDAR: calendar}
    # What lies nowhere is refused: weather has thousands of times.
    return _xml(chosen, tags, max(1, len(values)) if placed else 1)


def _number(key: str) -> int:
    return int(re.sub(r"\D", "", key) or 0)


def _variable(path: Path, name: str) -> _Variable:
    where = f'NETCDF:"{path}":{name}'
    with _unplaced(where) as file:
        tags = file.tags()
        dims = tags.get("NETCDF_DIM_EXTRA", "").strip("{}")
        values = [file.tags(number).get(f"NETCDF_DIM_{dims}") for number in file.indexes]
        unit, calendar = (tags.get(f"{dims}#{key}", "") for key in ("units", "calendar"))
        if dims and (
            None in values or ("since" not in unit and not re.match("t|date", dims, re.I))
        ):
            raise InputError(
                f"{shown(path)} keeps {dims.replace(',', ' and ')} as a dimension of its variable {name}; expected "
                "a variable for each band with time, y and x. Write it so (xarray: "
                f'.to_dataset("{dims.rpartition(",")[2]}").to_netcdf(…)), or as GeoTIFFs.'
            )
        band = {
            "dataType": "Byte" if file.dtypes[0] == "uint8" else file.dtypes[0],
            "blockXSize": file.block_shapes[0][1],
            "blockYSize": file.block_shapes[0][0],
            "NoDataValue": file.nodatavals[0],
            "Scale": file.scales[0],
            "Offset": file.offsets[0],
        }
        time = (tuple(map(str, values)), unit, calendar) if dims else ((), "", "")
        return _Variable(name, where, file.shape, file.transform, file.crs, time, band)


def _xml(variables: Sequence[_Variable], tags: dict[str, str], times: int) -> str:
    first = variables[0]
    rows, cols = first.shape
    parts = [f'<VRTDataset rasterXSize="{cols}" rasterYSize="{rows}"><Metadata>']
    parts += [f'<MDI key="{escape(k)}">{escape(v)}</MDI>' for k, v in tags.items()]
    parts.append("</Metadata>")
    if first.crs is not None:
        parts.append(f"<SRS>{escape(first.crs.to_wkt())}</SRS>")
    if not first.transform.is_identity:
        numbers = ", ".join(map(repr, first.transform.to_gdal()))
        parts.append(f"<GeoTransform>{numbers}</GeoTransform>")
    parts += [_band(v, time, rows, cols) for time in range(1, times + 1) for v in variables]
    return "".join(parts) + "</VRTDataset>"


def _band(variable: _Variable, time: int, rows: int, cols: int) -> str:
    """One time of a variable. What is told of it here, GDAL need not look up in each opening."""
    band, whole = variable.band, f'xOff="0" yOff="0" xSize="{cols}" ySize="{rows}"'
    kind, wide, high = (band[key] for key in ("dataType", "blockXSize", "blockYSize"))
    told = [
        f"<{k}>{band[k]!r}</{k}>" for k in ("NoDataValue", "Scale", "Offset") if band[k] is not None
    ]
    return (
        f'<VRTRasterBand dataType="{kind}" blockXSize="{wide}" blockYSize="{high}">'
        f"<Description>{escape(variable.name)}</Description>{''.join(told)}<SimpleSource>"
        f'<SourceFilename relativeToVRT="0" shared="0">{escape(variable.where)}</SourceFilename>'
        f"<SourceBand>{time}</SourceBand>"
        f'<SourceProperties RasterXSize="{cols}" RasterYSize="{rows}" DataType="{kind}" '
        f'BlockXSize="{wide}" BlockYSize="{high}"/><SrcRect {whole}/><DstRect {whole}/>'
        "</SimpleSource></VRTRasterBand>"
    )
