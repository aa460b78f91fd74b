"""`import`: published embeddings, AlphaEarth's or TESSERA's, as one embedding on one grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import rasterio

from . import quantize, reduce
from .embeddings.embedding import band_names, unit
from .embeddings.regrid import covered, moved_bounds, on_grid, pixel_shift, same_crs
from .embeddings.writer import require_beside, write_embedding
from .engine.tilestore import TileStore, kept_bytes
from .errors import Changed, InputError
from .files import (
    BLOCK,
    ROOM,
    blocks,
    require_output,
    sidecar,
    size_text,
    write_json,
)
from .grid import Bounds, Grid, Tile, snapped
from .inputs.address import is_address
from .inputs.packed import is_packed
from .inputs.rasterfile import made_of
from .maps.writer import MapWriter
from .progress import Progress
from .published import aef, remote, tessera
from .published.area import Area, read_area, rectangle
from .published.index import is_index, tiles_of
from .published.tessera_remote import downloads, fetched
from .words import corners, counted

TILE = 2 * BLOCK  # edge of what is fetched, resampled and kept at once, in pixels
FAR = 100  # times what the tiles cover that the output may be large


class Published(Protocol):
    """A tile of a product: vectors (h, w, d) of windows of its own grid, which is north up."""

    d: int
    name: str
    year: int | None
    grid: Grid

    def read(self, tile: Tile) -> np.ndarray: ...
    def close(self) -> None: ...


def run(
    product: str,
    sources: list[str],
    out: Path,
    area: Path | None,
    bounds: Bounds | None,
    bounds_crs: str,
    year: int | None,
    no_rgb: bool,
    progress: Progress,
) -> dict[str, Any]:
    """Write what the tiles hold of the area. Returns the paths of the embedding and its picture."""
    given = {k: str(v) for k, v in locals().items() if k != "progress" and v not in (None, "")}
    inputs = [Path(s) for s in sources if not is_address(s)] + ([area] if area else [])
    out = require_output(out, ".tif", inputs)
    wanted = _area(area, bounds, bounds_crs)
    with rasterio.Env(**remote.options()), downloads(out) as folder:
        tiles = _tiles(product, sources, wanted, year, folder, progress)
        tiles, year = _of_one_year(tiles, year, progress)
        if wanted is None and bounds is not None:
            wanted = rectangle(bounds, _main_crs(tiles, None))
        tiles = _touching(tiles, wanted)
        grid = target_grid(tiles, wanted)
        size = grid.width * grid.height * tiles[0].d
        read = [*inputs, *(Path(t.name) for t in tiles)]  # of a folder given, the tiles in it, too
        require_output(out, ".tif", read, int(size * ROOM) - kept_bytes(out))
        scale = _scale_path(out) if product == "tessera" else None
        picture = require_beside(out, read, [scale] if scale else [], no_rgb)
        progress.message(
            f"{grid.width} × {grid.height} pixels from {counted(len(tiles), 'tile')} "
            f"of {product} {year or '(year unknown)'}; about "
            f"{size_text(size)}."
        )
        record = {"kind": "embedding", "command": {"import": given}, "product": product}
        _import(out, picture, product, tiles, grid, wanted, year, record, progress)
    outputs = {"embedding": out, "scale": scale, "rgb": picture}
    return {name: str(path) for name, path in outputs.items() if path}


def _area(path: Path | None, bounds: Bounds | None, crs: str) -> Area | None:
    if path is not None and bounds is not None:
        raise InputError("Give the area either as a layer (--area) or as --bounds, not both.")
    if path is not None:
        return read_area(path)
    return rectangle(bounds, crs) if bounds is not None and crs else None


def _tiles(
    product: str,
    sources: Sequence[str],
    area: Area | None,
    year: int | None,
    folder: Path,
    progress: Progress,
) -> list[Any]:
    """The product's tiles in files, folders, addresses and indexes, each once, in order; what
    must be downloaded whole goes to `folder`."""
    names: dict[str, int | None] = {}
    for source in sources:
        if product == "aef" and is_index(source):
            names |= dict(tiles_of(source, area, year, progress))
        elif is_address(source) or (product == "aef" and source.startswith("/vsi")):
            names[source] = None
        else:
            names |= {str(p): None for p in _files(product, Path(source))}
    opened: list[Any] = []
    for done, (name, known) in enumerate(names.items()):
        progress.step(done, len(names), "Looking at the tiles")
        if product == "aef":
            opened.append(aef.AefTile(name, progress, known))
        elif is_address(name):
            opened.append(fetched(name, folder, progress))
        else:
            opened.append(tessera.TesseraTile(name))
    progress.step(1, 1)
    if any(getattr(t, "reordered", False) for t in opened):
        progress.message("Bands that were in another order were put into that of A00 to A63.")
    versions = {t.version for t in opened} if product == "tessera" else set()
    if len(versions) > 1:
        raise InputError(
            f"The tiles are of {len(versions)} versions of TESSERA ({', '.join(sorted(versions))}), "
            "whose numbers don't mean the same; import one version at a time."
        )
    return opened


def _files(product: str, path: Path) -> list[Path]:
    """A file as it is; of a folder and those in it, the files that may be tiles."""
    if not path.is_dir():
        if path.exists() and is_packed(path):
            raise InputError(f"{path} is packed; unpack it and give the folder with the tiles.")
        if path.exists() and path.suffix.lower() in (".csv", ".gpkg"):
            raise InputError(f"{path} is no tile; of the index of tiles, give aef_index.parquet.")
        return [path]
    files = sorted(p.absolute() for p in path.rglob("[!.]*") if p.is_file())
    tiffs = [p for p in files if _is_tiff(p)]
    # What was imported before, and its picture, may lie among the tiles.
    tiffs = [p for p in tiffs if not sidecar(p).exists()] or tiffs
    if product == "tessera":
        arrays = [
            p
            for p in files
            if p.suffix == ".npy" and p.name.startswith("grid_") and "_scales" not in p.stem
        ]
        stems = {p.stem for p in arrays}
        exports = [p for p in tiffs if p.stem not in stems and not _is_mask(p)]
        found = arrays or exports
    else:
        # A mirror's .vrt turns its .tiff the right way up; we read that as it is.
        found = tiffs or [p for p in files if p.suffix.lower() == ".vrt"]
    if not found:
        kind = "grid_….npy tiles" if product == "tessera" else ".tif, .tiff or .vrt files"
        remedy = "choose the one with the tiles"
        if any(map(is_packed, files)):
            remedy = "what is packed in it must be unpacked first"
        raise InputError(f"The folder {path} holds no {kind}; {remedy}.")
    return found


def _is_tiff(path: Path) -> bool:
    return path.suffix.lower() in (".tif", ".tiff")


def _is_mask(path: Path) -> bool:
    return tessera.MASKS in path.parts


def _of_one_year(
    tiles: list[Any], asked: int | None, progress: Progress
) -> tuple[list[Any], int | None]:
    """The tiles of the year asked for and those that tell none, and the year of them all.

    Raises `InputError` that names tiles if there are several years to choose from, or none is right.
    """
    named = {t.year: t.name for t in reversed(tiles) if t.year is not None}
    told = "; ".join(f"{y}: {named[y]}" for y in sorted(named))
    if asked is None and len(named) > 1:
        raise InputError(
            f"The tiles are of {len(named)} years ({told}). An embedding is of one: say which year, "
            "and import each for itself."
        )
    kept = [t for t in tiles if asked is None or t.year in (asked, None)]
    if not kept:
        raise InputError(f"The tiles are not of {asked} ({told}); ask for a year that is there.")
    if len(kept) < len(tiles):
        progress.message(f"{counted(len(tiles) - len(kept), 'tile')} of other years left out.")
    return kept, asked or next(iter(named), None)


def _main_crs(tiles: Sequence[Published], area: Area | None) -> str:
    """The CRS in which most of the area lies, or of most tiles."""
    votes: Counter[str] = Counter()
    for tile in tiles:
        crs = next((c for c in votes if same_crs(c, tile.grid.crs)), tile.grid.crs)
        votes[crs] += max(1, round(_overlap(tile.grid, area)))
    return max(votes, key=lambda crs: votes[crs])


def _overlap(grid: Grid, area: Area | None) -> float:
    """Pixels of a grid within the bounds of an area."""
    left, bottom, right, top = grid.bounds
    if area is not None:
        a = area.on(grid.crs).bounds
        left, bottom = max(left, a[0]), max(bottom, a[1])
        right, top = min(right, a[2]), min(top, a[3])
    return max(right - left, 0) * max(top - bottom, 0) / grid.pixel**2


def _touching(tiles: list[Any], area: Area | None) -> list[Any]:
    near = [t for t in tiles if _overlap(t.grid, area) > 0]
    if not near and area is not None:
        there = moved_bounds(tiles[0].grid.bounds, tiles[0].grid.crs, area.crs)
        raise InputError(
            f"No tile touches {area.name}; {tiles[0].name}, for one, covers "
            f"{corners(there)} (left, bottom, right, top in the area's CRS)."
        )
    return near


def target_grid(tiles: Sequence[Published], area: Area | None) -> Grid:
    """The grid of the CRS with most of the area, on the pixels of its largest tile there.

    Raises `InputError` if the tiles lie so far apart that most of the grid would be empty.
    """
    crs = _main_crs(tiles, area)
    own = [t.grid for t in tiles if same_crs(t.grid.crs, crs)]
    first = max(own, key=lambda g: _overlap(g, area))
    covers = [moved_bounds(t.grid.bounds, t.grid.crs, crs) for t in tiles]
    left, bottom = min(c[0] for c in covers), min(c[1] for c in covers)
    right, top = max(c[2] for c in covers), max(c[3] for c in covers)
    if area is not None:
        a = area.on(crs).bounds
        left, bottom, right, top = (
            max(left, a[0]),
            max(bottom, a[1]),
            min(right, a[2]),
            min(top, a[3]),
        )
    phase = (first.transform.c % first.pixel, first.transform.f % first.pixel)
    grid = snapped(crs, first.pixel, phase, (left, bottom, right, top))
    held = sum(_overlap(t.grid, area) for t in tiles)
    if grid.width * grid.height > FAR * held:
        raise InputError(
            f"The tiles lie far apart: {tiles[0].name} and {tiles[-1].name} leave most of the area "
            "between them empty. Import each place on its own, or give the area."
        )
    return grid


def _import(
    out: Path,
    picture: Path | None,
    product: str,
    tiles: list[Any],
    grid: Grid,
    area: Area | None,
    year: int | None,
    record: dict[str, Any],
    progress: Progress,
) -> None:
    """Fetch all windows that are not there yet, join them, write the side-car, draw the picture."""
    is_aef = product == "aef"
    area = area.on(grid.crs) if area is not None else None
    job = _job(is_aef, tiles, grid, area)
    tags = {"AEF_ENCODER": job["encoder"], "AEF_SOURCES": product}
    if year is not None:
        tags |= {"AEF_VALID_START": f"{year}-01-01", "AEF_VALID_END": f"{year + 1}-01-01"}
    if not is_aef:
        tags["AEF_CODE"] = quantize.LINEAR
    # Where tiles overlap the first one counts: those on the grid's own pixels before others.
    tiles = sorted(tiles, key=lambda t: (pixel_shift(t.grid, grid) is None, t.name))
    d = tiles[0].d
    with TileStore(out, job) as store:
        _fetch(store, tiles, grid, area, is_aef, progress)
        for told in job["tiles"]:
            if told | _state(told["name"]) != told:
                raise Changed(told["name"])
        _refuse_empty(store, grid)
        names = band_names(d) if is_aef else [f"T{i:03d}" for i in range(d)]

        def codes(block: Tile) -> np.ndarray:
            return _block(store, grid, block)[..., :d].view(np.int8)

        write_embedding(
            out, store.folder, grid, d, "int8", tags, codes, progress, "Joining the tiles", names
        )
        if not is_aef:
            _write_scale(out, store, grid, d, progress)
        write_json(sidecar(out), record | store.job)
        if picture:
            reduce.run(embedding=out, out=picture, progress=progress)
        store.clear()


def _job(is_aef: bool, tiles: list[Any], grid: Grid, area: Area | None) -> dict[str, Any]:
    """What the output depends on; `area` in the grid's CRS."""
    return {
        "encoder": aef.ENCODER if is_aef else f"tessera {tiles[0].version}",
        "tiles": [{"name": t.name, "year": t.year} | _state(t.name) for t in tiles],
        "area": area.shape.wkt if area is not None else "",
        "crs": grid.crs,
        "transform": list(grid.transform)[:6],
        "width": grid.width,
        "height": grid.height,
        "licence": aef.LICENCE if is_aef else tessera.LICENCE,
    }


def _state(name: str) -> dict[str, Any]:
    """Size and time of a local file: another file is another job."""
    path = Path(name)
    if not path.exists():
        return {}
    state: dict[str, Any] = {"bytes": path.stat().st_size, "modified_ns": path.stat().st_mtime_ns}
    behind = [{"path": str(p)} | _state(str(p)) for p in made_of(path)]
    return state | ({"made_of": behind} if behind else {})


def _fetch(
    store: TileStore,
    tiles: list[Any],
    grid: Grid,
    area: Area | None,
    is_aef: bool,
    progress: Progress,
) -> None:
    windows = windows_of(grid)
    missing = [w for w in windows if not store.has(w)]
    done = len(windows) - len(missing)
    if done:
        progress.message(f"{done} of {len(windows)} parts finished before; going on.")
    for window in missing:
        progress.step(done, len(windows), "Fetching embeddings")
        inside = area.mask(grid, window) if area is not None else None
        vectors = mosaic(tiles, grid, window, inside, renormalise=is_aef, progress=progress)
        store.save(window, _pixels(vectors, is_aef))
        done += 1
        for tile in tiles:
            if covered(tile.grid, grid, Tile(0, window.row, grid.width, grid.height)) is None:
                tile.close()  # all further windows lie south of it
    for tile in tiles:
        tile.close()
    progress.step(len(windows), len(windows), "Fetching embeddings")


def windows_of(grid: Grid) -> list[Tile]:
    """The grid cut into squares of `TILE` from its upper left corner: whole blocks of the output."""
    return [
        Tile(col, row, min(TILE, grid.width - col), min(TILE, grid.height - row))
        for row in range(0, grid.height, TILE)
        for col in range(0, grid.width, TILE)
    ]


def mosaic(
    tiles: Sequence[Published],
    grid: Grid,
    window: Tile,
    inside: np.ndarray | None,
    renormalise: bool,
    progress: Progress,
) -> np.ndarray:
    """Vectors (height, width, d) of a window of the grid from the first tile that has each.

    Only pixels `inside` (h, w) are wanted. renormalise: resampled vectors back to length 1.
    """
    d = tiles[0].d
    out = np.full((window.height, window.width, d), np.nan, np.float32)
    wanted = np.ones(out.shape[:2], bool) if inside is None else inside
    for tile in tiles:
        empty = wanted & np.isnan(out[..., 0])
        if not empty.any():
            break
        if covered(tile.grid, grid, window) is None:
            continue
        progress.check()
        found = on_grid(tile.read, tile.grid, grid, window, d)
        if renormalise and pixel_shift(tile.grid, grid) is None:
            found = unit(found)
        out[empty] = found[empty]
    return out


def _pixels(vectors: np.ndarray, is_aef: bool) -> np.ndarray:
    """What is kept of a window: codes (h, w, d), for TESSERA followed by the scale's four bytes."""
    if is_aef:
        return quantize.quantize(vectors).view(np.uint8)
    codes, scale = quantize.quantize_linear(vectors)
    return np.concatenate([codes.view(np.uint8), scale[..., None].view(np.uint8)], axis=-1)


def _block(store: TileStore, grid: Grid, block: Tile) -> np.ndarray:
    """The kept bytes under a block of the output, which lies in one window."""
    col, row = block.col // TILE * TILE, block.row // TILE * TILE
    window = Tile(col, row, min(TILE, grid.width - col), min(TILE, grid.height - row))
    top, left = block.row - row, block.col - col
    return store.read(window)[top : top + block.height, left : left + block.width]


def _refuse_empty(store: TileStore, grid: Grid) -> None:
    missing = np.uint8(quantize.NODATA % 256)
    if any((store.read(w)[..., 0] != missing).any() for w in windows_of(grid)):
        return
    store.clear()
    raise InputError(
        "The tiles hold no data in the area: water, or outside of what was published. Choose "
        "another area."
    )


def _scale_path(out: Path) -> Path:
    return out.with_name(f"{out.stem}_scale.tif")


def _write_scale(out: Path, store: TileStore, grid: Grid, d: int, progress: Progress) -> None:
    """TESSERA's scale of each pixel: codes times scale are the published numbers."""
    record = {"kind": "scale", "unit": "multiply the codes by it", "embedding": out.name}
    with MapWriter(_scale_path(out), grid, "float32", float("nan"), record) as writer:
        for tile in blocks(grid.width, grid.height):
            progress.check()
            tail = np.ascontiguousarray(_block(store, grid, tile)[..., d:])
            writer.write(tile, tail.view(np.float32)[..., 0])
