"""AlphaEarth's published tiles as one embedding: made-up tiles of a place at the edge of two zones."""

import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyarrow
import pyarrow.parquet
import pytest
import rasterio
import rasterio.warp
import shapely
from aef_fields.core import import_, quantize, reduce
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.errors import Cancelled
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.inputs.address import web_address
from aef_fields.core.progress import Progress
from aef_fields.core.published import aef, remote
from affine import Affine

sys.path.insert(0, str(Path(__file__).parent))
from serving import serving

REAL = Path(__file__).resolve().parents[3] / "shared/data/fields"
REAL_TILE = REAL / "aef_wisconsin_2024_int8_64band_utm16n_10m.tif"
WEST, EAST = "EPSG:32631", "EPSG:32632"  # meet at 6° E; x = 710,000 and 290,000 at 46° N
X, Y = 731_000.0, 5_096_000.0  # in WEST, near 6° E
rng = np.random.default_rng(5)
WAVES = rng.normal(0, 1, (6, 64))
DIRECTIONS = rng.normal(0, 1 / 900, (6, 2))


def vectors_at(crs, x, y):
    """What the Earth looks like (…, 64): smooth over some 100 m, the same in any CRS."""
    if crs != WEST:
        moved = rasterio.warp.transform(crs, WEST, x.ravel(), y.ravel())
        x, y = (np.reshape(v, x.shape) for v in moved)
    phase = (x - X)[..., None] * DIRECTIONS[:, 0] + (y - Y)[..., None] * DIRECTIONS[:, 1]
    return unit(np.sin(phase + np.arange(6)) @ WAVES)


@pytest.fixture
def tile(tmp_path):
    """tile(path, crs, left, top, width, height, …) -> path of a tile as they are published."""

    def write(
        name, crs=WEST, left=X, top=Y, width=90, height=60, up=False, order=None, tags=True,
        change=None, bands=64, dtype="int8",
    ):  # fmt: skip
        cols, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
        values = vectors_at(crs, left + 10 * cols, top - 10 * rows)
        pixels = quantize.quantize(values) if dtype == "int8" else values
        if change is not None:
            pixels = change(pixels)
        transform = Affine(10, 0, left, 0, -10, top)
        if up:  # from south to north, as the mirrors have it
            pixels, transform = pixels[::-1], Affine(10, 0, left, 0, 10, top - 10 * height)
        order = list(range(64))[:bands] if order is None else order
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with rasterio.open(
            path, "w", driver="GTiff", crs=crs, transform=transform, width=width, height=height,
            count=len(order), dtype=pixels.dtype, nodata=-128 if dtype == "int8" else None,
            tiled=True, blockxsize=32, blockysize=32, interleave="band", compress="deflate",
        ) as file:  # fmt: skip
            for b, i in enumerate(order, start=1):
                file.write(np.ascontiguousarray(pixels[..., i]), b)
                if tags:
                    file.set_band_description(b, f"A{i:02d}")
        return path

    return write


def truth(reader):
    """What should stand in each pixel of an embedding (h, w, 64)."""
    t = reader.grid.transform
    cols, rows = np.meshgrid(
        np.arange(reader.grid.width) + 0.5, np.arange(reader.grid.height) + 0.5
    )
    return vectors_at(reader.grid.crs, t.c + 10 * cols, t.f - 10 * rows)


def whole(path):
    with EmbeddingReader(path) as reader:
        block = next(iter(reader.blocks()))
        assert (block.width, block.height) == (reader.grid.width, reader.grid.height)
        return reader.read(block), truth(reader), reader.grid, reader.tags


def cosine(a, b):
    return (unit(a) * unit(b)).sum(-1)


@pytest.mark.parametrize("dtype", ["int8", "float32"])
def test_what_a_mask_in_the_file_says_is_missing(core, tile, tmp_path, dtype):
    source = tile("2023/a.tif", up=True, dtype=dtype)
    mask = np.full((60, 90), 255, np.uint8)
    mask[:20] = 0  # stored from south to north: the south
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(source, "r+") as file:
        file.write_mask(mask)
    out = tmp_path / "out.tif"
    code, _, err = core("import", "aef", source, out, "--no-rgb")
    assert code == 0, err
    held = np.isfinite(whole(out)[0]).all(axis=-1)
    assert held[:40].all() and not held[40:].any()


def test_overlapping_tiles_stored_from_south_to_north(core, tile, tmp_path):
    """Two tiles of the zone's grid that overlap: each pixel bit by bit as published."""
    tile("2020/31N/a.tiff", up=True)
    tile("2020/31N/b.tiff", left=X + 600, top=Y - 200, up=True)
    (tmp_path / "2020" / "31N" / "._a.tiff").write_bytes(b"what a Mac leaves on other disks")
    code, out, err = core("import", "aef", tmp_path / "2020", tmp_path / "e.tif", "--no-rgb")
    assert code == 0, err
    assert json.loads(out) == {"embedding": str(tmp_path / "e.tif")}
    vectors, true, grid, tags = whole(tmp_path / "e.tif")
    assert (grid.width, grid.height) == (150, 80)
    assert grid.transform == Affine(10, 0, X, 0, -10, Y)
    held = np.isfinite(vectors[..., 0])
    assert held.sum() == 2 * 90 * 60 - 30 * 40
    np.testing.assert_array_equal(vectors[held], quantize.dequantize(quantize.quantize(true[held])))
    assert (tags["AEF_ENCODER"], tags["AEF_VALID_START"]) == (aef.ENCODER, "2020-01-01")
    assert "Google DeepMind" in json.loads((tmp_path / "e.tif.json").read_text())["licence"]


def test_an_area_across_two_zones(core, tile, tmp_path, make_labels):
    """The neighbouring zone is resampled as vectors: neither seam nor gap, length 1, and nothing
    outside the polygon."""
    tile("a_2021.tif", width=75)
    x, y = rasterio.warp.transform(WEST, EAST, [X + 500.0], [Y + 100.0])
    left, top = round(x[0], -1), round(y[0], -1)
    tile("b_2021.tif", EAST, left, top, width=55, height=75, up=True)
    corners = [(X + 50, Y - 50), (X + 1000, Y - 120), (X + 950, Y - 500), (X + 80, Y - 450)]
    polygon = shapely.Polygon(corners)
    area = make_labels([polygon], "area.gpkg", WEST, label=["a"])
    out = tmp_path / "e.tif"
    code, _, err = core(
        "import", "aef", tmp_path / "a_2021.tif", tmp_path / "b_2021.tif", out, "--area", area
    )
    assert code == 0, err
    vectors, true, grid, _ = whole(out)
    assert rasterio.crs.CRS.from_user_input(grid.crs) == rasterio.crs.CRS.from_user_input(WEST)
    inside = rasterio.features.geometry_mask(
        [polygon], vectors.shape[:2], grid.transform, all_touched=True, invert=True
    )
    held = np.isfinite(vectors).all(-1)
    np.testing.assert_array_equal(held, inside)
    assert cosine(vectors, true)[held].min() > 0.999
    length = np.linalg.norm(vectors[held], axis=-1)
    assert abs(length.mean() - 1) < 0.002
    assert np.abs(length - 1).max() < 0.012
    assert (tmp_path / "e_rgb.tif").exists()


def test_an_embedding_of_another_encoder(core, tile, tmp_path, refused):
    """Imported, it would pass for AlphaEarth's, and heads of AlphaEarth for its own."""
    path = tile("a_2021.tif")
    for maker, fits in (("nano sha256:0", False), (aef.ENCODER, True)):
        with rasterio.open(path, "r+") as file:
            file.update_tags(AEF_ENCODER=maker)
        words = ("import", "aef", path, tmp_path / "e.tif", "--no-rgb")
        if fits:
            assert core(*words)[0] == 0
        else:
            assert f"{path} is an embedding of nano sha256:0" in refused(*words)


def test_what_a_person_may_call_bounds(core, tile, tmp_path, refused):
    tile("a_2021.tif")
    lon, lat = rasterio.warp.transform(WEST, "EPSG:4326", [X + 300, X + 600], [Y - 400, Y - 100])
    words = ("import", "aef", tmp_path / "a_2021.tif", tmp_path / "e.tif", "--no-rgb", "--bounds")
    code, _, err = core(*words, lon[0], lat[0], lon[1], lat[1], "--bounds-crs", "EPSG:4326")
    assert code == 0, err
    *_, grid, _ = whole(tmp_path / "e.tif")
    assert 30 <= grid.width <= 34 and 30 <= grid.height <= 33
    code, _, err = core(*words, X + 300, Y - 400, X + 600, Y - 100)
    assert code == 0, err
    assert whole(tmp_path / "e.tif")[2].bounds == (X + 300, Y - 400, X + 600, Y - 100)
    text = refused(*words, 0, 0, 100, 100)
    assert "No tile touches" in text
    assert f"covers {X:.0f} {Y - 600:.0f} " in text
    assert "is empty" in refused(*words, 100, 0, 0, 100)
    assert "no coordinate reference" in refused(*words, 1, 1, 2, 2, "--bounds-crs", "EPSG:1")


def test_where_tiles_overlap_those_on_the_grid_count_first(core, tile, tmp_path):
    """Its pixels stay as published, though another tile, that must be resampled, comes before."""
    tile("m/a.tif", left=X + 4, width=40, height=30)
    own = tile("m/b.tif")
    code, _, err = core("import", "aef", tmp_path / "m", tmp_path / "e.tif", "--no-rgb")
    assert code == 0, err
    with rasterio.open(tmp_path / "e.tif") as made, rasterio.open(own) as published:
        np.testing.assert_array_equal(made.read(), published.read())


def test_resampled_vectors_get_their_length_back():
    """Means of unlike neighbours are much shorter; TESSERA's lengths say something, and stay."""
    grid = Grid(WEST, Affine(10, 0, X, 0, -10, Y), 20, 20)
    values = unit(np.random.default_rng(0).normal(size=(24, 24, 8)))
    one = SimpleNamespace(
        name="a", d=8, grid=Grid(WEST, Affine(10, 0, X - 15, 0, -10, Y + 15), 24, 24),
        read=lambda t: values[t.row : t.row + t.height, t.col : t.col + t.width],
    )  # fmt: skip
    lengths = [
        np.linalg.norm(
            import_.mosaic([one], grid, Tile(0, 0, 20, 20), None, renormalise, Progress()), axis=-1
        )
        for renormalise in (True, False)
    ]
    assert lengths[0] == pytest.approx(1, abs=1e-5)
    assert np.median(lengths[1]) < 0.8


def test_earth_engine_exports(core, tile, tmp_path, refused):
    """64 numbers, float64, bands in any order, 0, -9999 or NaN where there is nothing."""

    def holes(pixels):
        pixels = pixels.astype(np.float64)
        pixels[:4] = 0
        pixels[4] = -9999
        pixels[5, :, 17] = np.nan
        return pixels

    shuffled = list(np.random.default_rng(1).permutation(64))
    tile("export_2022.tif", dtype="float", change=holes, order=shuffled)
    code, _, err = core("import", "aef", tmp_path / "export_2022.tif", tmp_path / "e.tif")
    assert code == 0, err
    assert "another order" in err
    vectors, true, _, _ = whole(tmp_path / "e.tif")
    held = np.isfinite(vectors).all(-1)
    assert not held[:6].any() and held[6:].all()
    assert cosine(vectors, true)[held].min() > 0.9998
    with rasterio.open(tmp_path / "e.tif") as file:
        assert (file.read()[:, :6] == -128).all()
    tile("some_2022.tif", bands=16)
    sentence = refused("import", "aef", tmp_path / "some_2022.tif", tmp_path / "f.tif")
    assert "lacks 48 of the 64 bands of AlphaEarth (A16, A17" in sentence
    stacked = tile("stacked.tif", order=[*range(64)] * 2, dtype="float")
    for name in ("{year}_A{i:02d}", "A{i:02d}_{year}"):
        with rasterio.open(stacked, "r+") as file:
            file.descriptions = [name.format(year=y, i=i) for y in (1, 2) for i in range(64)]
        sentence = refused("import", "aef", stacked, tmp_path / "f.tif", "--year", 2023)
        assert "holds several images side by side" in sentence


@pytest.mark.parametrize(
    ("change", "dtype", "why"),
    [
        (lambda v: (quantize.quantize(v) / 127.5).astype(np.float32), "float", "as if they were"),
        (lambda v: quantize.quantize(v).astype(np.float32), "float", "nobody has decoded"),
        (lambda v: np.clip(np.round(v * 127), -127, 127).astype(np.int8), "float", "its codes are"),
        (lambda v: (v * 0.5).astype(np.float32), "float", "its numbers were changed"),
    ],
)
def test_a_wrong_decoding_is_refused(refused, tile, tmp_path, change, dtype, why):
    tile("w_2020.tif", change=change, dtype=dtype)
    sentence = refused("import", "aef", tmp_path / "w_2020.tif", tmp_path / "e.tif")
    assert "w_2020.tif holds vectors of length" in sentence
    assert why in sentence


def test_a_year_is_chosen_from_a_folder_of_several(core, tile, tmp_path):
    """In which what was imported before, and its picture, may lie."""
    for year in (2019, 2023):
        tile(f"m/{year}/31N/a-0000000000-0000000000.tif", width=90 if year == 2019 else 40)
    for year, width in ((2023, 40), (2019, 90)):
        made = tmp_path / f"m/{year}.tif"
        code, _, err = core("import", "aef", tmp_path / "m", made, "--year", year)
        assert code == 0, err
        assert "1 tile of other years left out" in err
        *_, grid, tags = whole(made)
        assert grid.width == width and tags["AEF_VALID_START"] == f"{year}-01-01"


def test_a_tile_of_the_folder_is_not_overwritten(refused, tile, tmp_path):
    path = tile("m/a_2020.tif")
    before = path.read_bytes()
    assert f"{path} would be overwritten but is also an input" in refused(
        "import", "aef", tmp_path / "m", path
    )
    assert path.read_bytes() == before


def test_what_does_not_belong_together_is_refused(refused, tile, tmp_path):
    out = tmp_path / "e.tif"
    tile("m/a_2019.tif")
    tile("m/b_2020.tif", left=X + 500)
    sentence = refused("import", "aef", tmp_path / "m", out)
    assert "of 2 years" in sentence and "a_2019.tif" in sentence and "b_2020.tif" in sentence
    assert "not of 2021" in refused("import", "aef", tmp_path / "m", out, "--year", 2021)
    assert "not of 2021" in refused("import", "aef", tmp_path / "m/a_2019.tif", out, "--year", 2021)
    tile("far/a_2020.tif")
    tile("far/b_2020.tif", left=X - 90_000, top=Y + 90_000)
    assert "lie far apart" in refused("import", "aef", tmp_path / "far", out)
    tile("t/a_2020.tif")
    with rasterio.open(
        tmp_path / "t/tessera.tif", "w", driver="GTiff", width=4, height=4, count=128,
        dtype="float32", crs=WEST, transform=Affine(10, 0, X, 0, -10, Y),
    ):  # fmt: skip
        pass
    assert "TESSERA has 128" in refused("import", "aef", tmp_path / "t", out)
    (tmp_path / "nothing").mkdir()
    assert "holds no .tif" in refused("import", "aef", tmp_path / "nothing", out)
    packed = tmp_path / "nothing/tiles.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(tmp_path / "m/a_2019.tif", "a_2019.tif")
    assert "must be unpacked" in refused("import", "aef", packed.parent, out)
    for product in ("aef", "tessera"):
        assert "is packed; unpack it" in refused("import", product, packed, out)
    (tmp_path / "aef_index.csv").write_text("path,year")
    sentence = refused("import", "aef", tmp_path / "aef_index.csv", out)
    assert "give aef_index.parquet" in sentence
    (tmp_path / "text.tif").write_text("no raster")
    assert "is not a raster" in refused("import", "aef", tmp_path / "text.tif", out)


def test_the_figures_of_the_real_tile(core, tmp_path):
    """Google's own pixels: vectors of length 1.000 ± 0.002, and every code as it was."""
    if not REAL_TILE.exists():
        pytest.skip("no ../shared/data")
    code, _, err = core("import", "aef", REAL_TILE, tmp_path / "e.tif", "--no-rgb")
    assert code == 0, err
    vectors, *_ = whole(tmp_path / "e.tif")
    held = np.isfinite(vectors[..., 0])
    assert held.sum() == 101 * 101 - 227
    length = np.linalg.norm(vectors[held], axis=-1)
    assert abs(length.mean() - 1) < 0.001
    assert length.std() < 0.002
    with rasterio.open(tmp_path / "e.tif") as ours, rasterio.open(REAL_TILE) as theirs:
        np.testing.assert_array_equal(ours.read(), theirs.read())


# ---- addresses -----------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setattr(remote, "FIRST_WAIT_S", 0.02)
    monkeypatch.setattr(remote, "STALLED_S", 5)
    (tmp_path / "www").mkdir()
    with serving(tmp_path / "www") as server:
        yield server


@pytest.mark.parametrize("how", ["fine", "slow", "moved", "busy", "cut"])
def test_a_tile_behind_an_address_is_read_by_parts(core, tile, tmp_path, server, how):
    """Whatever the server's mood, the result is that of the local file, and of a large file only
    the window is fetched."""
    path = tile("www/2020/big.tif", width=256, height=256)
    box = (X + 100, Y - 400, X + 400, Y - 100)
    code, _, err = core(
        "import", "aef", f"{server.address}/{how}/2020/big.tif", tmp_path / "e.tif", "--no-rgb",
        "--bounds", *box,
    )  # fmt: skip
    assert code == 0, err
    vectors, true, *_ = whole(tmp_path / "e.tif")
    assert vectors.shape == (30, 30, 64)
    np.testing.assert_array_equal(vectors, quantize.dequantize(quantize.quantize(true)))
    sizes = []
    for _, _, span in server.seen:
        if span:
            first, last = span.removeprefix("bytes=").split("-")
            sizes.append(int(last) - int(first) + 1)
    if how == "fine":
        assert sum(sizes) < 0.5 * path.stat().st_size


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("forbidden", "access is forbidden (403)"),
        ("page", "answers with a web page"),
        ("lost", "answers with a web page"),
        ("whole", "only gives whole files"),
        ("broken", "could not be read in 5 attempts (HTTP Error 500"),
        ("gone", "(404)"),
    ],
)
def test_an_address_that_gives_no_tile_is_named(refused, tile, tmp_path, server, how, said):
    name = "nothing.tif" if how == "gone" else "2020/a.tif"
    tile("www/2020/a.tif")
    address = f"{server.address}/{'fine' if how == 'gone' else how}/{name}"
    sentence = refused("import", "aef", address, tmp_path / "e.tif")
    assert address in sentence
    assert said in sentence


def test_it_goes_on_after_a_tile_failed(core, tile, tmp_path, server, monkeypatch):
    """The first run fetches what it can and names the tile; the second asks only for the rest."""
    tile("www/2020/a.tif", width=520, height=40)
    second = tile("www/2020/b.tif", left=X + 5200, width=60, height=40)
    content = second.read_bytes()
    addresses = [f"{server.address}/fine/2020/{n}.tif" for n in "ab"]
    words = ("import", "aef", *addresses, tmp_path / "e.tif", "--no-rgb")
    read, window = aef.AefTile.read, []

    def lose_the_second(self, part):
        if self.name.endswith("b.tif") and not window:
            second.write_bytes(content[:2000])
        return read(self, part)

    monkeypatch.setattr(aef.AefTile, "read", lose_the_second)
    code, _, err = core(*words)
    assert code == 2
    assert f"{addresses[1]} could not be read in 5 attempts" in err
    assert not (tmp_path / "e.tif").exists()
    window.append("healed")
    second.write_bytes(content)
    server.seen.clear()
    code, _, err = core(*words)
    assert code == 0, err
    assert "1 of 2 parts finished before" in err
    vectors, true, *_ = whole_wide(tmp_path / "e.tif")
    np.testing.assert_array_equal(vectors, quantize.dequantize(quantize.quantize(true)))
    assert not (tmp_path / "e.tif.tiles").exists()


def test_what_was_fetched_is_kept_until_the_picture_is_drawn(core, tile, tmp_path, monkeypatch):
    words = ("import", "aef", tile("2020/a.tif"), tmp_path / "e.tif")
    with monkeypatch.context() as cut:
        cut.setattr(reduce, "run", lambda **_: (_ for _ in ()).throw(Cancelled))
        assert core(*words)[0] == 3
    code, out, err = core(*words)
    assert code == 0, err
    assert "1 of 1 parts finished before" in err
    assert json.loads(out) == {
        "embedding": str(tmp_path / "e.tif"),
        "rgb": str(tmp_path / "e_rgb.tif"),
    }
    assert not (tmp_path / "e.tif.tiles").exists()


def test_a_tile_that_is_written_anew_while_it_is_fetched_is_noticed(
    core, tile, tmp_path, monkeypatch
):
    """As by a download that goes on: some windows would be of the one, some of the other."""
    source, made = tile("2020/a.tif", width=520), import_.mosaic

    def meanwhile(*given, **more):
        found = made(*given, **more)
        source.write_bytes(source.read_bytes())
        return found

    words = ("import", "aef", source, tmp_path / "e.tif", "--no-rgb")
    with monkeypatch.context() as during:
        during.setattr(import_, "mosaic", meanwhile)
        code, _, err = core(*words)
    assert code == 2
    assert f"{source} was changed while it was read" in err
    assert not list(tmp_path.glob("e.tif*"))
    assert core(*words)[0] == 0


def whole_wide(path):
    with EmbeddingReader(path) as reader:
        found = np.empty((reader.grid.height, reader.grid.width, 64), np.float32)
        for b in reader.blocks():
            found[b.row : b.row + b.height, b.col : b.col + b.width] = reader.read(b)
        return found, truth(reader)


@pytest.fixture
def index(tile, tmp_path):
    """index(folder, …) -> aef_index.parquet beside three tiles of two years."""

    def write(columns=("path", "year")):
        rows = []
        for name, left, year in (("a", X, 2020), ("b", X + 900, 2020), ("c", X, 2021)):
            tile(f"www/{year}/31N/{name}.tiff", left=left, up=True)
            box = rasterio.warp.transform_bounds(WEST, "EPSG:4326", left, Y - 600, left + 900, Y)
            rows.append((f"{year}/31N/{name}.tiff", year, *box))
        names = ("path", "year", "wgs84_west", "wgs84_south", "wgs84_east", "wgs84_north")
        table = {n: [r[i] for r in rows] for i, n in enumerate(names)}
        if "year" not in columns:
            table.pop("year")
        path = tmp_path / "www" / "aef_index.parquet"
        pyarrow.parquet.write_table(pyarrow.table(table), path)
        return path

    return write


def test_the_index_finds_the_tiles_of_a_polygon_and_a_year(
    core, index, tmp_path, server, make_labels
):
    """As a file and behind an address; only tiles that the polygon touches are asked for."""
    path = index()
    area = make_labels(
        [shapely.box(X + 100, Y - 300, X + 500, Y - 100)], "area.gpkg", WEST, label=["a"]
    )
    for source in (path, f"{server.address}/fine/aef_index.parquet"):
        out = tmp_path / "e.tif"
        words = ("import", "aef", source, out, "--area", area, "--year", 2021, "--no-rgb")
        code, _, err = core(*words)
        assert code == 0, err
        vectors, true, grid, tags = whole(out)
        assert (grid.width, grid.height) == (40, 20)
        np.testing.assert_array_equal(vectors, quantize.dequantize(quantize.quantize(true)))
        assert tags["AEF_VALID_END"] == "2022-01-01"
    assert {name for _, name, _ in server.seen} == {"aef_index.parquet", "2021/31N/c.tiff"}


def test_what_an_index_needs(refused, index, tmp_path, server):
    path, out = index(), tmp_path / "e.tif"
    assert "--area" in refused("import", "aef", path, out)
    near = ("--bounds", X, Y - 300, X + 300, Y - 100, "--bounds-crs", WEST)
    assert "choose one with --year" in refused("import", "aef", path, out, *near)
    sentence = refused("import", "aef", path, out, "--year", 2017, *near)
    assert "no tile of 2017" in sentence and "2020, 2021" in sentence
    far = ("--bounds", 0, 0, 1, 1, "--bounds-crs", "EPSG:4326", "--year", 2020)
    assert "has nothing there" in refused("import", "aef", path, out, *far)
    index(columns=("path",))
    assert "no column 'year'" in refused("import", "aef", path, out, "--year", 2020, *near)
    path.write_bytes(b"PAR1 but no more")
    assert "can't be read as parquet" in refused("import", "aef", path, out, "--year", 2020, *near)


def test_names_of_buckets_become_addresses():
    assert web_address("s3://us-west-2.opendata.source.coop/tge-labs/aef/x.tiff") == (
        "https://data.source.coop/tge-labs/aef/x.tiff"
    )
    assert web_address("gs://alphaearth_foundations/a/b.tiff") == (
        "https://storage.googleapis.com/alphaearth_foundations/a/b.tiff"
    )


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("/data/2017/annual/2024/54N/x-0000000000-0000008192.tiff", 2024),
        ("aef_2019_x.tif", 2019),
        ("/work/2024/aef_2019.tif", 2019),
        ("/work/2024/aef_2019-0000000000-0000008192.tif", 2019),
        ("/annual/2024/54N/x2019abc-0000000000-0000008192.tiff", 2024),
        ("/work/2024/from_2018_to_2019.tif", 2024),
        ("/home/2020s/x.tif", None),
        ("from_2018_to_2019.tif", None),
    ],
)
def test_the_year_in_a_name(name, year):
    assert aef.year_of(name) == year
