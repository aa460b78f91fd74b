"""The spatial path piece by piece: what a step down is, what goes up, who sees whom, who learns."""

import pytest
import torch
from aef_fields.core.model.config import SIZES
from aef_fields.core.model.pyramid import Down, Exchange
from aef_fields.core.model.series import Series
from aef_fields.core.model.spacetime import SpatialPath, WindowAttention
from aef_fields.core.sources import SOURCES

S1 = "sentinel-1-grd"
START = 17532.0  # 2018-01-01
YEAR = torch.tensor([[START, START + 365]], dtype=torch.float64)


@pytest.fixture
def path():
    """A path in which everything matters: what starts at zero is drawn at random."""
    torch.manual_seed(0)
    made = SpatialPath(SIZES["nano"], {S1: SOURCES[S1]}).eval()
    with torch.no_grad():
        for name, weight in made.named_parameters():
            if (weight.dim() > 1 and not weight.any()) or "position" in name:
                weight.normal_(0, weight.shape[1] ** -0.5)
    return made


def series(size):
    torch.manual_seed(1)
    days = torch.tensor([[START + 30, START + 170]]).double()
    return Series.of(torch.randn(1, 2, 2, size, size), torch.rand(1, 2, size, size) > 0.2, days)


def as_they_are(step):
    """Its channels pass through."""
    with torch.no_grad():
        step.channels.weight.copy_(torch.eye(len(step.channels.weight))[:, :, None, None])
        step.channels.bias.zero_()


def test_a_step_down_begins_as_the_mean():
    step, x = Down(3, 3, 4), torch.randn(2, 3, 8, 12)
    as_they_are(step)
    assert torch.allclose(step(x), torch.nn.functional.avg_pool2d(x, 4), atol=1e-6)


def states(width=6):
    """At L/16, L/8 and L/2."""
    return [torch.randn(2, width, size, size) for size in (4, 8, 32)]


def test_an_exchange_begins_with_nothing():
    given = states()
    for before, after in zip(given, Exchange(6, 6, 6)(*given)):
        assert torch.equal(before, after)


def test_what_goes_up_is_what_the_fine_state_lacks():
    """Coarse states that are the low-pass of the finer ones have nothing to add to them."""
    exchange = Exchange(6, 6, 6)
    ups = (exchange.space_to_time, exchange.time_to_precision, exchange.space_to_precision)
    for up in ups:
        torch.nn.init.normal_(up.channels.weight)
    for low in (exchange.low_time, exchange.low_precision_time, exchange.low_precision_space):
        as_they_are(low)
    space, time, precision = states()
    assert not torch.allclose(exchange(space, time, precision)[1], time, atol=0.1)
    with torch.no_grad():
        time, space = (
            exchange.low_precision_time(precision),
            exchange.low_precision_space(precision),
        )
        _, new_time, new_precision = exchange(space, time, precision)
    assert torch.allclose(new_time, time, atol=1e-5)
    assert torch.allclose(new_precision, precision, atol=1e-5)


@pytest.mark.parametrize("first", [(0, 0), (4, 2)])
def test_tokens_see_their_own_window_only(first):
    """first: how far into a window the image begins."""
    torch.manual_seed(0)
    attention = WindowAttention(8, 2).eval()
    x, usable = torch.randn(1, 8, 12, 16), torch.ones(1, 12, 16, dtype=torch.bool)
    other = x.clone()
    other[0, :, 0, 0] = torch.randn(8)
    with torch.no_grad():
        changed = (attention(x, usable, first) != attention(other, usable, first)).any(1)[0]
    rows, cols = 8 - first[0], 8 - first[1]
    assert changed[:rows, :cols].all()
    assert changed.sum() == rows * cols


def test_a_part_of_an_image_gets_what_the_whole_would(path):
    """From 64 pixels before a window on: what lies further away matters little, the windows' own
    place does (0.06)."""
    one = series(160)
    with torch.no_grad():
        whole = path({S1: one}, YEAR)[0, 128:, 128:]
        part = path({S1: one.cut(slice(64, None), slice(64, None))}, YEAR, (64, 64))[0, 64:, 64:]
    assert (whole - part).norm() < 0.02 * (whole - whole.mean((0, 1))).norm()


def test_every_weight_takes_part(path):
    path({S1: series(48)}, YEAR).square().sum().backward()
    idle = [n for n, w in path.named_parameters() if w.grad is None or not w.grad.any()]
    assert idle == []
