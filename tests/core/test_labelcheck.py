"""What is odd about labels: found, told with the ids of the label layer, and written as a layer."""

import json

import numpy as np
import pyogrio
import pytest
import shapely
from aef_fields.core.heads import store
from aef_fields.core.maps.legend import legend, templates


@pytest.fixture
def checked(core, place, tmp_path):
    """checked(labels, *options) -> (problems of the head's record, features of the layer)."""

    def call(labels, *options, field="cover"):
        out, layer = tmp_path / "h.aefhead", tmp_path / "odd.gpkg"
        code, text, said = core(
            "train", place, labels, out, "--label-field", field, "--method", "knn",
            "--problems", layer, *options,
        )  # fmt: skip
        assert code == 0, said
        meta, _, wkb, columns = pyogrio.raw.read(layer)
        rows = [dict(zip(meta["fields"], row)) for row in zip(*columns, strict=True)]
        assert json.loads(text)["problem_count"] == len(rows)
        return store.load(out).record["problems"], rows, shapely.from_wkb(wkb)

    return call


def test_each_problem_is_a_feature_of_the_layer(checked, make_labels, drawn, square):
    shapes, classes = drawn
    shapes = [*shapes, shapes[0], square(4, 6), square(300, 5), None]
    labels = make_labels(shapes, "odd_labels.gpkg", cover=[*classes, "oak", "ash, wet", "oak", "x"])
    problems, rows, found = checked(labels)
    told = {(row["label_fid"], row["kind"]) for row in rows}
    assert {(1, "duplicate"), (13, "duplicate"), (14, "overlap"), (15, "outside")} <= told
    assert (16, "no geometry") in told
    assert sum(len(p["fids"]) for p in problems) == len(rows)
    at = next(i for i, row in enumerate(rows) if row["label_fid"] == 15)
    assert shapely.equals(found[at], square(300, 5))
    assert rows[at]["value"] == "oak"
    assert {shape.geom_type for shape in found if shape is not None} == {"MultiPolygon"}


def test_ids_are_those_of_the_layer_that_qgis_copied(checked, make_labels, drawn, square):
    shapes, classes = drawn
    labels = make_labels(
        [*shapes, shapes[0]], "copy.gpkg", cover=[*classes, "oak"], aef_fid=np.arange(13) * 10 + 7
    )
    problems, rows, _ = checked(labels)
    assert {row["label_fid"] for row in rows if row["kind"] == "duplicate"} == {7, 127}
    assert any("(fid 7, 127)" in p["text"] for p in problems)


def test_points_in_one_pixel_are_told_apart_by_their_class(checked, make_labels, drawn):
    shapes, classes = drawn
    spots = [(500_051, 5_599_941), (500_058, 5_599_948), (500_251, 5_599_941), (500_253, 5_599_942)]
    points = [shapely.centroid(s) for s in shapes] + [shapely.Point(*s) for s in spots]
    labels = make_labels(points, "points.gpkg", cover=[*classes, "oak", "oak", "ash, wet", "oak"])
    _, rows, found = checked(labels)
    told = {(row["label_fid"], row["kind"]) for row in rows}
    assert {(13, "duplicate"), (14, "duplicate"), (15, "overlap"), (16, "overlap")} <= told
    assert {shape.geom_type for shape in found} == {"Point"}


def test_classes_that_differ_in_capitals_only_are_told(checked, make_labels, drawn, square):
    shapes, classes = drawn
    shapes = [*shapes, square(52, 16), square(52, 26)]
    labels = make_labels(shapes, "spelt.gpkg", cover=[*classes, "Oak", "ash,wet"])
    told = [p for p in checked(labels)[0] if p["kind"] == "spelling"]
    assert [p["fids"] for p in told] == [[13], [14]]
    assert "written almost like 'oak'" in told[0]["text"]
    assert "written almost like 'ash, wet'" in told[1]["text"]


def test_a_point_in_a_polygon_of_another_class_is_told(checked, make_labels, drawn):
    shapes, classes = drawn
    other = next(c for c in classes if c != classes[0])
    points = [shapely.centroid(shapes[0]), shapely.centroid(shapes[1])]
    labels = make_labels([*shapes, *points], "both.gpkg", cover=[*classes, other, classes[1]])
    told = {(row["label_fid"], row["kind"]) for row in checked(labels)[1]}
    assert {(1, "overlap"), (13, "overlap")} <= told
    assert not {(2, "overlap"), (14, "overlap")} & told


def test_mixed_and_outlying_labels_are_pointed_out(
    core, make_embedding, make_labels, square, tmp_path
):
    """Twelve woods: one reaches into the meadow, one is a wood of its own kind."""
    rng = np.random.default_rng(2)
    wood, other, meadow = np.eye(3, 8)
    vectors = np.tile(wood, (40, 60, 1))
    vectors[:, 40:] = meadow
    vectors[30:, :10] = 0.5 * wood + 0.5 * other
    embedding = make_embedding(vectors + rng.normal(0, 0.03, vectors.shape), "woods.tif")
    woods = [square(col, row, 5) for col in (1, 9, 17, 25) for row in (1, 9, 17)][:10]
    shapes = [*woods, square(37, 4), square(2, 32), *(square(50, row, 5) for row in (1, 9, 17))]
    labels = make_labels(shapes, "woods.gpkg", cover=["wood"] * 12 + ["meadow"] * 3)
    out = tmp_path / "h.aefhead"
    code, _, said = core(
        "train", embedding, labels, out, "--label-field", "cover", "--method", "knn"
    )
    assert code == 0, said
    kinds = {(p["kind"], *p["fids"]) for p in store.load(out).record["problems"]}
    assert ("mixed", 11) in kinds
    assert ("outlier", 12) in kinds
    assert len([k for k in kinds if k[0] in ("mixed", "outlier")]) <= 3


def test_classes_named_like_a_missing_value_are_told(checked, make_labels, drawn):
    shapes, classes = drawn
    labels = make_labels(shapes, cover=["NULL", *classes[1:-1], "nan"])
    told = {tuple(p["fids"]) for p in checked(labels)[0] if p["kind"] == "missing mark"}
    assert told == {(1,), (12,)}


def test_marks_for_missing_quantities_are_told(checked, make_labels, drawn):
    shapes, _ = drawn
    height = np.linspace(3, 9, len(shapes))
    options = ("--task", "regress", "--method", "linear")
    plain = make_labels(shapes, "plain.gpkg", cover=height)
    assert not [p for p in checked(plain, *options)[0] if p["kind"] == "far value"]
    height[[2, 5]] = -9999
    labels = make_labels(shapes, "marked.gpkg", cover=height)
    (told,) = [p for p in checked(labels, *options)[0] if p["kind"] == "far value"]
    assert told["fids"] == [3, 6]
    assert "with -9999, where all others lie between 3 and 9" in told["text"]


def test_classes_of_the_legend_without_labels(checked, make_labels, drawn, tmp_path):
    shapes, classes = drawn
    entries = [{"label": "oak"}, {"label": "elm", "name": "Ulmus"}]
    (tmp_path / "c.json").write_text(json.dumps({"classes": entries}))
    problems, rows, _ = checked(
        make_labels(shapes, cover=classes), "--classes", tmp_path / "c.json"
    )
    assert ("empty class", "Class 'Ulmus' of the legend has no usable label") in {
        (p["kind"], p["text"].split(":")[0]) for p in problems
    }
    assert not rows


@pytest.mark.parametrize("name", ["corine", "eunis-2012", "eunis-2021"])
def test_bundled_class_lists_are_known_by_name(name):
    from pathlib import Path

    assert name in templates()
    labels = {"corine": ["311", "112"], "eunis-2012": ["G1", "E2"], "eunis-2021": ["T1", "R2"]}[
        name
    ]
    found = legend([*labels, "own"], Path(name))
    named = {c.label: c for c in found}
    assert list(named)[-1] == "own"
    assert "roadleaved" in named[labels[0]].name.replace("-", "")
    assert named[labels[0]].color == "#80ff00"
