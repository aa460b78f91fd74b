"""Rasters a person looks at: class maps, confidence and pictures, written block by block."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import ColorInterp, Resampling

from ..engine.lock import Lock
from ..files import (
    ROOM,
    creation_options,
    disk_watched,
    finish,
    require_room,
    sidecar,
    size_text,
    together,
    windowed,
    write_json,
)
from ..grid import Grid, Tile
from ..progress import Progress
from .colours import rgb
from .sieve import sieve

# What XML can't hold, not even escaped: a tab pasted from a text program may be a vertical one.
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class MapClass:
    """One class of a map: its pixel value, the label's own text, the name shown, the colour."""

    value: int
    label: str
    name: str
    color: str  # "#rrggbb"


def class_dtype(n: int) -> tuple[str, int]:
    """Pixel type and nodata of a map of `n` classes."""
    return ("uint8", 255) if n <= 254 else ("uint16", 65535)


def announce(
    grid: Grid, layers: Mapping[Path, tuple[str, int]], progress: Progress, beside: int = 0
) -> None:
    """Say how large the rasters of `layers` (pixel type and bands of each) will be at most.

    Raises `InputError` if a disk can't hold those that go there: all of them, and the largest once
    more while it gets its overviews. beside: bytes of finished blocks that lie beside the first
    one until all is complete.
    """
    sizes = {
        out: grid.width * grid.height * count * np.dtype(dtype).itemsize
        for out, (dtype, count) in layers.items()
    }
    disks: dict[int, list[Path]] = {}
    for out in sizes:
        disks.setdefault(out.parent.stat().st_dev, []).append(out)
    for outs in disks.values():
        largest = max(outs, key=lambda out: sizes[out])
        need = sum(sizes[out] for out in outs) + (ROOM - 1) * sizes[largest]
        need += beside if next(iter(sizes)) in outs else 0
        require_room(largest, int(need))
    names = ", ".join(out.name for out in sizes)
    progress.message(
        f"{names}: {grid.width} × {grid.height} pixels, {size_text(sum(sizes.values()))} before they "
        "are compressed."
    )


class MapWriter:
    """Writes one raster block by block to a scratch file, then to its name, or to nothing.

    A context manager: leaving it without an exception makes the overviews, the final file and
    its side-car; leaving it with one removes the scratch file. Raises `InputError` at once if the
    disk has too little room for both at their largest, or another process writes that raster.
    """

    def __init__(
        self,
        out: Path,
        grid: Grid,
        dtype: str,
        nodata: float | None,
        record: dict[str, Any],
        count: int = 1,
        classes: list[MapClass] | None = None,
    ):
        self._out, self._record, self._classes = out, record, classes
        self._scratch = out.with_name(out.name + ".scratch")
        pixels = grid.width * grid.height * count * np.dtype(dtype).itemsize
        require_room(out, int(ROOM * pixels))
        self._lock = Lock.beside(out)
        self._lock.take()
        with ExitStack() as undone:
            undone.callback(self._remove)
            self._scratch.unlink(missing_ok=True)  # of a run that was killed
            with disk_watched(out.parent):
                self._file = rasterio.open(
                    self._scratch, "w", **creation_options(grid, count, dtype, nodata)
                )
            undone.pop_all()
        if count == 4:
            self._file.colorinterp = (
                ColorInterp.red,
                ColorInterp.green,
                ColorInterp.blue,
                ColorInterp.alpha,
            )
        if classes is not None and dtype == "uint8":
            self._file.write_colormap(1, {c.value: (*rgb(c.color), 255) for c in classes})

    def __enter__(self) -> MapWriter:
        return self

    def write(self, tile: Tile, pixels: np.ndarray) -> None:
        """Pixels of one window: (height, width) or (count, height, width)."""
        bands = pixels if pixels.ndim == 3 else pixels[None]
        with disk_watched(self._out.parent):
            self._file.write(bands, window=windowed(tile))

    def sieve(self, pixels: int, progress: Progress) -> None:
        """Give patches of fewer than `pixels` pixels (joined at edges) to their largest neighbour.

        Missing pixels stay missing and are nobody's neighbour. Call it when all is written.
        """
        self._file.close()
        with rasterio.open(self._scratch, "r+") as file, disk_watched(self._out.parent):
            sieve(file, pixels, progress)

    def keep_classes(self, values: Collection[int]) -> None:
        """Leave those classes out of the legend that turned out not to occur."""
        if self._classes is not None:
            self._classes = [c for c in self._classes if c.value in values]

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._file.close()
        try:
            if kind is None:
                self._finish()
        finally:
            self._remove()

    def _remove(self) -> None:
        for leftover in (self._scratch, self._scratch.with_name(self._scratch.name + ".ovr")):
            leftover.unlink(missing_ok=True)
        self._lock.release()

    def _finish(self) -> None:
        average = Resampling.nearest if self._classes is not None else Resampling.average
        record = dict(self._record)
        # Written before the map appears: without them, or with those of an older one, it misleads.
        with together() as part:
            if self._classes is not None:
                record["classes"] = [asdict(c) for c in self._classes]
                aux = self._out.with_name(self._out.name + ".aux.xml")
                part(aux).write_text(attribute_table(self._classes), encoding="utf-8")
            write_json(part(sidecar(self._out)), record)
            with disk_watched(self._out.parent):
                finish(self._scratch, self._out, average)


def attribute_table(classes: list[MapClass]) -> str:
    """GDAL's .aux.xml with a raster attribute table: value, name, label, red, green, blue."""
    columns = [
        ("Value", 0, 5),
        ("Class", 2, 2),
        ("Label", 2, 0),
        ("Red", 0, 6),
        ("Green", 0, 7),
        ("Blue", 0, 8),
    ]
    lines = [
        "<PAMDataset>",
        '  <PAMRasterBand band="1">',
        '    <GDALRasterAttributeTable tableType="thematic">',
    ]
    for i, (name, kind, usage) in enumerate(columns):
        lines.append(
            f'      <FieldDefn index="{i}"><Name>{name}</Name>'
            f"<Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>"
        )
    for i, c in enumerate(classes):
        words = [escape(NO_XML.sub("", text)) for text in (c.name, c.label)]
        cells = [str(c.value), *words, *map(str, rgb(c.color))]
        lines.append(
            f'      <Row index="{i}">' + "".join(f"<F>{cell}</F>" for cell in cells) + "</Row>"
        )
    lines += ["    </GDALRasterAttributeTable>", "  </PAMRasterBand>", "</PAMDataset>", ""]
    return "\n".join(lines)
