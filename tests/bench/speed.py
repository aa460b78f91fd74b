"""How fast this machine encodes: `make bench-speed`.

One run, everything in turn, several rounds, medians: the machine's matrix product in float32 and
bfloat16 (2048³), the encoder alone (12 frames × 10 bands, full resolution out), the whole command
on rasters on disk, and its start alone (a raster of 32² pixels). Beside each rate in real time stands
the one per second of processor time, which a busy machine does not spoil.

With --size: memory and time per pixel of `embed` on rasters of those edges, with an encoder so small
that all the rest is most of the work. 20000 of 12 frames take an hour and a quarter and 70 GB; with --one-in 4
the frames cover diagonal swaths of a quarter of the raster, which is as large: half an hour, and 70 GB free.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape  # nosec B406: writes only

import clone
import numpy as np
from aef_fields.core.engine.allocator import keep_freed
from aef_fields.core.files import ROOM

ROOT = clone.ROOT

FRAMES, S2 = 12, "sentinel-2-l2a"
YEAR = (17600.0, 17965.0)
SMALLEST = 32  # edge of a raster that is all start
SIZES = [1000, 2000, 8000]  # edges of rasters that tell what the size costs
PIECE = 2000  # edge of the file that a mosaic repeats


@dataclass
class Row:
    """Something to time: `work` units (pixels, operations) a call."""

    name: str
    unit: str
    work: float
    call: Callable[[], object]
    real: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def once(self) -> None:
        start, used = time.perf_counter(), _processor_time()
        self.call()
        self.real.append(time.perf_counter() - start)
        self.cpu.append(max(_processor_time() - used, 1e-6))

    @property
    def seconds(self) -> float:
        return statistics.median(self.real)

    @property
    def cpu_seconds(self) -> float:
        return statistics.median(self.cpu)

    @property
    def rate(self) -> float:
        return self.work / self.seconds

    @property
    def cpu_rate(self) -> float:
        return self.work / self.cpu_seconds


def _processor_time() -> float:
    """Seconds of this process and of those it waited for."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in both)


def interleaved(rows: list[Row], rounds: int) -> None:
    """Each row once as warm-up, then all in turn, so that a busy minute hits all alike."""
    for row in rows:
        row.call()
    for _ in range(rounds):
        for row in rows:
            row.once()


def products() -> list[Row]:
    """The machine's own rate; a bfloat16 that it only emulates is tried on less."""
    import torch
    from aef_fields.core.model.infer import arithmetic

    native = arithmetic(torch.device("cpu")) == torch.bfloat16
    rows = []
    for dtype, n in ((torch.float32, 2048), (torch.bfloat16, 2048 if native else 512)):
        a, b = (torch.randn(n, n).to(dtype) for _ in range(2))
        name = f"product {str(dtype).removeprefix('torch.')} {n}³"
        rows.append(Row(name, "FLOP/s", 2.0 * n**3, lambda a=a, b=b: a @ b))
    return rows


def encoders() -> list[tuple[str, object]]:
    """The bundled encoder, and the sizes of the table with random weights."""
    import torch
    from aef_fields.core.model import checkpoint
    from aef_fields.core.model.config import SIZES
    from aef_fields.core.model.encoder import Encoder

    torch.manual_seed(0)
    made: list[tuple[str, object]] = [("bundled", checkpoint.load(checkpoint.find("")).encoder)]
    made += [
        (f"{size}, random weights", Encoder(SIZES[size]).eval())
        for size in ("nano", "small", "base")
    ]
    return made


def stacks(edge: int):
    """Frames that are clear everywhere: the most work that there can be."""
    from aef_fields.core.model.infer import FrameStack

    values = np.random.default_rng(0).uniform(0.01, 0.5, (FRAMES, 10, edge, edge))
    clear = np.ones((FRAMES, edge, edge), bool)
    return {S2: FrameStack(values.astype(np.float32), clear, np.linspace(*YEAR, FRAMES))}


def forward(name: str, encoder, edge: int) -> Row:
    """`encode_tile` in the arithmetic that `embed` takes, surroundings of the spatial path aside."""
    import torch
    from aef_fields.core.model.infer import arithmetic, encode_tile

    given, whole = stacks(edge), (slice(0, edge), slice(0, edge))
    number = arithmetic(torch.device("cpu"))
    return Row(
        name,
        "px/s",
        edge**2,
        lambda: encode_tile(encoder, given, YEAR, (0, 0), whole, number),
    )


def flop_a_pixel(encoder) -> float:
    """Multiply and add counted apart, of an aligned tile without surroundings."""
    import torch
    from aef_fields.core.model.infer import to_series
    from torch.utils.flop_counter import FlopCounterMode

    series = to_series(stacks(128), encoder.sources, torch.device("cpu"))
    period = torch.tensor([YEAR], dtype=torch.float64)
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        encoder(series, period)
    return counter.get_total_flops() / 128**2


def write_frames(folder: Path, edge: int, frames: int = FRAMES, bands: int = 10) -> list[Path]:
    """Sentinel-2 frames on disk, digital numbers as they come, with SCL."""
    import rasterio
    from affine import Affine

    rng = np.random.default_rng(0)
    names = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")[:bands]
    profile = {
        "driver": "GTiff",
        "width": edge,
        "height": edge,
        "count": bands + 1,
        "dtype": "uint16",
        "nodata": 0,
        "crs": "EPSG:32631",
        "transform": Affine(10, 0, 500_000, 0, -10, 5_600_000),
        "tiled": True,
        "compress": "deflate",
        "zlevel": 1,
    }
    block = rng.integers(200, 4000, (bands + 1, 256, 256)).astype(np.uint16)
    block[-1] = 4
    paths = [folder / f"S2_2018{month + 1:02d}15.tif" for month in range(frames)]
    for path in paths:
        with rasterio.open(path, "w", **profile) as file:
            file.descriptions = (*names, "SCL")
            for row in range(0, edge, 256):
                for col in range(0, edge, 256):
                    high, wide = min(256, edge - row), min(256, edge - col)
                    window = rasterio.windows.Window(col, row, wide, high)
                    file.write(block[:, :high, :wide], window=window)
    return paths


def listed(folder: Path, frames: list[Path]) -> Path:
    """A manifest of some frames."""
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps({"frames": [{"path": path.name} for path in frames]}))
    return manifest


def repeated(folder: Path, edge: int, frames: int, bands: int, one_in: int) -> Path:
    """A manifest of the frames of `write_frames` as mosaics (VRT), each of one file of `PIECE`² pixels
    again and again, so that a raster of any size needs no room. Caches then help reading more than
    on a real scene. one_in: of how many pieces on the way across one is there."""
    paths = []
    for piece in write_frames(folder, PIECE, frames, bands):
        paths.append(piece.with_suffix(".vrt"))
        paths[-1].write_text(mosaic(piece, edge, one_in))
    return listed(folder, paths)


def mosaic(piece: Path, edge: int, one_in: int) -> str:
    """What a VRT of `edge`² pixels says that lays `piece` beside and below itself, or only along
    diagonals, one in so many."""
    import rasterio

    with rasterio.open(piece) as file:
        names, origin, crs = file.descriptions, file.transform.to_gdal(), file.crs.to_wkt()
    bands = []
    for band, name in enumerate(names, 1):
        sources = "".join(
            f"<SimpleSource><SourceFilename relativeToVRT='1'>{piece.name}</SourceFilename>"
            f"<SourceBand>{band}</SourceBand>"
            f"<SrcRect xOff='0' yOff='0' xSize='{PIECE}' ySize='{PIECE}'/>"
            f"<DstRect xOff='{col}' yOff='{row}' xSize='{PIECE}' ySize='{PIECE}'/></SimpleSource>"
            for row, col in itertools.product(range(0, edge, PIECE), repeat=2)
            if (row + col) // PIECE % one_in == 0
        )
        bands.append(
            f"<VRTRasterBand dataType='UInt16' band='{band}'><Description>{name}</Description>"
            f"<NoDataValue>0</NoDataValue>{sources}</VRTRasterBand>"
        )
    return (
        f"<VRTDataset rasterXSize='{edge}' rasterYSize='{edge}'><SRS>{escape(crs)}</SRS>"
        f"<GeoTransform>{', '.join(map(str, origin))}</GeoTransform>{''.join(bands)}</VRTDataset>"
    )


def embed(manifest: Path, out: Path, *words: str) -> subprocess.CompletedProcess:
    """The command in a process of its own, as QGIS runs it."""
    main = [sys.executable, "-I", str(ROOT / "core" / "__main__.py"), "embed"]
    command = [*main, str(manifest), str(out), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True)


def report(rows: list[Row], flop: dict[str, float]) -> None:
    products = {row.name.split()[1]: row for row in rows if row.unit == "FLOP/s"}
    bf16 = products["bfloat16"]
    print(f"\n{'':34} {'a second':>12} {'a processor second':>20} {'MFLOP/px':>9} {'of bf16':>8}")
    for row in rows:
        scale, unit = (1e9, "G" + row.unit) if row.unit == "FLOP/s" else (1, row.unit)
        line = f"{row.name:34} {row.rate / scale:8,.0f} {unit:6}{row.cpu_rate / scale:12,.0f}"
        if row.name in flop:
            share = row.rate * flop[row.name] / bf16.rate
            line += f"{'':12} {flop[row.name] / 1e6:5.1f} {share:8.0%}"
        print(line)


def command(folder: Path, edge: int) -> Row:
    """The command `embed` on a raster of its own."""
    place = folder / str(edge)
    place.mkdir()
    manifest = listed(place, write_frames(place, edge))
    return Row(f"command embed, {edge}²", "px/s", edge**2, lambda: embed(manifest, place / "e.tif"))


def speed(rounds: int, edges: list[int], folder: Path) -> None:
    keep_freed()  # as `embed` does, so that the encoder alone has no worse terms
    import torch
    from aef_fields.core.model.infer import arithmetic

    number = arithmetic(torch.device("cpu"))
    print(f"{torch.get_num_threads()} threads, arithmetic {number}, load {os.getloadavg()[0]:.1f}")
    if number != torch.bfloat16:
        print("This processor only emulates bfloat16: its share of that peak means nothing here.")
    made = encoders()
    flop = {name: flop_a_pixel(encoder) for name, encoder in made}
    rows = products()
    for name, encoder in made:
        rows.append(forward(name, encoder, 128 if encoder.spatial is not None else 256))
    start = command(folder, SMALLEST)
    whole = [command(folder, edge) for edge in edges]
    rows += [start, *whole]
    interleaved(rows, rounds)
    report(rows, flop)
    alone = next(row for row in rows if row.name == "bundled")
    for row in whole:
        later = (row.seconds - start.seconds, row.cpu_seconds - start.cpu_seconds)
        encoding = (row.work / alone.rate, row.work / alone.cpu_rate)
        print(
            f"{row.name} takes {row.seconds / encoding[0]:.2f} × the encoder alone, in processor "
            f"time {row.cpu_seconds / encoding[1]:.2f} ×, start and picture included; without the "
            f"start {later[0] / encoding[0]:.2f} × and {later[1] / encoding[1]:.2f} ×"
        )
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    country(whole[-1].cpu_rate)


def country(rate: float) -> None:
    """What docs/cluster.md reckons with, from the pixels that a core encodes in a second."""
    pixels, dimensions, cores, price = 357_000 * 1e4, 64, 100, 0.04
    hours = pixels / rate / 3600
    read = FRAMES * 10 * 2
    print(
        f"\nGermany, 357,000 km² at 10 m, at {rate:,.0f} pixels a core and second: {hours:,.0f} "
        f"core-hours, {hours / cores:.1f} h on {cores} cores, {price * hours:,.0f} at {price} a "
        f"core-hour; read {pixels * read / 1e9:,.0f} GB at {cores * rate * read / 1e6:,.0f} MB/s; "
        f"tiles {pixels * (dimensions + 1) / 1e9:,.0f} GB, while they are joined "
        f"{ROOM * pixels * dimensions / 1e9:,.0f} GB"
    )


def tiny(path: Path) -> Path:
    """A checkpoint with next to no arithmetic, but as many dimensions as ours."""
    import torch
    from aef_fields.core.model import checkpoint
    from aef_fields.core.model.config import Config
    from aef_fields.core.model.decoders import Decoders
    from aef_fields.core.model.encoder import Encoder

    torch.manual_seed(0)
    config = Config("tiny", 8, 1, 1, 0, 16, 16, 4)
    checkpoint.save(path, Encoder(config), Decoders(config), {"command": "bench"})
    return path


def measured(manifest: Path, out: Path, weights: Path) -> dict[str, float]:
    """One run of `embed` in a process of its own: seconds, processor seconds, peak memory in MB."""
    code = (
        "import json, resource, sys, time; sys.path.insert(0, sys.argv.pop(1))\n"
        "import numpy, rasterio, torch\n"
        "from core import cli\n"
        # ru_maxrss would begin with what this process has.
        "def most(): return int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024\n"
        "use = resource.getrusage; me = resource.RUSAGE_SELF\n"
        "base, before, start = most(), use(me), time.monotonic()\n"
        "code = cli.main(sys.argv[1:]); after = use(me)\n"
        "seconds = time.monotonic() - start\n"
        "cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime\n"
        "print('\\n' + json.dumps({'seconds': seconds, 'cpu': cpu, 'peak': most(), 'base': base}))\n"
        "sys.exit(code)"
    )
    words = ["embed", str(manifest), str(out), "--checkpoint", str(weights), "--no-rgb"]
    command = [sys.executable, "-c", code, str(ROOT), *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def size(edges: list[int], frames: int, bands: int, one_in: int, folder: Path) -> None:
    """What a pixel costs in rasters of different sizes, joining included."""
    weights = tiny(folder / "tiny.safetensors")
    print(f"\n{'pixels':>14} {'µs/px':>7} {'processor':>10} {'peak above the libraries':>25}")
    for edge in edges:
        place = folder / str(edge)
        place.mkdir()
        told = measured(repeated(place, edge, frames, bands, one_in), place / "e.tif", weights)
        per = [1e6 * told[key] / edge**2 for key in ("seconds", "cpu")]
        above = told["peak"] - told["base"]
        print(f"{edge:>8,}²      {per[0]:7.2f} {per[1]:10.2f} {above:22,.0f} MB", flush=True)
        shutil.rmtree(place)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--raster", type=int, nargs="+", default=[512, 1024], help="edges of the rasters on disk"
    )
    parser.add_argument(
        "--size", type=int, nargs="*", help=f"edges, {SIZES} if none: memory and time by size"
    )
    parser.add_argument("--frames", type=int, default=3, help="of the rasters of --size")
    parser.add_argument("--bands", type=int, default=4, help="of the rasters of --size")
    parser.add_argument("--one-in", type=int, default=1, help="share of them that has data: 1 / N")
    parser.add_argument("--folder", type=Path, help="where to write, 2.7 × the output with --size")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as scratch:
        if args.size is not None:
            size(args.size or SIZES, args.frames, args.bands, args.one_in, Path(scratch))
        else:
            speed(args.rounds, args.raster, Path(scratch))


if __name__ == "__main__":
    main()
