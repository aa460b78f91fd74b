"""What a map can be asked for beside its classes: doubt, prediction sets, unknown, smallest patch."""

import json

import numpy as np
import pytest
import rasterio
from aef_fields.core.assess.summary import _plain
from aef_fields.core.heads.conformal import intervals, prediction_sets, quantile
from aef_fields.core.heads.head import sureness


def read(path):
    with rasterio.open(path) as file:
        return file.read()


@pytest.fixture
def strange(core, make_embedding, make_labels, drawn, tmp_path):
    """An embedding whose fourth stripe no label describes, and a head for the other three."""
    rng = np.random.default_rng(1)
    stripe = np.minimum(np.arange(80) // 20, 3)
    vectors = np.eye(4, 8)[np.broadcast_to(stripe, (40, 80))] + rng.normal(0, 0.1, (40, 80, 8))
    vectors[:2] = np.nan
    vectors[10:12, 5:7] = np.eye(4, 8)[1]  # a patch of 400 m² of the second class in the first
    embedding, head = make_embedding(vectors, "strange.tif"), tmp_path / "h.aefhead"
    labels = make_labels(drawn[0], cover=drawn[1])
    options = ("--label-field", "cover", "--method", "linear")
    assert core("train", embedding, labels, head, *options)[0] == 0
    return embedding, head


def test_what_is_like_no_label_becomes_unknown(core, strange, tmp_path):
    embedding, head = strange
    out, sets = tmp_path / "m.tif", tmp_path / "s.tif"
    code, said, told = core("apply", head, embedding, out, "--unknown", "--sets", sets)
    assert code == 0, told
    assert json.loads(said) == {"map": str(out), "sets": str(sets)}
    values = read(out)[0]
    assert (values[2:, 60:] == 4).mean() > 0.95
    assert (values[2:, :60] == 4).mean() < 0.1
    assert (values[:2] == 255).all()
    classes = json.loads((tmp_path / "m.tif.json").read_text(encoding="utf-8"))["classes"]
    assert [c["label"] for c in classes][3] == "unknown"
    size = read(sets)[0]
    assert (size[:2] == 65535).all()
    assert (size[2:, :60] == 1).mean() > 0.85
    assert "% of the map is unlike all training labels" in told


def test_small_patches_join_their_neighbour_and_holes_stay(core, strange, tmp_path):
    embedding, head = strange
    fine, coarse = tmp_path / "fine.tif", tmp_path / "coarse.tif"
    assert core("apply", head, embedding, fine)[0] == 0
    code, _, told = core("apply", head, embedding, coarse, "--minimum-area", "450")
    assert code == 0, told
    assert (read(fine)[0, 10:12, 5:7] == 2).all()  # "ash, wet"
    assert (read(coarse)[0, 10:12, 5:7] == 3).all()
    assert (read(coarse)[0, :2] == 255).all()
    assert json.loads((tmp_path / "coarse.tif.json").read_text())["minimum_area"] == 450


def test_pixels_seen_too_rarely_stay_empty(core, refused, strange, tmp_path):
    embedding, head = strange
    said = refused("apply", head, embedding, tmp_path / "m.tif", "--minimum-observations", "3")
    assert "strange_valid.tif" in said
    with rasterio.open(embedding) as file:
        profile = file.profile | {"count": 1, "dtype": "uint16", "nodata": None}
    counts = np.full((1, 40, 80), 5, np.uint16)
    counts[0, 20:, :10] = 2
    with rasterio.open(tmp_path / "strange_valid.tif", "w", **profile) as file:
        file.write(counts)
    out = tmp_path / "m.tif"
    assert core("apply", head, embedding, out, "--minimum-observations", "3")[0] == 0
    values = read(out)[0]
    assert (values[20:, :10] == 255).all()
    assert (values[2:20] != 255).all()
    counted = tmp_path / "strange_valid.tif"
    said = refused("apply", head, embedding, counted, "--minimum-observations", "3")
    assert f"{counted} would be overwritten but is also an input" in said


@pytest.mark.parametrize("kind", ["probability", "margin", "entropy"])
def test_each_kind_of_confidence_is_lowest_where_classes_meet(core, strange, tmp_path, kind):
    embedding, head = strange
    sure = tmp_path / "c.tif"
    options = ("--confidence", sure, "--confidence-kind", kind)
    assert core("apply", head, embedding, tmp_path / "m.tif", *options)[0] == 0
    assert json.loads((tmp_path / "c.tif.json").read_text())["confidence_kind"] == kind
    values = read(sure)[0].astype(float)
    assert values[2:, :60].mean() > values[2:, 60:].mean() + 10


def test_three_ways_to_be_unsure():
    shares = np.array([[1.0, 0, 0], [0.5, 0.5, 0], [1 / 3, 1 / 3, 1 / 3]])
    np.testing.assert_allclose(sureness(shares, "probability"), [1, 0.5, 1 / 3])
    np.testing.assert_allclose(sureness(shares, "margin"), [1, 0, 0])
    np.testing.assert_allclose(
        sureness(shares, "entropy"), [1, 1 - np.log(2) / np.log(3), 0], atol=1e-12
    )


def test_a_place_as_sure_as_all_labels_were_is_in_a_set():
    """Nearest neighbours that all agree say the same of label and place, to the last bit or nearly."""
    for sure in np.linspace(0.6, 0.999999, 1000, dtype=np.float32):
        shares = np.tile([sure, 1 - sure], (40, 1))
        sets = prediction_sets(shares, np.zeros(40, int), np.ones(40), np.arange(40))
        kept = json.loads(json.dumps(_plain(sets)))["least"]  # as the head's file has it
        assert sure * (1 - 2e-7) >= kept > sure - 1e-5


def test_prediction_sets_hold_the_truth_as_often_as_they_promise():
    """Units of ten alike pixels: calibrated on 60 units, tested on 4,000 new ones, 40 times."""
    rng = np.random.default_rng(0)

    def draw(units):
        logits = rng.normal(0, 1.2, (units, 5)).repeat(10, axis=0)
        shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        code = (shares[::10].cumsum(axis=1) < rng.random((units, 1))).sum(axis=1).repeat(10)
        return shares, code, np.full(units * 10, 0.1), np.arange(units).repeat(10)

    held = []
    for _ in range(40):
        least = prediction_sets(*draw(60))["least"]
        shares, code, _, _ = draw(4000)
        held.append((shares[np.arange(len(code)), code] >= least).mean())
    assert np.mean(held) == pytest.approx(0.9, abs=0.02)
    assert prediction_sets(*draw(5))["least"] == 0  # too few to leave any class out


def test_a_class_that_prediction_sets_leave_out_is_told():
    """Of 60 labels of a class all are clear, of 4 of another none is: nine of ten hold all the same."""
    shares = np.tile([0.9, 0.1, 0.0], (64, 1))
    sets = prediction_sets(shares, np.repeat([0, 1], [60, 4]), np.ones(64), np.arange(64))
    np.testing.assert_array_equal(sets["held"], [1, 0, np.nan])


def test_intervals_hold_what_they_promise_and_say_when_labels_are_too_few():
    rng = np.random.default_rng(0)
    unit = np.arange(400)
    deviation = rng.uniform(1, 5, 400)
    error = 3 * deviation * rng.normal(size=400)
    found = intervals(error, deviation, unit)
    assert found["deviation"] == pytest.approx(3, rel=0.1)
    assert found["multiples"]["90"] == pytest.approx(3 * 1.645, rel=0.15)
    assert found["enough"] == {"68": True, "90": True, "95": True}
    few = intervals(error[:12], deviation[:12], unit[:12])
    assert few["enough"] == {"68": True, "90": True, "95": False}
    assert few["multiples"]["95"] >= few["multiples"]["90"]
    assert quantile(np.arange(9.0), np.ones(9), np.arange(9), 0.9) == 8
    assert quantile(np.arange(8.0), np.ones(8), np.arange(8), 0.9) == np.inf


@pytest.mark.parametrize("units", [12, 30])
@pytest.mark.parametrize("alike", [0.0, 0.3, 0.7])
def test_intervals_of_few_sites_hold_as_often_as_they_promise(units, alike):
    """Sites of ten labels whose errors share a part; new sites must find 68, 90 and 95 %."""
    rng = np.random.default_rng(0)
    site = np.repeat(np.arange(units + 20), 10)
    learnt = site < units
    held = []
    for _ in range(300):
        common = np.sqrt(alike) * rng.normal(size=units + 20)[site]
        error = common + np.sqrt(1 - alike) * rng.normal(size=len(site))
        found = intervals(error[learnt], np.ones(learnt.sum()), site[learnt])
        reach = np.array(list(found["multiples"].values()))[:, None]
        held.append((abs(error[~learnt]) <= reach).mean(axis=1))
    np.testing.assert_allclose(np.mean(held, axis=0), [0.68, 0.9, 0.95], atol=0.025)


def test_the_interval_of_a_quantity(core, refused, place, make_labels, square, tmp_path):
    shapes = [square(c, r, 3) for c in range(1, 57, 5) for r in range(3, 37, 5)]
    truth = np.array([10.0 * (c // 20) for c in range(1, 57, 5) for _ in range(3, 37, 5)])
    given = truth + np.random.default_rng(0).normal(0, 2, len(truth))
    head, labels = tmp_path / "q.aefhead", make_labels(shapes, height=given)
    options = ("--label-field", "height", "--task", "regress", "--method", "linear")
    assert core("train", place, labels, head, *options)[0] == 0
    out = tmp_path / "u.tif"
    code, _, told = core("apply", head, place, tmp_path / "m.tif", "--uncertainty", out)
    assert code == 0, told
    deviation, low, high = read(out)
    mean = read(tmp_path / "m.tif")[0]
    assert np.isnan(deviation[:2]).all()
    np.testing.assert_allclose((low + high)[2:] / 2, mean[2:], rtol=1e-4, atol=1e-3)
    assert 1.5 < deviation[2:].mean() < 5
    said = refused("apply", head, place, tmp_path / "m2.tif", "--sets", tmp_path / "s.tif")
    assert "--sets is made for classes only" in said
