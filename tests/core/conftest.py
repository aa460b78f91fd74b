"""A small place with known vectors, labels drawn on it, and the command line as a function."""

import itertools
import json
import shutil
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from aef_fields.core import cli, quantize
from aef_fields.core.embeddings.embedding import unit
from aef_fields.core.embeddings.writer import write_embedding
from aef_fields.core.grid import Grid
from affine import Affine

LEFT, TOP, PIXEL = 500_000.0, 5_600_000.0, 10.0


@pytest.fixture
def make_embedding(tmp_path):
    """write(vectors (h, w, d), name, encoder) -> path; NaN pixels are missing."""

    def write(vectors, name="embedding.tif", encoder="test-encoder", dtype="int8"):
        height, width, d = vectors.shape
        grid = Grid("EPSG:32631", Affine(PIXEL, 0, LEFT, 0, -PIXEL, TOP), width, height)
        vectors = unit(vectors)
        pixels = quantize.quantize(vectors) if dtype == "int8" else vectors
        scratch = tmp_path / f"{name}.scratch"
        scratch.mkdir()
        write_embedding(
            tmp_path / name,
            scratch,
            grid,
            d,
            dtype,
            {"AEF_ENCODER": encoder},
            lambda t: pixels[t.row : t.row + t.height, t.col : t.col + t.width],
        )
        for file in scratch.iterdir():
            file.unlink()
        scratch.rmdir()
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def living():
    """The number of another process that is there. (Wine can't tell our parent's.)"""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(b"\n")


@pytest.fixture
def moved_copy():
    """moved_copy(path, name, by) -> path beside it of an embedding whose pixels lie `by` further right."""

    def make(path, name, by=1):
        out = Path(shutil.copy(path, path.with_name(name)))
        with rasterio.open(out, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.write(np.roll(file.read(), by, axis=2))
        return out

    return make


@pytest.fixture
def square():
    """square(col, row, size=6) -> polygon over those pixels."""

    def make(col, row, size=6.0):
        x, y = LEFT + PIXEL * col, TOP - PIXEL * row
        return shapely.box(x, y - PIXEL * size, x + PIXEL * size, y)

    return make


@pytest.fixture
def make_labels(tmp_path):
    """write(shapes, name, crs, **fields) -> path of a GeoPackage."""

    def write(shapes, name="labels.gpkg", crs="EPSG:32631", **fields):
        columns = [
            np.asarray(v, object if any(isinstance(item, str) for item in v) else None)
            for v in fields.values()
        ]
        with warnings.catch_warnings():  # about a missing CRS, which is what a test wants
            warnings.simplefilter("ignore", UserWarning)
            pyogrio.raw.write(
                tmp_path / name,
                shapely.to_wkb(np.array(shapes, object)),
                columns,
                list(fields),
                geometry_type="Unknown",
                crs=crs,
                driver="GPKG",
            )
        return tmp_path / name

    return write


@pytest.fixture
def virtual():
    """virtual(path, name) -> path beside it of a virtual raster that shows all bands of a raster."""

    def make(path, name):
        with rasterio.open(path) as file:
            kind = {"uint16": "UInt16", "int8": "Int8"}[file.dtypes[0]]
            bands = "".join(
                f'<VRTRasterBand dataType="{kind}" band="{i}"><NoDataValue>{file.nodata}</NoDataValue>'
                f"<Description>{file.descriptions[i - 1]}</Description><SimpleSource>"
                f'<SourceFilename relativeToVRT="1">{path.name}</SourceFilename>'
                f"<SourceBand>{i}</SourceBand></SimpleSource></VRTRasterBand>"
                for i in file.indexes
            )
            placed = ", ".join(map(str, file.transform.to_gdal()))
            out = path.with_name(name)
            out.write_text(
                f'<VRTDataset rasterXSize="{file.width}" rasterYSize="{file.height}">'
                f"<SRS>{file.crs.to_wkt()}</SRS><GeoTransform>{placed}</GeoTransform>{bands}"
                "</VRTDataset>"
            )
        return out

    return make


@pytest.fixture
def core(capsys):
    """core(*words) -> (exit code, stdout, stderr) of a command run in this process."""

    def call(*words):
        capsys.readouterr()
        code = cli.main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def refused(core, tmp_path):
    """refused(*words) -> the sentence; checks exit code 2 and that no file appeared or changed."""

    def state():
        # A folder's own time says that something was tried there.
        return {p: p.is_file() and p.stat().st_mtime_ns for p in Path(tmp_path).rglob("*")}

    def call(*words):
        before = state()
        code, out, err = core(*words)
        assert code == 2, err
        assert state() == before
        assert out == ""
        return err.strip().splitlines()[-1]

    return call


@pytest.fixture
def place(make_embedding):
    """Path of an embedding of 60 × 40 pixels in d = 8: three stripes of 20 columns, three classes."""
    rng = np.random.default_rng(1)
    centres = np.eye(3, 8)
    stripe = np.arange(60) // 20
    vectors = centres[np.broadcast_to(stripe, (40, 60))] + rng.normal(0, 0.15, (40, 60, 8))
    vectors[:2] = np.nan
    return make_embedding(vectors)


@pytest.fixture
def drawn(square):
    """Twelve squares on `place`, four in each stripe, and their classes."""
    shapes = [square(col, row) for col in (3, 11, 23, 31, 43, 51) for row in (5, 25)]
    return shapes, ["oak"] * 4 + ["ash, wet"] * 4 + ['"Ταξινόμηση" 草地'] * 4


S2_BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")


class Scene:
    """A made-up place of Sentinel-2 at 10 m with SCL and Sentinel-1 at 20 m, written on demand.

    What is seen depends on absolute coordinates only, so that files of any extent agree.
    """

    def __init__(self, folder, width, height):
        self.folder, self.width, self.height = folder, width, height
        self.frames = []

    def _pattern(self, x, y, phase):
        """Fields of 130 m, each with its own curve through the year, and some texture."""
        field = np.floor(x / 130) * 7.31 + np.floor(y / 130) * 3.17
        return 0.5 + 0.3 * np.sin(field + 6 * phase) + 0.1 * np.sin(x / 17) * np.cos(y / 23)

    def _centres(self, pixel, width, height, left, top):
        cols, rows = np.meshgrid(np.arange(width), np.arange(height))
        return left + pixel * (cols + 0.5) - LEFT, TOP - top + pixel * (rows + 0.5)

    def write(self, name, bands, pixel, size=None, corner=(LEFT, TOP), **profile):
        """bands: name -> (height, width). Returns the path."""
        path = self.folder / name
        first = next(iter(bands.values()))
        profile = {
            "driver": "GTiff",
            "dtype": first.dtype,
            "count": len(bands),
            "height": first.shape[0],
            "width": first.shape[1],
            "crs": "EPSG:32631",
            "transform": Affine(pixel, 0, corner[0], 0, -pixel, corner[1]),
        } | profile
        with rasterio.open(path, "w", **profile) as file:
            for number, (band, values) in enumerate(bands.items(), 1):
                file.write(values, number)
                file.set_band_description(number, band)
        return path

    def optical(self, day, cloud=None, corner=(LEFT, TOP), size=None, name=None, **profile):
        """Sentinel-2: digital numbers, nodata 0. cloud: (rows, columns) slices that SCL masks."""
        width, height = size or (self.width, self.height)
        x, y = self._centres(10, width, height, *corner)
        phase = int(day[4:6]) / 12
        bands = {
            band: (500 + 4000 * self._pattern(x + 40 * i, y, phase + i / 20)).astype(np.uint16)
            for i, band in enumerate(S2_BANDS)
        }
        bands["SCL"] = np.full((height, width), 4, np.uint16)
        if cloud:
            bands["SCL"][cloud] = 9
            for band in S2_BANDS:
                bands[band][cloud] = 9000
        path = self.write(
            name or f"S2_{day}.tif", bands, 10, corner=corner, **({"nodata": 0} | profile)
        )
        self.frames.append({"path": path.name})
        return path

    def radar(self, day, corner=(LEFT, TOP), power=False, name=None, **profile):
        """Sentinel-1 at 20 m in dB or power, nodata NaN."""
        x, y = self._centres(20, -(-self.width // 2), -(-self.height // 2), *corner)
        phase = int(day[4:6]) / 12
        bands = {
            band: (-18 + 10 * self._pattern(x + 60 * i, y, phase) - 4 * i).astype(np.float32)
            for i, band in enumerate(("VV", "VH"))
        }
        if power:
            bands = {
                band: (10 ** (values / 10)).astype(np.float32) for band, values in bands.items()
            }
        path = self.write(
            name or f"S1_{day}.tif", bands, 20, corner=corner, **({"nodata": np.nan} | profile)
        )
        self.frames.append({"path": path.name})
        return path

    def manifest(self, frames=None, name="manifest.json"):
        path = self.folder / name
        path.write_text(json.dumps({"frames": self.frames if frames is None else frames}))
        return path


@pytest.fixture
def make_scene(tmp_path):
    """make_scene(width, height) -> Scene in a folder of its own."""

    def make(width=60, height=50, name="scene"):
        folder = tmp_path / name
        folder.mkdir()
        return Scene(folder, width, height)

    return make


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """A checkpoint so small that reading and writing are most of the work."""
    import torch
    from aef_fields.core.model import checkpoint
    from aef_fields.core.model.config import Config
    from aef_fields.core.model.decoders import Decoders
    from aef_fields.core.model.encoder import Encoder

    torch.manual_seed(0)
    config = Config("tiny", 8, 1, 1, 0, 16, 16, 4, d=16)
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    checkpoint.save(path, Encoder(config), Decoders(config), {"command": "test"})
    return path


@pytest.fixture
def even_pace(monkeypatch):
    """A step of a fit takes a tenth of a second by its clock, on any machine."""
    from aef_fields.core.fitting import trainer

    looks = itertools.count()
    monkeypatch.setattr(trainer, "time", SimpleNamespace(monotonic=lambda: next(looks) / 10))


@pytest.fixture(scope="session")
def weights(tmp_path_factory):
    """A checkpoint of size nano in which every path matters: what starts at zero is drawn at random."""
    import torch
    from aef_fields.core.model import checkpoint
    from aef_fields.core.model.config import SIZES
    from aef_fields.core.model.decoders import Decoders
    from aef_fields.core.model.encoder import Encoder

    torch.manual_seed(0)
    encoder = Encoder(SIZES["nano"])
    with torch.no_grad():
        encoder.gate.normal_(0, 1.0)  # beside the season path, which is strong when drawn at random
        for name, weight in encoder.named_parameters():
            if (weight.dim() > 1 and not weight.any()) or "position" in name:
                weight.normal_(0, weight.shape[1] ** -0.5)
    path = tmp_path_factory.mktemp("weights") / "random.safetensors"
    checkpoint.save(path, encoder, Decoders(SIZES["nano"]), {"command": "test"})
    return path
