"""Label layers of every kind a person may bring."""

import json

import numpy as np
import pyogrio
import pytest
import shapely
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.labels.layer import all_shapes, read_labels
from aef_fields.core.labels.layerfile import write_layer
from aef_fields.core.labels.samples import sample_anywhere, sample_labels, scrambled
from aef_fields.core.progress import Progress


@pytest.fixture
def grid(place):
    with EmbeddingReader(place) as reader:
        return reader.grid


def read(path, grid, field="cover", task="classify", groups=""):
    return read_labels(path, field, task, grid, groups)


def test_classes_are_text_as_a_person_sees_it(make_labels, square, grid):
    path = make_labels([square(3, 5), square(11, 5)], cover=np.array([1110.0, 1200.0]))
    assert list(read(path, grid).values) == ["1110", "1200"]


def test_a_field_of_lists_is_text_too(square, grid, tmp_path):
    path = tmp_path / "labels.geojson"
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    features = [
        {
            "type": "Feature",
            "properties": {"cover": words},
            "geometry": shapely.geometry.mapping(square(3 + 8 * i, 5)),
        }
        for i, words in enumerate((["oak", "ash"], ["oak"], []))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    labels = read(path, grid)
    assert list(labels.values) == ["oak, ash", "oak"]
    assert [p.kind for p in labels.problems] == ["empty"]


def test_labels_come_in_another_crs(make_labels, drawn, grid):
    from rasterio.warp import transform

    shapes, classes = drawn
    there = shapely.transform(
        np.array(shapes),
        lambda xy: np.column_stack(transform("EPSG:32631", "EPSG:4326", xy[:, 0], xy[:, 1])),
    )
    here = read(make_labels(shapes, cover=classes), grid)
    other = read(make_labels(there, "wgs84.gpkg", "EPSG:4326", cover=classes), grid)
    np.testing.assert_allclose(
        shapely.bounds(other.shapes), shapely.bounds(here.shapes), rtol=0, atol=0.01
    )


def test_features_that_cannot_be_used_are_left_out_by_name(make_labels, square, grid):
    shapes = [
        square(3, 5),
        None,
        square(900, 5),
        shapely.LineString([(0, 0), (1, 1)]),
        square(9, 9),
    ]
    path = make_labels(shapes, cover=["a", "b", "c", "d", ""])
    labels = read(path, grid)
    assert list(labels.fids) == [1]
    assert {p.kind: p.fids for p in labels.problems} == {
        "empty": [5],
        "no geometry": [2],
        "geometry type": [4],
        "outside": [3],
    }


def test_a_polygon_that_crosses_itself_is_repaired_and_told(make_labels, square, grid):
    x, y = square(3, 5).bounds[:2]
    bow = shapely.Polygon([(x, y), (x + 60, y + 60), (x + 60, y), (x, y + 60)])
    labels = read(make_labels([bow, square(11, 5)], cover=["a", "b"]), grid)
    assert shapely.is_valid(labels.shapes).all()
    assert shapely.area(labels.shapes[0]) == pytest.approx(1800)
    assert [(p.kind, p.fids) for p in labels.problems] == [("repaired", [1])]


@pytest.mark.parametrize("odd", ["POLYGON ((0 0, inf 0, 0 1, 0 0))", "POINT (inf inf)"])
def test_infinite_coordinates(core, make_labels, place, drawn, tmp_path, odd):
    """As a division by 0 in a field calculator leaves them."""
    shapes, classes = drawn
    odd = shapely.from_wkt(odd, on_invalid="ignore")
    path = make_labels([odd, *shapes], cover=["oak", *classes])
    said = "1 feature (fid 1) with coordinates that are infinite or no number left out."
    words = ("train", place, path, tmp_path / "h.aefhead", "--label-field", "cover")
    code, _, err = core(*words, "--method", "knn")
    assert (code, said in err) == (0, True), err
    code, _, err = core("similar", place, tmp_path / "s.tif", "--examples", path)
    assert (code, f"labels.gpkg: {said}" in err) == (0, True), err


@pytest.mark.parametrize(
    ("ids", "told"),
    [([7, 8, 9], [7]), ([7, 7, 9], [1]), ([np.nan, 8, 9], [1]), (["x", "y", "z"], [1])],
)
def test_the_original_ids_count_where_they_tell_features_apart(
    make_labels, square, grid, ids, told
):
    shapes = [square(3, 5), square(11, 5), square(23, 5)]
    labels = read(make_labels(shapes, cover=[None, "a", "b"], aef_fid=ids), grid)
    assert [p.fids for p in labels.problems] == [told]
    assert list(labels.fids) == (ids[1:] if told == [7] else [2, 3])


def test_the_layer_with_the_field_is_found(make_labels, square, grid, tmp_path):
    path = make_labels([square(3, 5)], other=["x"])
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array([square(3, 5), square(11, 5)])),
        [np.array(["a", "b"], object)],
        ["cover"],
        geometry_type="Polygon",
        crs="EPSG:32631",
        driver="GPKG",
        layer="second",
        append=True,
    )
    assert list(read(path, grid).values) == ["a", "b"]


def test_of_several_layers_one_is_named(refused, place, square, grid, tmp_path):
    """One is a draft: which one is meant can't be guessed, but an empty one is not."""
    path = tmp_path / "labels.gpkg"
    for layer, names in (("empty", []), ("draft", ["a", "b"]), ("final 2", ["b", "a"])):
        pyogrio.raw.write(
            path,
            shapely.to_wkb(np.array([square(3, 5), square(11, 5)][: len(names)], object)),
            [np.array(names, object)],
            ["cover"],
            geometry_type="Polygon",
            crs="EPSG:32631",
            driver="GPKG",
            layer=layer,
            append=path.exists(),
        )
        if layer == "draft":
            assert list(read(path, grid).values) == ["a", "b"]
    final = tmp_path / "labels.gpkg|layername=final 2"
    assert list(read(final, grid).values) == ["b", "a"]
    assert [len(all_shapes(p, grid, Progress())) for p in (final, path)] == [2, 4]
    words = ("train", place, "--label-field", "cover")
    said = refused(*words, path, tmp_path / "h.aefhead")
    assert f"{path} has 2 layers with the field 'cover': draft, final 2. Say which one is" in said
    assert "meant: labels.gpkg|layername=draft" in said
    said = refused(*words, f"{path}|layername=old", tmp_path / "h.aefhead")
    assert f"{path} has no layer 'old'; choose one of its layers: empty, draft, final 2." in said
    said = refused(*words, final, tmp_path / "h.aefhead", "--problems", path)
    assert "would be overwritten but is also an input" in said


def sampled(place, labels):
    with EmbeddingReader(place) as reader:
        return sample_labels(labels, reader, 0, Progress())


def test_border_pixels_are_left_out_where_enough_remains(make_labels, square, place, grid):
    labels = read(make_labels([square(3, 5, 6), square(23, 5, 3)], cover=["a", "b"]), grid)
    labels, samples = sampled(place, labels)
    rows, cols = samples.pixel // 60, samples.pixel % 60
    large = samples.polygon == 0
    assert set(zip(rows[large], cols[large], strict=True)) == {
        (row, col) for row in range(6, 10) for col in range(4, 8)
    }
    assert (~large).sum() == 9  # its interior is one pixel: too little, so all count
    assert np.bincount(samples.polygon, samples.weight) == pytest.approx([1, 1])


def test_what_is_smaller_than_a_pixel_still_counts(make_labels, square, place, grid):
    across = shapely.box(500_196, 5_599_891, 500_204, 5_599_894)  # parts of two pixels
    shapes = [
        square(3.1, 5.1, 0.2),
        square(30.7, 9.7, 0.2),
        shapely.Point(500_455, 5_599_855),
        across,
    ]
    labels, samples = sampled(place, read(make_labels(shapes, cover=list("abcd")), grid))
    assert len(labels) == 4
    found = list(zip(samples.pixel // 60, samples.pixel % 60, strict=True))
    assert found[:3] == [(5, 3), (9, 30), (14, 45)]
    assert len(found) == 4
    assert found[3][0] == 10
    assert found[3][1] in (19, 20)


@pytest.mark.parametrize("width", [1.2, 1.42, 1.5, 1.6, 2.0])
def test_a_strip_counts_however_wide(make_labels, square, place, grid, width):
    strips = [
        shapely.box(x, 5_599_600, x + 10 * width, 5_599_950) for x in (500_053, 500_201, 500_308)
    ]
    labels, samples = sampled(place, read(make_labels(strips, cover=["a"] * 3), grid))
    assert len(labels) == 3
    assert (np.bincount(samples.polygon) >= 30).all()


def test_one_name_in_two_spellings_of_its_letters_is_one(make_labels, square, grid):
    labels = read(make_labels([square(3, 5), square(9, 5)], cover=["Äcker", "A\u0308cker"]), grid)
    assert len(set(labels.values)) == 1


def test_labels_where_there_is_no_data_are_told(make_labels, square, place, grid):
    labels = read(make_labels([square(3, 0, 2), square(3, 5)], cover=["a", "b"]), grid)
    labels, _ = sampled(place, labels)
    assert list(labels.values) == ["b"]
    assert [(p.kind, p.fids) for p in labels.problems] == [("no data", [1])]


def test_vectors_are_those_under_the_labels_whatever_the_blocks(
    make_embedding, make_labels, square
):
    """Over four blocks of a raster, the same pixels as from one look at the whole."""
    vectors = np.random.default_rng(0).normal(size=(300, 300, 4))
    path = make_embedding(vectors, "large.tif", dtype="float32")
    with EmbeddingReader(path) as reader:
        labels = read(make_labels([square(200, 200, 90)], cover=["a"]), reader.grid)
        labels, samples = sample_labels(labels, reader, 3, Progress())
    rows, cols = samples.pixel // 300, samples.pixel % 300
    expected = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    np.testing.assert_allclose(samples.vectors, expected[rows, cols], atol=1e-6)
    assert len(rows) == 64
    inner = np.arange(201, 289)
    every = (inner[:, None] * 300 + inner).ravel()
    wanted = every[np.argsort(scrambled(every, 3))[:64]]
    assert set(samples.pixel) == set(wanted)


def test_a_sample_of_the_whole_leaves_missing_pixels_out(place):
    with EmbeddingReader(place) as reader:
        sample = sample_anywhere(reader, 10_000, 0, Progress())
    assert sample.shape == (38 * 60, 8)
    assert np.isfinite(sample).all()


def test_fields_may_have_the_names_of_a_geopackages_own(tmp_path):
    fields = {name: np.array([1, 2]) for name in ("fid", "geom")}
    out = tmp_path / "out.gpkg"
    write_layer(out, "out", shapely.points([[0, 0], [1, 1]]), "Point", fields, "EPSG:32631")
    meta, _, shapes, _ = pyogrio.raw.read(out)
    assert set(meta["fields"]) == {"fid", "geom"}
    assert shapely.get_x(shapely.from_wkb(shapes)).tolist() == [0, 1]
