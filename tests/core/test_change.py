"""Change between embeddings of one place: fields that change every year, land that did once."""

import json
import shutil

import numpy as np
import pytest
import rasterio
from aef_fields.core import change
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.embeddings.stable import Tail, Usual, UsualSeries
from affine import Affine
from scipy import ndimage
from sklearn.metrics import roc_auc_score

D, SHAPE = 12, (150, 160)
FELLED = np.zeros(SHAPE, bool)
FELLED[40:60, 30:80] = True


@pytest.fixture(scope="module")
def land():
    """Vectors of six years (6, h, w, 12): forest and fields; the crops of each year move the fields
    along three directions, each year moves all a little; a part of the forest is felled in the
    fourth year, and a part of that grows back in the last."""
    rng = np.random.default_rng(2)
    fields = ndimage.gaussian_filter(rng.normal(size=SHAPE), 4) > 0.02
    fields &= ~ndimage.binary_dilation(FELLED, iterations=3)
    base = np.zeros((*SHAPE, D))
    base[..., 0] = 1
    base[..., 1] = np.where(fields, -0.4, 0.4)
    years = []
    for year in range(6):
        crop = rng.normal(0, 0.3, (20, 3))[rng.integers(0, 20, SHAPE)]
        now = base + rng.normal(0, 0.03, (*SHAPE, D)) + rng.normal(0, 0.05, D)
        now[..., 2:5] += np.where(fields[..., None], crop, 0)
        if year >= 3:
            gone = FELLED.copy()
            gone[40:48] &= year < 5
            now[gone, 1] -= 0.2
            now[gone, 7] += 0.5
        years.append(unit(now))
    years[0][:2] = np.nan
    return np.stack(years), fields


@pytest.fixture
def years(make_embedding, land):
    """years(…) -> paths of embeddings of some of the years, with their valid periods."""

    def write(*which, **options):
        paths = []
        for i in which:
            path = make_embedding(land[0][i], f"y{2018 + i}.tif", **options)
            with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
                file.update_tags(
                    AEF_VALID_START=f"{2018 + i}-01-01", AEF_VALID_END=f"{2019 + i}-01-01"
                )
            paths.append(path)
        return paths

    return write


def bands(path):
    with rasterio.open(path) as file:
        return file.read()


def test_felling_stands_out_where_cosine_sees_crops(core, years, land, tmp_path):
    """Given in the wrong order; at the threshold for 5 % of false alarms, about so many come."""
    before, after = years(2, 3)
    code, out, err = core("change", after, before, tmp_path / "c.tif")
    assert code == 0, err
    assert json.loads(out) == {"map": str(tmp_path / "c.tif")}
    surprise, angle = bands(tmp_path / "c.tif")
    record = json.loads((tmp_path / "c.tif.json").read_text())
    assert record["years"] == ["2020", "2021"]
    assert record["threshold"] == pytest.approx(-np.log10(0.05), abs=1e-3)
    assert roc_auc_score(FELLED.ravel(), surprise.ravel()) > 0.99
    assert roc_auc_score(FELLED.ravel(), angle.ravel()) < 0.95
    flagged = surprise > record["threshold"]
    assert flagged[FELLED].mean() > 0.9
    assert 0.001 < flagged[~FELLED].mean() < 0.07
    true = np.degrees(np.arccos((land[0][2] * land[0][3]).sum(-1)))
    np.testing.assert_allclose(angle, true, atol=1)


def test_periods_that_spoil_a_comparison_are_told(core, years, tmp_path):
    one, other = years(1, 2)

    def said(start, end, path=other):
        with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.update_tags(AEF_VALID_START=start, AEF_VALID_END=end)
        code, _, err = core("change", one, other, tmp_path / "c.tif")
        assert code == 0, err
        return err

    assert "y2019.tif and y2020.tif both summarise 2019-01-01 to 2020-01-01: what differs" in said(
        "2019-01-01", "2020-01-01"
    )
    differ = "y2019.tif summarises 365 days, y2020.tif 92: what differs by season may be taken for"
    assert differ in said("2020-06-01", "2020-09-01")
    for silent in (("2020-01-01", "2021-01-01"), ("", "")):
        assert "summarise" not in said(*silent)
    said("2019-05-01", "2019-10-31", one)
    for silent in (("2020-05-01", "2020-10-31"), ("2020-04-10", "2020-10-10")):
        assert "summarise" not in said(*silent)
    differ = "y2019.tif summarises a time from 2019-05-01 on, y2020.tif from 2020-11-01 on"
    assert differ in said("2020-11-01", "2021-05-01")
    said("2018-12-20", "2019-12-20", one)
    assert "summarise" not in said("2020-01-01", "2021-01-01")
    differ = "y2019.tif summarises a time from 2018-12-20 on, y2020.tif from 2020-03-01 on"
    assert differ in said("2020-03-01", "2021-03-01")  # whole years, too


def test_images_that_spoil_a_comparison_are_told(core, years, tmp_path):
    one, other = years(1, 2)

    def said(sources="", times=1):
        with rasterio.open(other, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.update_tags(AEF_SOURCES=sources)
            file.transform = file.transform * Affine.scale(times)
        code, _, err = core("change", one, other, tmp_path / "c.tif")
        assert code == 0, err
        return err

    with rasterio.open(one, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.update_tags(AEF_SOURCES="sentinel-2-l2a")
    for silent in ("", "sentinel-2-l2a"):
        assert "may be taken for change" not in said(silent)
    differ = "y2019.tif was made from sentinel-2-l2a, y2020.tif from landsat-c2-l2, sentinel-2-l2a:"
    assert differ in said("landsat-c2-l2,sentinel-2-l2a")
    assert "pixels of y2020.tif are 2 times as wide as those of y2019.tif" in said(times=2)
    assert "pixels of y2019.tif are 4 times as wide as those of y2020.tif" in said(times=1 / 8)


def test_missing_pixels_stay_missing(core, years, tmp_path):
    core("change", *years(0, 1), tmp_path / "c.tif")
    found = bands(tmp_path / "c.tif")
    assert np.isnan(found[:, :2]).all()
    assert np.isfinite(found[:, 2:]).all()


def test_the_angle_is_exact_where_hardly_anything_changed():
    one = np.array([[1, 0, 0], [1, 0, 0]], np.float32)
    other = unit(np.array([[1, 1e-3, 0], [0, 1, 0]], np.float32))
    np.testing.assert_allclose(change.angle(one, other), [np.degrees(1e-3), 90], rtol=1e-4)


def test_stable_places_tell_what_is_usual_where_much_changed(core, years, land, tmp_path, square, make_labels):  # fmt: skip
    """With a polygon of stable land the noise is that of this land, however much else changed."""
    stable = make_labels([square(90, 70, 60)], "stable.gpkg", a=["x"])
    code, _, err = core("change", *years(2, 3), tmp_path / "c.tif", "--stable", stable)
    assert code == 0, err
    missed = "more than a fifth of the scene shares counts as usual and is not found"
    assert missed not in err
    assert missed in core("change", *years(2, 3), tmp_path / "d.tif")[2]
    surprise = bands(tmp_path / "c.tif")[0]
    here = (slice(70, 130), slice(90, 150))
    assert (surprise[here] > -np.log10(0.05)).mean() == pytest.approx(0.05, abs=0.03)
    assert (surprise[FELLED] > 2).mean() > 0.9


def test_a_share_is_written_out_however_much_changed(
    core, make_embedding, tmp_path, square, make_labels
):
    rng = np.random.default_rng(0)
    before, after = rng.normal(size=(2, 100, 100, 8))
    after[:5, :5] = before[:5, :5] + rng.normal(0, 0.01, (5, 5, 8))
    embeddings = [make_embedding(v, f"{i}.tif") for i, v in enumerate((before, after))]
    stable = make_labels([square(0, 0, 5)], "stable.gpkg", a=["x"])
    _, _, said = core("change", *embeddings, tmp_path / "c.tif", "--stable", stable)
    assert "99.8 % of the pixels are beyond the limit" in said  # no 1e+02


def test_stable_places_elsewhere(refused, years, tmp_path, square, make_labels):
    stable = make_labels([square(9000, 9000)], "stable.gpkg", a=["x"])
    said = refused("change", *years(2, 3), tmp_path / "c.tif", "--stable", stable)
    assert "draw more of them, where both embeddings lie" in said


@pytest.mark.parametrize("alike", [1, 25])
def test_a_few_stable_places_do_not_make_the_rest_look_changed(alike):
    """Of 600 pixels in 64 dimensions, in patches of neighbours that are `alike` one another."""
    rng = np.random.default_rng(1)

    def noise(n, scale):
        patches = rng.normal(0, scale, (n // alike, 64)).repeat(alike, axis=0)
        return patches + rng.normal(0, 0.2 * scale, (n, 64))

    one = noise(9600, 0.1)
    other = one + noise(9600, 0.04)
    usual = Usual.learnt(one[:600], other[:600], sure=True)
    surprise = usual.tail.surprise(usual.distance(one[600:], other[600:]))
    assert (surprise > -np.log10(0.05)).mean() < 0.1
    assert (surprise > -np.log10(0.5)).mean() > 0.1  # nor does nothing ever stand out
    years = one + np.stack([noise(9600, 0.04) for _ in range(4)])
    series = UsualSeries.learnt(years[:, :600], sure=True)
    surprise = series.tail.surprise(series.breaks(years[:, 600:])[0])
    assert (surprise > -np.log10(0.05)).mean() < 0.1
    assert (surprise > -np.log10(0.5)).mean() > 0.1


def test_from_what_to_what(core, years, land, tmp_path, square, make_labels):
    """A head of one of the years names both sides; what did not change is one class."""
    before, after = years(2, 3)
    _, fields = land
    rows, cols = np.nonzero(ndimage.binary_erosion(fields, np.ones((9, 9))))
    some = [(cols[i] - 2, rows[i] - 2) for i in range(0, len(rows), max(1, len(rows) // 6))][:6]
    shapes = [square(c, r, 5) for c, r in some]
    shapes += [square(c, 45, 5) for c in (35, 45, 55, 65)] + [square(c, 52, 5) for c in (35, 70)]
    kinds = ["field"] * len(some) + ["bare"] * 6
    more = [square(c, r, 5) for c, r in ((5, 43), (84, 43), (84, 62), (32, 34), (60, 34), (50, 64))]
    labels = make_labels(shapes + more, "l.gpkg", kind=kinds + ["forest"] * 6)
    code, _, err = core(
        "train", after, labels, tmp_path / "h.aefhead", "--label-field", "kind", "--method", "knn"
    )
    assert code == 0, err
    words = ("change", before, after, tmp_path / "c.tif", "--head", tmp_path / "h.aefhead")
    code, out, err = core(*words)
    assert code == 0, err
    beside = tmp_path / "c_transitions.tif"
    assert json.loads(out)["transitions"] == str(beside)
    code, _, err = core(*words, "--transitions", tmp_path / "t.tif")
    assert code == 0, err
    (found,) = bands(tmp_path / "t.tif")
    np.testing.assert_array_equal(bands(beside)[0], found)
    record = json.loads((tmp_path / "t.tif.json").read_text())
    name = {c["value"]: c["name"] for c in record["classes"]}
    names, counts = np.unique([name[v] for v in found[FELLED]], return_counts=True)
    assert names[counts.argmax()] == "forest → bare"
    assert counts.max() > 0.8 * FELLED.sum()
    assert (found[~FELLED] == 1).mean() > 0.9
    assert set(np.unique(found)) == set(name)


def test_two_encoders_are_refused_unless_aligned(core, refused, make_embedding, land, tmp_path):
    """Aligned by a fit on stable land, the felling is found between encoders of 12 and 9 numbers."""
    turn = np.linalg.qr(np.random.default_rng(0).normal(size=(D, D)))[0][:, :9]
    one = make_embedding(land[0][2], "a.tif", "one")
    other = make_embedding(unit(land[0][3] @ turn), "b.tif", "other")
    sentence = refused("change", one, other, tmp_path / "c.tif")
    assert "are of two encoders" in sentence and "--align" in sentence
    raw = make_embedding(land[0][3], "raw.tif", "")
    assert "run `import` on them first" in refused("change", one, raw, tmp_path / "c.tif")
    code, _, err = core("change", one, other, tmp_path / "c.tif", "--align")
    assert code == 0, err
    assert roc_auc_score(FELLED.ravel(), bands(tmp_path / "c.tif")[0].ravel()) > 0.98


def test_of_no_named_encoder_the_number_of_dimensions_tells(core, make_embedding, land, tmp_path):
    one = make_embedding(land[0][2], "a.tif", "")
    other = make_embedding(unit(land[0][3][..., :9]), "b.tif", "")
    code, _, err = core("change", one, other, tmp_path / "c.tif", "--align")
    assert code == 0, err


def test_copies_of_a_checkpoint_are_one_encoder(core, make_embedding, land, tmp_path):
    one = make_embedding(land[0][2], "a.tif", "small sha256:1f")
    other = make_embedding(land[0][3], "b.tif", "renamed sha256:1f")
    code, _, err = core("change", one, other, tmp_path / "c.tif")
    assert code == 0, err


def test_a_series_tells_when_and_whether_it_came_back(core, years, land, tmp_path):
    code, out, err = core("change", *years(5, 0, 1, 2, 3, 4), tmp_path / "c.tif")
    assert code == 0, err
    when_path = tmp_path / "c_year.tif"
    assert json.loads(out) == {"map": str(tmp_path / "c.tif"), "break_year": str(when_path)}
    _, angle, trend, back = bands(tmp_path / "c.tif")
    (when,) = bands(when_path)
    name = {c["value"]: c["name"] for c in json.loads(when_path.with_name("c_year.tif.json").read_text())["classes"]}  # fmt: skip
    lasting, regrown = FELLED.copy(), FELLED.copy()
    lasting[40:48], regrown[48:] = False, False
    assert np.mean([name[v] == "2021" for v in when[lasting]]) > 0.95
    assert (when[2:][~FELLED[2:]] == 1).mean() > 0.9
    assert (when[:2] == 255).all()
    assert np.median(back[lasting]) < 30 and np.median(back[regrown]) > 60
    means = unit(land[0][:3].mean(0)), unit(land[0][3:].mean(0))
    true = np.degrees(np.arccos((means[0] * means[1]).sum(-1)))
    assert np.median(angle[lasting]) == pytest.approx(np.median(true[lasting]), rel=0.1)
    assert np.median(trend[lasting]) > 2 * np.median(trend[2:][~land[1][2:] & ~FELLED[2:]])


def test_a_break_after_missing_years_may_be_of_any_of_them(core, years, tmp_path):
    code, _, err = core("change", *years(0, 1, 4), tmp_path / "c.tif")
    assert code == 0, err
    classes = json.loads((tmp_path / "c_year.tif.json").read_text())["classes"]
    assert [c["name"] for c in classes] == ["No break", "2019", "2020–2022"]


def test_what_change_refuses(refused, years, make_embedding, place, tmp_path):
    (one,) = years(1)
    out = tmp_path / "c.tif"
    assert "another one" in refused("change", one, out)
    assert "give the --head that tells classes apart" in refused(
        "change", one, one, out, "--transitions", tmp_path / "t.tif"
    )
    again = tmp_path / ".." / tmp_path.name / "c.tif"
    head = ("--head", tmp_path / "h.aefhead")
    assert "choose two names" in refused("change", one, one, out, *head, "--transitions", again)
    assert "0 to 50" in refused("change", one, one, out, "--false-alarms", 80)
    with EmbeddingReader(one) as reader:
        vectors = reader.read(reader.blocks()[0])
    other = make_embedding(vectors, "far.tif")
    with rasterio.open(other, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * file.transform.translation(5000, 0)
    assert "have only 0 pixels in common" in refused("change", one, other, out)
    assert "nothing can have changed" in refused("change", one, one, out)
    twin = shutil.copy(one, tmp_path / "twin.tif")
    assert "twin.tif are the same at all" in refused("change", one, twin, out)


def test_the_tail_is_that_of_a_log_normal():
    rng = np.random.default_rng(0)
    distance = np.exp(rng.normal(1, 0.3, 100_000))
    tail = Tail.of(distance, 0.8)
    assert (tail.surprise(distance) > 2).mean() == pytest.approx(0.01, rel=0.2)
    assert tail.surprise(np.array([0.0]))[0] == 0
    assert tail.surprise(np.array([1e9]))[0] == 12


@pytest.mark.parametrize("felled", [0.03, 0.1, 0.2])
def test_what_many_pixels_share_is_not_usual_for_that(felled):
    """Up to a fifth of the scene is felled, all of it alike; fields change more, each in its way."""
    rng = np.random.default_rng(4)
    n = 6000
    kind = rng.random(n)
    fields, gone = kind < 0.35, kind > 1 - felled
    base = np.zeros((n, 16))
    base[:, 0] = 1
    base[:, 1] = np.where(fields, -0.4, 0.4)
    crops = rng.normal(0, 0.2, (2, n, 3)) * fields[:, None]
    one, other = base + rng.normal(0, 0.04, (2, n, 16)) * rng.gamma(4, 0.25, (2, n, 1))
    one[:, 2:5] += crops[0]
    other[:, 2:5] += crops[1]
    other[gone, 1] -= 0.2
    other[gone, 7] += 0.5
    one, other = unit(one), unit(other)
    usual = Usual.learnt(one, other)
    distance = usual.distance(one, other)
    assert (distance[gone] > np.quantile(distance[~gone], 0.95)).mean() > 0.95
    assert (usual.tail.surprise(distance[~gone]) > -np.log10(0.05)).mean() < 0.05


def test_usual_is_learnt_exactly_from_exact_relations():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(3000, 4))
    usual = Usual.learnt(x, x @ np.diag([1, 2, 3, 4.0]) + 1, sure=True)
    np.testing.assert_allclose(usual.matrix, np.diag([1, 2, 3, 4]), atol=0.01)
    series = UsualSeries.learnt(np.stack([x, x + 1, x + 2]) + rng.normal(0, 0.01, (3, 3000, 4)))
    np.testing.assert_allclose(series.shifts, [[0] * 4, [1] * 4, [2] * 4], atol=0.01)
