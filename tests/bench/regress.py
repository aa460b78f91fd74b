"""The regression sets: R² and mean absolute error of quantities from embeddings and from raw series.

Fuel moisture is tested on the sites that its file holds out, leaf area on each parcel in turn. A head
is chosen by folds within the learning part; the variant of a baseline by the test itself, in its favour.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apart
import numpy as np
import rows
import sets
from apart import FUEL, WHEAT

HALF_PERIOD = 30  # days around a measurement of leaf area that are summarised
RESAMPLED = 300


@dataclass(frozen=True)
class Quantity:
    """Measured places. features: row -> variant -> (n, d). group (n,): never split. fold (n,): which
    test the row belongs to, -1 = always learnt from. unit: what is resampled. row (n,): of its file."""

    name: str
    y: np.ndarray
    group: np.ndarray
    fold: np.ndarray
    unit: np.ndarray
    features: dict[str, dict[str, np.ndarray]]
    row: np.ndarray


def fuel_moisture(data: Path, ckpt, weights: Path) -> Quantity:
    """Live fuel moisture from three monthly Sentinel-1 and level-1C Sentinel-2 values."""
    with np.load(data / "regression" / f"{FUEL}.npz") as file:
        z = {k: file[k] for k in file.files}
    bands = [str(b) for b in z["bands"]]
    optical = [b for b in bands if b.startswith("B") and b != "B9"]
    step = np.cumsum(np.diff(z["month"], axis=1, prepend=z["month"][:, :1]) % 12, axis=1)
    month = z["month"][:, :1] + step
    dates = (np.datetime64("2019-01") + month.astype("timedelta64[M]")).astype(
        "datetime64[D]"
    ) + np.timedelta64(14, "D")
    arrays = {}
    for source, names, scale in (
        ("sentinel-2-l1c", optical, 1e-4),
        ("sentinel-1-grd", ["VV", "VH"], 1.0),
    ):
        x = z["X"][..., [bands.index(n) for n in names]] * scale
        arrays[f"X_{source}"] = x.astype(np.float32)
        arrays[f"bands_{source}"] = np.array(names)
        arrays[f"dates_{source}"] = dates
    apart.gate("fuel moisture", apart.lonlat_of(data, FUEL), apart.trained_on(ckpt.record), data)
    vectors = sets.encoded("fuel", arrays, weights, ckpt.sha256)
    series = sets.as_series(arrays)
    flat = {
        f"d/{v}": np.concatenate(
            [_flat(x, k if v == "log" else "") for k, (x, _) in series.items()], 1
        )
        for v in ("values", "log")
    }
    flat |= {f"f/{k} components": rows.principal(flat["d/values"], k) for k in (8, 16)}
    site = np.unique(z["group"], return_inverse=True)[1]
    fold = np.where(z["is_test"] == 1, 0, -1)
    row = np.arange(len(site))
    return Quantity("fuel moisture", z["y"], site, fold, site, _arranged(flat, vectors), row)


def _flat(x: np.ndarray, log_of: str) -> np.ndarray:
    from aef_fields.core.sources import SOURCES, normalise

    x = normalise(x, SOURCES[log_of]) if log_of else x
    return rows.interpolated(x[..., np.isfinite(x).any((0, 1))]).reshape(len(x), -1)


def leaf_area(data: Path, ckpt, _weights: Path) -> Quantity:
    """Leaf area index of winter wheat measured in four parcels, Sentinel-2 of the season."""
    import pyogrio
    import shapely

    meta, _, geometry, columns = pyogrio.raw.read(data / "regression" / f"{WHEAT}.gpkg")
    of = dict(zip(meta["fields"], columns))
    when = np.array([str(d)[:10] for d in of["date"]], "datetime64[D]")
    xy = shapely.get_coordinates(shapely.from_wkb(geometry))
    place = of["location"].astype(str)
    parts, kept = [], []
    for name in np.unique(place):
        own = np.flatnonzero(place == name)
        home = data / "scenes" / "swiss_wheat_2022"
        manifest = sets.manifest_of(home, (name,), f"swiss-{name}")
        series, grid = sets.series_of_scene(manifest, None)
        cols, lines = (~grid.transform) * (xy[own, 0], xy[own, 1])
        at = np.floor(lines).astype(int) * grid.width + np.floor(cols).astype(int)
        values, days = next(iter(series.values()))
        seen = np.isfinite(values[at]).any(2).sum(1) >= 4
        own, at = own[seen], at[seen]
        parts.append((values[at], days[at]))
        kept.append(own)
    at = np.concatenate(kept)
    most = max(v.shape[1] for v, _ in parts)
    values = np.concatenate([_padded(v, most) for v, _ in parts])
    days = np.concatenate([_padded(d, most) for _, d in parts])
    apart.gate("leaf area", apart.lonlat_of(data, WHEAT)[at], apart.trained_on(ckpt.record), data)
    vectors = _around(values, days, when[at], ckpt.encoder)
    flat = {"d/values at the date": _at_date(values, days, when[at].astype(float))}
    flat["d/log"] = _flat_log(flat["d/values at the date"])
    flat["d/and their year"] = np.concatenate(
        (
            flat["d/values at the date"],
            rows.harmonics({sets.S2: (values, days)}, rows.last_year({sets.S2: (values, days)}), 1),
        ),
        1,
    )
    parcel = np.unique(of["parcel"][at].astype(str), return_inverse=True)[1]
    visit = np.unique(np.stack((parcel, when[at].astype(int))), axis=1, return_inverse=True)[1]
    y = of["lai"][at].astype(float)
    features = _arranged(flat, vectors)
    return Quantity("leaf area", y, parcel, parcel, visit.reshape(-1), features, at)


def _padded(x: np.ndarray, most: int) -> np.ndarray:
    out = np.full((len(x), most, *x.shape[2:]), np.nan)
    out[:, : x.shape[1]] = x
    return out


def _flat_log(x: np.ndarray) -> np.ndarray:
    return np.log1p(np.maximum(x, 0) / 0.02)


def _at_date(values: np.ndarray, days: np.ndarray, when: np.ndarray) -> np.ndarray:
    """(n, bands): each band interpolated in time to the day of the measurement."""
    values = values[..., np.isfinite(values).any((0, 1))]
    out = np.empty((len(values), values.shape[2]), np.float32)
    for i, c in np.ndindex(*out.shape):
        ok = np.isfinite(values[i, :, c]) & np.isfinite(days[i])
        out[i, c] = np.interp(when[i], days[i, ok], values[i, ok, c])
    return out


def _around(values, days, when, encoder) -> np.ndarray:
    """(n, d): each place summarised over the weeks around its measurement, as `encode` does it."""
    from datetime import timedelta

    from aef_fields.core.encode import encode_places
    from aef_fields.core.inputs.places import Part

    out = np.zeros((len(when), encoder.config.d), np.float32)
    for day in np.unique(when):
        own = when == day
        part = {sets.S2: Part(values[own].astype(np.float32), days[own])}
        half = timedelta(HALF_PERIOD)
        out[own] = encode_places(encoder, part, (day.item() - half, day.item() + half))
    return out


def _arranged(flat: dict[str, np.ndarray], vectors: np.ndarray) -> dict:
    found: dict[str, dict[str, np.ndarray]] = {"a": {"as it is": rows.centred(vectors)}}
    for key, x in flat.items():
        row, variant = key.split("/")
        found.setdefault(row, {})[variant] = rows.standardised(x)
    first = next(iter(found["d"].values()))
    half = np.float32(0.5**0.5)
    found["c"] = {"both": np.concatenate((found["a"]["as it is"], first), 1) * half}
    return dict(sorted(found.items()))


def heads() -> dict:
    from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
    from sklearn.linear_model import Ridge
    from sklearn.neighbors import KNeighborsRegressor

    found = {f"ridge {a:g}": Ridge(a) for a in (0.1, 1.0, 10.0)}
    found |= {f"kNN-{k}": KNeighborsRegressor(k) for k in (3, 10)}
    found["forest"] = RandomForestRegressor(100, max_features=1 / 3, random_state=0)
    found["extra trees"] = ExtraTreesRegressor(100, max_features=1 / 3, random_state=0)
    return found


def predicted(one: Quantity, x: np.ndarray) -> tuple[np.ndarray, str]:
    """Estimates for all tested rows, and the heads chosen."""
    from sklearn.base import clone as fresh
    from sklearn.model_selection import GroupKFold, cross_val_predict

    told, chosen = np.full(len(one.y), np.nan), []
    for fold in np.unique(one.fold[one.fold >= 0]):
        learn, test = one.fold != fold, one.fold == fold
        able = heads()
        within = GroupKFold(min(3, len(np.unique(one.group[learn]))))
        errors = {}
        for name, head in able.items():
            guess = cross_val_predict(
                head, x[learn], one.y[learn], groups=one.group[learn], cv=within
            )
            errors[name] = float(((guess - one.y[learn]) ** 2).mean())
        best = min(errors, key=lambda n: errors[n])
        told[test] = fresh(able[best]).fit(x[learn], one.y[learn]).predict(x[test])
        chosen.append(best)
    return told, ", ".join(dict.fromkeys(chosen))


def figures(one: Quantity, told: np.ndarray) -> np.ndarray:
    """(1 + RESAMPLED, 2) R² and mean absolute error, with units drawn with replacement."""
    tested = np.isfinite(told)
    y, told, unit = one.y[tested], told[tested], np.unique(one.unit[tested], return_inverse=True)[1]
    n = unit.max() + 1
    times = np.random.default_rng(7).multinomial(n, np.full(n, 1 / n), RESAMPLED)
    out = []
    for counts in (np.ones(n), *times):
        w = counts[unit]
        mean = np.average(y, weights=w)
        r2 = 1 - np.average((y - told) ** 2, weights=w) / np.average((y - mean) ** 2, weights=w)
        out.append((r2, np.average(np.abs(y - told), weights=w)))
    return np.array(out)


TITLES = {"a": sets.ROWS["a"], "c": sets.ROWS["c"], "d": "raw series", "f": "PCA of the series"}


def lines(data: Path, ckpt, weights: Path) -> list[list[str]]:
    """The table's lines, the first is its head."""
    found = [["quantity", "row", "R²", "mean absolute error", "head and variant"]]
    for make in (fuel_moisture, leaf_area):
        one = make(data, ckpt, weights)
        found += [_line(one, row) for row in one.features]
    return found


def _line(one: Quantity, row: str) -> list[str]:
    """The variant of a row that does best."""
    scored = []
    for variant, x in one.features[row].items():
        told, chosen = predicted(one, x)
        scored.append((figures(one, told), f"{chosen}, {variant}"))
    best, title = max(scored, key=lambda s: s[0][0, 0])
    low, high = np.percentile(best[1:], (5, 95), axis=0)
    return [
        f"{one.name} ({np.sum(one.fold >= 0)} tested)",
        f"({row}) {TITLES[row]}",
        f"{best[0, 0]:.2f} ({low[0]:.2f}…{high[0]:.2f})",
        f"{best[0, 1]:.2f} ({low[1]:.2f}–{high[1]:.2f})",
        title,
    ]
