"""What a command says before it works: how large its rasters are, how long it takes; and a disk that
is too small for all of them together is refused with nothing written."""

import io
import json
import shutil

import numpy as np
import pytest
from aef_fields.core import change, cluster
from aef_fields.core import progress as progress_module
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.grid import Tile
from aef_fields.core.labels.samples import sample_anywhere
from aef_fields.core.progress import JsonLines, Progress

PIXELS = 60 * 40  # of `place`


@pytest.fixture
def commands(core, place, make_labels, drawn, moved_copy, tmp_path):
    """Words of each command that writes rasters, and the bytes of their pixels."""
    shapes, classes = drawn
    labels, head = make_labels(shapes, cover=classes), tmp_path / "head.aefhead"
    train = ("train", place, labels, head, "--label-field", "cover", "--method", "linear")
    assert core(*train)[0] == 0
    other, third = moved_copy(place, "other.tif"), moved_copy(place, "third.tif", 2)
    out, more = tmp_path / "out.tif", tmp_path / "more.tif"
    return {
        "apply": (("apply", head, place, out), PIXELS),
        "apply with layers": (
            ("apply", head, place, out, "--confidence", more, "--sets", tmp_path / "sets.tif"),
            4 * PIXELS,
        ),
        "cluster": (("cluster", place, out, "--k", "3"), PIXELS),
        "reduce": (("reduce", place, out), 4 * PIXELS),
        "similar": (("similar", place, out, "--points", "500105,5599895"), 2 * PIXELS),
        "change": (("change", place, other, out), 8 * PIXELS),
        "change of three": (("change", place, other, third, out), 18 * PIXELS),
    }


NAMES = ("apply", "apply with layers", "cluster", "reduce", "similar", "change", "change of three")


@pytest.mark.parametrize("name", NAMES)
def test_how_large_and_a_disk_that_is_too_small(
    commands, core, refused, monkeypatch, tmp_path, name
):
    words, size = commands[name]
    room = shutil.disk_usage(tmp_path)

    def free(count):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: room._replace(free=count))

    free(int(1.01 * size))  # enough for the pixels, not for finishing them
    text = refused(*words)
    assert " needs about " in text
    assert "make room or choose another disk" in text
    free(int(3.71 * size))  # apply, similar and change keep finished blocks, too
    code, _, said = core(*words)
    assert code == 0, said
    shown = f"{size / 1000:.0f} kB"
    assert f"60 × 40 pixels, {shown} before they are compressed." in said


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 0.0

    monkeypatch.setattr(progress_module.time, "monotonic", lambda: Clock.now)
    return Clock


def told(progress, clock, stages):
    """The sentences of a run of `stages`: what each is called, its units, and the seconds of each."""
    stream = io.StringIO()
    lines = progress(stream)
    for note, total, seconds in stages:
        for done in range(total + 1):
            lines.step(done, total, note)
            clock.now += seconds[min(done, len(seconds) - 1)]
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    first = next((i for i, e in enumerate(events) if e["event"] == "message"), len(events))
    return [e["text"] for e in events if e["event"] == "message"], events[:first]


def test_how_long_is_said_once_a_stage_when_its_pace_is_known(clock):
    stages = [("Reading", 100, [0.02]), ("Mapping", 100, [3.0]), ("Comparing", 100, [0.1])]
    said, before = told(JsonLines, clock, stages)
    # A stage of two seconds is not worth a sentence; one of as many units is another stage.
    assert said == ["Mapping: about 5 min.", "Comparing: about 10 s."]
    assert sum(event["note"] == "Mapping" for event in before) <= 3


def test_how_long_is_not_told_from_the_first_unit_that_warms_up(clock):
    """It said 29 minutes of a comparison that took four."""
    said, _ = told(JsonLines, clock, [("Comparing", 144, [12.0, 1.5])])
    assert said == ["Comparing: about 4 min."]


def test_how_long_is_not_told_from_the_first_of_many_that_are_in_work_at_once(clock):
    """Eight blocks at once, or tiles on machines: all of them take as long as the first."""
    said, _ = told(JsonLines, clock, [("Mapping", 80, [30.0, *([0.0] * 7 + [30.0]) * 9, 0.0])])
    assert said == ["Mapping: about 5 min."]


@pytest.fixture
def noted():
    """A progress that keeps what it is told in `steps`."""

    class Noted(Progress):
        def __init__(self):
            super().__init__()
            self.steps = []

        def step(self, done, total, note=""):
            self.steps.append((done, total))

    return Noted()


@pytest.mark.parametrize("sample", ["one", "two"])
def test_a_sample_is_no_longer_than_until_enough_is_found(
    place, moved_copy, noted, monkeypatch, sample
):
    """Of a large embedding, one block in many is read."""
    monkeypatch.setattr(change, "SAMPLE", 128)
    tiles = [Tile(col, row, 6, 1) for row in range(2, 40) for col in range(0, 60, 6)]
    with EmbeddingReader(place) as reader, EmbeddingReader(moved_copy(place, "b.tif")) as other:
        monkeypatch.setattr(reader, "blocks", lambda: tiles)
        if sample == "one":
            sample_anywhere(reader, 128, 0, noted)
        else:
            change._sample(change.Pile([reader, other]), None, 0, noted)
    *looked, _ = noted.steps
    assert len(looked) == 64, "of 380"
    assert looked[-1] == (126, 128)


def test_more_clusters_count_as_more_to_try(noted):
    X = unit(np.random.default_rng(0).normal(size=(40, 4)).astype(np.float32))
    cluster.good_number(X, np.random.default_rng(0), noted)
    assert [done for done, _ in noted.steps][:4] == [0, 2, 2 + 3, 2 + 3 + 4]
    assert noted.steps[-1] == (sum(range(2, cluster.MOST)), sum(range(2, cluster.MOST + 1)))
