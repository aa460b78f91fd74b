"""Look-alikes: a scene whose cosines are all high, one rare and one common cover."""

import json
import re

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.maps.objects import AREA, COUNT, Objects, outlines
from aef_fields.core.similar import Examples, Search
from affine import Affine
from scipy import ndimage
from sklearn.metrics import average_precision_score

D = 16
PLACES = ((20, 30), (100, 280), (250, 60), (310, 254))  # col, row of the rare cover, 6 × 6 pixels


@pytest.fixture(scope="module")
def truth():
    rng = np.random.default_rng(3)
    cover = ndimage.gaussian_filter(rng.normal(size=(320, 330)), 6)
    kind = np.digitize(cover, np.quantile(cover, [0.3, 0.6, 0.8]))
    for col, row in PLACES:
        kind[row : row + 6, col : col + 6] = 4
    return kind


@pytest.fixture
def scene(make_embedding, truth):
    """330 × 320 pixels, over two blocks each way: four common covers and a rare one, cosines > 0.8,
    much noise in some dimensions and little in those that tell the rare one."""
    rng = np.random.default_rng(4)
    centres = rng.normal(0, 0.25, (5, D))
    centres[:, :4] = centres[0, :4]
    centres[:, 0] += 2
    centres[4] = centres[1]
    centres[4, 12:] += 0.4
    noise = rng.normal(0, 1, (*truth.shape, D)) * np.r_[np.full(8, 0.2), np.full(8, 0.1)]
    vectors = centres[truth] + noise
    vectors[:3] = np.nan
    return make_embedding(vectors)


def test_being_the_opposite_of_a_counter_example_is_no_likeness():
    rng = np.random.default_rng(0)
    scene = unit(rng.normal(size=(4000, D)))
    like, unlike = np.eye(D)[:2]
    given = [Examples(unit(v[None]), np.ones(1), 1) for v in (like, unlike)]
    alone, both = (Search.learnt(scene, given[0], other) for other in (None, given[1]))
    beyond = unit(like - unlike)
    assert both.likeness(beyond) == pytest.approx(alone.likeness(beyond))
    towards = unit(like + unlike)
    assert both.likeness(towards) < alone.likeness(towards) - 0.2


def test_an_example_of_many_pixels_counts_as_one():
    rng = np.random.default_rng(0)
    scene = unit(rng.normal(size=(4000, D)))
    few, many = np.eye(D)[:2]
    vectors = unit(np.vstack([few, np.tile(many, (99, 1))]))
    search = Search.learnt(scene, Examples(vectors, np.r_[1.0, np.full(99, 1 / 99)], 2), None)
    assert search.likeness(few) == pytest.approx(search.likeness(many), abs=0.05)


def squares(square, places=PLACES[:1]):
    return [square(col, row) for col, row in places]


def test_the_rare_cover_is_found_where_plain_cosine_drowns_it(
    core, scene, truth, square, make_labels, tmp_path
):
    examples = make_labels(squares(square), "examples.gpkg", use=["this"])
    out, objects = tmp_path / "s.tif", tmp_path / "o.gpkg"
    code, told, err = core("similar", scene, out, "--examples", examples, "--objects", objects)
    assert code == 0, err
    assert "1 example;" in err
    with rasterio.open(out) as file:
        alike, cosine = file.read()
        assert file.nodata == 255
    assert (alike[:3] == 255).all() and (alike[3:] <= 100).all()
    rare = (truth == 4)[3:]
    ours = average_precision_score(rare.ravel(), alike[3:].ravel())
    plain = average_precision_score(rare.ravel(), cosine[3:].ravel())
    assert ours > plain + 0.1
    record = json.loads((tmp_path / "s.tif.json").read_text())
    tops = record["top_percent"]
    held = alike[alike != 255]
    assert (held >= tops["1"]).mean() == pytest.approx(0.01, abs=0.006)
    meta, _, wkb, columns = pyogrio.raw.read(objects)
    table = dict(zip(meta["fields"], columns))
    limit = record["threshold"]
    assert json.loads(told)["threshold"] == limit
    labels, _ = ndimage.label((alike >= limit) & (alike != 255), np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:]
    assert len(wkb) == min(100, (sizes >= 4).sum())
    areas = shapely.area(shapely.from_wkb(wkb))
    np.testing.assert_allclose(areas / 1e4, table["area_ha"], rtol=2e-3)
    assert (np.diff(table["likeness"]) <= 0).all()
    assert 2.9 < table["lon"][0] < 3.1 and 50 < table["lat"][0] < 51
    found = shapely.union_all(shapely.from_wkb(wkb))
    assert all(shapely.intersects(found, box) for box in squares(square, PLACES))


def test_more_examples_and_counter_examples_help(core, scene, truth, square, make_labels, tmp_path):
    three = make_labels(squares(square, PLACES[:3]), "three.gpkg", use=["a", "b", "c"])
    one = make_labels(squares(square), "one.gpkg", use=["a"])
    rare = (truth == 4)[3:].ravel()

    def score(*words):
        code, _, err = core("similar", scene, tmp_path / "s.tif", *words)
        assert code == 0, err
        with rasterio.open(tmp_path / "s.tif") as file:
            return average_precision_score(rare, file.read(1)[3:].ravel()), file.read(1)

    first, alike = score("--examples", one)
    assert score("--examples", three)[0] > first
    wrong = (truth == 1) & (alike != 255)
    row, col = np.argwhere(wrong & (alike == alike[wrong].max()))[0]
    with EmbeddingReader(scene) as reader:
        x, y = reader.grid.transform * (col + 0.5, row + 0.5)
    _, after = score("--examples", one, f"--unlike={x},{y}")
    assert after[row, col] < alike[row, col]


def test_points_are_examples_too(core, scene, tmp_path):
    with EmbeddingReader(scene) as reader:
        x, y = reader.grid.transform * (PLACES[0][0] + 2.5, PLACES[0][1] + 2.5)
    core("similar", scene, tmp_path / "s.tif", "--points", f"{x},{y}")
    with rasterio.open(tmp_path / "s.tif") as file:
        assert file.read(1)[PLACES[0][1] + 2, PLACES[0][0] + 2] == 100


def test_what_similar_refuses(refused, scene, square, make_labels, tmp_path):
    out = tmp_path / "s.tif"
    assert "Say what to look for" in refused("similar", scene, out)
    assert "no point like" in refused("similar", scene, out, "--points", "12")
    text = refused("similar", scene, out, "--points", "0,0")
    assert "lies on the embedding" in text
    assert not re.search(r"\de\+\d", text)  # metres as a map writes them
    lines = make_labels([shapely.linestrings([[0, 0], [1, 1]])], "lines.gpkg", a=["x"])
    assert "no polygons or points" in refused("similar", scene, out, "--examples", lines)
    far = make_labels([square(5000, 5000)], "far.gpkg", a=["x"])
    assert "None of the examples" in refused("similar", scene, out, "--examples", far)
    missing = refused("similar", scene, out, "--points", "500005,5599995")
    assert "has no data" in missing
    one = rasterio.open(scene).window(500500, 5599490, 500510, 5599500)
    with rasterio.open(scene) as file, rasterio.open(out.with_name("one.tif"), "w", **(
        file.profile | {"width": 1, "height": 1, "transform": file.window_transform(one)}
    )) as pixel:  # fmt: skip
        pixel.write(file.read(window=one))
    words = ("--points", "500505,5599495")
    assert "are the same" in refused("similar", out.with_name("one.tif"), out, *words)
    there = ("--points", "500505,5599505", "--objects", scene)
    assert "must end in .gpkg" in refused("similar", scene, out, *there)


@pytest.mark.parametrize("size", [7, 16, 64])
def test_objects_are_the_same_however_the_blocks_lie(tmp_path, size):
    """Against one pass over the whole: number, pixels, areas and outlines."""
    rng = np.random.default_rng(0)
    values = (ndimage.gaussian_filter(rng.normal(size=(64, 50)), 1.2) * 400 + 50).clip(0, 100)
    values = values.astype(np.uint8)
    grid = Grid("EPSG:32631", Affine(10, 0, 5e5, 0, -10, 5.6e6), 50, 64)
    objects = Objects(grid, most=1000, minimum=2)
    for row in range(0, 64, size):
        for col in range(0, 50, size):
            tile = Tile(col, row, min(size, 50 - col), min(size, 64 - row))
            part = values[row : row + tile.height, col : col + tile.width]
            objects.add(tile, part >= 80, part)
    facts = objects.best()
    labels, n = ndimage.label(values >= 80, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:]
    assert sorted(facts[:, COUNT]) == sorted(sizes[sizes >= 2])
    means = ndimage.mean(values, labels, np.arange(1, n + 1))[sizes >= 2]
    path = tmp_path / "v.tif"
    profile = {"driver": "GTiff", "dtype": "uint8", "count": 1, "width": 50, "height": 64}
    with rasterio.open(path, "w", crs=grid.crs, transform=grid.transform, **profile) as file:
        file.write(values, 1)
    found = outlines(str(path), grid, facts, 80)
    np.testing.assert_allclose(found.fields["likeness"], np.sort(means)[::-1], atol=0.051)
    np.testing.assert_allclose(shapely.area(found.shapes), facts[:, COUNT] * 100)
    np.testing.assert_allclose(facts[:, AREA], facts[:, COUNT] * 100, rtol=2e-3)
