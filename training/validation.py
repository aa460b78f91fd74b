"""How well few labels do on the places kept for validation, while training goes on."""

from __future__ import annotations

import data
import numpy as np
import torch
from aef_fields.core.model.encoder import Encoder
from aef_fields.core.model.series import Series
from torch import Tensor
from views import at_most

MOST_DATES = 48  # of a source
SHOTS = (1, 5, 20)  # labels a class
DRAWS = 20


def embed(encoder: Encoder, one: data.PixelSet) -> np.ndarray:
    """(N, d) embeddings for the last 365 days of each place."""
    rng = np.random.default_rng(0)
    out = []
    with torch.inference_mode():
        for first in range(0, len(one), 512):
            part = one.take(np.arange(first, min(first + 512, len(one))))
            series = {k: at_most(s, MOST_DATES, rng) for k, s in part.series.items()}
            mean, _ = encoder(series, last_year(series), spatial=False)
            out.append(mean[:, 0, 0].numpy())
    return np.concatenate(out)


def last_year(series: dict[str, Series]) -> Tensor:
    """(N, 2) [start, end): the 365 days up to each place's last date."""
    last = torch.stack([s.days.max(1).values for s in series.values()]).max(0).values + 1
    return torch.stack((last - 365, last), 1)


def validate(x: np.ndarray, one: data.PixelSet) -> dict[str, float]:
    """Labels a class -> balanced accuracy of a logistic head, mean of `DRAWS` draws of these labels,
    tested on all others."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import balanced_accuracy_score

    rng = np.random.default_rng(1)
    result = {}
    counts = np.bincount(one.label[one.label >= 0])
    for shot in SHOTS:
        able = np.flatnonzero(counts >= max(2 * shot, 6))
        if len(able) < 2:
            continue
        scores = []
        for _ in range(DRAWS):
            train = np.concatenate(
                [rng.permutation(np.flatnonzero(one.label == c))[:shot] for c in able]
            )
            test = np.setdiff1d(np.flatnonzero(np.isin(one.label, able)), train)
            head = LogisticRegression(C=10.0, max_iter=200).fit(x[train], one.label[train])
            scores.append(balanced_accuracy_score(one.label[test], head.predict(x[test])))
        result[f"{shot}"] = round(float(np.mean(scores)), 3)
    return result
