"""Reference samples that `area` could take for something else than they are."""

import json

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from affine import Affine

LEFT, TOP = 500_000, 5_600_000


@pytest.fixture
def make_map(tmp_path):
    """write(values (h, w), name, legend {value: (label, name)}, dx, dy, crs, dtype) -> path of a
    class map."""

    def write(values, name="map.tif", legend=None, dx=10, dy=10, crs="EPSG:32631", dtype="uint8"):
        path = tmp_path / name
        height, width = values.shape
        options = {"driver": "GTiff", "count": 1, "dtype": dtype, "width": width}
        place = {"crs": crs, "transform": Affine(dx, 0, LEFT, 0, -dy, TOP)}
        with rasterio.open(path, "w", **options, **place, height=height, nodata=0) as file:
            file.write(values.astype(dtype), 1)
        if legend:
            classes = [
                {"value": v, "label": label, "name": named, "color": "#112233"}
                for v, (label, named) in legend.items()
            ]
            record = {"kind": "class-map", "classes": classes}
            path.with_name(f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
        return path

    return write


def spots(cols, rows, dx=10, dy=10, at=0.5):
    """Points at the share `at` of these pixels' width and height."""
    return [
        shapely.Point(LEFT + dx * (c + at), TOP - dy * (r + at))
        for c, r in zip(cols, rows, strict=True)
    ]


def stripes(width=60, height=40, classes=3):
    """Values 1, 2, … from left to right."""
    return np.broadcast_to(1 + np.arange(width) * classes // width, (height, width))


GRID = [(c, r) for c in range(1, 60, 4) for r in range(1, 40, 6)]
COLS, ROWS = zip(*GRID, strict=True)


def area(core, *words, field="ref"):
    """What `area` finds, and what it says."""
    code, text, said = core("area", *words, "--label-field", field)
    assert code == 0, said
    return json.loads(text), said


def test_a_label_that_the_map_lacks_is_not_the_pixel_value_of_another(core, make_map, make_labels):
    """Taught 1, 2 and 4 a map has the values 1, 2 and 3."""
    legend = {1: ("1", "Wood"), 2: ("2", "Moor"), 3: ("4", "Pond")}
    path = make_map(stripes(), legend=legend)
    points = make_labels(spots(COLS, ROWS), ref=[1 + c // 20 for c in COLS])
    found, said = area(core, path, points)
    assert [c["label"] for c in found["classes"]] == ["1", "2", "4", "3"]
    assert "of class '3', which the map does not have, count as errors" in said
    assert found["counts"][2][2] == 0
    # Where labels are words, a number can only be a value.
    path = make_map(stripes(), legend={1: ("w", "Wood"), 2: ("m", "Moor"), 3: ("p", "Pond")})
    found, _ = area(core, path, points)
    assert found["overall"]["value"] == 1


def test_a_label_of_the_legend_that_does_not_occur_is_no_name_of_another(
    core, make_map, make_labels
):
    legend = {1: ("wood", "moor"), 2: ("fen", "Fen"), 3: ("pond", "Pond"), 4: ("moor", "Moor")}
    points = make_labels(spots(COLS, ROWS), ref=["moor", "fen", "pond"] * (len(COLS) // 3))
    found, said = area(core, make_map(stripes(), legend=legend), points)
    assert found["classes"][3]["name"] == "Moor"
    assert "of class 'moor', which the map does not have" in said


def test_a_name_of_two_classes(refused, make_map, make_labels):
    legend = {1: ("10", "Forest"), 2: ("11", "Forest"), 3: ("20", "Meadow")}
    points = make_labels(
        spots(COLS, ROWS), ref=[("Forest", "Forest", "Meadow")[c // 20] for c in COLS]
    )
    said = refused("area", make_map(stripes(), legend=legend), points, "--label-field", "ref")
    assert f"{points} holds 'Forest', and 2 classes" in said
    assert "(labels '10', '11')" in said


def test_points_in_the_pixels_of_training_points(refused, make_map, make_labels):
    """Half a pixel apart or more, and yet what the map was taught with."""
    classes = [1 + c // 20 for c in COLS]
    points = make_labels(spots(COLS, ROWS), "points.gpkg", ref=classes)
    training = make_labels(spots(COLS[:9], ROWS[:9], at=0.1), "taught.gpkg", ref=classes[:9])
    words = ("area", make_map(stripes()), points, "--label-field", "ref", "--labels", training)
    said = refused(*words)
    assert said.startswith("9 features (fid 1, 2, 3, 4, 5, 6, 7, 8 and 1 more) of the")
    assert f"lie in pixels of training labels of {training}" in said


@pytest.fixture
def drawn(core, tmp_path):
    """write(map, truth of (row, col), name, driver, *words) -> a labelled sample of the map."""

    def write(class_map, truth, name="done.gpkg", driver="GPKG", words=("--n", "100")):
        path = tmp_path / "drawn.gpkg"
        code, _, said = core("sampledesign", class_map, path, *words)
        assert code == 0, said
        meta, _, wkb, columns = pyogrio.raw.read(path)
        with rasterio.open(class_map) as file:
            points = shapely.from_wkb(wkb)
            places = [file.index(p.x, p.y) for p in points]
        columns[3] = np.array([str(truth[place]) for place in places], object)
        options = {"geometry_type": "Point", "crs": meta["crs"], "driver": driver}
        pyogrio.raw.write(tmp_path / name, wkb, columns, meta["fields"], **options)
        return tmp_path / name

    return write


def test_points_drawn_beside_labels_in_wide_pixels(core, drawn, make_map, make_labels):
    """Of pixels three times as wide as high, half a width reaches into the next row."""
    values = stripes(classes=2)
    class_map = make_map(values, dx=30)
    labels = [shapely.box(*p.buffer(1).bounds) for p in spots(COLS, ROWS, dx=30)]
    training = make_labels(labels, "taught.gpkg", ref=["a"] * len(labels))
    points = drawn(class_map, values, words=("--n", "1000", "--labels", training))
    found, _ = area(core, class_map, points, "--labels", training, field="reference")
    assert found["points"] == 1000


@pytest.mark.filterwarnings("ignore:Normalized/laundered field name")
def test_a_sample_saved_as_a_shapefile_keeps_its_design(core, drawn, make_map):
    """A shapefile cuts `stratum_pixels` to ten letters; drawn on a map with one small class."""
    other = np.ones((60, 60))
    other[:6, :6] = 2
    drawn_on = make_map(other, "drawn.tif")
    points = drawn(drawn_on, other.astype(int), "done.shp", "ESRI Shapefile")
    found, _ = area(core, make_map(stripes(60, 60, 2)), points, field="reference")
    assert found["design"] == "stratified"
    assert found["classes"][1]["area_ha"] == pytest.approx(0.36, rel=0.001)


def test_strata_of_unknown_size(core, refused, make_map, make_labels):
    points = make_labels(spots(COLS, ROWS), ref=[1 + c // 20 for c in COLS], stratum=list(COLS))
    words = ("area", make_map(stripes()), points, "--label-field", "ref")
    said = refused(*words)
    assert f"{points} has a field 'stratum' but no 'stratum_pixels'" in said
    assert "choose the design `poststratified`" in said
    assert core(*words, "--design", "poststratified")[0] == 0


def test_points_in_one_pixel_count_once(core, make_map, make_labels):
    """Five times the same points are no larger sample: intervals must not shrink."""
    class_map = make_map(stripes(classes=2))
    truth = [1 + c // 30 if i % 7 else 1 for i, c in enumerate(COLS)]
    single = make_labels(spots(COLS, ROWS), "single.gpkg", ref=truth)
    shapes = [p for at in (0.5, 0.1, 0.9) for p in spots(COLS, ROWS, at=at)]
    many = make_labels(shapes, "many.gpkg", ref=truth * 3)
    (one, _), (three, said) = area(core, class_map, single), area(core, class_map, many)
    assert three["overall"] == one["overall"]
    assert three["classes"] == one["classes"]
    assert f"{2 * len(COLS)} features (fid {len(COLS) + 1}, " in said
    assert "in the pixel of another point left out: a pixel counts once." in said


def test_a_sample_saved_twice_in_one_file_is_one_sample(core, drawn, make_map, tmp_path):
    """Points off this map, or where it has no data, count for how much of a stratum it has: once too."""
    whole = np.array(stripes(60, 60, 2))
    points = drawn(make_map(whole, "drawn.tif"), whole)
    meta, _, wkb, columns = pyogrio.raw.read(points)
    double = tmp_path / "double.gpkg"
    options = {"geometry_type": "Point", "crs": meta["crs"], "driver": "GPKG"}
    twice = [np.concatenate([c, c]) for c in columns]
    pyogrio.raw.write(double, np.concatenate([wkb, wkb]), twice, meta["fields"], **options)
    whole[:20, :40] = 0
    class_map = make_map(whole[:50, :50])
    one, _ = area(core, class_map, points, field="reference")
    two, _ = area(core, class_map, double, field="reference")
    assert two["classes"] == one["classes"]
    assert two["overall"] == one["overall"]


def test_points_of_one_pixel_that_contradict_each_other(refused, make_map, make_labels):
    shapes = spots((1, 1, 9, 40, 41), (1, 1, 9, 1, 1))
    points = make_labels(shapes, ref=[1, 2, 1, 2, 2])
    said = refused("area", make_map(stripes(classes=2)), points, "--label-field", "ref")
    assert f"2 features (fid 1, 2) of {points} share a pixel" in said
    assert "Correct field 'ref'" in said


def test_more_points_than_pixels_drawn_over_the_whole_map(core, make_map, make_labels):
    """All pixels seen leave nothing to estimate: no error, and no margin."""
    shapes = spots((0, 1, 2, 3) * 3, (0, 0, 0, 0) * 3)
    points = make_labels(shapes, ref=[1, 2, 2, 2] * 3)
    class_map = make_map(stripes(4, 1, 2))
    found, _ = area(core, class_map, points, "--design", "simple")
    assert found["points"] == 4
    assert found["overall"]["value"] == 0.75
    assert found["overall"]["se"] == 0


def test_a_design_that_contradicts_the_sample_is_said(core, drawn, make_map, tmp_path):
    rare = np.ones((60, 60), int)
    rare[:6, :6] = 2
    class_map = make_map(rare, "rare.tif")
    points = drawn(class_map, rare)

    def said_of(path, design):
        report = tmp_path / "report.html"
        words = ("--design", design, "--report", report)
        found, said = area(core, path, points, *words, field="reference")
        sentence = f"names strata of its own in 'stratum', and the design `{design}` passes them"
        assert any(sentence in c for c in found["cautions"]) == (sentence in said)
        assert ("names strata of its own in" in report.read_text()) == (sentence in said)
        return sentence in said

    assert said_of(class_map, "simple")
    assert not said_of(class_map, "poststratified")  # its strata are the map's classes
    assert not said_of(class_map, "stratified")
    other = make_map(stripes(60, 60, 2), "other.tif")
    assert said_of(other, "poststratified")
    assert not said_of(other, "auto")


def test_a_sample_of_a_map_that_was_retrained_with_one_more_class(
    core, drawn, make_map, make_labels, square
):
    """Its strata are some of this map's numbers and yet not its classes; labels were left out."""
    old = np.array(stripes(60, 60, 2), int)
    new = old.copy()
    new[:10] = 3
    training = make_labels([square(5, 20), square(40, 20)], ref=["a", "b"])
    points = drawn(make_map(old, "old.tif"), new, words=("--n", "200", "--labels", training))
    found, said = area(core, make_map(new, "new.tif"), points, field="reference")
    assert found["design"] == "stratified"
    assert found["overall"]["value"] == 1
    assert found["classes"][2]["area_ha"] == pytest.approx(6, rel=0.4)
    assert "2.0 % of the map's pixels are not in the strata" in said


def test_a_stratum_that_nobody_labelled(refused, drawn, make_map, tmp_path):
    """Drawn in this map's classes, a sample must say something of each."""
    values = np.array(stripes(60, 60, 3), int)
    class_map = make_map(values)
    points = drawn(class_map, values)
    meta, _, wkb, columns = pyogrio.raw.read(points)
    options = {"geometry_type": "Point", "crs": meta["crs"], "driver": "GPKG"}
    words = ("area", class_map, tmp_path / "some.gpkg", "--label-field", "reference")
    for unlabelled in ([2], [2, 3]):  # the share is that of the stratum which is named
        columns[3] = np.where(np.isin(columns[1], unlabelled), None, columns[3])
        pyogrio.raw.write(tmp_path / "some.gpkg", wkb, columns, meta["fields"], **options)
        assert "has no point in stratum '2' (33.3 % of the map)" in refused(*words)


def test_what_a_mask_covers_is_no_class(core, make_map, make_labels, tmp_path):
    """Under the mask lies a 0 that nobody declared, and points that count for nothing."""
    values = stripes().copy()
    values[:, :20] = 0
    path = make_map(values, "masked.tif")
    mask = np.full(values.shape, 255, np.uint8)
    mask[:, :20] = 0
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as file:
        file.nodata = None
        file.write_mask(mask)
    points = make_labels(spots(COLS, ROWS), ref=[1 + c // 20 for c in COLS])
    found, said = area(core, path, points)
    assert [c["label"] for c in found["classes"]] == ["2", "3"]
    assert "35 features (fid 1, 2, 3" in said and "where the map has no data left out" in said
    code, text, said = core("sampledesign", path, tmp_path / "s.gpkg", "--n", "50")
    assert code == 0, said
    assert list(json.loads(text)["classes"]) == ["2", "3"]


def test_a_class_below_zero_is_no_missing_pixel(refused, make_map, make_labels, tmp_path):
    path = make_map(np.where(stripes(classes=2) == 1, -1, 1), dtype="int16")
    refs = make_labels(spots(COLS, ROWS), ref=["1"] * len(COLS))
    said = refused("area", path, refs, "--label-field", "ref", "--design", "simple")
    assert f"The map {path} has pixels of -1, but classes are whole numbers from 0" in said


def test_a_map_in_feet_is_not_as_wide_as_one_in_metres(core, make_map, make_labels, tmp_path):
    path, report = make_map(stripes(), crs="EPSG:2263"), tmp_path / "report.html"
    right = [str(stripes()[r, c]) for c, r in GRID]
    refs = make_labels(spots(COLS, ROWS), crs="EPSG:2263", ref=right)
    area(core, path, refs, "--report", report)
    assert "0.183 × 0.122 km" in report.read_text(encoding="utf-8")  # 600 × 400 US feet


def test_a_map_does_not_judge_itself(refused, drawn, make_map):
    """The sample's fields stand in a list; the strata, chosen there, would be right everywhere."""
    values = np.array(stripes(60, 60, 3), int)
    class_map = make_map(values)
    points = drawn(class_map, values)
    said = refused("area", class_map, points, "--label-field", "stratum")
    assert f"Field 'stratum' of {points} says what the map shows" in said
