"""Fitting to a scene: it learns, it can be stopped and resumed, it refuses what it can't use."""

import json
import math
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from aef_fields.core import cli, fit
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.fitting import trainer as trainer_of
from aef_fields.core.fitting.check import Best
from aef_fields.core.fitting.state import FitState
from aef_fields.core.model import checkpoint
from aef_fields.core.model.config import Config
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder
from aef_fields.core.model.series import Series
from aef_fields.core.progress import Progress
from aef_fields.core.sources import SOURCES
from safetensors import safe_open
from safetensors.torch import save_file

TINY = Config("nano", 32, 1, 2, 1, 64, 64, 16, decoder=32)
S2, S1 = "sentinel-2-l2a", "sentinel-1-grd"


def season(level: float) -> torch.Tensor:
    """(12, 10) values of a place whose year swings by `level`."""
    swing = torch.sin(torch.arange(12.0) / 12 * 2 * torch.pi)
    return (swing[:, None] * level).expand(12, 10)


@pytest.fixture
def sample_frames():
    """The bundled sample's rasters in order of date."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "sample"
    return sorted(folder.glob("S2/*.tif"))


@pytest.fixture
def trainer():
    """A window of 16 × 16 pixels, one half rising in spring, the other in autumn."""
    torch.manual_seed(0)
    values = torch.empty(1, 12, 10, 16, 16)
    values[..., :8] = season(1.0)[None, :, :, None, None]
    values[..., 8:] = season(-1.0)[None, :, :, None, None]
    days = 17000 + 30.0 * torch.arange(12.0)[None]
    clear = torch.ones(1, 12, 16, 16, dtype=torch.bool)
    window = trainer_of.Window({S2: Series.of(values, clear, days)}, (0, 0))
    return trainer_of.Trainer(Encoder(TINY), Decoders(TINY), [window], np.random.default_rng(0))


def trainer_of_counts(counts: dict[str, int], edge: int = 16) -> trainer_of.Trainer:
    """A window of noise with so many frames of each source."""
    torch.manual_seed(0)
    series = {
        name: Series.of(
            torch.randn(1, count, len(SOURCES[name].bands), edge, edge),
            torch.ones(1, count, edge, edge, dtype=torch.bool),
            17000 + 20.0 * torch.arange(float(count))[None],
        )
        for name, count in counts.items()
    }
    window = trainer_of.Window(series, (0, 0))
    return trainer_of.Trainer(Encoder(TINY), Decoders(TINY), [window], np.random.default_rng(0))


def with_new_radar() -> trainer_of.Trainer:
    """As if S1 were new to weights that know S2."""
    window = trainer_of_counts({S2: 12, S1: 12}).windows[0]
    rng = np.random.default_rng(0)
    return trainer_of.Trainer(Encoder(TINY), Decoders(TINY), [window], rng, [S1], 40.0)


def best_of(trainer) -> Best:
    return Best(trainer.parts, trainer.encoder, squares_of(trainer), trainer.support, math.inf)


def squares_of(trainer) -> list:
    return [window.series for window in trainer.windows]


def contrast(trainer) -> float:
    """How much more alike places of one kind are than places of different kinds, each place seen
    through a third of its dates; in what is learnt, the kept composites tell kinds apart anyway."""
    rng = torch.Generator().manual_seed(3)
    series = trainer.windows[0].series[S2]
    thin = replace(series, clear=torch.rand(series.clear.shape, generator=rng) < 0.33)
    valid = torch.tensor([[17000.0, 17365.0]], dtype=torch.float64)
    with torch.no_grad():
        vectors, known = trainer.encoder({S2: thin}, valid, spatial=False)
    vectors = torch.nn.functional.normalize(vectors[..., : TINY.learnt], dim=-1)
    one = vectors[0, :, :8][known[0, :, :8]]
    other = vectors[0, :, 8:][known[0, :, 8:]]
    return float((one @ one.T).mean() - (one @ other.T).mean())


def test_it_learns_what_a_place_is_from_any_of_its_dates(trainer, monkeypatch):
    monkeypatch.setattr(trainer_of, "PLACES", 16)
    for group in trainer.optimiser.param_groups:
        group["lr"] = 5e-3
    before = contrast(trainer)
    for _ in range(150):
        trainer.optimiser.zero_grad()
        trainer.loss(patch=False).backward()
        trainer.optimiser.step()
    after = contrast(trainer)
    assert after > 0.1 and after > 5 * before


@pytest.mark.parametrize("patch", [False, True])
@pytest.mark.parametrize("counts", [(14, 2), (14, 1), (1, 12), (2, 12), (3, 1), (2, 2)])
def test_a_source_of_one_or_two_frames_does_not_stop_the_others(counts, patch):
    trainer = trainer_of_counts(dict(zip((S2, S1), counts)))
    for _ in range(6):
        loss = trainer.loss(patch)
        assert loss.isfinite()
        loss.backward()


def test_a_lone_frame_is_wanted_now_and_given_then():
    trainer = trainer_of_counts({S2: 12, S1: 1})
    places = trainer._pixels(trainer.windows[0].series)
    splits = [[S1 in part for part in trainer._split(places)] for _ in range(20)]
    assert sorted(map(tuple, splits))[0] == (False, True, False)
    assert sorted(map(tuple, splits))[-1] == (True, False, False)


def test_lone_frames_only_are_too_few(trainer):
    """Neither half of the dates tells anything that the other one could agree with."""
    window = trainer_of_counts(dict.fromkeys(SOURCES, 1), edge=64).windows[0]
    assert len(window.series) >= 4
    frame = SimpleNamespace(path=Path("scene.tif"))
    with pytest.raises(InputError, match=r"scene\.tif is too small to fit: 0 pixels"):
        fit._refuse_too_small([window], [frame])


def test_a_target_frame_and_its_neighbours_never_enter(trainer, monkeypatch):
    seen = []
    forward = trainer.encoder.forward

    def spy(series, *rest):
        seen.append(series[S2])
        return forward(series, *rest)

    monkeypatch.setattr(trainer.encoder, "forward", spy)
    decoded = []
    decode = trainer.decoders.decode
    monkeypatch.setattr(
        trainer.decoders,
        "decode",
        lambda s, e, days, v: decoded.append(days) or decode(s, e, days, v),
    )
    trainer.loss(patch=False)
    shown, wanted = seen[0], decoded[0]
    for place in range(len(wanted)):
        used = shown.days[place][shown.clear[place].flatten(1).any(1)]
        assert (used[:, None] - wanted[place][None]).abs().min() > 1


def test_a_cancelled_fit_goes_on_where_it_stopped(trainer, tmp_path, even_pace):
    state = FitState(tmp_path / "x.safetensors", {"seed": 0})

    class Impatient(Progress):
        def step(self, done, total, note=""):
            if done > 1.0:
                raise Cancelled

    with pytest.raises(Cancelled):
        trainer.run(5, 1e-3, Impatient(), state)
    before = {k: v.clone() for k, v in trainer.parts.state_dict().items()}
    fresh = trainer_of.Trainer(
        Encoder(TINY), Decoders(TINY), trainer.windows, np.random.default_rng(1)
    )
    best = best_of(fresh)
    spent, losses = FitState(tmp_path / "x.safetensors", {"seed": 0}).restore(
        fresh.parts, fresh.optimiser, best
    )
    assert spent > 1.0 and losses
    assert all(torch.equal(v, before[k]) for k, v in fresh.parts.state_dict().items())
    state = FitState(tmp_path / "x.safetensors", {"seed": 0})
    total = fresh.run(5, 1e-3, Progress(), state)
    assert total[: len(losses)] == losses and len(total) > len(losses)


def test_the_best_weights_are_kept_whatever_comes_after(trainer, monkeypatch):
    """Agreement, not the last step, decides; a look without a gain for long ends the fit."""
    best = Best(trainer.parts, trainer.encoder, squares_of(trainer), trainer.support, 2.0)
    good = {k: v.clone() for k, v in trainer.parts.state_dict().items()}
    with torch.no_grad():
        trainer.encoder.season.origin.neg_()
    monkeypatch.setattr(best.check, "measured", lambda: (best.first - 0.1, 0.0))
    assert best.worth_going_on(0.1)
    assert not best.worth_going_on(0.5)
    best.put_back()
    assert all(torch.equal(v, good[k]) for k, v in trainer.parts.state_dict().items())


def test_what_random_maps_agree_on_at_first_is_no_measure(trainer, monkeypatch):
    """Where nothing was known, the latest weights are taken until a third of the time is over."""
    best = best_of(trainer)
    measured = [best.first - 0.1, best.first - 0.2, best.first - 0.15]
    monkeypatch.setattr(best.check, "measured", lambda: (measured.pop(0), 0.3))
    assert best.worth_going_on(0.3)
    assert best.agreement == best.first - 0.1 and best.gained == 0.3
    assert best.worth_going_on(0.4) and best.worth_going_on(0.5)
    assert best.agreement == best.first - 0.1


def test_a_trained_encoder_does_not_drift_further_than_allowed(trainer):
    best = Best(trainer.parts, trainer.encoder, squares_of(trainer), trainer.support, 0.01)
    with torch.no_grad():
        trainer.encoder.season.origin.neg_()
    assert best.check.measured()[1] > 0.01
    assert not best.worth_going_on(0.1)


def test_places_are_those_that_can_be_compared_in_any_window(trainer):
    """The first square of a rotated swath, or of a clipped scene, may be nearly empty."""
    series = trainer.windows[0].series[S2]
    empty = replace(series, clear=torch.zeros_like(series.clear))
    empty.clear[:, :, 0, 0] = True
    once = replace(series, clear=series.clear.clone())
    once.clear[..., :8], once.clear[:, 1::2, :, 8:] = False, False  # one half is never clear
    full = replace(series, values=series.values + 1)  # all above the least of the others
    windows = [{S2: one} for one in (empty, once, full)]
    best = Best(trainer.parts, trainer.encoder, windows, trainer.support, 0.15)
    whole = best.check.whole[S2]
    assert whole.clear.shape == (1, 12, 1, 512) and whole.clear.all()
    raised = (whole.values - series.values.min()).amin((1, 2)) > 0.5  # of the last window
    assert 500 < raised.sum() <= 512
    assert best.agreement > 0.1


def test_a_drift_that_is_no_number_is_too_far(trainer, monkeypatch):
    best = Best(trainer.parts, trainer.encoder, squares_of(trainer), trainer.support, 0.15)
    monkeypatch.setattr(best.check, "measured", lambda: (best.first + 0.1, math.nan))
    assert not best.worth_going_on(0.1)
    assert best.agreement == best.first


def rewritten(path: Path, change) -> None:
    """A state's file after change(metadata, tensors); what it returns is the metadata then."""
    with safe_open(path, "pt") as file:
        about = json.loads(file.metadata()["fit"])
        tensors = {key: file.get_tensor(key).clone() for key in file.keys()}  # noqa: SIM118
    about = change(about, tensors)
    save_file(tensors, path, {"fit": json.dumps(about)})


def drop(name: str):
    def change(about, tensors):
        del tensors[name]
        return about

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda about, _: {k: v for k, v in about.items() if k != "job"},
        lambda about, _: [about],
        lambda about, _: "all of it",
        lambda about, _: about | {"job": 5},
        lambda about, _: about | {"best": {"agreement": 0.5}},
        lambda about, _: about | {"losses": 3},
        lambda about, _: about | {"spent": None},
        drop("weights.0.gate"),
        drop("best.0.gate"),
        drop("moment.1.step"),
        lambda about, tensors: tensors.update({"weights.0.gate": torch.zeros(3)}) or about,
    ],
)
def test_a_damaged_state_is_removed_and_the_fit_begins_anew(trainer, tmp_path, change):
    state = FitState(tmp_path / "x.safetensors", {"seed": 0})
    trainer._step(0.5, 1e-3, False)
    state.save(trainer.parts, trainer.optimiser, best_of(trainer), 1.0, [1.0])
    fresh = trainer_of.Trainer(Encoder(TINY), Decoders(TINY), trainer.windows, trainer.rng)
    before = {k: v.clone() for k, v in fresh.parts.state_dict().items()}
    assert state.restore(fresh.parts, fresh.optimiser, best_of(fresh)) == (1.0, [1.0])
    fresh.parts.load_state_dict(before)
    rewritten(state.path, change)
    assert state.restore(fresh.parts, fresh.optimiser, best_of(fresh)) == (0.0, [])
    assert not state.path.exists()
    assert all(torch.equal(v, before[k]) for k, v in fresh.parts.state_dict().items())


def test_what_is_new_to_trained_weights_learns_faster_than_they_do():
    trainer = with_new_radar()
    before = {k: v.detach().clone() for k, v in trainer.parts.named_parameters()}
    trainer._step(0.5, 1e-5, True)
    now = dict(trainer.parts.named_parameters())
    moved = {k for k, v in now.items() if (v.detach() - before[k]).abs().max() > 5e-5}
    learns = {k for k, v in now.items() if v.grad is not None and v.grad.any()}
    assert moved == {k for k in learns if S1 in k} and len(moved) >= 9


def test_both_paces_go_on_as_they_were(tmp_path):
    trainer, fresh = with_new_radar(), with_new_radar()
    state = FitState(tmp_path / "x.safetensors", {})
    trainer._step(0.5, 1e-3, False)
    state.save(trainer.parts, trainer.optimiser, best_of(trainer), 1.0, [1.0])
    state.restore(fresh.parts, fresh.optimiser, best_of(fresh))
    known = [trainer.optimiser.state.get(p, {}) for p in trainer.parts.parameters()]
    again = [fresh.optimiser.state.get(p, {}) for p in fresh.parts.parameters()]
    assert sum(map(bool, known)) > 20
    assert [one.keys() for one in known] == [one.keys() for one in again]
    assert all(torch.equal(one[k], two[k]) for one, two in zip(known, again) for k in one)


def test_a_state_of_another_fit_is_refused_by_name(trainer, tmp_path):
    FitState(tmp_path / "x.safetensors", {"seed": 0, "minutes": 1}).save(
        trainer.parts, trainer.optimiser, best_of(trainer), 1.0, [1.0]
    )
    with pytest.raises(InputError, match=r"differs in seed\."):
        FitState(tmp_path / "x.safetensors", {"seed": 1, "minutes": 1}).restore(
            trainer.parts, trainer.optimiser, best_of(trainer)
        )


def test_what_was_best_outlasts_an_interruption(trainer, tmp_path):
    """So do its agreement and when it was met; drift is counted from the very first weights."""
    best = best_of(trainer)
    start = best.check.before
    with torch.no_grad():
        trainer.encoder.season.origin.neg_()
    best.agreement, best.gained = 0.9, 0.4
    best.weights = {k: v.clone() for k, v in trainer.parts.state_dict().items()}
    state = FitState(tmp_path / "x.safetensors", {})
    state.save(trainer.parts, trainer.optimiser, best, 1.0, [1.0])
    with torch.no_grad():
        trainer.encoder.season.origin.neg_()  # as they were at the start
    again = best_of(trainer)
    state.restore(trainer.parts, trainer.optimiser, again)
    assert again.facts() == best.facts()
    assert all(torch.equal(v, again.weights[k]) for k, v in best.weights.items())
    assert torch.equal(again.check.before, start) and again.check.measured()[1] > 0.01


def test_when_the_loss_is_lost_the_last_good_weights_are_left(
    trainer, tmp_path, monkeypatch, even_pace
):
    said = []
    progress = Progress()
    monkeypatch.setattr(progress, "message", said.append)
    honest, good = trainer._step, {}

    def step(share, rate, patch):
        if share < 0.25:
            return honest(share, rate, patch)
        good.update({k: v.clone() for k, v in best.weights.items()})
        trainer.encoder.out[1].weight.data.fill_(float("nan"))
        return math.nan

    monkeypatch.setattr(trainer, "_step", step)
    best = best_of(trainer)
    monkeypatch.setattr(trainer_of, "Best", lambda *_: best)
    trainer.run(4, 1e-3, progress, FitState(tmp_path / "x.safetensors", {}))
    assert "no number any more" in said[0] and "from before" in said[0]
    assert all(torch.equal(v, good[k]) for k, v in trainer.parts.state_dict().items())
    assert all(v.isfinite().all() for v in trainer.parts.state_dict().values())


def test_a_loss_that_is_no_number_from_the_first_stops_with_a_sentence(trainer, tmp_path):
    with torch.no_grad():
        trainer.encoder.out[1].weight.fill_(float("nan"))
    with pytest.raises(InputError, match="no number any more at step 0"):
        trainer.run(5, 1e-3, Progress(), FitState(tmp_path / "x.safetensors", {}))


def run(capsys, *words) -> tuple[int, str]:
    code = cli.main([str(w) for w in words])
    return code, capsys.readouterr().err


def test_a_scene_without_enough_looks_is_refused(tmp_path, capsys, sample_frames):
    manifest = tmp_path / "scene.json"
    manifest.write_text(json.dumps({"frames": [{"path": str(p)} for p in sample_frames[:2]]}))
    code, said = run(capsys, "fit", manifest, tmp_path / "out.safetensors", "--minutes", "0.1")
    assert code == 2 and "too small to fit" in said and str(fit.LEAST_PIXELS) in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["scene.json"]


def test_the_card_never_overwrites_a_manifest(tmp_path, capsys, sample_frames):
    manifest = tmp_path / "scene.json"
    manifest.write_text(json.dumps({"frames": [{"path": str(p)} for p in sample_frames]}))
    before = manifest.read_bytes()
    code, said = run(capsys, "fit", manifest, tmp_path / "scene.safetensors", "--minutes", "0.1")
    assert code == 2 and "scene.json would be overwritten but is also an input" in said
    assert manifest.read_bytes() == before


def test_a_fitted_checkpoint_loads_and_tells_how_it_was_made(tmp_path, capsys, sample_frames):
    manifest = tmp_path / "scene.json"
    manifest.write_text(json.dumps({"frames": [{"path": str(p)} for p in sample_frames]}))
    out = tmp_path / "fitted.safetensors"
    code, said = run(capsys, "fit", manifest, out, "--minutes", "0.1", "--from", "none")
    assert code == 0, said
    loaded = checkpoint.load(out)
    assert loaded.record["steps"] > 0 and loaded.record["from"] == "none"
    assert not out.with_name(out.name + ".unfinished").exists()
