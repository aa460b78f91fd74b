"""Reading and writing embeddings, maps and their overviews."""

import json

import numpy as np
import pytest
import rasterio
from aef_fields.core import quantize
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.embeddings.writer import halved
from aef_fields.core.errors import InputError
from aef_fields.core.files import overview_sizes, size_text
from aef_fields.core.grid import Tile
from affine import Affine
from rasterio.windows import Window


def random_vectors(height, width, d, seed=0):
    vectors = unit(np.random.default_rng(seed).normal(size=(height, width, d)))
    vectors[1, 2] = np.nan
    return vectors


@pytest.mark.parametrize("dtype", ["int8", "float32"])
@pytest.mark.parametrize("d", [8, 64])
def test_vectors_come_back(make_embedding, dtype, d):
    vectors = random_vectors(30, 40, d)
    with EmbeddingReader(make_embedding(vectors, dtype=dtype)) as reader:
        assert (reader.d, reader.dtype, reader.encoder) == (d, dtype, "test-encoder")
        assert (reader.grid.width, reader.grid.height) == (40, 30)
        back = reader.read(Tile(0, 0, 40, 30))
        part = reader.read(Tile(3, 4, 5, 6))
    assert np.isnan(back[1, 2]).all()
    known = np.isfinite(vectors[..., 0])
    assert (np.isfinite(back).all(-1) == known).all()
    assert np.abs(back[known] - vectors[known]).max() < (1e-7 if dtype == "float32" else 0.016)
    assert (part == back[4:10, 3:8]).all()


def test_overviews_at_every_level(make_embedding):
    vectors = random_vectors(530, 600, 8)
    path = make_embedding(vectors)
    with rasterio.open(path) as file:
        assert file.overviews(1) == [2, 4]
    level = quantize.dequantize(quantize.quantize(vectors))
    for number in range(2):
        expected = quantize.quantize(unit(halved(level)))
        with rasterio.open(path, overview_level=number) as file:
            codes = np.moveaxis(file.read(), 0, -1)
        assert codes.shape == expected.shape
        # Sums in another order may round a code to its neighbour.
        apart = np.abs(codes.astype(int) - expected)
        assert apart.max() <= 1
        assert (apart > 0).mean() < 1e-4
        assert np.linalg.norm(quantize.dequantize(codes), axis=-1) == pytest.approx(1, abs=0.04)
        level = quantize.dequantize(codes)


def test_halving_by_hand():
    values = np.array([[1, 3, np.nan], [5, np.nan, np.nan], [2, 4, 8]], np.float32)[..., None]
    assert np.array_equal(
        halved(values)[..., 0], np.array([[3, np.nan], [3, 8]], np.float32), equal_nan=True
    )
    assert overview_sizes(1000, 300) == [(500, 150), (250, 75)]
    assert overview_sizes(256, 256) == []


def test_unit_vectors():
    x = unit(np.array([[3.0, 4.0], [0.0, 0.0], [np.nan, 1.0]]))
    assert x[0].tolist() == pytest.approx([0.6, 0.8])
    assert np.isnan(x[1:]).all()


def raster(path, dtype="int8", count=8, crs="EPSG:32631", nodata=-128, transform=None):
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=6,
        height=5,
        count=count,
        dtype=dtype,
        crs=crs,
        nodata=nodata,
        transform=transform or Affine(10, 0, 0, 0, -10, 0),
    ) as file:
        file.write(np.zeros((count, 5, 6), dtype))
    return path


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"dtype": "uint8", "nodata": 0}, "has pixels of type uint8; an embedding has int8"),
        ({"count": 1}, "has one band; an embedding has one band a dimension"),
        ({"crs": None}, "has no coordinate reference system"),
        ({"crs": 'LOCAL_CS["site",UNIT["metre",1]]'}, "has a local coordinate reference system"),
        ({"nodata": 0}, "has nodata 0.0; int8 embeddings mark missing pixels with -128"),
        ({"transform": Affine(10, 0, 0, 0, 10, 0)}, "stored bottom-up or rotated"),
        ({"transform": Affine(10, 1, 0, 1, -10, 0)}, "stored bottom-up or rotated"),
        ({"transform": Affine(-10, 0, 0, 0, -10, 0)}, "stored from east to west; warp it first"),
    ],
)
def test_what_is_no_embedding_is_refused(tmp_path, changes, words):
    path = raster(tmp_path / "x.tif", **changes)
    with pytest.raises(InputError, match=words) as told:
        EmbeddingReader(path)
    assert str(path) in str(told.value)


@pytest.mark.parametrize(
    ("dtype", "fill"),
    [("int8", 0), ("int8", 127), ("float32", 0), ("float32", -9999), ("float32", -3e38)],
)
def test_one_number_in_all_bands_is_no_vector(tmp_path, dtype, fill):
    """Rasters of others have it where there is nothing."""
    path = raster(tmp_path / "x.tif", dtype=dtype, nodata=None)
    with rasterio.open(path, "r+") as file:
        file.write(np.full((8, 5, 6), fill, dtype))
        file.write(np.ones((1, 2), dtype), 3, window=Window(1, 2, 2, 1))
    with EmbeddingReader(path) as reader:
        (tile,) = reader.blocks()
        held = np.isfinite(reader.read(tile)).all(axis=-1)
        ((_, parts),) = reader.parts(tile)
        small = reader.small(100)
        reader.coarse(tile, coarse := np.empty((8, 5, 6), np.float32))
    assert held.sum() == 2 and held[2, 1:3].all()
    assert (np.isfinite(parts).all(axis=1) == held.ravel()).all()
    assert (np.isfinite(small).all(axis=-1) == held).all()
    assert (np.isfinite(coarse).all(axis=0) == held).all()


def test_bands_in_another_order_are_refused(make_embedding):
    path = make_embedding(np.random.default_rng(0).normal(size=(5, 6, 8)))
    with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        names = file.descriptions
        file.descriptions = names[::-1]
    with pytest.raises(InputError, match=r"embedding.tif has its bands in another order than A00"):
        EmbeddingReader(path)
    with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.descriptions = ("A09", *names[1:])  # a choice of bands: what they mean is not known
    with EmbeddingReader(path):
        pass


@pytest.mark.parametrize("scaled", [lambda q: q, lambda q: q / 127.5])
def test_codes_that_were_only_made_floats_are_refused(make_embedding, tmp_path, scaled):
    vectors = np.random.default_rng(0).normal(size=(50, 60, 8))
    path = make_embedding(vectors, encoder="small sha256:12ab")
    with rasterio.open(path) as file:
        codes, profile, tags = file.read(), file.profile, file.tags()
    copy = tmp_path / "copy.tif"
    with rasterio.open(copy, "w", **profile | {"dtype": "float32"}) as file:
        file.write(scaled(codes.astype(np.float32)))
        file.update_tags(**tags)
    with pytest.raises(
        InputError, match=r"copy.tif has vectors of length .* of small have length 1"
    ):
        EmbeddingReader(copy)
    with rasterio.open(copy, "r+") as file:
        file.update_tags(AEF_ENCODER="others")  # whose vectors may have any length
    with EmbeddingReader(copy):
        pass


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("dtype", ["int8", "float32"])
def test_a_mask_says_what_is_missing(tmp_path, dtype, inside):
    """As gdalwarp and QGIS write it: in the file, or beside it as .msk."""
    path = raster(tmp_path / "x.tif", dtype=dtype, nodata=None)
    mask = np.full((5, 6), 255, np.uint8)
    mask[:2] = 0
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=inside), rasterio.open(path, "r+") as file:
        file.write(np.broadcast_to(np.arange(8, dtype=dtype)[:, None, None], (8, 5, 6)))
        file.write_mask(mask)
    with EmbeddingReader(path) as reader:
        (tile,) = reader.blocks()
        ((_, parts),) = reader.parts(tile)
        reader.coarse(tile, coarse := np.empty((8, 3, 3), np.float32))
        small = reader.small(6)
    assert (np.isfinite(parts).all(axis=1) == (mask.ravel() > 0)).all()
    assert (np.isfinite(small).all(axis=-1) == (mask > 0)).all()
    assert np.isnan(coarse[:, 0]).all() and np.isfinite(coarse[:, 1:]).all()


def test_missing_or_broken_files_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"x\.tif does not exist"):
        EmbeddingReader(tmp_path / "x.tif")
    (tmp_path / "x.tif").write_text("hello")
    with pytest.raises(InputError, match="is not a raster that GDAL can read"):
        EmbeddingReader(tmp_path / "x.tif")
    with pytest.raises(InputError, match="is a folder, not a raster"):
        EmbeddingReader(tmp_path)


def test_sizes_as_a_person_says_them():
    assert [size_text(n) for n in (12, 3400, 5_600_000, 7.8e9, 2e12)] == [
        "12 bytes",
        "3 kB",
        "5.6 MB",
        "7.8 GB",
        "2.0 TB",
    ]


def test_the_side_car_is_written_whole(tmp_path):
    from aef_fields.core.files import sidecar, write_json

    out = sidecar(tmp_path / "a.tif")
    write_json(out, {"kind": "embedding", "name": "Wiese ä"})
    assert out.name == "a.tif.json"
    assert json.loads(out.read_text(encoding="utf-8"))["name"] == "Wiese ä"
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif.json"]
