"""From an embedding and labels to a head with an honest number, and what bad input gets."""

import json
import re
import zipfile

import numpy as np
import pytest
import rasterio
import shapely
from aef_fields.core import train as trained
from aef_fields.core.assess import rivals
from aef_fields.core.assess.heldout import fits
from aef_fields.core.heads import methods, store
from affine import Affine
from pyogrio import raw


@pytest.fixture
def train(core, place, make_labels, drawn, tmp_path):
    """train(*options, labels=…, embedding=…, **fields) -> (head, outputs, what it said)."""

    def call(*options, labels=None, embedding=place, field="cover"):
        shapes, classes = drawn
        labels = labels or make_labels(shapes, cover=classes)
        out = tmp_path / "head.aefhead"
        code, text, said = core("train", embedding, labels, out, "--label-field", field, *options)
        assert code == 0, said
        return store.load(out), json.loads(text), said

    return call


@pytest.mark.parametrize("method", ["knn", "linear", "forest"])
def test_a_clear_place_is_learnt_and_class_names_survive(train, method):
    head, outputs, _ = train("--method", method)
    assert head.method == method
    assert [c.label for c in head.classes] == ['"Ταξινόμηση" 草地', "ash, wet", "oak"]
    assert [c.value for c in head.classes] == [1, 2, 3]
    assert outputs["accuracy"]["overall"] > 0.95
    assert outputs["accuracy"]["tested"] == 12
    assert 0 < outputs["accuracy"]["low"] < 0.95  # twelve labels are not many


def test_names_colours_and_order_come_from_the_legend(train, tmp_path):
    entries = [
        {"label": "oak", "name": "Quercus", "color": "#123456"},
        {"label": "moss", "name": "Not drawn yet", "color": "#abcdef"},
        {"label": "ash, wet", "name": "Fraxinus <b>&", "color": "#00ff00"},
    ]
    (tmp_path / "c.json").write_text(json.dumps({"classes": entries}))
    head, _, _ = train("--method", "knn", "--classes", tmp_path / "c.json")
    assert [(c.value, c.label) for c in head.classes] == [
        (1, "oak"),
        (3, "ash, wet"),
        (4, '"Ταξινόμηση" 草地'),
    ]
    assert (head.classes[0].name, head.classes[0].color) == ("Quercus", "#123456")


def test_the_label_0_and_the_mark_of_a_windows_editor(train, drawn, make_labels, tmp_path):
    shapes, classes = drawn
    codes = [{"oak": 0}.get(c, 1 + len(c)) for c in classes]
    entries = [{"label": code, "name": f"Class {code}", "color": None} for code in sorted({*codes})]
    text = json.dumps({"classes": entries})
    (tmp_path / "c.json").write_text(text, encoding="utf-8-sig")
    labels = make_labels(shapes, cover=codes)
    head, _, _ = train("--method", "knn", "--classes", tmp_path / "c.json", labels=labels)
    assert (head.classes[0].label, head.classes[0].name) == ("0", "Class 0")


def test_a_legend_may_be_written_as_the_labels_are(train, drawn, make_labels, tmp_path):
    """Padded by a database, an accent as a letter of its own: both are read as people see them."""
    shapes, classes = drawn
    names = {"oak": "Che\u0302ne  ", "ash, wet": " Fre\u0302ne"}
    entries = [{"label": name, "name": "Oak or ash"} for name in names.values()]
    (tmp_path / "c.json").write_text(json.dumps({"classes": entries}))
    labels = make_labels(shapes, cover=[names.get(c, "1") for c in classes])
    head, _, _ = train("--method", "knn", "--classes", tmp_path / "c.json", labels=labels)
    assert [(c.label, c.name) for c in head.classes] == [
        ("Ch\u00eane", "Oak or ash"),
        ("Fr\u00eane", "Oak or ash"),
        ("1", "1"),
    ]


def test_a_legend_with_none_of_the_labels_classes_is_refused(refused, place, make_labels, drawn, tmp_path):  # fmt: skip
    labels = make_labels(drawn[0], cover=drawn[1])
    (tmp_path / "c.json").write_text(json.dumps({"classes": [{"label": "1110"}, {"label": "9"}]}))
    words = ("train", place, labels, tmp_path / "h.aefhead", "--label-field", "cover", "--classes")
    said = refused(*words, tmp_path / "c.json")
    assert "it has “9”, “1110”, the labels are" in said
    assert "“oak”" in said
    assert "None of the labels is of a class of corine" in refused(*words, "corine")


def test_classes_of_one_name_keep_their_columns(train, tmp_path):
    names = {"oak": "Wood", "ash, wet": "Wood", '"Ταξινόμηση" 草地': "label"}
    entries = [{"label": label, "name": name} for label, name in names.items()]
    (tmp_path / "c.json").write_text(json.dumps({"classes": entries}))
    words = ("--classes", tmp_path / "c.json", "--report", tmp_path / "r.html")
    train("--method", "knn", *words)
    table = (tmp_path / "r_matrix.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[0] == "label,Wood,Wood,label"
    assert [line.split(",")[0] for line in table[1:]] == ["Wood", "Wood", "label"]
    assert all(len(line.split(",")) == 4 for line in table)


def test_the_same_seed_gives_the_same_bytes(train, tmp_path):
    train("--method", "auto", "--seed", "5")
    first = (tmp_path / "head.aefhead").read_bytes()
    train("--method", "auto", "--seed", "5")
    assert (tmp_path / "head.aefhead").read_bytes() == first


@pytest.fixture
def leaky(make_embedding, make_labels, square):
    """Labels that recognise themselves: each has a vector of its own, which says nothing else."""
    rng = np.random.default_rng(4)
    cells = rng.normal(size=(5, 8, 16)).repeat(8, axis=0).repeat(8, axis=1)
    embedding = make_embedding(cells + rng.normal(0, 0.05, cells.shape), "leaky.tif")
    shapes = [square(8 * col + 1, 8 * row + 1) for row in range(5) for col in range(8)]
    classes = list(rng.permutation(["a", "b"] * 20))
    return embedding, make_labels(shapes, "leaky.gpkg", cover=[str(c) for c in classes])


@pytest.mark.parametrize("method", ["knn", "linear", "forest"])
def test_a_head_that_only_knows_its_own_polygons_is_found_out(train, leaky, method):
    """A split by pixels promises nearly all; what is reported must be about a coin's chance."""
    embedding, labels = leaky
    _, outputs, _ = train("--method", method, embedding=embedding, labels=labels)
    assert outputs["accuracy"]["random"] > (0.75 if method == "linear" else 0.95)
    assert outputs["accuracy"]["overall"] < 0.65
    assert outputs["accuracy"]["low"] < 0.5


@pytest.mark.parametrize("task", ["classify", "regress"])
def test_a_map_that_is_worth_nothing_is_said_to_be(
    train, make_embedding, make_labels, square, tmp_path, task
):
    vectors = np.random.default_rng(3).normal(size=(40, 64, 16))
    shapes = [square(10 * (i % 6) + 1, 9 * (i // 6) + 1, 2) for i in range(24)]
    values = [float(i * i % 7) for i in range(24)] if task == "regress" else list("ab" * 12)
    report = tmp_path / "r.html"
    _, outputs, said = train(
        "--method", "knn", "--task", task, "--report", report,
        embedding=make_embedding(vectors, "noise.tif"), labels=make_labels(shapes, cover=values),
    )  # fmt: skip
    value, line = ("r2", 0) if task == "regress" else ("balanced", 0.5)
    assert outputs["accuracy"][value] < line
    assert outputs["accuracy"]["useless"]  # for the panel
    assert "This map should not be used: on labels that were held out" in said
    assert "This map should not be used" in report.read_text(encoding="utf-8")


def test_groups_are_held_out_together(train, make_embedding, make_labels, square):
    """Two sites whose classes look alike within a site and swapped between them."""
    rng = np.random.default_rng(0)
    centres = np.eye(2, 8)
    site = np.arange(60) // 30
    cover = (np.arange(40) // 20)[:, None] ^ site[None]
    embedding = make_embedding(centres[cover] + rng.normal(0, 0.1, (40, 60, 8)), "sites.tif")
    spots = [(col, row) for col in (2, 12, 32, 42) for row in (2, 10, 22, 30)]
    labels = make_labels(
        [square(*spot) for spot in spots],
        "sites.gpkg",
        cover=["low" if row < 20 else "high" for _, row in spots],
        site=["west" if col < 30 else "east" for col, _ in spots],
    )
    options = ("--method", "knn")
    _, outputs, _ = train(*options, "--groups", "site", embedding=embedding, labels=labels)
    assert outputs["accuracy"]["overall"] < 0.1
    _, outputs, _ = train(*options, embedding=embedding, labels=labels)
    assert outputs["accuracy"]["overall"] > 0.4


def test_groups_written_almost_alike_are_one(train, make_labels, drawn):
    """As two, each would tell what the other is asked."""
    shapes, classes = drawn
    names = ["north 1", "south 1", "North 1", "south  1", "NORTH 1", "South 1"] * 2
    labels = make_labels(shapes, "sites.gpkg", cover=classes, site=names)
    head, _, said = train("--groups", "site", "--method", "linear", labels=labels)
    assert "written almost like another one's are of one group: 'North 1' as 'north 1', " in said
    assert len(np.unique(head.statistics["unit"])) == 2


def test_a_class_drawn_once_is_learnt_and_said_not_to_be_tested(train, make_labels, drawn, square):
    shapes, classes = drawn
    labels = make_labels([*shapes, square(52, 16)], "once.gpkg", cover=[*classes, "rare"])
    head, outputs, said = train("--method", "knn", labels=labels)
    assert "rare" in [c.label for c in head.classes]
    assert "Class 'rare' has one label (fid 13)" in said
    assert outputs["accuracy"]["tested"] == 12
    entry = next(c for c in head.record["accuracy"]["classes"] if c["label"] == "rare")
    assert (entry["labels"], entry["tested"], entry["producers"]["value"]) == (1, 0, None)


def test_one_label_a_class_trains_and_says_that_nothing_could_be_tested(
    train, make_labels, square, tmp_path
):
    labels = make_labels([square(3, 5), square(23, 5)], "two.gpkg", cover=["a", "b"])
    report = tmp_path / "r.html"
    head, outputs, _ = train("--report", report, labels=labels)
    assert outputs["accuracy"]["overall"] is None
    assert "No label could be held out" in head.record["accuracy"]["gap"]
    page = report.read_text(encoding="utf-8")
    assert "can’t be tested" in page
    assert "can’t be told, since no label could be held out" in page
    assert "too few labels to leave any class out" in page


def test_labels_dissolved_by_class_are_said_to_need_single_parts(train, make_labels, drawn):
    shapes, classes = drawn
    whole = [shapely.MultiPolygon([s for s, c in zip(shapes, classes, strict=True) if c == name]) for name in dict.fromkeys(classes)]  # fmt: skip
    labels = make_labels(whole, "dissolved.gpkg", cover=list(dict.fromkeys(classes)))
    head, _, said = train("--method", "knn", labels=labels)
    assert said.count("Multipart to singleparts") == 3
    assert "Draw at least one more" not in said
    assert "Multipart to singleparts" in head.record["accuracy"]["gap"]


def test_labels_that_are_one_patch_are_told_of(train, make_labels, drawn):
    """They can only be tested on one another; of other classes neighbours are held out together."""
    shapes, classes = drawn
    first = shapely.centroid(shapes[classes.index("oak")])
    row = [shapely.Point(first.x + 10 * i, first.y) for i in range(3)]
    kept = [i for i, name in enumerate(classes) if name != "oak"]
    labels = make_labels(
        [*(shapes[i] for i in kept), *row],
        "row.gpkg",
        cover=[*(classes[i] for i in kept), *["oak"] * 3],
    )
    head, _, said = train("--method", "knn", labels=labels)
    assert "All labels of 'oak' lie in one patch of neighbouring pixels" in said
    problem = next(p for p in head.record["problems"] if p["kind"] == "one patch")
    assert problem["fids"] == [len(kept) + 1, len(kept) + 2, len(kept) + 3]
    _, _, said = train("--method", "knn", labels=make_labels(shapes, "all.gpkg", cover=classes))
    assert "one patch" not in said


def test_a_field_of_other_values_each_is_told_in_one_sentence(train, make_labels, drawn):
    shapes, _ = drawn
    labels = make_labels(shapes, "ids.gpkg", cover=[f"id {i:02d}" for i in range(12)])
    _, _, said = train("--method", "knn", labels=labels)
    assert "12 classes have one label each ('id 00', 'id 01'" in said
    assert "and 4 more): they are learnt" in said
    assert "Class 'id" not in said


def test_points_made_of_polygons_do_not_vouch_for_each_other(train, leaky, make_labels):
    """Where each place looks like itself alone, points beside each other gave the class away."""
    names = np.random.default_rng(4).permutation(["a", "b"] * 20)
    at = [(8 * (k % 8) + 2 + i, 8 * (k // 8) + 2 + j) for k in range(40) for i in (0, 1) for j in (0, 1)]  # fmt: skip
    points = [shapely.Point(500_005 + 10 * col, 5_599_995 - 10 * row) for col, row in at]
    labels = make_labels(points, "points.gpkg", cover=[str(n) for n in names.repeat(4)])
    head, outputs, _ = train("--method", "knn", labels=labels, embedding=leaky[0])
    assert head.record["labels"]["units"] == 40
    assert outputs["accuracy"]["random"] > 0.95
    assert outputs["accuracy"]["overall"] < 0.65
    said = head.record["accuracy"]["gap"]
    assert "Held out with those in the same or the next pixel, expect" in said


def test_groups_of_one_class_each_leave_nothing_to_test_and_say_so(train, make_labels, drawn):
    shapes, classes = drawn
    labels = make_labels(shapes, "sites.gpkg", cover=classes, site=classes)
    head, outputs, _ = train("--groups", "site", labels=labels)
    assert outputs["accuracy"]["overall"] is None
    said = head.record["accuracy"]["gap"]
    assert "all labels of a class lie in one group" in said
    assert "has one label only" not in said


def test_a_quantity_is_learnt_and_its_error_told(train, make_embedding, make_labels, square):
    rng = np.random.default_rng(0)
    angle = np.linspace(0, 1.5, 60)
    slope = np.stack([np.cos(angle), np.sin(angle), *np.zeros((6, 60))], axis=1)
    embedding = make_embedding(slope[None] + rng.normal(0, 0.02, (40, 60, 8)), "slope.tif")
    spots = [(col, row) for col in range(1, 55, 4) for row in (4, 14, 24)]
    shapes = [square(*spot, 4) for spot in spots]
    height = np.array([col + 2.0 for col, _ in spots])
    height[5] = np.nan
    labels = make_labels(shapes, "height.gpkg", height=height)
    head, outputs, said = train(
        "--task", "regress", labels=labels, embedding=embedding, field="height"
    )
    assert head.task == "regress"
    assert outputs["accuracy"]["r2"] > 0.9
    assert outputs["accuracy"]["tested"] == len(spots) - 1
    assert "1 feature (fid 6) with nothing in field 'height' left out." in said


def test_a_report_on_few_quantities_does_not_promise_nine_of_ten(
    train, make_labels, square, tmp_path
):
    shapes = [square(col, row) for col in (3, 23, 43) for row in (5, 25)]
    labels = make_labels(shapes, "few.gpkg", height=np.array([1.0, 2, 5, 6, 9, 10]))
    report = tmp_path / "r.html"
    train("--task", "regress", "--report", report, labels=labels, field="height")
    page = report.read_text(encoding="utf-8")
    assert "at places like the labels expect nine of ten within" in page
    assert "too few labels to tell, so that is the largest error seen" in page
    assert "Hesterberg" in page


def test_the_report_says_what_its_numbers_leave_out(train, make_embedding, make_labels, square, tmp_path):  # fmt: skip
    """A class that nothing tells from another has few labels, and 90 % prediction sets leave it out."""
    land = make_embedding(np.random.default_rng(0).normal(size=(60, 60, 8)), "land.tif")
    spots = [square(5 * c, 5 * r, 1) for c in range(12) for r in range(5)]
    labels = make_labels(spots, "points.gpkg", cover=["field"] * 56 + ["pond"] * 4)
    report = tmp_path / "r.html"
    words = ("--method", "knn", "--report", report)
    head, _, _ = train(*words, labels=labels, embedding=land)
    assert set(head.record["sets"]["held"]) == {"field", "pond"}
    page = report.read_text(encoding="utf-8")
    assert "pond, the class most often left out, it held" in page
    assert "lower for a rare one" in page and "Bates" in page
    # Neighbours vote; no label of theirs is weighed.
    assert "at most 2048 of them" in page and "the same total weight" not in page
    assert "votes divided by how many of them are of a class" in page
    assert (
        "takes all classes for equally common: of one that is rare on the map fewer are right"
        in page
    )
    assert "spatial blocks with a buffer (Roberts" in page
    everywhere = [square(10 * c, 10 * r, 10) for c in range(6) for r in range(6)]
    labels = make_labels(everywhere, "all.gpkg", cover=[*"ab" * 17, "b", "c"])
    train("--method", "linear", "--report", report, labels=labels, embedding=land)
    page = report.read_text(encoding="utf-8")
    assert "within its class and each class the same" in page
    assert "takes each class for as common as the map itself lets expect (Saerens" in page
    assert "mean over the 2 of 3 classes that could be tested" in page
    assert "spatial blocks (Roberts" in page


def test_a_method_that_stands_twice_in_a_quantitys_report_has_its_two_figures_explained(
    train, make_labels, square, tmp_path
):
    shapes = [square(c, r, 3) for c in range(1, 57, 11) for r in range(3, 37, 8)]
    height = np.arange(len(shapes)) + 1.0
    labels = make_labels(shapes, "heights.gpkg", height=height)
    report = tmp_path / "r.html"
    words = ("--task", "regress", "--method", "knn", "--report", report)
    head, _, _ = train(*words, labels=labels, field="height")
    errors = {row["name"]: row["rmse"] for row in head.record["rivals"]}
    assert errors["this head"] != errors["nearest neighbours"]
    assert "stands here twice, has two figures" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("method", ["linear", "auto"])
def test_two_quantities_are_tested_one_by_one_though_not_in_blocks(
    train, make_labels, square, tmp_path, method
):
    labels = make_labels([square(3, 5), square(3, 15)], "two.gpkg", height=[1.0, 2.0])
    report = tmp_path / "r.html"
    words = ("--task", "regress", "--method", method, "--report", report)
    head, outputs, _ = train(*words, labels=labels, field="height")
    assert outputs["accuracy"]["tested"] == 2
    tested = {s["name"]: s["tested"] for s in head.record["accuracy"]["splits"]}
    assert tested["block"] == 0 and "nan" not in head.record["accuracy"]["gap"]


def test_large_quantities_are_written_out_in_sentences_as_in_tables(train, make_labels, square):
    shapes = [square(col, row) for col in (3, 23, 43) for row in (5, 25)]
    biomass = np.array([11_000.0, 25_000, 52_000, 64_000, 93_000, 104_000])
    labels = make_labels(shapes, "biomass.gpkg", biomass=biomass)
    head, _, _ = train("--task", "regress", labels=labels, field="biomass")
    said = head.record["accuracy"]["gap"]
    assert re.search("\\d\u202f\\d{3} \\(RMSE\\)", said) and "e+0" not in said


def test_overlaps_duplicates_and_tiny_polygons_are_told(train, make_labels, drawn, square):
    shapes, classes = drawn
    shapes = [*shapes, shapes[0], square(4, 6), square(30.2, 12.2, 0.5)]
    labels = make_labels(shapes, "odd.gpkg", cover=[*classes, "oak", "ash, wet", "oak"])
    _, _, said = train("--method", "knn", labels=labels)
    assert "3 features (fid 1, 13, 14) overlap another one with a different value" in said
    assert "2 features (fid 1, 13) are drawn twice" in said
    assert "1 feature (fid 15) are smaller" not in said
    assert "1 feature (fid 15) is smaller than a pixel" in said


def test_the_accuracy_is_the_same_however_the_labels_are_numbered(train, leaky, make_labels):
    embedding, labels = leaky
    _, _, wkb, (values,) = raw.read(labels)
    again = make_labels(shapely.from_wkb(wkb)[::-1], "again.gpkg", cover=list(values[::-1]))
    one, other = (
        train("--method", "linear", embedding=embedding, labels=path)[1] for path in (labels, again)
    )
    assert one["accuracy"] == other["accuracy"]


@pytest.mark.parametrize("task", ["classify", "regress"])
def test_of_few_labels_the_middle_of_several_ways_to_deal_them_is_reported(
    train, make_embedding, make_labels, square, tmp_path, task
):
    """Vectors that say little of the labels: which are held out together then decides. The figure
    is of one of the ways, so that it fits its table, and its interval no narrower for the others."""
    rng = np.random.default_rng(3)
    embedding = make_embedding(rng.normal(size=(40, 64, 16)), "noise.tif")
    shapes = [square(10 * (i % 6) + 1, 13 * (i // 6) + 1, 2) for i in range(18)]
    values = [float(v) for v in rng.normal(size=18)] if task == "regress" else list("abc" * 6)
    head, _, _ = train(
        "--method", "linear", "--task", task, "--report", tmp_path / "r.html",
        embedding=embedding, labels=make_labels(shapes, cover=values),
    )  # fmt: skip
    a = head.record["accuracy"]
    value = a["rmse" if task == "regress" else "overall"]
    deals = a["deals"]
    assert deals["count"] == 5
    assert deals["low"] <= value["value"] <= deals["high"]
    assert deals["low"] < deals["high"]
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "of 5 random ways the one in the middle is reported" in page
    if task == "regress":
        error = np.subtract(a["truth"], a["estimate"])
        assert np.sqrt(np.mean(error**2)) == pytest.approx(value["value"], rel=1e-3)
        return
    matrix = np.array(a["confusion_polygons"])
    assert matrix.sum() == pytest.approx(18, abs=0.01)
    assert np.trace(matrix) / 18 == pytest.approx(value["value"], abs=1e-3)
    assert np.sum(a["confusion_pixels"]) == head.record["labels"]["pixels"]  # each tested once


def test_methods_are_compared_by_the_same_parts_and_only_the_taken_one_is_dealt_anew(
    train, make_labels, square, monkeypatch, tmp_path
):
    """Each under ways of its own would cost four times as much, and its luck be taken for its worth."""
    shapes = [square(10 * (i % 6) + 1, 13 * (i // 6) + 1, 2) for i in range(12)]
    labels = make_labels(shapes, cover=list("ab" * 6), site=[f"s{i}" for i in range(12)])
    fitted, tested = [], trained.held_out

    def told(material, method, split, step):
        fitted.append((method, split.name, fits(method, split)))
        return tested(material, method, split, step)

    monkeypatch.setattr(trained, "held_out", told)
    report = tmp_path / "r.html"
    head, _, _ = train("--groups", "site", "--report", report, labels=labels)
    assert fitted[:4] == [(name, "group", 10) for name in methods.METHODS]
    assert fitted[4] == (head.method, "group", 50)
    page = report.read_text(encoding="utf-8")
    assert "With so few groups it matters" in page
    assert "methods were compared under the first" in page


def test_the_learning_curve_ends_at_the_accuracy_of_the_report(train):
    head, _, _ = train("--method", "linear")
    points = head.record["curve"]["points"]
    assert [p["share"] for p in points] == [0.25, 0.5, 0.75, 1.0]
    assert points[-1]["value"] == head.record["accuracy"]["balanced"]["value"]
    assert "add little" in head.record["curve"]["text"]  # four squares of clear stripes suffice


@pytest.mark.parametrize("method", ["knn", "linear", "forest"])
def test_a_label_with_the_wrong_class_is_pointed_out(train, make_labels, drawn, square, method):
    shapes, classes = drawn
    shapes = [*shapes, *(square(col, 15) for col in (3, 11, 23, 31, 43, 51))]
    classes = [*classes, "oak", "ash, wet", "ash, wet", "ash, wet", *classes[-2:]]
    _, _, said = train("--method", method, labels=make_labels(shapes, "wrong.gpkg", cover=classes))
    assert "Feature 14, labelled 'ash, wet', looks like 'oak'" in said
    assert said.count("looks like") == 1


def test_the_report_tells_the_same_numbers_and_escapes_names(train, tmp_path):
    entries = [{"label": "oak", "name": "<script>alert(1)</script>", "color": "#123456"}]
    (tmp_path / "c.json").write_text(json.dumps({"classes": entries}))
    report = tmp_path / "report.html"
    _, outputs, _ = train("--report", report, "--classes", tmp_path / "c.json")
    page = report.read_text(encoding="utf-8")
    record = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert outputs["report"] == str(report)
    assert "<script" not in page
    assert "草地" in page
    assert "http" not in page.replace("http://www.w3.org", "")  # nothing from the network
    assert f"{100 * outputs['accuracy']['overall']:.0f}\u00a0%" in page
    assert record["accuracy"]["short"] == outputs["accuracy"]
    assert np.sum(record["accuracy"]["confusion_polygons"]) == pytest.approx(12, abs=0.1)


def test_sentences_for_a_methods_section_stand_apart(train, tmp_path):
    from aef_fields.core.files import together
    from aef_fields.core.report import percent, write_report

    train("--method", "auto", "--report", tmp_path / "r.html")
    record = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    accuracy = record["accuracy"] | {"balanced_after_choice": 0.5}
    best = next(m for m in ("forest", "knn") if m != record["method"])
    accuracy["choice"]["best"] = best
    with together() as part:
        write_report(part, tmp_path / "s.html", record | {"accuracy": accuracy}, None)
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert "was taken. With the luck" in page
    # Rare classes may be found at the cost of all others: both numbers of each method are there.
    first = accuracy["candidates"][0]
    pair = f"balanced accuracy {percent(first['balanced'])}, overall {percent(first['overall'])}"
    assert f"logistic regression ({pair})" in page
    assert "by its balanced accuracy in cross-validation" in page
    assert "rare ones are found more often" in page
    assert {"forest": "Random forest", "knn": "Nearest-neighbour"}[best] in page


def test_a_cancelled_training_leaves_nothing(place, make_labels, drawn, tmp_path):
    from aef_fields.core import train as command
    from aef_fields.core.errors import Cancelled
    from aef_fields.core.progress import Progress

    class SoonOver(Progress):
        def step(self, done, total, note=""):
            if "held-out" in note:
                self.stop.set()
            super().step(done, total, note)

    shapes, classes = drawn
    labels = make_labels(shapes, cover=classes)
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        command.run(
            embedding=place,
            labels=labels,
            out=tmp_path / "x.aefhead",
            label_field="cover",
            task="classify",
            method="auto",
            classes=None,
            groups="",
            report=None,
            seed=0,
            progress=SoonOver(),
        )
    assert set(tmp_path.iterdir()) == before


class TestRefused:
    """Sentence, exit code 2, nothing written (the fixture `refused` checks the last two)."""

    @pytest.fixture
    def sentence(self, refused, place, make_labels, drawn, tmp_path):
        def call(*options, labels=None, field="cover", out="x.aefhead", embedding=place):
            shapes, classes = drawn
            labels = labels or make_labels(shapes, cover=classes)
            return refused(
                "train", embedding, labels, tmp_path / out, "--label-field", field, *options
            )

        return call

    def test_labels_elsewhere(self, sentence, make_labels, square):
        said = sentence(labels=make_labels([square(500, 5), square(520, 5)], cover=["a", "b"]))
        assert "None of the labels" in said
        assert "505000, 5599890, 505260, 5599950" in said
        assert "500000, 5599600, 500600, 5600000" in said

    def test_labels_where_there_is_no_data(self, sentence, make_labels, square):
        said = sentence(labels=make_labels([square(5, 0, 2), square(25, 0, 2)], cover=["a", "b"]))
        assert "lie where the embedding has no data" in said

    def test_one_class(self, sentence, make_labels, square):
        said = sentence(labels=make_labels([square(5, 5), square(25, 5)], cover=["oak", "oak"]))
        assert "All 2 usable labels" in said
        assert "'oak'; a map needs at least two" in said

    def test_missing_field(self, sentence):
        assert "has no field 'Cover'; its fields are: cover." in sentence(field="Cover")

    def test_missing_group_field_and_one_group(self, sentence, make_labels, drawn):
        assert "no field 'site'" in sentence("--groups", "site")
        shapes, classes = drawn
        labels = make_labels(shapes, cover=classes, site=["one"] * 12)
        assert "fewer than two values" in sentence("--groups", "site", labels=labels)

    def test_text_for_a_quantity(self, sentence):
        said = sentence("--task", "regress")
        assert "must hold numbers to regress, but feature 1 holds 'oak'" in said

    def test_constant_quantity(self, sentence, make_labels, square):
        labels = make_labels([square(5, 5), square(25, 5)], height=np.array([3.0, 3.0]))
        assert "have the value 3" in sentence("--task", "regress", labels=labels, field="height")

    def test_quantities_of_one_place(self, sentence, make_labels, square):
        labels = make_labels([square(5, 5), square(6, 6)], "one.gpkg", q=[1.0, 2.0])
        said = sentence("--task", "regress", field="q", labels=labels)
        assert "The 2 usable labels" in said and "count as one" in said

    def test_quantities_that_are_all_but_one(self, sentence, make_labels, square):
        labels = make_labels([square(5, 5), square(25, 5)], height=np.array([1e-300, 3e-300]))
        said = sentence("--task", "regress", labels=labels, field="height")
        assert "differ by 2e-300 at most, too little to compute with; give the quantity in" in said

    def test_no_crs(self, sentence, make_labels, drawn):
        shapes, classes = drawn
        labels = make_labels(shapes, "nocrs.gpkg", None, cover=classes)
        assert "has no coordinate reference system; set it" in sentence(labels=labels)

    def test_empty_layer_and_empty_field(self, sentence, make_labels, drawn):
        labels = make_labels([], "empty.gpkg", cover=np.array([], object))
        assert "has no features" in sentence(labels=labels)
        labels = make_labels(drawn[0], "blank.gpkg", cover=[""] * 12)
        assert "is empty in all features" in sentence(labels=labels)

    def test_geometry_beyond_use(self, sentence, make_labels):
        flat = shapely.Polygon([(500_050, 5_599_900), (500_090, 5_599_900), (500_070, 5_599_900)])
        said = sentence(labels=make_labels([flat, None], cover=["a", "b"]))
        assert "1 feature (fid 2) without geometry left out." in said
        assert "1 feature (fid 1) with geometry beyond repair left out." in said

    def test_lines(self, sentence, make_labels):
        lines = [shapely.LineString([(500_050, 5_599_900), (500_090, 5_599_950)])] * 2
        assert "neither polygons nor points" in sentence(
            labels=make_labels(lines, cover=["a", "b"])
        )

    def test_files_that_are_not_there_or_something_else(self, sentence, tmp_path, place):
        assert "does not exist; check the path" in sentence(labels=tmp_path / "none.gpkg")
        (tmp_path / "text.gpkg").write_text("no layer")
        said = sentence(labels=tmp_path / "text.gpkg")
        assert "can't be read as a vector layer" in said and "prefixing" not in said
        assert "can't be read as a vector layer" in sentence(labels=place)
        (tmp_path / "table.csv").write_text("cover\noak\n")
        assert "no layer with geometry" in sentence(labels=tmp_path / "table.csv")

    def test_outputs(self, sentence, tmp_path):
        assert "must end in .aefhead" in sentence(out="x.pkl")
        assert "does not exist; create it" in sentence(out="nowhere/x.aefhead")
        assert "must end in .html" in sentence("--report", tmp_path / "report.txt")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("[1, 2]", "is not of the form"),
            ("{", "is not of the form"),
            pytest.param("[" * 100_000, "is not of the form", id="deep"),
            ('{"classes": [{"name": "x"}]}', "has no label"),
            ('{"classes": [{"label": "  "}]}', "has no label"),
            ('{"classes": [{"label": "a", "color": "red"}]}', "not of the form #rrggbb"),
            ('{"classes": [{"label": "a"}, {"label": "a "}]}', "'a' twice"),
        ],
    )
    def test_legend(self, sentence, tmp_path, content, said):
        (tmp_path / "legend.json").write_text(content)
        assert said in sentence("--classes", tmp_path / "legend.json")
        (tmp_path / "legend.json").unlink()
        assert "can't be read" in sentence("--classes", tmp_path / "legend.json")


def test_the_head_holds_no_path_of_this_computer(train, tmp_path):
    train("--method", "knn")
    with zipfile.ZipFile(tmp_path / "head.aefhead") as archive:
        assert str(tmp_path) not in archive.read("head.json").decode()


def test_a_better_method_within_its_error_gives_way_to_a_simpler_one():
    from types import SimpleNamespace

    from aef_fields.core.assess.choice import simplest_of_the_best
    from aef_fields.core.assess.heldout import Material
    from aef_fields.core.labels.samples import Samples

    rng = np.random.default_rng(0)
    p = 60
    y = np.repeat([1, 2], p // 2)

    def said(method, wrong, block=None):
        """Probabilities of one pixel a label, the labels `wrong` mistaken."""
        right = np.column_stack([y == 1, y == 2]).astype(float)
        right[wrong] = right[wrong][:, ::-1]
        return SimpleNamespace(method=method, predicted=right, split=SimpleNamespace(unit=block))

    each, classes = np.arange(p), [SimpleNamespace(value=1), SimpleNamespace(value=2)]
    samples = Samples(None, each, each, np.ones(p))
    material = Material("classify", None, samples, y, each, classes, 0)
    some = rng.permutation(p)
    much = [said("linear", some[:20]), said("forest", some[20:28])]
    taken, best = simplest_of_the_best(material, much)
    assert (taken.method, best.method) == ("forest", "forest")
    tie = [said("linear", some[:10]), said("forest", some[10:18])]
    taken, best = simplest_of_the_best(material, tie)
    assert (taken.method, best.method) == ("linear", "forest")
    # All that is better lies in one of six blocks: the next six may have none of it.
    blocks = each % 6
    apart = [said("linear", some[blocks[some] == 0], blocks), said("forest", [], blocks)]
    taken, best = simplest_of_the_best(material, apart)
    assert (taken.method, best.method) == ("linear", "forest")


@pytest.mark.parametrize(
    ("crs", "words"),
    [("EPSG:4326", "at 0.0001°"), ("EPSG:2263", "at 32.8\u00a0US survey foot"), ("EPSG:32631", "at 10\u00a0m")],
)  # fmt: skip
def test_the_methods_section_says_in_what_a_pixel_is_measured(core, place, make_labels, drawn, tmp_path, crs, words):  # fmt: skip
    size = {"EPSG:4326": 0.0001, "EPSG:2263": 32.8}.get(crs, 10.0)
    left, top = (10.0, 50.0) if crs == "EPSG:4326" else (980_000.0, 200_000.0)
    with rasterio.open(place, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        was = file.transform
        file.crs, file.transform = crs, Affine(size, 0, left, 0, -size, top)
        now = file.transform
    moved = [
        shapely.transform(one, lambda xy: np.stack(now * (~was * xy.T), 1)) for one in drawn[0]
    ]
    labels = make_labels(moved, crs=crs, cover=drawn[1])
    words_given = ("--label-field", "cover", "--method", "knn", "--report", tmp_path / "r.html")
    code, _, told = core("train", place, labels, tmp_path / "h.aefhead", *words_given)
    assert code == 0, told
    assert words in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_infinite_and_missing_quantities_are_left_out_and_named(core, refused, place, make_labels, square, tmp_path):  # fmt: skip
    shapes = [square(c, r, 3) for c in range(1, 57, 5) for r in range(3, 37, 5)]
    given = np.linspace(1, 9, len(shapes))
    odd = given.copy()
    odd[[3, 10, 20]] = np.inf, -np.inf, np.nan
    labels, few = make_labels(shapes, height=odd), np.delete(np.arange(len(odd)), [3, 10, 20])
    clean = make_labels([shapes[i] for i in few], "clean.gpkg", height=given[few])
    options = ("--label-field", "height", "--task", "regress", "--method", "linear")
    estimates = []
    for name, layer in (("odd", labels), ("clean", clean)):
        head, page = tmp_path / f"{name}.aefhead", tmp_path / f"{name}.html"
        code, _, told = core("train", place, layer, head, *options, "--report", page)
        assert code == 0, told
        assert core("apply", head, place, tmp_path / f"{name}.tif")[0] == 0
        with rasterio.open(tmp_path / f"{name}.tif") as file:
            estimates.append(file.read(1))
    np.testing.assert_array_equal(*estimates)  # they have no part in it
    record = json.loads((tmp_path / "odd.json").read_text(encoding="utf-8"))
    kinds = {p["kind"]: p["fids"] for p in record["problems"]}
    assert kinds["infinite"] == [4, 11]
    assert kinds["empty"] == [21]
    assert "with a value beyond" in (tmp_path / "odd.html").read_text(encoding="utf-8")
    layer = make_labels(shapes, "none.gpkg", height=np.full(len(shapes), np.inf))
    said = refused("train", place, layer, tmp_path / "h.aefhead", *options)
    assert "is empty or beyond" in said


def test_where_all_that_is_tested_is_one_number_nothing_is_explained():
    said = rivals.Said.empty(3)
    said.put(np.array([0, 1]), np.array([1.0, 2.0]), np.ones(2))
    found = rivals._judged(said, np.array([1.0, 1.0, 5.0]))
    assert np.isnan(found["r2"]) and found["rmse"] == pytest.approx(0.5**0.5)


def test_a_neural_process_maps_a_quantity_with_its_interval(
    core, refused, place, make_labels, square, tmp_path, monkeypatch
):
    from aef_fields.core.heads import anp_net, methods

    monkeypatch.setattr(anp_net, "STEPS", 20)  # its skill is tested in test_heads_anp.py
    monkeypatch.setattr(methods, "TREES", 10)
    shapes = [square(c, r, 2) for c in range(1, 57, 6) for r in range(3, 37, 8)]
    truth = np.array([10.0 * (c // 20) for c in range(1, 57, 6) for _ in range(3, 37, 8)])
    given = truth + np.random.default_rng(0).normal(0, 2, len(truth))
    head, labels = tmp_path / "q.aefhead", make_labels(shapes, height=given)
    options = ("--label-field", "height", "--task", "regress", "--method", "anp")
    report = tmp_path / "r.html"
    code, _, told = core("train", place, labels, head, *options, "--report", report)
    assert code == 0, told
    page = report.read_text(encoding="utf-8")
    assert "Attentive neural process (this head), intervals as it states them" in page
    rows = {row["name"]: row for row in store.load(head).record["rivals"]}
    assert len(rows) == 7
    for name in ("this head", "ridge regression", "random forest", "quantile forest"):
        assert 1.5 < rows[name]["rmse"] < 5, name
    assert rows["this head"]["z_sd"] == pytest.approx(1, abs=0.2)
    assert rows["this head"]["coverage"]["90"] == pytest.approx(0.9, abs=0.08)
    # Neighbours on the ground say little where a border runs between them.
    assert rows["inverse distance weights"]["rmse"] > rows["this head"]["rmse"]
    out = tmp_path / "u.tif"
    code, _, told = core("apply", head, place, tmp_path / "m.tif", "--uncertainty", out)
    assert code == 0, told
    with rasterio.open(out) as file, rasterio.open(tmp_path / "m.tif") as map_:
        (deviation, low, high), mean = file.read(), map_.read(1)
    assert [mean[2:, i : i + 20].mean() for i in (0, 20, 40)] == pytest.approx([0, 10, 20], abs=3)
    assert (low[2:] < mean[2:]).all()
    assert (mean[2:] < high[2:]).all()
    assert 1 < np.median(deviation[2:]) < 6
    few = make_labels(shapes[:12], "few.gpkg", height=given[:12])
    said = refused("train", place, few, tmp_path / "f.aefhead", *options)
    assert "needs at least 20" in said
    said = refused(
        "train", place, few, tmp_path / "f.aefhead", *options[:3], "classify", *options[4:]
    )
    assert "estimates quantities" in said


def test_many_polygons_and_classes_take_bounded_work(train, make_embedding, make_labels, square, tmp_path, monkeypatch):  # fmt: skip
    """1,600 polygons of 64 classes: each block is read once, each polygon looked at once where it
    lies, only neighbours are compared, and the report lists confusions in place of the matrix."""
    from aef_fields.core.embeddings.embedding import EmbeddingReader
    from aef_fields.core.labels import samples

    rng = np.random.default_rng(0)
    side, classes = 40, 64
    kind = rng.permutation(np.arange(side * side) % classes)
    centres = rng.normal(size=(classes, 16))
    vectors = np.kron(centres[kind].reshape(side, side, 16), np.ones((4, 4, 1)))
    embedding = make_embedding(vectors + rng.normal(0, 0.5, vectors.shape), "many.tif")
    row, col = np.divmod(np.arange(side * side), side)
    shapes = [square(4 * c - 0.1, 4 * r - 0.1, 4.2) for r, c in zip(row, col)]
    labels = make_labels(shapes, "many.gpkg", cover=[f"kind {k}" for k in kind])
    work = {"read": 0, "pixels": 0, "compared": 0}
    read, within, intersection = EmbeddingReader.read, samples._within, shapely.intersection

    def counted(name, function, size):
        def call(*words):
            found = function(*words)
            work[name] += size(found)
            return found

        return call

    monkeypatch.setattr(EmbeddingReader, "read", counted("read", read, lambda v: 1))
    monkeypatch.setattr(samples, "_within", counted("pixels", within, lambda v: len(v[0])))
    monkeypatch.setattr(shapely, "intersection", counted("compared", intersection, len))
    report = tmp_path / "many.html"
    head, _, _ = train("--method", "knn", "--report", report, labels=labels, embedding=embedding)
    with EmbeddingReader(embedding) as reader:
        assert work["read"] == len(reader.blocks())
    assert work["pixels"] < 100 * len(shapes)
    assert work["compared"] < 3 * 5 * len(shapes)
    text = report.read_text(encoding="utf-8")
    assert "these are its largest entries" in text
    assert "The 25 of 64 classes that are mapped worst" in text
    assert len(text) < 2_000_000
    matrix = (tmp_path / "many_matrix.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(matrix) == classes + 1 and len(matrix[1].split(",")) == classes + 1
    # They overlap by slivers with all their neighbours, and are held out one by one all the same.
    assert head.record["accuracy"]["tested"] == len(shapes)


def test_hundreds_of_classes_get_fewer_rows_and_trees():
    from aef_fields.core.heads import methods

    rng = np.random.default_rng(0)
    y = np.repeat(np.arange(400), 60)
    polygon = np.arange(len(y)) // 6
    weight = np.full(len(y), 1 / 6) * rng.choice([1, 3], len(y))
    keep, kept = methods._affordable(y, polygon, weight, 0)
    assert len(keep) * 400 <= methods.ROWS_CLASSES < len(y) * 400
    assert kept.sum() == pytest.approx(weight.sum())
    assert np.ptp(np.bincount(y[keep], kept)) < 1e-6  # every class counts the same
    assert len(np.unique(polygon[keep])) == len(np.unique(polygon))
    X = rng.normal(size=(2400, 4))
    some = slice(None, None, 10)
    trees = methods.fit("forest", "classify", X, y[some], polygon[some], weight[some], 0)
    assert len(trees.estimators_) == methods.NODES_CLASSES // (2 * 2400 * 400)
    values = sum(tree.tree_.value.size for tree in trees.estimators_)
    assert values < methods.NODES_CLASSES


def test_labels_of_another_region_help_where_there_are_few(core, refused, make_embedding, make_labels, square, tmp_path):  # fmt: skip
    """Ten labels of a place, two hundred of another: what is tested are the ten."""
    rng = np.random.default_rng(1)
    say = rng.normal(size=8)

    def region(name, spots, **options):
        vectors = rng.normal(size=(14, 14, 8))
        vectors = np.kron(vectors, np.ones((4, 4, 1)))
        path = make_embedding(vectors, f"{name}.tif", **options)
        vectors = vectors / np.linalg.norm(vectors, axis=2, keepdims=True)
        shapes = [square(4 * c, 4 * r, 4) for r, c in spots]
        truth = [100 * float(vectors[4 * r, 4 * c] @ say) for r, c in spots]
        return path, shapes, truth

    few = [(r, c) for r in (1, 5, 8, 11) for c in (2, 6, 10)]
    every = [(r, c) for r in range(14) for c in range(14)]
    here, shapes, truth = region("here", few)
    labels = make_labels(shapes, "few.gpkg", q=truth)
    there, shapes, truth = region("there", every)
    import rasterio

    far = tmp_path / "far.tif"
    there.rename(far)
    with rasterio.open(far, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform.translation(50_000, 0) * file.transform
    more = [shapely.affinity.translate(s, 50_000, 0) for s in shapes]
    others = make_labels(more, "more.gpkg", q=truth)
    words = ("--label-field", "q", "--task", "regress", "--method", "linear")
    found = {}
    for name, also in (("alone", ()), ("also", ("--also", far, others))):
        report = tmp_path / f"{name}.html"
        code, text, said = core(
            "train", here, labels, tmp_path / f"{name}.aefhead", *words, "--report", report, *also
        )
        assert code == 0, said
        found[name] = json.loads(text)["accuracy"]
    assert found["also"]["tested"] == found["alone"]["tested"] == 12
    assert found["also"]["rmse"] < 0.5 * found["alone"]["rmse"]
    assert "196 labels of more.gpkg" in (tmp_path / "also.html").read_text(encoding="utf-8")
    # Labels of the place itself would give away what is tested.
    out = tmp_path / "x.aefhead"
    assert "they lie on" in refused("train", here, labels, out, *words, "--also", here, labels)
    other = make_embedding(rng.normal(size=(20, 20, 8)), "other.tif", encoder="another")
    assert "same checkpoint" in refused("train", here, labels, out, *words, "--also", other, others)
