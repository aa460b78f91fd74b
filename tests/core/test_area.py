"""Areas and accuracy from reference points: the papers' worked examples to their printed digits."""

import csv
import json
import re
import socket
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from aef_fields.core.area import _cautions
from aef_fields.core.assess.area import Z, allocation, assess, sample_size
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.maps.classmap import ClassMap, row_areas
from aef_fields.core.maps.writer import MapClass
from aef_fields.core.report import number
from aef_fields.core.sampledesign import _wanted
from affine import Affine
from rasterio.warp import transform

# Olofsson et al. (2014), section 5: deforestation, gain, stable forest, stable non-forest.
OLOFSSON = np.array([[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]])
PIXELS = np.array([200_000, 150_000, 3_200_000, 6_450_000])
PIXEL_HA = 0.09


@pytest.fixture
def olofsson():
    mapped, reference = (
        np.repeat(axis.ravel(), OLOFSSON.ravel()) for axis in np.indices(OLOFSSON.shape)
    )
    return assess(mapped, mapped, reference, PIXELS, 4)


def test_olofsson_areas(olofsson):
    total = PIXELS.sum()
    hectares = [share.value * total * PIXEL_HA for share in olofsson.areas]
    margins = [Z * share.se * total * PIXEL_HA for share in olofsson.areas]
    assert hectares == pytest.approx([21_158, 11_686, 285_770, 581_386], abs=1)
    assert margins == pytest.approx([6_158, 3_756, 15_510, 16_282], abs=2)
    assert olofsson.areas[0].value * total == pytest.approx(235_086, abs=1)
    assert Z * olofsson.areas[0].se * total == pytest.approx(68_418, abs=10)  # pixels


def test_olofsson_accuracies(olofsson):
    """As printed, but for two half-widths of producer's accuracy.

    For gain the paper prints 0.23 and for stable non-forest 0.01; its equation 7 gives 0.254 and
    0.018, worked out by hand from the same table, as does ours. (Likewise its "34,097 pixels" for
    a standard error whose 95 % half-width it gives as 68,418 must be 34,907.)
    """

    def printed(share):
        return round(share.value, 2), round(Z * share.se, 2)

    assert printed(olofsson.overall) == (0.95, 0.02)
    users = [printed(s) for s in olofsson.users]
    assert users == [(0.88, 0.07), (0.73, 0.10), (0.93, 0.04), (0.96, 0.02)]
    producers = [printed(s) for s in olofsson.producers]
    assert producers == [(0.75, 0.21), (0.85, 0.25), (0.93, 0.03), (0.96, 0.02)]
    assert olofsson.matrix.sum() == pytest.approx(1)


def test_olofsson_sample_size_and_allocation():
    shares = PIXELS / PIXELS.sum()
    assert sample_size(shares, np.array([0.7, 0.6, 0.9, 0.95]), 0.01) == 641
    found = allocation(shares, 640, 75)
    assert list(found[:2]) == [75, 75]
    assert list(found[2:]) == pytest.approx([165, 325], abs=3)
    assert found.sum() == 640


def test_stehman_strata_that_are_not_the_map_classes():
    """The numerical example of Stehman (2014), pages 4932 to 4936, classes A to D as 0 to 3.

    For the standard error of producer's accuracy of B the paper prints 0.114; its table gives a
    variance of 0 to a stratum in which one of ten points is B. With that variance, 0.116.
    """
    stratum = np.repeat([0, 1, 2, 3], 10)
    mapped = np.array([int(c) for c in "0000000111011111111111222222113333333333"])
    truth = np.array([int(c) for c in "0000021012011111001122222331103333333221"])
    found = assess(stratum, mapped, truth, np.array([40_000, 30_000, 20_000, 10_000]), 4)
    assert found.areas[0].value == pytest.approx(0.35)
    assert found.areas[2].value == pytest.approx(0.20)
    assert found.overall.value == pytest.approx(0.63)
    assert found.users[1].value == pytest.approx(0.574, abs=0.0005)
    assert found.producers[1].value == pytest.approx(0.794, abs=0.0005)
    assert found.matrix[1, 2] == pytest.approx(0.08)
    assert found.areas[0].se == pytest.approx(0.082, abs=0.0005)
    assert found.areas[2].se == pytest.approx(0.064, abs=0.0005)
    assert found.overall.se == pytest.approx(0.085, abs=0.0005)
    assert found.users[1].se == pytest.approx(0.125, abs=0.0005)
    assert found.producers[1].se == pytest.approx(0.1165, abs=0.001)


def test_one_stratum_is_a_simple_random_sample():
    truth = np.array([0] * 30 + [1] * 70)
    found = assess(np.zeros(100, int), truth, truth, np.array([1e9]), 2)
    assert found.areas[0].value == pytest.approx(0.3)
    assert found.areas[0].se == pytest.approx(np.sqrt(0.3 * 0.7 / 99), rel=1e-6)


def test_a_class_nobody_saw_is_unknown_not_zero():
    found = assess(
        np.zeros(4, int), np.array([0, 0, 1, 1]), np.array([0, 0, 1, 0]), np.array([99]), 3
    )
    assert np.isnan(found.users[2].value)
    assert np.isnan(found.producers[2].value)
    assert found.areas[2].value == 0


def test_intervals_of_a_good_map_hold_its_accuracy():
    """Of 97 %, by 20 points a class: most samples show no error, and 1.96 times nothing is nothing."""
    rng = np.random.default_rng(0)
    stratum = np.repeat([0, 1, 2], 20)
    held = []
    for _ in range(300):
        truth = np.where(rng.random(60) < 0.97, stratum, (stratum + 1) % 3)
        found = assess(stratum, stratum, truth, np.array([50_000, 30_000, 20_000]), 3)
        producers = (0.5 * 0.97 / (0.5 * 0.97 + 0.2 * 0.03), found.producers[0])
        for p, one in [(0.97, found.overall), *((0.97, u) for u in found.users), producers]:
            low, high = one.interval()
            held.append(low <= p <= high)
    assert np.mean(held) > 0.93  # 0.55 with ± 1.96 standard errors
    assert found.users[0].interval()[0] < 0.9


def test_an_area_whose_errors_were_hardly_seen_says_so():
    classes = [
        MapClass(i, name, name, "#000000") for i, name in enumerate(["wood", "moor", "pond"])
    ]
    stratum = np.repeat([0, 1, 2], 60)
    truth = stratum.copy()
    truth[:6], truth[60:66] = 1, 0  # wood and moor are taken for each other, ponds for nothing
    found = assess(stratum, stratum, truth, np.array([5e5, 3e5, 2e5]), 3)
    counts = np.full((3, 3), 60)
    (said,) = _cautions(found, classes, counts, np.ones(3), Path("labels.gpkg"))
    assert "about “pond” that the ± of its area is likely to be too small" in said


def test_points_off_the_map_count_for_how_much_of_a_stratum_it_has():
    """Drawn on a map of which another has all of one half and a tenth of the other."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(200):
        stratum = np.repeat([0, 1], 200)
        on = (stratum == 0) | (rng.random(400) < 0.1)
        right = rng.random(400) < np.where(stratum == 0, 0.95, 0.6)
        one = assess(
            stratum[on], np.zeros(on.sum(), int), np.where(right, 0, 1)[on],
            np.array([1e5, 1e5]), 2, drawn=np.array([200, 200]),
        )  # fmt: skip
        found.append((one.overall.value, one.overall.se))
    value, se = np.array(found).T
    assert value.mean() == pytest.approx((0.95 + 0.1 * 0.6) / 1.1, abs=0.005)
    assert se.mean() == pytest.approx(value.std(), rel=0.15)


def test_pixels_of_different_size_count_by_their_area():
    """A map from the equator to 60° N in degrees, its northern half wood: by pixels 50 %."""
    rng = np.random.default_rng(0)
    lat = np.repeat(np.linspace(0, 60, 600), 10)
    area, wood = np.cos(np.radians(lat)), (lat > 30).astype(int)
    true = area[wood == 1].sum() / area.sum()
    assert true == pytest.approx(0.42, abs=0.01)
    shares, inside = [], 0
    for _ in range(300):
        drawn = rng.choice(len(lat), 200, replace=False)
        found = assess(
            np.zeros(200, int), wood[drawn], wood[drawn], np.array([len(lat)]), 2, area[drawn]
        ).areas[1]
        shares.append(found.value)
        inside += abs(found.value - true) <= Z * found.se
    assert np.mean(shares) == pytest.approx(true, abs=0.006)
    assert inside / 300 == pytest.approx(0.95, abs=0.035)


@pytest.mark.parametrize("n", [10, 50, 333])
def test_everybody_gets_the_least_and_the_rest_is_fair(n):
    shares = np.array([0.001, 0.009, 0.09, 0.9])
    found = allocation(shares, n, 2)
    assert (found >= 2).all()
    assert abs(found.sum() - n) <= 2
    assert found[3] == found.max()


def test_pixels_in_degrees_have_their_area_on_the_ellipsoid():
    grid = Grid("EPSG:4326", Affine(0.01, 0, 8, 0, -0.01, 60.005), 10, 6001)
    areas = row_areas(grid, Tile(0, 0, 10, 6001))
    # One hundredth of a degree: at the equator 1113.19 by 1105.74 m, at 60° 558.0 by 1114.1 m.
    assert areas[6000] == pytest.approx(1113.19 * 1105.74, rel=1e-4)
    assert areas[0] == pytest.approx(558.00 * 1114.12, rel=1e-4)
    mercator = Grid("EPSG:3857", Affine(10, 0, 0, 0, -10, 8_399_743), 10, 10)
    assert row_areas(mercator, Tile(0, 0, 10, 10))[0] == pytest.approx(25, rel=0.01)  # at 60°
    utm = Grid("EPSG:32631", Affine(10, 0, 500_000, 0, -10, 5_600_000), 10, 10)
    assert row_areas(utm, Tile(0, 0, 10, 10))[0] == pytest.approx(100 / 0.9996**2, rel=1e-4)


def test_pixels_that_are_no_squares_or_lie_on_the_date_line_have_their_area():
    high = Grid("EPSG:32631", Affine(10, 0, 500_000, 0, -20, 5_600_000), 10, 10)
    assert row_areas(high, Tile(0, 0, 10, 10)) == pytest.approx(200 / 0.9996**2, rel=1e-4)
    # Around Taveuni in Fiji, in UTM zone 60: the line runs through the middle column.
    (x,), (y,) = transform("EPSG:4326", "EPSG:32760", [180], [-16.8])
    fiji = Grid("EPSG:32760", Affine(10, 0, x - 55, 0, -10, y), 11, 4)
    assert row_areas(fiji, Tile(0, 0, 11, 4)) == pytest.approx(100, rel=0.01)


@pytest.fixture
def class_map(tmp_path):
    """300 × 300 pixels: 60 % wood (1), 38 % meadow (2), 2 % pond (3), a corner without data."""
    values = np.ones((300, 300), np.uint8)
    values[180:] = 2
    values[294:] = 3
    values[:10, :10] = 255
    path = tmp_path / "map.tif"
    options = {"driver": "GTiff", "count": 1, "dtype": "uint8", "width": 300, "height": 300}
    transform = Affine(10, 0, 500_000, 0, -10, 5_600_000)
    with rasterio.open(
        path, "w", **options, crs="EPSG:32631", transform=transform, nodata=255
    ) as file:
        file.write(values, 1)
    names = {1: "wood", 2: 'meadow, "wet"', 3: "λίμνη"}
    classes = [
        {"value": v, "label": n, "name": n.title(), "color": "#112233"} for v, n in names.items()
    ]
    record = {"kind": "class-map", "classes": classes}
    path.with_name("map.tif.json").write_text(json.dumps(record), encoding="utf-8")
    return path


def test_a_map_that_is_nowhere_on_earth_is_refused(refused, class_map, tmp_path):
    with rasterio.open(class_map, "r+") as file:
        file.crs = 'LOCAL_CS["site",UNIT["metre",1]]'
    sentence = refused("sampledesign", class_map, tmp_path / "sample.gpkg")
    assert f"{class_map} has a local coordinate reference system" in sentence


def test_a_design_is_random_within_classes_and_does_not_tell_them(core, class_map, tmp_path):
    out = tmp_path / "sample.gpkg"
    code, text, said = core("sampledesign", class_map, out, "--n", "300", "--seed", "4")
    assert code == 0
    assert 'Wood (153), Meadow, "Wet" (97), Λίμνη (50).' in said
    assert json.loads(text)["classes"] == {"wood": 153, 'meadow, "wet"': 97, "λίμνη": 50}
    meta, _, wkb, columns = pyogrio.raw.read(out)
    assert list(meta["fields"]) == ["id", "stratum", "stratum_pixels", "reference"]
    assert all(v is None for v in columns[3])
    stratum, points = columns[1], shapely.from_wkb(wkb)
    with ClassMap(class_map) as source:
        cols = ((shapely.get_x(points) - 500_000) // 10).astype(int)
        rows = ((5_600_000 - shapely.get_y(points)) // 10).astype(int)
        np.testing.assert_array_equal(source.at(cols, rows), stratum)
    assert len(set(zip(cols, rows, strict=True))) == 300
    assert len(set(stratum[:30])) == 3  # in random order
    wood = rows[stratum == 1]
    assert wood.mean() == pytest.approx(90, abs=15)
    first = out.read_bytes()
    core("sampledesign", class_map, out, "--n", "300", "--seed", "4")
    assert out.read_bytes() == first


@pytest.mark.parametrize("n", [30, 31, 100, 101, 333])
def test_as_many_points_are_drawn_as_were_asked_for(core, class_map, tmp_path, n):
    code, text, said = core("sampledesign", class_map, tmp_path / "s.gpkg", "--n", n)
    assert code == 0, said
    assert json.loads(text)["n"] == n == sum(json.loads(text)["classes"].values())
    assert "were asked for" not in said


def test_points_that_a_small_class_has_no_pixels_for_go_to_the_others():
    classes = [MapClass(i, name, name, "#000000") for i, name in enumerate("abc")]
    wanted = _wanted(classes, np.array([9, 30, 100_000]), 400, 0.02)
    assert list(wanted) == [9, 30, 361]
    assert sum(_wanted(classes, np.array([3, 3, 3]), 10**20, 0.02)) == 9


def test_points_that_the_labels_leave_no_pixels_for_are_said(core, class_map, make_labels, square, tmp_path):  # fmt: skip
    with rasterio.open(class_map) as file:
        there = int((file.read(1) > 0).sum())
    training = make_labels([square(0, 0, 60)], "taught.gpkg", cover=[""])
    words = ("--n", there, "--labels", training)
    code, _, said = core("sampledesign", class_map, tmp_path / "s.gpkg", *words)
    assert code == 0, said
    left = there - 60 * 60
    assert (
        f"{there} points were asked for, {left} drawn: the map has no more pixels outside" in said
    )


@pytest.mark.parametrize("target", ["1e-9", "1e-300", "0.001"])
def test_an_error_that_nobody_can_reach_is_refused(refused, class_map, tmp_path, target):
    said = refused("sampledesign", class_map, tmp_path / "s.gpkg", "--target-se", target)
    assert f"A standard error of {float(target):g} takes more than 10000 points" in said
    assert "ask for 0.004 or more" in said


def test_more_points_than_there_are_pixels_are_all_of_them(core, class_map, tmp_path):
    code, text, said = core("sampledesign", class_map, tmp_path / "all.gpkg", "--n", 10**20)
    assert code == 0, said
    with rasterio.open(class_map) as file:
        assert json.loads(text)["n"] == (file.read_masks(1) > 0).sum()


def test_a_target_error_sets_the_number(core, class_map, tmp_path):
    code, text, _ = core("sampledesign", class_map, tmp_path / "s.gpkg", "--target-se", "0.02")
    assert code == 0
    assert json.loads(text)["n"] == pytest.approx(400, abs=3)  # (0.4 / 0.02)²


@pytest.fixture
def labelled(core, class_map, tmp_path):
    """The design's points, labelled: what the map says but for one wood in ten, which is meadow."""
    drawn = tmp_path / "sample.gpkg"
    core("sampledesign", class_map, drawn, "--n", "400")
    meta, _, wkb, columns = pyogrio.raw.read(drawn)
    names = {1: "wood", 2: 'meadow, "wet"', 3: "λίμνη"}
    truth = [names[v] for v in columns[1]]
    woods = [i for i, name in enumerate(truth) if name == "wood"]
    for i in woods[::10]:
        truth[i] = names[2]
    columns[3] = np.array(truth, object)
    pyogrio.raw.write(
        drawn, wkb, columns, meta["fields"], geometry_type="Point", crs=meta["crs"], driver="GPKG"
    )
    return drawn


def test_areas_are_corrected_for_the_error_of_the_map(core, class_map, labelled, tmp_path):
    report = tmp_path / "area.html"
    code, text, said = core(
        "area", class_map, labelled, "--label-field", "reference", "--report", report
    )
    assert code == 0, said
    found = json.loads(text)
    wood, meadow, pond = found["classes"]
    assert wood["users"]["value"] == pytest.approx(0.9, abs=0.01)
    assert wood["producers"]["value"] == 1
    assert meadow["users"]["value"] == 1
    assert pond["area_ha"] == pytest.approx(pond["mapped_ha"])
    assert wood["mapped_ha"] == pytest.approx(539.4, rel=0.002)
    assert wood["area_ha"] == pytest.approx(0.9 * wood["mapped_ha"], rel=0.01)
    assert meadow["area_ha"] - meadow["mapped_ha"] == pytest.approx(0.1 * 539.4, rel=0.1)
    assert 0 < wood["area_ha_ci"] < 30
    page = report.read_text(encoding="utf-8")
    assert "Meadow" in page
    assert json.loads((tmp_path / "area.json").read_text())["overall"] == found["overall"]


def test_a_report_that_another_process_writes_is_left_to_it(
    refused, class_map, labelled, tmp_path, living
):
    report, held = tmp_path / "area.html", tmp_path / "area.html.lock"
    held.write_text(json.dumps({"host": socket.gethostname(), "pid": living}))
    words = ("area", class_map, labelled, "--label-field", "reference", "--report", report)
    assert f"{report} is being written by process {living}" in refused(*words)


def relabelled(path, labelled, fields, **columns):
    """The labelled points again, with other fields."""
    meta, _, wkb, _ = pyogrio.raw.read(labelled)
    pyogrio.raw.write(
        path,
        wkb,
        list(columns.values()),
        fields,
        geometry_type="Point",
        crs=meta["crs"],
        driver="GPKG",
    )
    return path


def test_what_acatama_saves_is_read(core, class_map, labelled, tmp_path):
    """Its fields: the class's name, its value, the map's value; points without a label are NULL."""
    truth = pyogrio.raw.read(labelled)[3][3].astype(str)
    names = np.array([t.title() for t in truth], object)
    values = np.array([{"wood": 1.0, 'meadow, "wet"': 2.0, "λίμνη": 3.0}[t] for t in truth])
    names[:7], values[:7] = None, np.nan
    saved = relabelled(
        tmp_path / "saved.gpkg", labelled, ["ID", "Label", "Is labeled as"],
        id=np.arange(len(names)), name=names, value=values,
    )  # fmt: skip
    found = {}
    for field in ("Label", "Is labeled as"):
        code, text, said = core("area", class_map, saved, "--label-field", field)
        assert code == 0, said
        assert "7 features" in said
        found[field] = json.loads(text)
    assert found["Label"]["classes"] == found["Is labeled as"]["classes"]
    record = found["Label"]
    assert record["design"] == "poststratified"
    assert sum(c["points"] for c in record["classes"]) == record["points"] == len(names) - 7
    assert record["overall"]["value"] == pytest.approx(0.94, abs=0.01)


def test_points_drawn_without_strata_need_none(core, class_map, make_labels, tmp_path):
    rng = np.random.default_rng(3)
    cols, rows = rng.integers(20, 300, 60), rng.integers(0, 290, 60)
    spots = [shapely.Point(500_005 + 10 * c, 5_599_995 - 10 * r) for c, r in zip(cols, rows)]
    truth = ["wood" if r < 180 else 'meadow, "wet"' for r in rows]
    points = make_labels(spots, "simple.gpkg", cover=truth)
    words = ("area", class_map, points, "--label-field", "cover")
    code, _, said = core(*words)
    assert code == 2
    assert "choose the design `simple`" in said
    code, text, said = core(*words, "--design", "simple")
    assert code == 0, said
    record = json.loads(text)
    wood = record["classes"][0]
    p = sum(t == "wood" for t in truth) / 60
    assert wood["area_ha"] == pytest.approx(p * record["total_ha"], rel=1e-6)
    assert wood["area_ha_se"] == pytest.approx(
        np.sqrt(p * (1 - p) / 59) * record["total_ha"], rel=0.001
    )
    assert "“Λίμνη”" in said  # no point there: said, not hidden


def test_a_sample_beside_the_training_labels(core, class_map, make_labels, square, tmp_path):
    """Half of the wood was taught: no point lies there, and area takes the sample."""
    training = make_labels([square(0, 0, 170)], "taught.gpkg", cover=[""])
    drawn = tmp_path / "beside.gpkg"
    words = ("--n", "200", "--labels", training)
    code, _, said = core("sampledesign", class_map, drawn, *words)
    assert code == 0, said
    points = shapely.from_wkb(pyogrio.raw.read(drawn)[2])
    assert not shapely.intersects(points, square(0, 0, 170)).any()
    _, _, _, columns = pyogrio.raw.read(drawn)
    assert columns[2][columns[1] == 1][0] == 300 * 180 - 170 * 170  # pixels left to draw from
    done = relabelled(
        tmp_path / "done.gpkg", drawn, ["stratum", "stratum_pixels", "reference"],
        stratum=columns[1], pixels=columns[2], reference=columns[1],
    )  # fmt: skip
    options = ("--label-field", "reference", "--labels", training)
    code, text, said = core("area", class_map, done, *options)
    assert code == 0, said
    assert json.loads(text)["checked_against_training"] == "taught.gpkg"
    assert "was not checked" not in said
    assert "32.0 % of the map's pixels are not in the strata" in said


def test_a_sample_of_another_map_is_weighed_by_what_lies_on_this_one(core, class_map, labelled):
    """Two thirds of the wood are cut away, and the points there lie where there is no data."""
    with rasterio.open(class_map, "r+") as file:
        values = file.read(1)
        values[:120] = 255
        file.write(values, 1)
    code, text, said = core("area", class_map, labelled, "--label-field", "reference")
    assert code == 0, said
    assert "where the map has no data left out" in said
    wood = json.loads(text)["classes"][0]
    assert wood["area_ha"] == pytest.approx(0.9 * wood["mapped_ha"], rel=0.2)  # 1.6 by all the wood


def test_the_picture_is_north_up_however_the_map_is_stored(core, class_map, labelled, tmp_path):
    pictures = []
    for turned in (False, True):
        if turned:
            with rasterio.open(class_map) as file:
                values, known = file.read(1)[::-1, ::-1], file.profile
            known["transform"] *= Affine.translation(300, 300) * Affine.scale(-1, -1)
            with rasterio.open(class_map, "w", **known) as file:
                file.write(values, 1)
        report = tmp_path / f"{turned}.html"
        words = ("--label-field", "reference", "--report", report)
        code, _, err = core("area", class_map, labelled, *words)
        assert code == 0, err
        page = report.read_text(encoding="utf-8")
        assert re.search(r"\b3 × 3 km", page)
        pictures.append(re.findall(r"data:image/png[^\"]*|<circle[^>]*>", page))
    assert pictures[0] == pictures[1]


def test_the_report_has_the_map_the_tables_and_what_to_cite(core, class_map, labelled, tmp_path):
    report = tmp_path / "a.html"
    core("area", class_map, labelled, "--label-field", "reference", "--report", report)
    page = report.read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    assert "Olofsson" in page
    assert "Stehman" in page
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[1]["label"] == 'meadow, "wet"'
    assert float(rows[0]["users"]) == pytest.approx(0.9, abs=0.01)
    assert float(rows[0]["users_low"]) < float(rows[0]["users"]) < float(rows[0]["users_high"])
    with (tmp_path / "a_matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        matrix = list(csv.reader(file))
    assert matrix[0] == ["map", "Wood", 'Meadow, "Wet"', "Λίμνη"]
    counts = np.array([row[1:] for row in matrix[1:]], int)
    assert counts.sum() == 400
    assert page.count('class="wrong"') == counts.sum() - np.trace(counts) > 0


@pytest.mark.parametrize(
    ("area", "margin", "printed"),
    [
        (22.004, 6.117, "22.0 ± 6.1"),
        (23.5, 10.7, "24 ± 11"),
        (21_158.2, 6_157.8, "21\u202f158 ± 6\u202f158"),
        (0.0412, 0.0031, "0.0412 ± 0.0031"),
        (6.271, 0.0, "6.27 ± 0"),
        (999.7, 0.0, "1\u202f000 ± 0"),
    ],
)
def test_an_area_is_printed_to_the_second_digit_of_its_margin(area, margin, printed):
    assert f"{number(area, margin)} ± {number(margin, margin)}" == printed


class TestRefused:
    def area(self, refused, class_map, reference, *options):
        return refused("area", class_map, reference, "--label-field", "cover", *options)

    def test_a_colour_that_is_none(self, refused, class_map, make_labels):
        record = class_map.with_name(class_map.name + ".json")
        content = json.loads(record.read_text(encoding="utf-8"))
        content["classes"][0]["color"] = "red"
        points = self.points(make_labels, [50, 51], ["wood"] * 2)
        for text in (json.dumps(content), "[" * 100_000):
            record.write_text(text, encoding="utf-8")
            said = self.area(refused, class_map, points)
            assert f"{record} does not describe the classes" in said

    def test_a_layer_of_confidence(self, refused, class_map, make_labels):
        """Its record has no classes, and without the record its percents would count as classes."""
        record = class_map.with_name(class_map.name + ".json")
        record.write_text('{"kind": "confidence"}', encoding="utf-8")
        points = self.points(make_labels, [50, 51], ["wood"] * 2)
        said = self.area(refused, class_map, points)
        assert f"{class_map} is no class map" in said
        assert "calls it 'confidence'" in said

    def test_polygons(self, refused, class_map, make_labels, square):
        polygons = make_labels([square(5, 5), square(25, 5)], cover=["wood", "wood"])
        assert "not single points" in self.area(refused, class_map, polygons)

    def points(self, make_labels, rows, names, **fields):
        spots = [shapely.Point(501_005 + 10 * i, 5_599_995 - 10 * r) for i, r in enumerate(rows)]
        return make_labels(spots, "points.gpkg", cover=names, **fields)

    def test_training_labels(self, refused, class_map, make_labels, square):
        names = ["wood", "wood", 'meadow, "wet"', 'meadow, "wet"', "λίμνη", "λίμνη"]
        points = self.points(make_labels, [50, 51, 200, 201, 296, 297], names)
        training = make_labels([square(99, 49, 4)], "training.gpkg", cover=["wood"])
        said = self.area(refused, class_map, points, "--labels", training)
        assert f"2 features (fid 1, 2) of the 6 in the reference {points} lie in" in said
        assert f"training labels of {training}, and" in said
        assert "leave --labels away" in said
        assert "remove these points" in said and "sampledesign" not in said
        # Whatever the fields hold, and with labels elsewhere.
        shapes = [square(99, 49, 4), square(9000, 49)]
        training = make_labels(shapes, "more.gpkg", note=["", ""], cover=["", "wood"])
        assert "2 features" in self.area(refused, class_map, points, "--labels", training)

    def test_a_table_over_the_reference(self, refused, class_map, tmp_path):
        """The report's table would lie where the points are."""
        points = tmp_path / "points.csv"
        points.write_text("cover,X,Y\nwood,500005,5599000\n")
        said = self.area(refused, class_map, points, "--report", tmp_path / "points.html")
        assert "points.csv would be overwritten but is also an input" in said

    def test_a_report_over_a_manifest(self, refused, class_map, make_labels, tmp_path):
        """The report's record and tables would lie where files of that name lie that no report wrote."""
        for name in ("mine.json", "mine_matrix.csv"):
            (tmp_path / name).write_text('{"frames": []}')
        points = self.points(make_labels, [50, 51], ["wood"] * 2)
        said = self.area(refused, class_map, points, "--report", tmp_path / "mine.html")
        assert f"mine.json, {tmp_path / 'mine_matrix.csv'} would be overwritten" in said

    def test_points_that_nobody_drew(self, refused, class_map, make_labels):
        points = self.points(
            make_labels,
            [50, 51, 200, 201, 296, 297, 60],
            ["wood"] * 7,
            stratum=np.array([1, 1, 2, 2, 3, 3, np.nan]),
            stratum_pixels=np.array([53_900, 53_900, 34_200, 34_200, 1_800, 1_800, np.nan]),
        )
        said = self.area(refused, class_map, points)
        assert "1 feature (fid 7)" in said
        assert "added by hand" in said

    def test_a_design_that_the_points_do_not_tell(self, refused, class_map, make_labels):
        points = self.points(make_labels, [50, 51], ["wood"] * 2)
        said = self.area(refused, class_map, points, "--design", "stratified")
        assert "has no fields 'stratum' and 'stratum_pixels'" in said

    def test_a_stratum_without_points(self, refused, class_map, make_labels):
        points = self.points(make_labels, [50, 51, 200, 201], ["wood"] * 4)
        said = self.area(refused, class_map, points)
        assert "no point in stratum 'Λίμνη' (2.0 % of the map)" in said

    def test_one_point_in_a_stratum_of_the_sample(self, refused, class_map, make_labels):
        points = self.points(
            make_labels,
            [50, 51, 200, 201, 296],
            ["wood"] * 5,
            stratum=np.array([1, 1, 2, 2, 3]),
            stratum_pixels=np.array([53_900, 53_900, 34_200, 34_200, 1_800]),
        )
        assert "one point only in stratum 'Λίμνη'" in self.area(refused, class_map, points)

    def test_more_points_than_pixels(self, refused, class_map, make_labels):
        """The sizes may be hectares, or whatever else a program calls so."""
        points = self.points(
            make_labels,
            [50, 51, 200, 201, 296, 297],
            ["wood"] * 6,
            stratum=np.array([1, 1, 2, 2, 3, 3]),
            stratum_pixels=np.array([53.9, 53.9, 34.2, 34.2, 1.8, 1.8]),
        )
        said = self.area(refused, class_map, points)
        assert "has 2 points in stratum 'Λίμνη', which has 1.8 pixels" in said

    def test_two_samples_in_one(self, refused, class_map, make_labels):
        points = self.points(
            make_labels,
            [50, 51, 200, 201, 296, 297],
            ["wood"] * 6,
            stratum=np.array([1, 1, 2, 2, 3, 3]),
            stratum_pixels=np.array([53_900, 9_000, 34_200, 34_200, 1_800, 1_800]),
        )
        said = self.area(refused, class_map, points)
        assert "gives stratum 1 2 sizes in 'stratum_pixels' (9000 and 53900)" in said

    def test_other_names(self, refused, class_map, make_labels):
        points = self.points(make_labels, [50, 51], ["bog", "fen"])
        said = self.area(refused, class_map, points)
        assert "names no class of the map: it holds 'bog', 'fen'" in said
        assert "Choose the field in which you said what is really there" in said

    def test_maps_that_are_none(self, refused, place, make_labels, tmp_path):
        points = self.points(make_labels, [50, 51], ["wood", "wood"])
        assert "is no class map: it has 8 bands of int8" in self.area(refused, place, points)
        assert "does not exist" in self.area(refused, tmp_path / "none.tif", points)

    def test_too_few_points(self, refused, class_map, tmp_path):
        said = refused("sampledesign", class_map, tmp_path / "s.gpkg", "--n", "5")
        assert "5 points are too few for 3 classes" in said
