"""Where learning starts from: composites of the season, decorrelated, with no label looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from ..model.season import SeasonPath

LEAST = 1e-3  # variance that counts as noise, in normalised units
EVEN = 0.15  # the power of its variance by which a principal direction is scaled down


def decorrelate(season: SeasonPath, found: list[dict[str, Tensor]], seed: int) -> None:
    """Set the linear maps of the season path from composites of some places.

    found: for each set of places, "spectrum" and other sources -> (N, PARTS · bands), the same N.
    Bands of land go up and down together, so that a plain projection of composites tells brightness
    many times over. Here the spectrum is whitened (ZCA: Bell & Sejnowski 1997, Eq. 8), then the d
    principal directions over all parts of the season and all sources are taken, the strong ones
    scaled down a little, and turned at random so that every dimension carries as much.
    """
    import torch

    from ..model.season import PARTS

    names = [n for n in season.lift if any(n in one for one in found)]
    wide = {n: next(one[n].shape[1] for one in found if n in one) for n in names}
    whiten = {n: torch.eye(width) for n, width in wide.items()}
    optical = [one["spectrum"] for one in found if "spectrum" in one]
    if optical:
        bands = torch.stack([_over_bands(x, PARTS) for x in optical]).mean(0)
        values, directions = torch.linalg.eigh(bands)
        zca = (directions * values.clamp(min=LEAST) ** -0.5) @ directions.T
        whiten["spectrum"] = torch.kron(torch.eye(PARTS), zca)
    white = [{n: x @ whiten[n] for n, x in one.items()} for one in found]
    directions = _principal(white, wide)
    for part in (season.lift, season.keep):
        rows = _turned(*directions, next(part.parameters()).shape[0], seed)
        for name, own in zip(wide, rows.split(list(wide.values()), 1), strict=True):
            part[name].load_state_dict({"weight": own @ whiten[name]})


def _over_bands(x: Tensor, parts: int) -> Tensor:
    """(bands, bands): covariance within the same part of the season, averaged over the parts."""
    import torch

    by_part = (x - x.mean(0)).view(len(x), parts, -1)
    return torch.einsum("npb,npc->bc", by_part, by_part) / (len(x) * parts)


def _principal(found: list[dict[str, Tensor]], wide: dict[str, int]) -> tuple[Tensor, Tensor]:
    """Variances (n,) and principal directions (n, n) of all sources side by side, the strongest
    first. What two sources have in common is taken from the sets that have both."""
    import torch

    total = torch.zeros(sum(wide.values()), sum(wide.values()))
    count = torch.zeros_like(total)
    for one in found:
        n = len(next(iter(one.values())))
        x = torch.cat([one.get(name, torch.zeros(n, width)) for name, width in wide.items()], 1)
        has = torch.cat([torch.full((w,), float(name in one)) for name, w in wide.items()])
        total += (x - x.mean(0)).T @ (x - x.mean(0)) / n
        count += has[:, None] * has
    values, directions = torch.linalg.eigh(total / count.clamp(min=1))
    return values.flip(0).clamp(min=LEAST), directions.flip(1)


def _turned(values: Tensor, directions: Tensor, d: int, seed: int) -> Tensor:
    """(d, n): the first d directions, turned at random."""
    import torch

    values, directions = values[:d], directions[:, :d]
    turned = torch.linalg.qr(torch.randn(d, d, generator=torch.Generator().manual_seed(seed)))[0]
    rows = turned[:, : len(values)] @ (directions * values**-EVEN).T
    return rows / (values ** (1 - 2 * EVEN)).sum().sqrt()  # mean squared length 1
