"""Probabilities that come true, and places that are unlike all labels."""

import json

import numpy as np
import pyogrio
import pytest
import rasterio
from aef_fields.core.embeddings.embedding import unit
from aef_fields.core.heads.applicability import dissimilarity, learnt
from aef_fields.core.heads.calibration import how_common, reweighed, temperature, tempered
from affine import Affine


@pytest.mark.parametrize("factor", [0.4, 1.0, 2.0])
def test_wrong_confidence_is_found_and_put_right(factor):
    """Labels drawn with the true probabilities; stated are those with logits times `factor`."""
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 1.5, (3000, 4))
    true = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    code = (true.cumsum(axis=1) < rng.random((3000, 1))).sum(axis=1)
    stated = np.exp(factor * logits)
    stated /= stated.sum(axis=1, keepdims=True)
    found = temperature(stated, code, np.ones(3000))
    assert found == pytest.approx(factor, rel=0.15)
    sure = tempered(stated, found)
    assert sure.max(axis=1).mean() == pytest.approx((sure.argmax(axis=1) == code).mean(), abs=0.03)
    np.testing.assert_array_equal(sure.argmax(axis=1), stated.argmax(axis=1))


def test_a_few_labels_do_not_decide_alone():
    shares = np.array([[0.7, 0.3]] * 3)
    assert 0.5 < temperature(shares, np.zeros(3, int), np.ones(3)) < 1.0
    assert temperature(np.full((3, 2), np.nan), np.zeros(3, int), np.ones(3)) == 1.0


def test_of_what_is_mapped_as_a_rare_class_fewer_are_said_to_be_right():
    """Three classes whose vectors overlap, one of them a hundredth of the map."""
    rng = np.random.default_rng(0)
    code = rng.choice(3, 20_000, p=[0.7, 0.29, 0.01])
    x = rng.normal(code * 2.0, 1)
    density = np.exp(-((x[:, None] - 2 * np.arange(3)) ** 2) / 2)
    equally = density / density.sum(axis=1, keepdims=True)
    mapped = equally.argmax(axis=1)
    common = how_common(equally)
    assert common.sum() == pytest.approx(1)
    assert 0.05 < common[2] < 0.15 < common[1] < 0.3 < 0.6 < common[0]
    for k in range(3):
        on, right = mapped == k, (code == k)[mapped == k].mean()
        said, before = reweighed(equally, common)[on, k].mean(), equally[on, k].mean()
        assert abs(said - right) < 0.75 * abs(before - right)
    np.testing.assert_allclose(how_common(np.eye(3)[[0, 0, 1]])[2], 0.2 / 3)  # rare, never gone


@pytest.mark.parametrize("method", ["linear", "knn"])
def test_a_map_tells_how_common_it_takes_classes_for(core, place, make_labels, drawn, tmp_path, method):  # fmt: skip
    labels, head = make_labels(drawn[0], cover=drawn[1]), tmp_path / "h.aefhead"
    assert core("train", place, labels, head, "--label-field", "cover", "--method", method)[0] == 0
    for kind in ("probability", "margin"):
        options = ("--confidence", tmp_path / "c.tif", "--confidence-kind", kind)
        assert core("apply", head, place, tmp_path / "m.tif", *options)[0] == 0
        said = json.loads((tmp_path / "c.tif.json").read_text(encoding="utf-8"))
        told = method == "linear" and kind == "probability"
        assert ("class_shares" in said) == told
        if told:
            assert set(said["class_shares"]) == set(drawn[1])
            assert sum(said["class_shares"].values()) == pytest.approx(1, abs=1e-3)


def test_the_index_is_that_of_the_paper():
    """By hand: vectors at 0, 3 and 4 on a line; mean distance (3 + 4 + 1) / 3."""
    known = np.array([[0.0], [3.0], [4.0]], np.float32)
    trust = learnt(known, np.arange(3))
    assert trust.scale == pytest.approx(8 / 3)
    assert trust.threshold == pytest.approx(3 / (8 / 3))
    index = dissimilarity(np.array([[4.0], [6.0]], np.float32), known, trust.scale)
    np.testing.assert_allclose(index, [0, 2 / (8 / 3)], atol=1e-3)


def test_labels_held_out_together_do_not_vouch_for_each_other():
    rng = np.random.default_rng(0)
    centres = unit(rng.normal(size=(12, 16)))
    known = unit(centres.repeat(10, axis=0) + rng.normal(0, 0.01, (120, 16)))
    alone = learnt(known, np.arange(120)).threshold
    polygons = learnt(known, np.arange(120) // 10).threshold
    assert polygons > 5 * alone


def test_classes_of_one_site_do_not_widen_what_is_known():
    """Five classes, three of them on one site each: held out, they are unlike everything."""
    rng = np.random.default_rng(0)
    centres = unit(rng.normal(size=(5, 32)))
    target = np.repeat(np.arange(5), 40)
    known = unit(centres[target] + rng.normal(0, 0.03, (200, 32)))
    site = np.where(target < 2, np.arange(200) % 4, target + 10)
    trust = learnt(known, site, target)
    strange = unit(rng.normal(size=(100, 32)))
    assert (dissimilarity(strange, known, trust.scale) > trust.threshold).all()
    like = unit(centres[target] + rng.normal(0, 0.03, (200, 32)))
    assert (dissimilarity(like, known, trust.scale) > trust.threshold).mean() < 0.1


def test_a_strange_corner_is_told(core, make_embedding, make_labels, drawn, tmp_path):
    """A fourth stripe of a direction that no label has."""
    rng = np.random.default_rng(1)
    centres = np.eye(4, 8)
    stripe = np.minimum(np.arange(80) // 20, 3)
    vectors = centres[np.broadcast_to(stripe, (40, 80))] + rng.normal(0, 0.1, (40, 80, 8))
    vectors[:2] = np.nan
    embedding = make_embedding(vectors, "strange.tif")
    shapes, classes = drawn
    labels, head = make_labels(shapes, cover=classes), tmp_path / "h.aefhead"
    options = ("--label-field", "cover", "--method", "linear")
    assert core("train", embedding, labels, head, *options)[0] == 0
    like = tmp_path / "like.tif"
    code, out, said = core("apply", head, embedding, tmp_path / "m.tif", "--applicability", like)
    assert code == 0, said
    assert json.loads(out)["applicability"] == str(like)
    limit = json.loads((tmp_path / "like.tif.json").read_text())["threshold"]
    with rasterio.open(like) as file:
        index = file.read(1)
    assert np.isnan(index[:2]).all()
    assert (index[2:, 60:] > limit).mean() > 0.99
    assert (index[2:, :60] > limit).mean() < 0.2
    assert "% of the map is unlike all training labels" in said

    points = tmp_path / "next.gpkg"
    code, out, said = core("suggest", head, embedding, points, "--n", "8")
    assert code == 0, said
    meta, _, wkb, columns = pyogrio.raw.read(points)
    assert list(meta["fields"]) == ["rank", "cover", "doubt", "likely"]
    assert list(columns[0]) == list(range(1, 9))
    assert all(v is None for v in columns[1])
    import shapely

    x = (shapely.get_x(shapely.from_wkb(wkb)) - 500_000) / 10
    assert (x[:4] > 60).sum() >= 3  # first of all, what it knows nothing of
    assert len(np.unique(x)) > 4


def test_an_embedding_of_another_season_is_told(core, place, make_labels, drawn, square, tmp_path):
    from shutil import copy

    def dated(name, start, end):
        copy(place, tmp_path / name)
        with rasterio.open(tmp_path / name, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.update_tags(AEF_VALID_START=start, AEF_VALID_END=end)
        return tmp_path / name

    year = dated("year.tif", "2020-01-01", "2021-01-01")
    quarter = dated("quarter.tif", "2020-01-01", "2020-04-01")
    labels, head = make_labels(drawn[0], cover=drawn[1]), tmp_path / "h.aefhead"
    options = ("--label-field", "cover", "--method", "knn")
    assert core("train", year, labels, head, *options)[0] == 0
    assert "366 days" not in core("apply", head, year, tmp_path / "m.tif")[2]
    said = core("apply", head, quarter, tmp_path / "m.tif")[2]
    assert "trained on an embedding of 366 days, this one summarises 91" in said
    for silent in (("2021-01-20", "2022-01-20"), ("2018-12-10", "2019-12-10")):
        again = dated("again.tif", *silent)
        assert "summarises" not in core("apply", head, again, tmp_path / "m.tif")[2]
    spring = dated("spring.tif", "2021-03-01", "2022-03-01")
    said = core("apply", head, spring, tmp_path / "m.tif")[2]
    assert "of 2020-01-01 to 2021-01-01, this one summarises 2021-03-01 to 2022-03-01" in said
    with rasterio.open(spring, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * Affine.translation(60, 0)
    more = make_labels([square(63, 5), square(83, 5)], "more.gpkg", cover=["oak", "ash, wet"])
    said = core("train", year, labels, head, *options, "--also", spring, more)[2]
    assert "spring.tif summarises a time from 2021-03-01 on, year.tif from 2020-01-01 on" in said


def test_an_embedding_from_other_sources_is_told(core, place, make_labels, drawn, square, tmp_path):
    from shutil import copy

    def of(name, sources):
        copy(place, tmp_path / name)
        with rasterio.open(tmp_path / name, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.update_tags(AEF_SOURCES=sources)
        return tmp_path / name

    optical, radar = of("o.tif", "sentinel-2-l2a"), of("r.tif", "sentinel-1-grd,sentinel-2-l2a")
    labels, head = make_labels(drawn[0], cover=drawn[1]), tmp_path / "h.aefhead"
    options = ("--label-field", "cover", "--method", "knn")
    assert core("train", optical, labels, head, *options)[0] == 0
    for silent in (optical, place):
        assert "sentinel" not in core("apply", head, silent, tmp_path / "m.tif")[2]
    said = core("apply", head, radar, tmp_path / "m.tif")[2]
    assert "from sentinel-2-l2a, this one is from sentinel-1-grd, sentinel-2-l2a: the same" in said
    with rasterio.open(radar, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * Affine.translation(60, 0)
    more = make_labels([square(63, 5), square(83, 5)], "more.gpkg", cover=["oak", "ash, wet"])
    said = core("train", optical, labels, head, *options, "--also", radar, more)[2]
    assert "r.tif was made from sentinel-1-grd, sentinel-2-l2a, o.tif from sentinel-2-l2a" in said


def test_a_number_of_suggestions_that_makes_no_sense(refused, place, tmp_path):
    said = refused("suggest", tmp_path / "h.aefhead", place, tmp_path / "p.gpkg", "--n", "0")
    assert "Between 1 and 1000 points" in said
