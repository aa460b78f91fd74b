"""The season path: what each twelfth of the valid period looked like, laid out on the sphere.

Clear dates are averaged with weights that fall with their distance from the middle of each part
(a kernel average, so that gaps are bridged by the nearest dates). What all optical sensors measure
goes into one spectrum of ten bands, whatever sensor it comes from; bands that nobody measured there
are estimated from those that were. A linear map of these composites is the main term, so that even
an untrained encoder keeps what a person's monthly composites would show; a small MLP adds to it.
A second linear map, to dimensions of its own, is never trained, so that what training learns of the
places it knows does not push out what tells others apart.
The paper has no such path. Ours has, because attention alone, trained on few places, lost to plain
composites on places it had never seen (training/ablation.py).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..sources import SPECTRUM, Source
from .config import Config
from .fused import mlp
from .series import Series
from .timecode import PERIOD_CODE, period_code

PARTS = 12
_NARROW = 0.055  # of the period: the kernel's standard deviation, 20 days of a year
_NARROWEST = 8.0  # days
_BROAD = 90.0  # days: how far a gap reaches for its neighbours
_AFAR = 1e-2  # their weight beside dates at hand
_FAINT = 1e-8  # weight of any date at all, so that one clear date fills every part
_ORIGIN = 1.5  # length of the constant part, beside a mean length of 1 of what varies


class SeasonPath(nn.Module):
    """Series of each source -> two vectors: what is added to the learnt part of the embedding before
    it is scaled to its length, and the kept part (see Config).

    `origin` is a constant part of the first: with it the sphere's surface keeps how bright a place
    is, which scaling to a length would lose; the second has one, too. `covariance` (10, 10): of the
    spectrum's bands over clear land, in normalised units, by which missing bands are estimated.
    """

    covariance: Tensor

    def __init__(self, config: Config, sources: dict[str, Source]):
        super().__init__()
        hidden, bands = config.season, len(SPECTRUM)
        self.own = {name: s for name, s in sources.items() if not s.spectrum}
        self.places = {
            name: [SPECTRUM.index(b) for b in s.spectrum]
            for name, s in sources.items()
            if s.spectrum
        }
        self.scale = nn.ParameterDict(
            {name: torch.ones(len(at)) for name, at in self.places.items()}
        )
        self.shift = nn.ParameterDict(
            {name: torch.zeros(len(at)) for name, at in self.places.items()}
        )
        self.register_buffer("covariance", torch.eye(bands))
        self.lift = nn.ModuleDict({"spectrum": _lift(bands, config.learnt)})
        self.keep = nn.ModuleDict({"spectrum": _lift(bands, config.kept - 1)})
        self.project = nn.ModuleDict({"spectrum": _project(bands, hidden)})
        for name, one in self.own.items():
            self.lift[name] = _lift(len(one.bands), config.learnt)
            self.keep[name] = _lift(len(one.bands), config.kept - 1)
            self.project[name] = _project(len(one.bands), hidden)
        self.keep.requires_grad_(False)
        self.period = nn.Linear(PERIOD_CODE, hidden)
        self.mlp = nn.Sequential(
            nn.LayerNorm(hidden), nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, hidden)
        )
        last = nn.Linear(hidden, config.learnt)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.out = nn.Sequential(nn.LayerNorm(hidden), last)
        self.origin = nn.Parameter(torch.zeros(config.learnt))
        nn.init.constant_(self.origin[0], _ORIGIN)

    def forward(self, series: dict[str, Series], valid: Tensor) -> tuple[Tensor, Tensor]:
        """Returns (B, H, W, learnt) and (B, H, W, kept), of any length. valid: (B, 2) or (1, 2)
        float64 days, [start, end)."""
        b, _, _, h, w = next(iter(series.values())).values.shape
        total, kept = self.origin, valid.new_zeros((), dtype=torch.float32)
        hidden = self.period(period_code(valid))[:, None]
        for name, (composites, weight, has) in self.composites(series, valid).items():
            given = composites.transpose(1, 2).flatten(2)  # (B, P, PARTS · bands)
            total = total + self.lift[name](given)
            kept = kept + self.keep[name](given)
            known = torch.cat((weight.transpose(1, 2), has.transpose(1, 2)), 2)
            measured = has.amax(1)[..., None]  # a source that saw nothing here adds nothing
            hidden = hidden + measured * self.project[name](torch.cat((given, known), 2))
        hidden = mlp(self.mlp, hidden, plus=hidden)
        kept = F.pad(kept, (0, 1), value=_ORIGIN)
        return (total + self.out(hidden)).view(b, h, w, -1), kept.view(b, h, w, -1)

    def composites(
        self, series: dict[str, Series], valid: Tensor
    ) -> dict[str, tuple[Tensor, Tensor, Tensor]]:
        """ "spectrum" for all optical sources, and each other source by its name: composites
        (B, PARTS, P, bands), how much they rest on (B, PARTS, P), about 0 to -2, and which bands
        were measured (B, bands, P), 0 or 1, for the P = H · W pixels of a place."""
        found: dict[str, tuple[Tensor, Tensor]] = {}
        for name, one in series.items():
            total, weight = _weighted(one, valid)
            if name in self.own:
                found[name] = (total, weight)
                continue
            total = total * self.scale[name][:, None] + weight * self.shift[name][:, None]
            if "spectrum" not in found and self.places[name] == list(range(len(SPECTRUM))):
                found["spectrum"] = (total, weight)  # nothing to put in order or to add to
                continue
            shape = (*total.shape[:2], len(SPECTRUM), total.shape[3])
            at = torch.tensor(self.places[name], device=total.device)
            before = found.get("spectrum", (total.new_zeros(shape), weight.new_zeros(shape)))
            found["spectrum"] = (
                before[0].index_add(2, at, total),
                before[1].index_add(2, at, weight),
            )
        return {name: self._filled(name, *sums) for name, sums in found.items()}

    def _filled(self, name: str, total: Tensor, weight: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        composites = (total / weight.clamp(min=1e-12)).transpose(2, 3)
        has = weight[:, 0] > 0
        if name == "spectrum":
            composites = self._estimated(composites, has)
        rests_on = weight.amax(2).clamp(min=_FAINT).log10() / 4
        return composites, rests_on, has.to(composites.dtype)

    def _estimated(self, composites: Tensor, has: Tensor) -> Tensor:
        """Missing bands as their mean given the measured ones, were all jointly normal."""
        bit = 2 ** torch.arange(has.shape[1], device=has.device)
        pattern = (has * bit[:, None]).sum(1)  # (B, P)
        for code in pattern.unique().tolist():
            given = torch.tensor([code >> i & 1 for i in range(has.shape[1])], dtype=torch.bool)
            if given.all() or not given.any():
                continue
            here = self.covariance.float()[given]
            noise = 0.02 * torch.eye(int(given.sum()), device=here.device)
            weights = torch.linalg.solve(here[:, given] + noise, here[:, ~given])
            full = composites.new_zeros(len(given), len(given))
            full[given.nonzero(), (~given).nonzero().T] = weights
            full = full + torch.diag(given.to(full))
            estimated = composites @ full
            composites = torch.where((pattern == code)[:, None, :, None], estimated, composites)
        return composites


def _lift(bands: int, d: int) -> nn.Linear:
    lift = nn.Linear(PARTS * bands, d, bias=False)
    nn.init.normal_(lift.weight, std=(d * PARTS * len(SPECTRUM)) ** -0.5)
    return lift


def _project(bands: int, hidden: int) -> nn.Linear:
    return nn.Linear(PARTS * bands + PARTS + bands, hidden)


def _weighted(one: Series, valid: Tensor) -> tuple[Tensor, Tensor]:
    """Sums of value × weight and of weights, (B, PARTS, C, P), over the clear dates."""
    start, end = valid[:, :1], valid[:, 1:]
    middle = start + (end - start) * (torch.arange(PARTS, device=valid.device) + 0.5) / PARTS
    since = (one.days - start).float()
    apart = (since[:, None] - (middle - start).float()[:, :, None]).abs()
    narrow = ((end - start) * _NARROW).clamp(min=_NARROWEST)[:, :, None].float()
    weight = (-0.5 * (apart / narrow) ** 2).exp() + _AFAR * (-apart / _BROAD).exp() + _FAINT
    shape = (len(one.values), PARTS, one.values.shape[2], one.clear[0, 0].numel())
    usable = one.clear[:, :, None] if one.complete else one.present & one.clear[:, :, None]
    usable = usable.float()  # (B, T, C or 1, H, W)
    total = weight @ (one.values.float() * usable).flatten(2)
    weight = (weight @ usable.flatten(2)).view(*shape[:2], -1, shape[3])
    return total.view(shape), weight.expand(shape)
