"""The training of the bundled weights: interrupted, it ends with the same ones; each term is felt."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from aef_fields.core.model import checkpoint

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module")
def training():
    """The modules of training/, which is a folder of scripts."""
    sys.path.insert(0, str(TRAINING))
    import levels
    import objective
    import pretrain
    import prior
    import simulated
    import spatial
    import state
    import views

    yield SimpleNamespace(
        levels=levels,
        pretrain=pretrain,
        objective=objective,
        prior=prior,
        simulated=simulated,
        spatial=spatial,
        state=state,
        views=views,
    )
    sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def chunk(training):
    return training.simulated.chunk(7)


def trainer_of(training):
    return training.pretrain.Trainer(
        SimpleNamespace(seed=3, size="nano", rate=1e-3, steps=20, without=[], text_width=5)
    )


def steps(trainer, chunk, count):
    for _ in range(count):
        trainer.step(lambda step, rng: chunk)


def test_an_interrupted_training_ends_with_the_same_weights(training, chunk, tmp_path):
    whole, first, second = (trainer_of(training) for _ in range(3))
    steps(whole, chunk, 4)
    steps(first, chunk, 2)
    training.state.save(tmp_path / "x.safetensors", first)
    training.state.restore(tmp_path / "x.safetensors", second)
    assert second.done == 2
    steps(second, chunk, 2)
    assert all(torch.equal(v, second.average[k]) for k, v in whole.average.items())


def test_every_term_takes_part_in_a_simulated_step(training, chunk):
    trainer = trainer_of(training)
    terms = trainer.step(lambda step, rng: chunk)
    assert set(training.objective.WEIGHTS) - set(terms) == {"teacher", "text"}
    assert all(np.isfinite(v) for v in terms.values())


def test_the_crops_stage_is_told_like_the_other_truth(training, chunk):
    places, truth = chunk[0].take(np.arange(256)), chunk[1]
    valid = torch.from_numpy(truth["days"][:256, [0, -1]])

    def loss(stage):
        """Of a head that tells all quantities as 0 and every place's stage as `stage` (256, 12)."""
        pick = np.random.default_rng(256).integers(0, 12, (256, 3))
        sure = np.eye(5)[np.take_along_axis(stage, pick, 1)]
        told = torch.from_numpy(np.concatenate((np.zeros((256, 3, 4)), 9 * sure), -1))
        return training.simulated.truth_loss(
            lambda given: told, torch.zeros(256, 8), places, truth, valid, 0.0
        )

    right = truth["stage"][:256]
    assert len(np.unique(right)) == 5
    assert loss(right) < loss((right + 1) % 5) - 1


def test_a_path_left_out_adds_nothing_and_learns_nothing(training, chunk):
    from aef_fields.core.model.config import SIZES

    objective = training.objective.Objective(SIZES["nano"], ("attention",))
    before = {k: v.clone() for k, v in objective.encoder.pixel.state_dict().items()}
    places = chunk[0].take(np.arange(8))
    last = torch.stack([s.days.max() for s in places.series.values()]).max()
    valid = torch.tensor([[last - 364, last + 1]], dtype=torch.float64).expand(8, 2)
    with torch.no_grad():
        vectors, _ = objective.encoder(places.series, valid, spatial=False)
        season, _ = objective.encoder.season(places.series, valid)
    learnt, alone = (
        torch.nn.functional.normalize(x, dim=-1)
        for x in (vectors[..., : objective.encoder.config.learnt], season)
    )
    assert torch.allclose(learnt, alone, atol=1e-6)
    assert not any(p.requires_grad for p in objective.encoder.pixel.parameters())
    assert all(torch.equal(v, before[k]) for k, v in objective.encoder.pixel.state_dict().items())


def test_contrast_prefers_a_places_own_other_view(training):
    places = torch.nn.functional.normalize(
        torch.randn(16, 8, generator=torch.Generator().manual_seed(0)), dim=-1
    )
    own, shuffled = training.objective.contrast(places, places), places.roll(1, 0)
    assert own < training.objective.contrast(places, shuffled) - 1


def test_validation_places_are_never_trained_on(training):
    groups = np.repeat(np.arange(12), 5)
    one = SimpleNamespace(group=groups, take=lambda index: set(groups[index]))
    trained, kept = training.pretrain.split(one)
    assert trained and kept and not trained & kept


def test_half_a_year_is_dropped_before_or_after_each_places_middle(training, chunk):
    series = chunk[0].series
    sides = set()
    for seed in range(8):
        left = training.views.half_a_year(series, np.random.default_rng(seed))
        days = torch.cat([s.days for s in series.values()], 1)
        middle = (days.min(1).values + days.max(1).values) / 2
        for name, one in left.items():
            kept = one.clear[..., 0, 0]
            assert (kept <= series[name].clear[..., 0, 0]).all()
            late = kept & (one.days >= middle[:, None])
            early = kept & (one.days < middle[:, None])
            assert not (late.any() and early.any())
            sides |= {"late"} if late.any() else {"early"}
    assert sides == {"late", "early"}


def test_training_leaves_the_kept_dimensions_as_they_were(training, chunk):
    trainer = trainer_of(training)
    season = trainer.objective.encoder.season
    kept, learnt = (
        {k: v.clone() for k, v in part.state_dict().items()} for part in (season.keep, season.lift)
    )
    steps(trainer, chunk, 3)
    assert all(torch.equal(v, kept[k]) for k, v in season.keep.state_dict().items())
    assert not torch.equal(season.lift.spectrum.weight, learnt["spectrum.weight"])


def test_radar_is_seen_as_other_orbits_would_or_not_at_all(training, chunk):
    from dataclasses import replace

    name, one = next(iter(chunk[0].take(np.arange(50)).series.items()))
    radar = "sentinel-1-grd"
    series = {
        name: one,
        radar: replace(one, values=one.values[:, :, :2], present=one.present[:, :, :2]),
    }
    rng, gone, moved = np.random.default_rng(0), 0, []
    for _ in range(60):
        seen = training.objective._other_orbit(series, rng)
        if radar not in seen:
            gone += 1
            continue
        at = series[radar].present
        apart = (seen[radar].values - series[radar].values)[at]
        moved.append(float(apart.abs().mean()))
        assert not seen[radar].values[~at].any()
    assert 5 < gone < 30
    assert 0.1 < np.mean(moved) < 0.5


def test_training_starts_from_composites_without_looking_at_labels(training, chunk):
    """The same series with other labels give the same start, and it is not the random one."""
    one = chunk[0].take(np.arange(400))
    other = training.pretrain.replace(one, label=one.label[::-1].copy())
    starts = []
    for places in (one, other):
        trainer = trainer_of(training)
        random = trainer.objective.encoder.season.lift["spectrum"].weight.clone()
        training.prior.start(trainer.objective.encoder, [places], 0)
        starts.append(trainer.objective.encoder.season.lift["spectrum"].weight)
        assert not torch.allclose(starts[-1], random)
    assert torch.equal(*starts)


def test_text_pulls_a_place_towards_what_is_written_about_it(training, chunk):
    """Off where no text is given; what is learnt goes through the encoder."""
    one, truth = chunk
    text = torch.nn.functional.one_hot(torch.from_numpy(one.label % 5), 5).float()
    told = training.pretrain.replace(one, text=text)
    trainer = trainer_of(training)
    terms = [trainer.step(lambda step, rng: (told, truth)) for _ in range(3)]
    assert all(np.isfinite(t["text"]) for t in terms)
    trainer.optimiser.zero_grad()
    rng = np.random.default_rng(0)
    trainer.objective.weights = dict.fromkeys(trainer.objective.weights, 0.0) | {"text": 1.0}
    loss, _ = trainer.objective(*training.views.episode(told, rng, 96), truth, rng)
    loss.backward()
    assert trainer.objective.encoder.season.lift["spectrum"].weight.grad.abs().sum() > 0


@pytest.mark.parametrize("exchange", [True, False])
def test_blocks_learn_from_images_beside_paths_that_stay(training, exchange):
    """Without the exchange of the pyramid its sums stay at zero; the trunk stays in either case."""
    from aef_fields.core.model import checkpoint

    trunk = checkpoint.load(checkpoint.find("nano"))
    objective = training.spatial.with_blocks(trunk, "nano", exchange)
    before = {k: v.clone() for k, v in objective.encoder.state_dict().items()}
    image = training.spatial.landscape(1)
    told = training.spatial.learn(objective, [image] * 3, 2, 1e-3)
    assert np.isfinite(list(told["last"].values())).all()
    moved = {k for k, v in objective.encoder.state_dict().items() if not torch.equal(v, before[k])}
    assert moved and all(k == "gate" or k.startswith("spatial.") for k in moved)
    assert any(".space_to_time." in k for k in moved) == exchange


def test_blocks_go_beside_weights_that_know_fewer_sources_than_the_table(training, monkeypatch):
    from aef_fields.core.model import checkpoint
    from aef_fields.core.sources import SOURCES, Source

    monkeypatch.setitem(SOURCES, "new-1", Source("new-1", "New", ("A",), "dB", (0.0,), (1.0,)))
    trunk = checkpoint.load(checkpoint.find("nano"))
    objective = training.spatial.with_blocks(trunk, "nano", True)
    assert set(objective.decoders) == set(trunk.encoder.sources)
    assert "new-1" not in objective.decoders


def test_pixels_of_an_image_are_encoded_as_embed_does(training):
    from aef_fields.core.model import checkpoint

    trunk = checkpoint.load(checkpoint.find("nano"))
    encoder = training.spatial.with_blocks(trunk, "nano", True).encoder.eval()
    torch.nn.init.constant_(encoder.gate, 0.3)
    image = training.spatial.landscape(1)
    valid = torch.tensor([[17167.0, 17532.0]], dtype=torch.float64)
    at = torch.tensor([[0, 5, 40], [63, 7, 40]])
    with torch.no_grad():
        vectors, seen = training.spatial.encoded(encoder, image.series, valid, at, (16, 32))
        whole, known = encoder(image.series, valid, offset=(16, 32))
    assert torch.allclose(vectors[:, 0, 0], whole[0][tuple(at)], atol=1e-5)
    assert torch.equal(seen[:, 0, 0], known[0][tuple(at)])


def test_a_level_without_series_is_read_as_its_other_level_and_nothing_else_changes(training):
    level, known = "landsat-c2-l1", "landsat-c2-l2"
    loaded = checkpoint.load(checkpoint.find("nano"))
    encoder, decoders = loaded.encoder, loaded.decoders
    with torch.no_grad():  # as before training
        encoder.pixel.project[level].weight.normal_(0, 0.2, generator=torch.manual_seed(1))
        decoders[level][-1].weight.normal_(0, 0.2, generator=torch.manual_seed(1))
    before = {k: v.clone() for k, v in encoder.state_dict().items()}
    told = training.levels.carry_over(encoder, decoders, 1)[level]
    assert told["alike"] > max(0.95, told["alike_before"] + 0.2)
    changed = {k for k, v in encoder.state_dict().items() if not v.equal(before[k])}
    assert f"pixel.project.{level}.weight" in changed
    assert all(level in k for k in changed)
    given = torch.randn(5, decoders[known][0].in_features, generator=torch.manual_seed(2))
    slope, offset = training.levels.line(level, known, 1)
    torch.testing.assert_close(decoders[level](given) * slope + offset, decoders[known](given))


@pytest.mark.parametrize("name", [card["name"] for card in checkpoint.bundled()])
@pytest.mark.parametrize(
    "level, known", [("sentinel-2-l1c", "sentinel-2-l2a"), ("landsat-c2-l1", "landsat-c2-l2")]
)
def test_the_bundled_weights_know_both_levels_of_a_sensor(training, name, level, known):
    """Never trained, Landsat's level 1 gave vectors as far from level 2 as those of other places."""
    encoder = checkpoint.load(checkpoint.find(name)).encoder
    assert training.levels.alike(encoder, level, known, seed=1) > 0.85
