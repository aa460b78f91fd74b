"""A small place with known vectors, labels drawn on it, and the command line as a function."""

import warnings
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from aef_fields.core import cli, quantize
from aef_fields.core.embedding import unit, write_embedding
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
        return {p: p.stat().st_mtime_ns for p in Path(tmp_path).rglob("*")}

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
