"""The network of the attentive neural process: several small ones side by side, one a fold.

Their weights carry the member as first dimension, so that all are trained and asked in one go.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

QUERY, TOKEN = 5, 4  # features of a query beside its vector; of a point, the last what is left over
WIDTH, HEADS, SEEN = 32, 4, 16  # hidden units; attention heads; what is kept of the vector
MEMBERS = 4
STEPS, EVERY, EPISODES, RATE, DECAY = 200, 20, 96, 5e-3, 0.02
LEAST = 0.05  # the smallest deviation that may be stated, in units of what is left over


class Rehearsal(Protocol):
    """Labels as episodes: (query, tokens, there, truth) of labels `drawn` (M, b)."""

    def whole(self, drawn: np.ndarray) -> tuple[np.ndarray, ...]:
        """With all other points in sight."""

    def hidden(self, drawn: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
        """With some points hidden at random."""


class _Linear(nn.Module):
    """A layer for each member: (M, …, a) -> (M, …, b)."""

    def __init__(self, a: int, b: int, zero: bool = False):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(MEMBERS, a, b) * (0.0 if zero else a**-0.5))
        self.bias = nn.Parameter(torch.zeros(MEMBERS, 1, b))

    def forward(self, x: Tensor) -> Tensor:
        flat = x.reshape(MEMBERS, -1, x.shape[-1])
        return torch.baddbmm(self.bias, flat, self.weight).reshape(*x.shape[:-1], -1)


class Ensemble(nn.Module):
    """`MEMBERS` attentive processes for vectors of `d` dimensions."""

    def __init__(self, d: int):
        super().__init__()
        self.see = _Linear(d, SEEN)
        self.ask = nn.Sequential(_Linear(QUERY + SEEN, WIDTH), nn.GELU(), _Linear(WIDTH, WIDTH))
        self.key = nn.Sequential(_Linear(TOKEN - 1, WIDTH), nn.GELU(), _Linear(WIDTH, WIDTH))
        self.value = nn.Sequential(_Linear(TOKEN, WIDTH), nn.GELU(), _Linear(WIDTH, WIDTH))
        self.nobody = nn.Parameter(torch.zeros(MEMBERS, 1, HEADS, 1))
        self.carry = nn.Parameter(torch.zeros(MEMBERS, 1, HEADS))
        self.tell = nn.Sequential(
            _Linear(2 * WIDTH + 2 * HEADS, WIDTH), nn.GELU(), _Linear(WIDTH, 2, zero=True)
        )

    def forward(self, query: Tensor, tokens: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Means and standard deviations (M, n) of what is left over, in units of `scale`.

        query (M, n, QUERY + d), tokens (M, n, k, TOKEN), there (M, n, k) bool: points that exist.
        """
        m, n, k, _ = tokens.shape
        scalars, vector = query[..., :QUERY], query[..., QUERY:]
        asked = self.ask(torch.cat([scalars, F.gelu(self.see(vector))], dim=-1))
        q = asked.reshape(m, n, HEADS, -1)
        keys = self.key(tokens[..., :-1]).reshape(m, n, k, HEADS, -1)
        score = torch.einsum("mnhc,mnkhc->mnhk", q, keys) * q.shape[-1] ** -0.5
        score = score.masked_fill(~there[:, :, None], -torch.inf)
        # Beside the points there is "nobody": a query may find that none has anything to say.
        share = torch.cat([score, self.nobody.expand(m, n, HEADS, 1)], dim=-1).softmax(dim=-1)
        values = self.value(tokens).reshape(m, n, k, HEADS, -1)
        heard = torch.einsum("mnhk,mnkhc->mnhc", share[..., :-1], values).reshape(m, n, -1)
        carried = (share[..., :-1] * tokens[..., -1][:, :, None]).sum(dim=-1)
        said = self.tell(torch.cat([asked, heard, carried, share[..., -1]], dim=-1))
        mean = (self.carry * carried).sum(dim=-1) + said[..., 0]
        return mean, LEAST + F.softplus(said[..., 1] + 0.5413)  # softplus(0.5413) = 1

    @torch.inference_mode()
    def predict(self, query: np.ndarray, tokens: np.ndarray) -> tuple[np.ndarray, ...]:
        """Mean of all members, how far they are apart, and the deviation that they state (n,)."""
        q, t = (torch.from_numpy(a)[None].expand(MEMBERS, *a.shape) for a in (query, tokens))
        mean, wide = self(q, t, torch.ones(t.shape[:3], dtype=torch.bool))
        apart, wide = together(mean, wide)
        return mean.mean(dim=0).numpy(), apart.numpy(), wide.numpy()


def together(mean: Tensor, wide: Tensor) -> tuple[Tensor, Tensor]:
    """How far members' means (M, n) are apart, and the middle of their deviations (geometric), (n,)."""
    return mean.std(dim=0, correction=0), wide.log().mean(dim=0).exp()


def surprise(mean: Tensor, wide: Tensor, truth: Tensor) -> Tensor:
    """Negative log-likelihood of a normal distribution, without its constant."""
    return wide.log() + 0.5 * ((truth - mean) / wide) ** 2


def train(net: Ensemble, material: Rehearsal, fold: np.ndarray, seed: int) -> None:
    """Teach each member the labels outside its fold (m,); it stops where its own surprise it least."""
    rng = np.random.default_rng(seed)
    learn = [np.flatnonzero(fold != i) for i in range(MEMBERS)]
    size = min(400, *(int((fold == i).sum()) for i in range(MEMBERS)))
    test = np.stack([rng.permutation(np.flatnonzero(fold == i))[:size] for i in range(MEMBERS)])
    known = [torch.from_numpy(a) for a in material.whole(test)]
    best = torch.full((MEMBERS,), torch.inf)
    kept = {name: value.detach().clone() for name, value in net.named_parameters()}
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            with torch.inference_mode():
                mean, wide = net(known[0], known[1], known[2])
                now = surprise(mean, wide, known[3]).mean(dim=1)
            better = now < best
            best = torch.where(better, now, best)
            for name, value in net.named_parameters():
                kept[name][better] = value.detach()[better].clone()
        drawn = np.stack([rng.choice(rows, EPISODES) for rows in learn])
        query, tokens, there, truth = (torch.from_numpy(a) for a in material.hidden(drawn, rng))
        mean, wide = net(query, tokens, there)
        loss = surprise(mean, wide, truth).mean(dim=1).sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 4.0)
        optimizer.step()
        if step < STEPS:
            schedule.step()
    net.load_state_dict(kept)
