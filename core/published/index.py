"""The index of AlphaEarth's tiles: which files cover an area in a year."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urljoin

import pyarrow
import pyarrow.parquet
import shapely

from ..errors import InputError
from ..inputs.address import is_address, web_address
from ..progress import Progress
from . import remote
from .area import LONLAT, Area

BOX = ("wgs84_west", "wgs84_south", "wgs84_east", "wgs84_north")


def is_index(source: str) -> bool:
    """Whether this names an index and not a tile."""
    return source.lower().split("?")[0].endswith(".parquet")


def tiles_of(
    source: str, area: Area | None, year: int | None, progress: Progress
) -> list[tuple[str, int]]:
    """(address or path, year) of the tiles that the area touches, in the index's order.

    Relative paths are relative to the index. Raises
    `InputError` if area or year are needed and not given, or no tile is found.
    """
    if area is None:
        raise InputError(
            f"{source} lists tiles of the whole Earth; say which area you want with --area or "
            "--bounds (in a terminal with its --bounds-crs)."
        )
    table = _table(source, area, progress)
    years = sorted(set(table.column("year").to_pylist()))
    if year is None and len(years) > 1:
        raise InputError(
            f"{source} has tiles of {len(years)} years here ({years[0]} to {years[-1]}); choose "
            "one with --year."
        )
    rows = zip(table.column("path").to_pylist(), table.column("year").to_pylist(), strict=True)
    found = [(_resolved(source, p), int(y)) for p, y in rows if year is None or y == year]
    if not found:
        there = f"has {', '.join(map(str, years))} there" if years else "has nothing there"
        raise InputError(
            f"{source} lists no tile of {year or 'any year'} for {area.name}: it {there}."
        )
    return found


def _table(source: str, area: Area, progress: Progress) -> pyarrow.Table:
    if not is_address(source):
        return _read(Path(source), source, area)
    address = web_address(source)
    remote.require_file(address, progress)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.parquet"
        remote.fetch(address, path, "Downloading the index of tiles", progress)
        return _read(path, source, area)


def _read(path: Path, source: str, area: Area) -> pyarrow.Table:
    """The rows whose box the area touches."""
    lonlat = area.on(LONLAT)
    west, south, east, north = lonlat.bounds
    near = [
        ("wgs84_west", "<=", east), ("wgs84_east", ">=", west),
        ("wgs84_south", "<=", north), ("wgs84_north", ">=", south),
    ]  # fmt: skip
    if not path.exists():
        raise InputError(f"The index {path} does not exist; check the path.")
    try:
        names = pyarrow.parquet.read_schema(path).names
        missing = [n for n in ("path", "year", *BOX) if n not in names]
        if missing:
            raise InputError(
                f"{source} is no index of AlphaEarth's tiles: it has no column {missing[0]!r}; "
                "give aef_index.parquet."
            )
        table = pyarrow.parquet.read_table(path, columns=["path", "year", *BOX], filters=near)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{source} can't be read as parquet ({error}); get it again.") from error
    boxes = shapely.box(*(table.column(n).to_numpy() for n in BOX))
    return table.filter(pyarrow.array(shapely.intersects(boxes, lonlat.shape)))


def _resolved(source: str, path: str) -> str:
    if is_address(path) or path.startswith("/vsi"):
        return path
    if is_address(source):
        return urljoin(web_address(source), path)
    return str(Path(source).parent / path)
