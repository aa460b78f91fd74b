"""The training of the bundled weights: interrupted, it ends with the same ones; each term is felt."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture(scope="module")
def training():
    """The modules of training/, which is a folder of scripts."""
    sys.path.insert(0, str(TRAINING))
    import objective
    import pretrain
    import simulated
    import state

    yield SimpleNamespace(pretrain=pretrain, objective=objective, simulated=simulated, state=state)
    sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def chunk(training):
    return training.simulated.chunk(7)


def trainer_of(training):
    return training.pretrain.Trainer(
        SimpleNamespace(seed=3, size="nano", rate=1e-3, steps=20, without=[])
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
    assert set(training.objective.WEIGHTS) - set(terms) == {"teacher"}
    assert all(np.isfinite(v) for v in terms.values())


def test_a_path_left_out_adds_nothing_and_learns_nothing(training, chunk):
    from aef_fields.core.model.config import SIZES

    objective = training.objective.Objective(SIZES["nano"], ("attention",))
    before = {k: v.clone() for k, v in objective.encoder.pixel.state_dict().items()}
    places = chunk[0].take(np.arange(8))
    last = torch.stack([s.days.max() for s in places.series.values()]).max()
    valid = torch.tensor([[last - 364, last + 1]], dtype=torch.float64).expand(8, 2)
    with torch.no_grad():
        vectors, _ = objective.encoder(places.series, valid, spatial=False)
        alone = torch.nn.functional.normalize(
            objective.encoder.season(places.series, valid), dim=-1
        )
    assert torch.allclose(vectors, alone, atol=1e-6)
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
