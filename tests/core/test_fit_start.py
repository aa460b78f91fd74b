"""Where learning starts from: composites whose bands and seasons weigh alike."""

import torch
from aef_fields.core.fitting.start import decorrelate
from aef_fields.core.model.config import SIZES
from aef_fields.core.model.season import PARTS, SeasonPath
from aef_fields.core.sources import SOURCES

S1 = "sentinel-1-grd"


def path() -> SeasonPath:
    torch.manual_seed(0)
    return SeasonPath(SIZES["nano"], {n: SOURCES[n] for n in ("sentinel-2-l2a", S1)})


def land(count: int, bands: int, seed: int = 0) -> torch.Tensor:
    """(count, PARTS, bands): brightness, the same in all bands, ten times stronger than colour."""
    rng = torch.Generator().manual_seed(seed)
    bright = 10 * torch.randn(count, PARTS, 1, generator=rng)
    return (bright + torch.randn(count, PARTS, bands, generator=rng)).flatten(1)


def ratio(season: SeasonPath) -> float:
    """How much more a step in brightness moves a vector than one of the same size in colour."""
    bright = torch.ones(PARTS, 10)
    colour = bright.clone()
    colour[:, ::2] = -1
    lift = season.lift["spectrum"]
    with torch.no_grad():
        return float(lift(bright.flatten()).norm() / lift(colour.flatten()).norm())


def test_brightness_no_longer_drowns_colour():
    """In proportion to how much both vary, a step in colour moves the vector as far."""
    season = path()
    assert 0.5 < ratio(season) < 2
    decorrelate(season, [{"spectrum": land(4000, 10)}], 0)
    # Bands that rise together do so with a spread of (100 + 0.1)^½, against each other with 0.3.
    assert ratio(season) < 0.2


def test_vectors_have_length_one_on_average_and_use_every_dimension():
    season, x = path(), {"spectrum": land(4000, 10), S1: land(4000, 2, 1)}
    decorrelate(season, [x], 0)
    for part in (season.lift, season.keep):
        vectors = sum(part[name](one - one.mean(0)).detach() for name, one in x.items())
        assert abs(float(vectors.square().sum(1).mean()) - 1) < 0.05
        spread = vectors.std(0)
        assert spread.max() / spread.min() < 4


def test_a_source_that_no_set_has_keeps_its_map():
    season = path()
    before = season.lift[S1].weight.clone()
    decorrelate(season, [{"spectrum": land(500, 10)}], 0)
    assert torch.equal(season.lift[S1].weight, before)


def test_sets_with_and_without_a_source_come_together():
    season = path()
    both = {"spectrum": land(800, 10), S1: land(800, 2, 1)}
    decorrelate(season, [both, {"spectrum": land(500, 10, 2)}], 0)
    assert season.lift[S1].weight.isfinite().all()
    assert season.lift["spectrum"].weight.isfinite().all()
