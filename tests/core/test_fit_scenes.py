"""What a fit takes of a scene: squares with data, and files that are still those it began with."""

import json
import os
import re

import numpy as np
import pytest
from aef_fields.core import cli, fit, raster
from aef_fields.core.engine.lock import Lock
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.fitting.trainer import Trainer
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.rasterfile import open_raster
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.progress import Progress
from aef_fields.core.raster import target_grid
from aef_fields.core.sources import SOURCES

DAYS = ("20180115", "20180310", "20180510", "20180620", "20180815", "20181110")
SQUARE = 128  # pixels, fit's own


@pytest.fixture
def room_for(monkeypatch):
    """room_for(n): memory for n squares of six dates of Sentinel-2."""

    def make(count):
        monkeypatch.setattr(fit, "ROOM_BYTES", count * 10 * SQUARE**2 * 5 * len(DAYS))

    return make


def windows_of(manifest, rng):
    frames, _ = load(manifest, SOURCES)
    grid = target_grid(frames, None)
    return fit._read_windows(grouped(frames), grid, SOURCES, rng, Progress())


def clear_pixels(windows) -> int:
    return sum(int(one.clear.any(1).sum()) for w in windows for one in w.series.values())


def test_who_stops_while_it_reads_leaves_no_file_open(make_scene, monkeypatch):
    scene = make_scene(SQUARE, SQUARE)
    for day in DAYS[:2]:
        scene.optical(day)
    frames, _ = load(scene.manifest(), SOURCES)
    grid, opened, progress = target_grid(frames, None), [], Progress()
    monkeypatch.setattr(
        raster, "open_raster", lambda p: opened.append(open_raster(p)) or opened[-1]
    )
    progress.stop.set()
    with pytest.raises(Cancelled):
        fit._read_windows(grouped(frames), grid, SOURCES, np.random.default_rng(0), progress)
    assert len(opened) == 2 and all(file.closed for file in opened)


@pytest.mark.parametrize("seed", range(4))
def test_of_two_places_far_apart_no_square_between_them_is_drawn(
    make_scene, room_for, monkeypatch, seed
):
    scene = make_scene(SQUARE, SQUARE)
    for i, day in enumerate(DAYS):
        left = 500_000 + 20_000 * (i % 2)
        scene.optical(day, corner=(left, 5_600_000))
    monkeypatch.setattr(fit, "LOOKING_S", -1.0)  # where files lie tells it without a look
    room_for(1)
    windows = windows_of(scene.manifest(), np.random.default_rng(seed))
    assert len(windows) == 1 and clear_pixels(windows)


@pytest.mark.parametrize("seed", range(4))
def test_where_most_of_a_footprint_is_empty_what_is_there_is_found(make_scene, room_for, seed):
    scene = make_scene(8 * SQUARE, SQUARE)
    for day in DAYS:
        path = scene.optical(day)
        blank(path, slice(0, 600))
        blank(path, slice(700, None))
    room_for(1)
    windows = windows_of(scene.manifest(), np.random.default_rng(seed))
    assert len(windows) == 1 and clear_pixels(windows)


def blank(path, columns):
    import rasterio

    with rasterio.open(path, "r+") as file:
        values = file.read()
        values[:, :, columns] = 0
        file.write(values)


def test_a_search_for_squares_ends(make_scene, room_for, monkeypatch):
    scene = make_scene(4 * SQUARE, SQUARE)
    for day in DAYS:
        blank(scene.optical(day), slice(10, None))
    monkeypatch.setattr(fit, "LOOKING_S", -1.0)
    room_for(1)
    found = [len(windows_of(scene.manifest(), np.random.default_rng(i))) for i in range(8)]
    assert 0 in found


def test_squares_of_a_scene_that_is_covered_are_the_first_ones_drawn(make_scene, room_for):
    """So that a fit with the same seed stays what it was."""
    scene = make_scene(3 * SQUARE, 2 * SQUARE)
    scene.optical("20180115", cloud=np.s_[:, :SQUARE])
    for day in DAYS[1:]:
        scene.optical(day)
    room_for(4)
    rng, same = np.random.default_rng(3), np.random.default_rng(3)
    windows = windows_of(scene.manifest(), rng)
    frames, _ = load(scene.manifest(), SOURCES)
    tiles = list(target_grid(frames, None).tiles(SQUARE))
    drawn = [tiles[i] for i in sorted(same.choice(len(tiles), 4, replace=False))]
    shapes = [next(iter(w.series.values())).clear.shape[2:] for w in windows]
    assert shapes == [(tile.height, tile.width) for tile in drawn]
    assert rng.random() == same.random()


class Impatient(Progress):
    """Cancels a fit once it has learnt something."""

    def __init__(self):
        super().__init__()
        self.said = []

    def step(self, done, total, note=""):
        if "loss" in note and done > 0.5:
            raise Cancelled

    def message(self, text):
        self.said.append(text)


@pytest.fixture
def interrupted(make_scene, tiny, even_pace):
    """A scene and its manifest's frames, and how to go on with its unfinished fit."""
    scene = make_scene(60, 50)
    for day in DAYS:
        scene.optical(day)
    frames = [dict(frame) for frame in scene.frames]
    out = scene.folder / "fitted.safetensors"

    def go_on(frames):
        progress = Impatient()
        with pytest.raises(Cancelled):
            fit.run(scene.manifest(frames), out, str(tiny), 0.1, "cpu", 0, progress)
        return progress.said

    go_on(frames)
    return scene, frames, go_on


def test_an_interrupted_fit_goes_on_with_the_same_files(interrupted):
    _, frames, go_on = interrupted
    assert any("Going on from step" in text for text in go_on(frames))


@pytest.mark.parametrize(
    "stated",
    [
        {"scale": 0.001},
        {"datetime": "2018-01-20"},
        {"mask": {"band": 11, "valid": [4, 5]}},
        {"bands": {"B02": 1, "B03": 2, "B04": 3}},
    ],
)
def test_an_interrupted_fit_is_not_taken_up_with_another_manifest(interrupted, stated):
    _, frames, go_on = interrupted
    frames[0] |= stated
    with pytest.raises(InputError, match=r"unfinished fit that differs in frames\."):
        go_on(frames)


def test_an_interrupted_fit_is_not_taken_up_with_a_changed_file(interrupted):
    scene, frames, go_on = interrupted
    path = scene.folder / frames[0]["path"]
    os.utime(path, (1_700_000_000, 1_700_000_000))
    with pytest.raises(InputError, match=r"unfinished fit that differs in frames\."):
        go_on(frames)


def test_a_second_fit_of_one_output_is_refused_and_takes_nobodys_state(interrupted, tiny):
    scene, frames, go_on = interrupted
    out = scene.folder / "fitted.safetensors"
    state = (scene.folder / "fitted.safetensors.unfinished").read_bytes()
    with Lock(scene.folder / "fitted.safetensors.lock", out):
        with pytest.raises(
            InputError, match=rf"{re.escape(str(out))} is being written by process {os.getpid()}"
        ):
            fit.run(scene.manifest(frames), out, str(tiny), 0.1, "cpu", 0, Progress())
        assert (scene.folder / "fitted.safetensors.unfinished").read_bytes() == state
    go_on(frames)
    assert not list(scene.folder.glob("*.lock"))


def test_a_folder_in_the_place_of_the_state_is_refused_before_any_work(
    make_scene, tiny, tmp_path, refused
):
    scene = make_scene(60, 50)
    for day in DAYS:
        scene.optical(day)
    (tmp_path / "fitted.safetensors.unfinished").mkdir()
    said = refused(
        "fit", scene.manifest(), tmp_path / "fitted.safetensors", "--from", tiny, "--minutes", "0.1"
    )
    assert "fitted.safetensors.unfinished is a folder" in said


def test_the_card_lists_the_files(make_scene, tiny):
    scene = make_scene(60, 50)
    paths = [str(scene.optical(day)) for day in DAYS]
    out = scene.folder / "fitted.safetensors"
    words = ("fit", scene.manifest(), out, "--from", tiny, "--minutes", "0.02")
    assert cli.main([str(word) for word in words]) == 0
    assert json.loads(out.with_suffix(".json").read_text())["training"]["frames"] == paths


def test_several_years_are_fitted_jointly(make_scene, tiny, even_pace, monkeypatch, core):
    """What is summarised in training lies in either, and each can be embedded afterwards."""
    scene = make_scene(60, 50)
    for day in DAYS:
        scene.optical(day.replace("2018", "2017")), scene.optical(day)
    periods, decoded = [], []
    period, decode = Trainer._period, Decoders.decode
    monkeypatch.setattr(Trainer, "_period", lambda s: periods.append(period(s)) or periods[-1])
    monkeypatch.setattr(
        Decoders,
        "decode",
        lambda s, n, e, days, v: decoded.append(days) or decode(s, n, e, days, v),
    )
    out = scene.folder / "fitted.safetensors"
    fit.run(scene.manifest(), out, str(tiny), 0.1, "cpu", 0, Progress())
    turn = (np.datetime64("2018-01-01") - np.datetime64("1970-01-01")).astype(int)
    assert any(p[0, 1] <= turn for p in periods) and any(p[0, 0] >= turn for p in periods)
    assert min(d.min() for d in decoded) < turn <= max(d.max() for d in decoded)
    fields = []
    for year in (2017, 2018):
        field = scene.folder / f"{year}.tif"
        span = ("--valid-start", f"{year}-01-01", "--valid-end", f"{year + 1}-01-01")
        code, _, said = core(
            "embed", scene.manifest(), field, "--checkpoint", out, "--no-rgb", *span
        )
        assert code == 0, said
        with open_raster(field) as file:
            fields.append(file.read())
    assert all((field != -128).all() for field in fields)
