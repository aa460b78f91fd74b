"""The kept process: requests on stdin, answers on stdout, and what it remembers between them."""

import io
import json
import queue
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyogrio
import pytest
import rasterio
import shapely
from aef_fields.core.errors import InputError
from aef_fields.core.live import paint
from aef_fields.core.live.session import Session
from aef_fields.core.live.view import plan
from aef_fields.core.maps.writer import MapClass
from aef_fields.core.progress import Progress
from aef_fields.core.serve import _listen, serve
from affine import Affine

LEFT, TOP, PIXEL = 500_000.0, 5_600_000.0, 10.0  # as in conftest.py

SIZE = 60
LEGEND = [
    {"label": "w", "name": "Water", "color": "#0000ff"},
    {"label": "f", "name": "Forest", "color": "#00ff00"},
]
WHOLE = [LEFT, TOP - PIXEL * SIZE, LEFT + PIXEL * SIZE, TOP]


@pytest.fixture
def embedding(make_embedding):
    """Left half one kind of vector, right half another, a column without data in between."""
    rng = np.random.default_rng(1)
    vectors = rng.normal(0, 0.15, (SIZE, SIZE, 8))
    vectors[:, :30, 0] += 1
    vectors[:, 30:, 1] += 1
    vectors[:, 30] = np.nan
    return make_embedding(vectors)


@pytest.fixture
def session(embedding):
    made = Session(Progress())
    made.open(str(embedding))
    yield made
    made.close()


def label(fid, shape, value):
    return {"id": fid, "wkt": shape.wkt, "label": value}


@pytest.fixture
def labelled(session, square):
    """Three labels of each class, one of them off the embedding."""
    put = [label(i, square(3 + 8 * (i % 3), 5 + 20 * (i // 3)), "w") for i in range(4)]
    put += [label(10 + i, square(34 + 8 * i, 5), "f") for i in range(3)]
    put.append(label(20, square(900, 900), "f"))
    assert session.labels(put=put) == {"usable": 7}
    return session


def test_the_preview_has_the_class_colours_and_hides_what_is_missing(labelled, tmp_path):
    out = tmp_path / "p.tif"
    answer = labelled.preview(str(out), WHOLE, SIZE, SIZE, LEGEND, places=3)
    with rasterio.open(out) as file:
        red, green, blue, alpha = file.read()
        assert tuple(file.bounds) == tuple(WHOLE)
    assert (blue > green)[:, :30].mean() > 0.99 and (green > blue)[:, 31:].mean() > 0.99
    assert np.median(blue[:, :30]) > 250 and np.median(red[:, :30]) < 30
    assert not alpha[:, 30].any() and np.delete(alpha, 30, axis=1).min() >= 190
    assert len(answer["places"]) == 3
    assert all(p["likely"] in ("Water", "Forest") for p in answer["places"])


def test_a_colour_means_one_class_and_its_strength_how_sure():
    """Nearly whatever lies below: only places without data let it through wholly."""
    known = [MapClass(1, "w", "Water", "#0000ff"), MapClass(2, "f", "Forest", "#00ff00")]
    head = SimpleNamespace(
        coef_=np.array([[4.0], [-4.0]]), intercept_=np.zeros(2), classes_=np.array([1, 2])
    )
    pixels, _, _ = paint.classes(np.array([[3, 0.1, 0.001, -0.1, np.nan]], np.float32), head, known)
    sure, unsure, any_class, forest, missing = pixels.T.tolist()
    assert sure == [0, 0, 255, 235]
    assert missing[3] == 0
    assert any_class[3] == 190  # the palest there is: no class is likelier than by chance
    for faint, stronger in ((unsure, sure), (any_class, unsure)):  # of one hue, nearer to the grey
        assert faint[0] == faint[1] and faint[2] > faint[0] > stronger[0]
        assert stronger[3] > faint[3] >= 190  # the image shows, but for less than the grey
    assert forest[1] > forest[0] == forest[2] and forest[3] == unsure[3]


def test_a_coarse_screen_gets_a_coarse_preview(labelled, tmp_path):
    out = tmp_path / "p.tif"
    labelled.preview(str(out), WHOLE, 20, 20, LEGEND)
    with rasterio.open(out) as file:
        assert (file.width, file.height) == (20, 20)
        assert tuple(file.bounds) == tuple(WHOLE)


def test_a_window_is_cut_to_the_embedding_and_never_larger_than_a_million(session):
    grid = session._open().grid
    tile, height, width = plan(grid, (LEFT - 100, TOP - 200, LEFT + 100, TOP + 100), 400, 600)
    assert (tile.col, tile.row, tile.width, tile.height) == (0, 0, 10, 20)
    assert (height, width) == (20, 10)
    from dataclasses import replace

    large = replace(grid, width=5000, height=5000)
    _, height, width = plan(large, large.bounds, 5000, 5000)
    assert 990_000 < height * width <= 1_000_000


def test_labels_change_one_by_one(labelled, square, tmp_path):
    """A label that moved to the other half is learnt anew; one that was removed is forgotten."""
    labelled.labels(put=[label(0, square(40, 40), "x")])
    answer = labelled.judge(LEGEND)
    assert [c["name"] for c in answer["classes"]] == ["Water", "Forest", "x"]
    labelled.labels(remove=[0])
    answer = labelled.judge(LEGEND)
    assert [(c["name"], c["labels"]) for c in answer["classes"]] == [("Water", 3), ("Forest", 3)]
    assert answer["value"] == 1.0 and answer["tested"] == 6 and answer["low"] < 1


def test_labels_off_the_embedding_are_counted_until_they_are_moved_or_removed(labelled, square):
    """They count for nothing, which the one who drew them can't see from the others' numbers."""
    assert labelled.judge(LEGEND)["off"] == 1
    missing = square(30.2, 10.2, 0.5)  # in the strip without data
    labelled.labels(put=[label(21, missing, "w"), label(22, square(901, 901), "")])
    assert labelled.judge(LEGEND)["off"] == 2
    labelled.labels(put=[label(20, square(40, 40), "f")], remove=[21])
    assert labelled.judge(LEGEND)["off"] == 0


@pytest.mark.parametrize(
    "shape",
    [
        "POINT (inf nan)",
        "POLYGON ((inf 0, 1 0, 1 1, inf 0))",
        "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0)))",
    ],
)
def test_a_label_that_can_not_be_read_takes_no_other_with_it(session, square, shape):
    """QGIS sends each once: what is lost with it would be missing until it is drawn anew."""
    put = [label(1, square(5, 5), "w"), {"id": 2, "wkt": shape, "label": "f"}]
    assert session.labels(put=put) == {"usable": 1}


@pytest.mark.parametrize("value", ["nan", "inf", "tall"])
def test_a_quantity_that_is_no_number_is_named(session, square, tmp_path, value):
    session.labels(put=[label(1, square(5, 5), "2"), label(2, square(40, 5), value)])
    with pytest.raises(InputError, match=f"'{value}' is no number"):
        session.preview(str(tmp_path / "p.tif"), WHOLE, SIZE, SIZE, task="regress")


def test_the_verdict_is_the_same_however_the_labels_are_numbered(session, square):
    """A saved layer numbers them anew; the same labels then have to be worth the same."""
    rng = np.random.default_rng(3)
    places = [(int(c), int(r)) for c, r in rng.permutation(100)[:24, None] // [10, 1] % 10 * 6]
    shapes = [square(col, row, 5) for col, row in places]
    values = ["f" if col + 3 * rng.normal() > 28 else "w" for col, _ in places]
    verdicts = []
    for numbers in (range(1, 25), range(-1, -25, -1), rng.permutation(24)):
        session.labels(remove=list(range(-30, 30)))
        zipped = zip(numbers, shapes, values, strict=True)
        session.labels(put=[label(int(fid), shape, value) for fid, shape, value in zipped])
        verdicts.append(session.judge(LEGEND))
    assert 0.5 < verdicts[0]["value"] < 1
    assert verdicts[0] == verdicts[1] == verdicts[2]


def test_what_is_called_right_is_the_share_of_labels(labelled, square):
    """Not of classes: one wrong of ten is one wrong of ten, whatever its class."""
    labelled.labels(put=[label(40 + i, square(34 + 8 * i, 20, 3), "f") for i in range(2)])
    labelled.labels(put=[label(50, square(36, 50, 3), "w")])
    answer = labelled.judge(LEGEND)
    assert answer["measure"] == "overall" and answer["tested"] == 10
    assert answer["value"] == pytest.approx(9 / 10, abs=0.02)


def test_the_commonest_confusion_is_named(labelled, square):
    """Labels of a class that lies in the other one's half are taken for that one."""
    wrong = [label(30 + i, square(5 + 8 * i, 45, 3), "f") for i in range(3)]
    labelled.labels(put=wrong)
    answer = labelled.judge(LEGEND)
    assert answer["value"] < 0.9
    assert answer["confused"]["class"] == "Forest"
    assert answer["confused"]["taken_for"] == "Water"


def test_one_class_is_answered_with_a_sentence(session, square, tmp_path):
    for labels, words in (([], "No label"), ([label(1, square(3, 3), "w")], "needs a second")):
        session.labels(put=labels)
        with pytest.raises(InputError, match=words):
            session.preview(str(tmp_path / "p.tif"), WHOLE, SIZE, SIZE)
    assert not (tmp_path / "p.tif").exists()


def test_quantities_are_coloured_between_the_extremes(session, square, tmp_path):
    put = [label(i, square(3 + 8 * i, 5), "10") for i in range(3)]
    put += [label(10 + i, square(34 + 8 * i, 5), "20.5") for i in range(3)]
    session.labels(put=put)
    answer = session.preview(str(tmp_path / "p.tif"), WHOLE, SIZE, SIZE, task="regress")
    assert (answer["low"], answer["high"]) == (10, 20.5)
    assert session.judge(task="regress")["value"] > 0.9


def test_similar_places_score_high_and_unlike_ones_nothing(session, tmp_path):
    out = tmp_path / "s.tif"
    left, right = [LEFT + 55.0, TOP - 55.0], [LEFT + 500.0, TOP - 55.0]
    answer = session.similar(str(out), WHOLE, SIZE, SIZE, points=[left], unlike=[right])
    with rasterio.open(out) as file:
        score = file.read(1)
    assert score[5, 5] > 190
    limit = 200 * answer["threshold"]
    assert (score[:, :30] > limit).mean() > 0.75 and (score[:, 31:] == 0).mean() > 0.95
    assert (score[:, 30] == 255).all()


def test_what_is_similar_becomes_polygons(session, tmp_path):
    left = [LEFT + 55.0, TOP - 55.0]
    window = {"bounds": WHOLE, "width": SIZE, "height": SIZE, "points": [left]}
    answer = session.outline(str(tmp_path / "o.gpkg"), threshold=0.2, **window)
    meta, _, wkb, (area,) = pyogrio.raw.read(tmp_path / "o.gpkg")
    assert len(wkb) == answer["count"] and meta["crs"] == "EPSG:32631"
    assert 0.9 * 30 * SIZE * 100 < area.sum() <= 30 * SIZE * 100
    with pytest.raises(InputError, match="lower the threshold"):
        session.outline(str(tmp_path / "n.gpkg"), threshold=1.1, **window)


def test_areas_of_polygons_are_in_square_metres_whatever_the_crs(session, embedding, tmp_path):
    """The same pixels in degrees: 0.001° at 60° north are 55.8 by 111.4 m."""
    with rasterio.open(embedding, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.crs, file.transform = "EPSG:4326", Affine(0.001, 0, 8, 0, -0.001, 60)
    session.open(str(embedding))
    window = {"bounds": [8, 59.94, 8.06, 60], "width": SIZE, "height": SIZE}
    out = tmp_path / "o.gpkg"
    session.outline(str(out), threshold=0.2, points=[[8.0055, 59.9945]], **window)
    _, _, wkb, (area,) = pyogrio.raw.read(out)
    pixels = shapely.area(shapely.from_wkb(wkb)).sum() / 1e-6
    assert area.sum() == pytest.approx(pixels * 55.8 * 111.4, rel=0.002)


def test_a_view_without_data_does_not_stand_for_the_scene(session, tmp_path):
    left = [LEFT + 55.0, TOP - 55.0]
    hole = [LEFT + 301, TOP - 100, LEFT + 309, TOP - 1]
    with pytest.raises(InputError, match="shows no data"):
        session.similar(str(tmp_path / "s.tif"), hole, 1, 9, points=[left])
    answer = session.similar(str(tmp_path / "s.tif"), WHOLE, SIZE, SIZE, points=[left])
    assert 0 < answer["threshold"] < 1


def test_a_pixel_tells_its_nearest_labels_and_why_it_has_no_series(labelled):
    answer = labelled.series(LEFT + 405, TOP - 455, LEGEND)
    assert [n["name"] for n in answer["nearest"]][:3] == ["Forest"] * 3
    assert answer["nearest"][0]["similarity"] > answer["nearest"][-1]["similarity"]
    assert "which images" in answer["problem"] and answer["sources"] == []


def test_a_labelled_pixel_is_as_like_its_label_as_can_be(make_embedding, square):
    """Not more: numbers in a byte are rounded, so that what is read is longer or shorter than 1."""
    vectors = np.random.default_rng(0).normal(size=(20, 20, 64))
    session = Session(Progress())
    session.open(str(make_embedding(vectors)))
    session.labels(put=[label(i, square(i, i, 1), "w") for i in range(20)])
    best = [
        session.series(LEFT + PIXEL * (i + 0.5), TOP - PIXEL * (i + 0.5))["nearest"][0]
        for i in range(20)
    ]
    session.close()
    assert [one["id"] for one in best] == list(range(20))
    assert [one["similarity"] for one in best] == pytest.approx([1.0] * 20, abs=1e-5)


def talk(*requests):
    """Answers to requests that all wait already."""
    waiting, answers = queue.Queue(), io.StringIO()
    for request in requests:
        waiting.put(request)
    waiting.put(None)
    serve(waiting, answers, Progress())
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_an_overtaken_request_is_dropped_and_a_bad_one_survived(embedding):
    place = {"x": LEFT + 5, "y": TOP - 5}
    lines = talk(
        {"id": 1, "do": "open", "embedding": str(embedding)},
        {"id": 2, "do": "series", **place},
        {"id": 3, "do": "dance"},
        {"id": 4, "do": "series", "x": "east"},
        {"id": 5, "do": "series", **place},
    )
    assert [(line["event"], line.get("id")) for line in lines] == [
        ("ready", None),
        ("answer", 1),
        ("dropped", 2),
        ("refusal", 3),
        ("dropped", 4),
        ("answer", 5),
    ]
    assert "'dance'" in lines[3]["text"]


def test_a_bug_in_one_answer_does_not_end_the_conversation(embedding):
    lines = talk(
        {"id": 1, "do": "open", "embedding": str(embedding)},
        {"id": 2, "do": "labels", "put": [{"wkt": "POINT (0 0)"}]},
        {"id": 3, "do": "open", "embedding": str(embedding)},
        {"id": 4, "do": "open", "embedding": "/gone.tif"},
    )
    assert [line["event"] for line in lines[1:]] == ["answer", "refusal", "answer", "refusal"]
    assert lines[2]["code"] == "bug" and "KeyError" in lines[2]["text"]
    assert f"{Path('/gone.tif')} does not exist" in lines[4]["text"]


def test_nothing_that_comes_in_ends_the_conversation(embedding):
    lines = talk(
        {"id": 1, "do": ["open"]},
        {"id": 2, "do": {"open": 1}},
        {"id": 3, "do": "open", "embedding": str(embedding)},
    )
    assert [line["event"] for line in lines[1:]] == ["refusal", "refusal", "answer"]
    waiting = queue.Queue()
    _listen(["[" * 100_000, '{"id": 4, "do": "\\ud800"}'], waiting, Progress())
    waiting.get()
    answers = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    waiting.put(None)
    assert serve(waiting, answers, Progress()) == 1
    assert b'"id": 4' in answers.buffer.getvalue()


def test_the_process_ends_when_its_stdin_does():
    main = Path(__file__).resolve().parents[2] / "core" / "__main__.py"
    process = subprocess.Popen(
        [sys.executable, "-I", str(main), "serve", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert json.loads(process.stdout.readline()) == {"event": "ready"}
    process.stdin.write('{"id": 1, "do": "judge"}\n')
    process.stdin.flush()
    assert "No label" in process.stdout.readline()
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


def test_series_go_with_a_folder_that_was_moved(make_scene, weights, core, tmp_path):
    scene = make_scene(20, 20)
    scene.optical("20180115")
    scene.optical("20180510")
    out = scene.folder / "results" / "e.tif"
    out.parent.mkdir()
    assert core("embed", scene.manifest(), out, "--checkpoint", weights)[0] == 0
    moved = scene.folder.rename(tmp_path / "elsewhere") / "results" / "e.tif"
    session = Session(Progress())
    session.open(str(moved))
    (source,) = session.series(LEFT + 105, TOP - 105)["sources"]
    assert source["dates"] == ["2018-01-15", "2018-05-10"]
    session.close()


def test_a_series_of_a_file_that_was_replaced_is_a_sentence(make_scene, weights, core):
    scene = make_scene(20, 20)
    path = scene.optical("20180115")
    out = scene.folder / "e.tif"
    assert core("embed", scene.manifest(), out, "--checkpoint", weights)[0] == 0
    scene.write(path.name, {"B02": np.full((20, 20), 900, np.uint16)}, 10)
    session = Session(Progress())
    session.open(str(out))
    problem = session.series(LEFT + 105, TOP - 105)["problem"]
    assert re.search(r"S2_20180115\.tif has 1 band where band \d+ was found before", problem)
    session.close()
