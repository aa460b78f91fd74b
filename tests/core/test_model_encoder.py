"""The encoder by hand-made cases: each would fail on a known bug of an open re-implementation.

The number in brackets says which: [1] pooling over neighbours instead of dates, [2] timecodes that
are noise, [3] valid periods that make no difference, [4] draws of another spread, [5] uniformity
between neighbours, [6] no masks, one list of dates for all sources, [7] targets that are not held out,
decoded at one date, [8] a source that is dropped leaves zeros.
"""

import copy

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from aef_fields.core.model.config import KEPT_SHARE, SIZES
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder, sample
from aef_fields.core.model.losses import (
    agreement,
    consistency,
    hold_out,
    reconstruction,
    uniformity,
)
from aef_fields.core.model.pixel import PeriodPool, attention_bias
from aef_fields.core.model.series import Series, seen
from aef_fields.core.model.timecode import PERIOD_CODE, frame_code, pass_code, period_code
from torch.utils.flop_counter import FlopCounterMode

S2, S1 = "sentinel-2-l2a", "sentinel-1-grd"
START = 17532.0  # 2018-01-01
YEAR = torch.tensor([[START, START + 365]], dtype=torch.float64)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture(scope="module")
def encoder():
    """A nano encoder in which every path matters: what starts at zero is drawn at random."""
    torch.manual_seed(3)
    model = Encoder(SIZES["nano"]).eval()
    randomise(model)
    return model


def randomise(model, seed=1):
    with torch.no_grad():
        model.gate.normal_(0, 0.5, generator=generator(seed))
        for name, weight in model.named_parameters():
            zero = weight.dim() > 1 and not weight.any()
            if zero or "position" in name:
                weight.normal_(0, weight.shape[1] ** -0.5, generator=generator(seed + 1))


def frames(t=5, bands=10, h=16, w=16, b=1, seed=0, clear=0.7, first=START + 10, step=31.0):
    """Random frames, some pixels masked, some bands missing."""
    g = generator(seed)
    values = torch.randn(b, t, bands, h, w, generator=g)
    values[(torch.rand(b, t, bands, generator=g) < 0.1)] = torch.nan
    mask = torch.rand(b, t, h, w, generator=g) < clear
    mask[:, 0] = True
    values[:, 0] = values[:, 0].nan_to_num(0.5)
    days = first + step * torch.arange(t, dtype=torch.float64)
    return Series.of(values, mask, days.expand(b, t))


def both(**more):
    return {S2: frames(seed=1, **more), S1: frames(4, 2, seed=2, first=START + 20, **more)}


def embed(encoder, series, valid=YEAR, spatial=False):
    with torch.no_grad():
        valid = valid.expand(len(next(iter(series.values())).days), 2)
        return encoder(series, valid, spatial)


def apart(a, b):
    return (a - b).abs().max().item()


def test_vectors_have_length_one_in_the_shape_promised(encoder):
    vectors, known = embed(encoder, both(h=12, w=20, b=2), spatial=True)
    assert vectors.shape == (2, 12, 20, 64)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors.norm(dim=-1), torch.ones(2, 12, 20), atol=1e-5)
    assert known.shape == (2, 12, 20)
    assert known.all()


def test_the_last_dimensions_are_composites_with_their_share_of_the_length(encoder):
    kept = embed(encoder, both())[0][..., -encoder.config.kept :]
    assert torch.allclose(kept.square().sum(-1), torch.tensor(KEPT_SHARE), atol=1e-4)
    quiet = copy.deepcopy(encoder)
    with torch.no_grad():
        for layer in (quiet.out[-1], quiet.season.out[-1]):
            layer.weight.zero_()
    assert torch.allclose(embed(quiet, both())[0][..., -encoder.config.kept :], kept, atol=1e-5)


@pytest.mark.parametrize("spatial", [False, True])
def test_masked_values_have_no_influence(encoder, spatial):  # [6]
    series = both()
    before, _ = embed(encoder, series, spatial=spatial)
    for one in series.values():
        hidden = ~one.clear[:, :, None].expand_as(one.values)
        assert hidden.any()
        one.values[hidden] = 6 * torch.randn(int(hidden.sum()), generator=generator(5))
        missing = ~one.present
        one.values[missing & hidden] = -6.0
    after, _ = embed(encoder, series, spatial=spatial)
    assert torch.equal(before, after)


@pytest.mark.parametrize("spatial", [False, True])
def test_a_frame_that_is_masked_everywhere_is_as_good_as_absent(encoder, spatial):  # [6], [8]
    series = both()
    before, _ = embed(encoder, series, spatial=spatial)
    cloudy = frames(1, seed=9, first=START + 100)
    cloudy.clear[:] = False
    s2 = series[S2]
    joined = Series(
        *(
            torch.cat((getattr(s2, k), getattr(cloudy, k)), 1)
            for k in ("values", "present", "clear", "days")
        )
    )
    after, _ = embed(encoder, series | {S2: joined}, spatial=spatial)
    assert apart(before, after) < 1e-5


@pytest.mark.parametrize("spatial", [False, True])
def test_dropping_a_source_is_as_good_as_masking_it(encoder, spatial):  # [8]
    series = both()
    alone, known = embed(encoder, {S2: series[S2]}, spatial=spatial)
    everything = torch.ones(1, 4, dtype=torch.bool)
    masked, _ = embed(encoder, series | {S1: series[S1].without(everything)}, spatial=spatial)
    assert known.all()
    assert apart(alone, masked) < 1e-5


def test_clear_values_do_have_influence(encoder):
    series = both()
    before, _ = embed(encoder, series)
    series[S2].values[0, 0, :, 3, 3] += 2
    after, _ = embed(encoder, series)
    assert apart(before[0, 3, 3], after[0, 3, 3]) > 1e-3


def test_a_missing_band_is_not_a_band_of_zero(encoder):
    series = {S2: frames(t=2, clear=1.1)}
    before, _ = embed(encoder, series)
    one = series[S2]
    one.values[0, :, 4] = 0
    one.present[0, :, 4] = True
    zero, _ = embed(encoder, series)
    one.present[0, :, 4] = False
    missing, _ = embed(encoder, series)
    assert apart(zero, missing) > 1e-3
    assert apart(before, missing) > 1e-3


@pytest.mark.parametrize("spatial", [False, True])
def test_swapping_two_dates_with_their_timecodes_changes_nothing(encoder, spatial):
    series = both()
    before, _ = embed(encoder, series, spatial=spatial)
    swapped = series[S2].choose(torch.tensor([[3, 1, 2, 0, 4]]))
    after, _ = embed(encoder, series | {S2: swapped}, spatial=spatial)
    assert apart(before, after) < 1e-5
    # Without their timecodes it is another history, and another vector.
    wrong = Series(swapped.values, swapped.present, swapped.clear, series[S2].days)
    other, _ = embed(encoder, series | {S2: wrong}, spatial=spatial)
    assert apart(before, other) > 1e-3


@pytest.mark.parametrize("spatial", [False, True])
def test_the_order_of_sources_does_not_matter(encoder, spatial):  # [6]
    series = both()
    before, _ = embed(encoder, series, spatial=spatial)
    after, _ = embed(encoder, {S1: series[S1], S2: series[S2]}, spatial=spatial)
    assert apart(before, after) < 1e-5


def test_sources_keep_their_own_dates(encoder):  # [6]: one shared timestamp list
    series = both()
    before, _ = embed(encoder, series)
    later = Series(series[S1].values, series[S1].present, series[S1].clear, series[S1].days + 60)
    after, _ = embed(encoder, series | {S1: later})
    assert apart(before, after) > 1e-3


def test_a_pixel_of_the_pixel_path_knows_no_other_pixel(encoder):
    series = both()
    before, _ = embed(encoder, series)
    for one in series.values():
        one.values[..., 5, 7] = torch.randn(one.values[..., 5, 7].shape, generator=generator(8))
        one.clear[..., 5, 7] = True
    after, _ = embed(encoder, series)
    changed = (before != after).any(-1)[0]
    assert changed[5, 7]
    assert changed.sum() == 1


def test_a_single_pixel_gets_the_vector_it_has_in_the_image(encoder):
    series = both()
    image, _ = embed(encoder, series)
    point = {
        name: Series(
            one.values[..., 5:6, 7:8],
            one.present[..., 5:6, 7:8],
            one.clear[..., 5:6, 7:8],
            one.days,
        )
        for name, one in series.items()
    }
    alone, _ = embed(encoder, point)
    assert apart(image[0, 5, 7], alone[0, 0, 0]) < 1e-5


def test_places_of_a_batch_do_not_meet(encoder):
    first, second = both(), {S2: frames(seed=11), S1: frames(4, 2, seed=12, first=START + 20)}
    joined = {
        name: Series(
            *(
                torch.cat((getattr(first[name], k), getattr(second[name], k)))
                for k in ("values", "present", "clear", "days")
            )
        )
        for name in first
    }
    together, _ = embed(encoder, joined)
    assert apart(together[0], embed(encoder, first)[0][0]) < 1e-5
    assert apart(together[1], embed(encoder, second)[0][0]) < 1e-5


def averaging_pool(width):
    """A pool that takes the plain mean over dates: all scores equal, values passed through."""
    pool = PeriodPool(width, 1, width)
    torch.nn.init.zeros_(pool.query[2].weight)
    torch.nn.init.zeros_(pool.query[2].bias)
    pool.norm = torch.nn.Identity()
    pool.values = torch.nn.Identity()
    return pool


def test_pooling_goes_over_dates_not_over_neighbours():  # [1]
    # Date t has the value t at each of eight pixels, and pixel p adds 100 p.
    t, p = torch.arange(4.0), torch.arange(8.0)
    tokens = (t[None, :] + 100 * p[:, None])[None, :, :, None].expand(1, 8, 4, 2)
    everywhere = attention_bias(torch.ones(8, 4, dtype=torch.bool))
    pooled = averaging_pool(2)(tokens.contiguous(), everywhere, torch.zeros(1, PERIOD_CODE))
    assert torch.allclose(pooled[0, :, 0], 1.5 + 100 * p)
    only_first_two = attention_bias(torch.tensor([True, True, False, False]).expand(8, 4))
    pooled = averaging_pool(2)(tokens.contiguous(), only_first_two, torch.zeros(1, PERIOD_CODE))
    assert torch.allclose(pooled[0, :, 0], 0.5 + 100 * p)


def test_frames_constant_in_space_give_a_picture_constant_in_space(encoder):  # [1]
    values = torch.arange(4.0)[None, :, None, None, None].expand(1, 4, 10, 8, 12).clone()
    days = START + 80 * torch.arange(4.0, dtype=torch.float64)[None]
    one = Series.of(values, torch.ones(1, 4, 8, 12, dtype=torch.bool), days)
    vectors, _ = embed(encoder, {S2: one})
    assert apart(vectors, vectors[:, :1, :1].expand_as(vectors)) < 1e-5


def alike(days):
    """Cosine of the timecodes of a date and of the one so many days later."""
    code = frame_code(torch.tensor([[START + 150, START + 150 + days]]).double(), YEAR)[0]
    return F.cosine_similarity(code[0], code[1], dim=0).item()


def test_timecodes_of_near_dates_are_near():  # [2]: theirs were .144, .024, -.04
    assert alike(1 / 1440) > 0.999999
    assert alike(1) > 0.99
    assert 0.2 < alike(30) < 0.95
    assert alike(1) > alike(10) > alike(30) > alike(90)


def test_timecodes_tell_the_season_but_not_the_year():
    valid = torch.cat((YEAR, YEAR + 365.2425 * 6))
    days = valid[:, :1] + torch.tensor([[10.0, 100.0, 250.0]]).double()
    codes = frame_code(days, valid)
    assert apart(codes[0], codes[1]) < 1e-6
    assert apart(period_code(valid)[0], period_code(valid)[1]) < 1e-6
    # ... and two years in one period are told apart.
    twice = torch.tensor([[START + 50, START + 50 + 365.2425]]).double()
    first, second = frame_code(twice, torch.tensor([[START, START + 730]]).double())[0]
    assert apart(first, second) > 0.3


def test_the_code_of_a_period_tells_both_its_ends():
    start, end = START + 60, START + 150
    seasons = frame_code(torch.tensor([[start, end]]).double(), YEAR)[0, :, :8]
    code = period_code(torch.tensor([[start, end]]).double())[0]
    assert torch.equal(code[:16], seasons.flatten())
    longer = period_code(torch.tensor([[start, end + 365.2425]]).double())[0]
    assert apart(code[:16], longer[:16]) < 1e-4 < 0.1 < apart(code[16:], longer[16:])


def test_a_year_later_gives_the_same_embedding(encoder):
    series = both()
    later = {k: Series(s.values, s.present, s.clear, s.days + 365.2425) for k, s in series.items()}
    assert apart(embed(encoder, series)[0], embed(encoder, later, YEAR + 365.2425)[0]) < 1e-5


def test_the_valid_period_matters(encoder):  # [3]: theirs had cosine .9995
    month = torch.tensor([[START + 120, START + 150]]).double()
    query = encoder.pixel.pool.query
    with torch.no_grad():
        year_query, month_query = query(period_code(YEAR)), query(period_code(month))
    assert F.cosine_similarity(year_query, month_query).item() < 0.98
    whole, _ = embed(encoder, both())
    part, _ = embed(encoder, both(), month)
    assert (whole * part).sum(-1).mean() < 0.999


def test_a_place_without_a_clear_frame_is_unknown_and_harms_nobody(encoder):
    series = both(b=2)
    before, _ = embed(encoder, series)
    for one in series.values():
        one.clear[0, :, 3:9, 4:6] = False
    after, known = embed(encoder, series)
    assert not known[0, 3:9, 4:6].any()
    assert known.sum() == known.numel() - 12
    assert torch.isfinite(after).all()
    kept = known[..., None].expand_as(after)
    assert torch.equal(before[kept], after[kept])
    assert torch.equal(seen(series), known)


def test_gradients_stay_finite_where_everything_is_masked():
    torch.manual_seed(0)
    model = Encoder(SIZES["nano"])
    randomise(model)
    series = both(b=2)
    for one in series.values():
        one.clear[1] = False
        one.clear[0, :, :8] = False
    vectors, known = model(series, YEAR.expand(2, 2))
    vectors[known].sum().backward()
    for name, weight in model.named_parameters():
        assert weight.grad is None or torch.isfinite(weight.grad).all(), name


def test_draws_have_the_spread_of_the_paper():  # [4]
    torch.manual_seed(0)
    mean = F.normalize(torch.randn(64), dim=0).expand(40_000, 64)
    cosine = (sample(mean) * mean).sum(-1).double()
    assert cosine.mean().item() == pytest.approx(0.99607, abs=1e-4)
    assert torch.rad2deg(torch.arccos(cosine)).mean().item() == pytest.approx(5.08, abs=0.05)
    assert torch.allclose(sample(mean).norm(dim=-1), torch.ones(len(mean)), atol=1e-5)
    assert not torch.equal(sample(mean), mean)


def test_uniformity_compares_places_of_the_batch_not_neighbours():  # [5]
    east, north = torch.eye(2)
    # Two places, each constant in space and at right angles: nothing to repel.
    apart_places = torch.stack((east.expand(4, 4, 2), north.expand(4, 4, 2)))
    assert uniformity(apart_places).item() == 0
    # Two equal places whose neighbouring pixels are at right angles: all to repel.
    checks = torch.stack((east, north)).repeat(8, 1).view(4, 4, 2)
    assert uniformity(torch.stack((checks, checks))).item() == 1
    assert uniformity(torch.stack((checks, -checks))).item() == 1


def test_consistency_is_half_of_one_minus_the_cosine_and_spares_the_teacher():
    teacher = torch.eye(2, requires_grad=True)
    student = torch.tensor([[1.0, 0.0], [0.0, -1.0]], requires_grad=True)
    loss = consistency(teacher, student)
    assert loss.item() == pytest.approx(0.5)
    loss.backward()
    assert teacher.grad is None
    assert student.grad.any()


def test_targets_and_what_is_within_a_day_of_them_are_held_out():  # [7]
    days = torch.tensor([[0.0, 0.4, 1.0, 1.5, 30.0, 60.0], [0, 10, 20, 30, 40, 41]]).double()
    one = Series.of(
        torch.randn(2, 6, 2, 1, 1), torch.ones(2, 6, 1, 1, dtype=torch.bool), days + START
    )
    left = hold_out(one, torch.tensor([[0, 5], [2, 4]]))
    assert left.clear[:, :, 0, 0].tolist() == [
        [False, False, False, True, True, False],
        [True, True, False, True, False, False],
    ]
    assert torch.equal(left.values, one.values)


def test_reconstruction_counts_only_clear_and_present_values():
    target = Series.of(
        torch.tensor([1.0, torch.nan, 3.0, 4.0]).view(1, 2, 2, 1, 1),
        torch.tensor([True, False]).view(1, 2, 1, 1),
        torch.zeros(1, 2),
    )
    decoded = torch.tensor([1.5, 9.0, 9.0, 9.0]).view(1, 2, 2, 1, 1)
    assert reconstruction(decoded, target).item() == pytest.approx(0.5)
    target.clear[:] = False
    assert reconstruction(decoded, target).item() == 0


def test_a_frame_that_lies_two_pixels_off_is_reconstructed_at_no_cost():
    """Each frame by its own shift; further than the reach it costs; clouds still weigh nothing."""
    image = torch.rand(1, 1, 3, 20, 20, generator=generator())
    days, clear = torch.zeros(1, 2), torch.ones(1, 2, 20, 20, dtype=torch.bool)
    beside = torch.cat((image.roll((2, -1), (-2, -1)), image.roll((0, 2), (-2, -1))), 1)
    decoded = image.expand(-1, 2, -1, -1, -1)
    assert reconstruction(decoded, Series.of(beside, clear, days)) > 0.2
    assert reconstruction(decoded, Series.of(beside, clear, days), 2) == 0
    assert reconstruction(decoded, Series.of(beside, clear, days), 1) > 0.05
    cloudy = beside.clone()
    cloudy[..., 5:9, 5:9] = 50.0
    clear[..., 5:9, 5:9] = False
    assert reconstruction(decoded, Series.of(cloudy, clear, days), 2) == 0
    nothing = Series.of(beside, torch.zeros_like(clear), days)
    assert reconstruction(decoded, nothing, 2) == 0


def test_a_frame_with_a_single_pixel_at_its_edge_is_not_shifted_out_of_sight():
    clear = torch.zeros(1, 1, 8, 8, dtype=torch.bool)
    clear[..., 0, 0] = True
    target = Series.of(torch.ones(1, 1, 1, 8, 8), clear, torch.zeros(1, 1))
    assert reconstruction(torch.zeros(1, 1, 1, 8, 8), target, 2) == 1


def test_the_time_of_a_pass_is_told_where_it_is_known():
    told = pass_code(START + torch.tensor([0, 0.25, 0.5]).double())
    assert torch.allclose(told, torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, -1.0]]), atol=1e-5)


def test_decoders_know_the_date_and_the_place_of_each_target():  # [7]: one decode time
    torch.manual_seed(0)
    decoders = Decoders(SIZES["nano"])
    place = F.normalize(torch.randn(2, 3, 4, 64, generator=generator()), dim=-1)
    days = torch.tensor([[START + 20, START + 200]]).double().expand(2, 2)
    with torch.no_grad():
        decoded = decoders.decode(S1, place, days, YEAR.expand(2, 2))
        point = decoders.decode(S1, place[1:, 2:, 1:2], days[1:, 1:], YEAR)
    assert decoded.shape == (2, 2, 2, 3, 4)
    assert apart(decoded[:, 0], decoded[:, 1]) > 1e-3
    assert apart(decoded[1:, 1:, :, 2:, 1:2], point) < 1e-6


def test_the_gate_at_zero_leaves_the_pixel_path_alone():
    torch.manual_seed(0)
    fresh = Encoder(SIZES["nano"]).eval()
    series = both()
    assert torch.equal(embed(fresh, series, spatial=True)[0], embed(fresh, series)[0])


def count(model):
    return sum(weight.numel() for weight in model.parameters()) / 1e6


def test_sizes_are_those_of_the_design():
    assert count(Encoder(SIZES["nano"])) <= 0.7
    assert count(Encoder(SIZES["small"])) <= 4.5
    with torch.device("meta"):
        paper = Encoder(SIZES["paper"])
    assert len(paper.spatial.blocks) == 15
    block = paper.spatial.blocks[0]
    assert block.space.position.shape[0] * 64 == 1024
    assert (block.time.mix.in_features, block.precision[0].weight.numel()) == (512, 128)


def test_small_costs_what_the_design_allows():
    """Multiply and add counted apart, over one aligned tile; margins come on top."""
    small = Encoder(SIZES["small"]).eval()
    series = {
        S2: frames(6, h=128, w=128, clear=1.1),
        S1: frames(6, 2, h=128, w=128, clear=1.1, first=START + 20),
    }
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        small(series, YEAR)
    assert counter.get_total_flops() / 128**2 / 1e6 <= 4.6


def test_arrays_become_series_in_the_order_promised():
    """(T, C, H, W) with labelled values: nothing is transposed on the way in."""
    from aef_fields.core.model.infer import FrameStack, to_series
    from aef_fields.core.sources import SOURCES

    t, c, h, w = np.meshgrid(range(3), range(2), range(4), range(5), indexing="ij")
    labelled = -(t * 10 + c + h * 0.1 + w * 0.01).astype(np.float32)
    labelled[2, 1, 3, 4] = np.nan
    clear = np.ones((3, 4, 5), bool)
    clear[0, 1, 2] = False
    days = np.array([1.0, 2.0, 3.0])
    one = to_series({S1: FrameStack(labelled, clear, days)}, SOURCES, torch.device("cpu"))[S1]
    mean, std = SOURCES[S1].mean, SOURCES[S1].std
    expected = np.clip((labelled[1, 1, 2, 3] - mean[1]) / std[1], -6, 6)
    assert one.values[0, 1, 1, 2, 3].item() == pytest.approx(expected, abs=1e-5)
    assert not one.present[0, 2, 1, 3, 4]
    assert one.present.sum() == labelled.size - 1
    assert one.clear.sum() == clear.size - 1
    assert not one.clear[0, 0, 1, 2]


def test_agreement_is_least_for_equal_and_independent_dimensions():
    rng = torch.Generator().manual_seed(0)
    one = torch.randn(4000, 8, generator=rng)
    same = agreement(one, one)
    apart = agreement(one, torch.randn(4000, 8, generator=rng))
    copied = agreement(one[:, :1].expand(-1, 8), one[:, :1].expand(-1, 8))
    assert same < 0.01
    assert abs(apart - 8) < 0.5  # nothing in common: (1 - 0)² for each dimension
    assert abs(copied - 0.01 * 56) < 0.01  # agreeing, but saying one thing eight times
    assert agreement(one[:1], one[:1]) == 0


@pytest.mark.parametrize("places", [9, 64])
def test_agreement_of_few_places_is_nothing_where_it_is_whole(places):
    """Each dimension with itself to 1, however few the places: not to (n - 1) / n."""
    draw = torch.randn(places, 8, generator=torch.Generator().manual_seed(0))
    independent = torch.linalg.qr(draw - draw.mean(0))[0]
    assert agreement(independent, independent) < 1e-4
