"""What `train` found out, as plain values for the head, the report and other programs."""

from __future__ import annotations

import math
import platform
from dataclasses import asdict, dataclass, field, replace
from importlib import metadata
from typing import Any

import numpy as np
import shapely
from rasterio.crs import CRS
from scipy.sparse import csr_array

from ..embeddings.embedding import EmbeddingReader
from ..heads import calibration, conformal
from ..labels.layer import Problem
from ..words import number, percent, percents
from . import labelcheck, quantity
from .accuracy import Accuracy, accuracy, balanced_of_best
from .choice import simplest_of_the_best
from .heldout import Material, Tested, loss
from .intervals import UNKNOWN, Estimate, of_units, resampled
from .rivals import comparison

AWAY = " Chance does not explain the difference: away from the labels, go by this."
PACKAGES = ("numpy", "scikit-learn", "rasterio", "shapely", "pyogrio")


@dataclass(frozen=True)
class Tests:
    """`chosen`: the method that was taken, under the split the report goes by; `others`: under
    other splits, the one by pixels first; `fewer`: shares of the labels, and the same learnt from
    that share only; `candidates`: what it was chosen from, under the split that was chosen by,
    `best` of them, `chosen` may be simpler. Empty where somebody chose. `clusters`: that the labels
    lie in some, see `clusters.told`."""

    chosen: Tested
    others: list[Tested]
    fewer: list[tuple[float, Tested]]
    candidates: list[Tested] = field(default_factory=list)
    best: str = ""
    clusters: dict[str, str] | None = None


def classes(material: Material, test: Tested) -> Accuracy:
    """Accuracy of a test of classes."""
    known = np.isfinite(test.predicted).all(axis=1)
    best = np.where(known, test.predicted.argmax(axis=1), -1)
    polygon, count = material.samples.polygon, len(material.classes)
    unit = material.held_with(test.split)
    return accuracy(best, polygon, material.code, unit, count, material.seed)


def quantities(material: Material, test: Tested) -> quantity.QuantityAccuracy:
    """Accuracy of a test of quantities."""
    p = len(material.y)
    estimate = quantity.per_label(test.predicted, material.samples.polygon, p)
    unit = material.held_with(test.split)
    return quantity.quantity_accuracy(estimate, material.y, unit, material.seed)


def temperature(material: Material, test: Tested) -> float:
    """Temperature of a method's probabilities on held-out labels; 1 for quantities."""
    if material.task != "classify":
        return 1.0
    code = material.code[material.samples.polygon]
    return calibration.temperature(test.predicted, code, material.samples.weight)


def trust(material: Material, tests: Tests, temperature: float) -> dict[str, Any]:
    """What prediction sets ("sets") or intervals ("intervals") are made with: see `conformal`."""
    test = tests.chosen
    polygon = material.samples.polygon
    if material.task == "classify":
        known = np.isfinite(test.predicted).all(axis=1)
        shares = calibration.tempered(np.where(known[:, None], test.predicted, 1), temperature)
        shares[~known] = np.nan
        # Labels are counted even where areas were held out: learnt from sites of five, such sets held 88
        # to 96 of 100 places; with areas counted, ten at most, 97 to 99, with twice as many classes.
        unit = material.unit[polygon]
        sets = conformal.prediction_sets(
            shares, material.code[polygon], material.samples.weight, unit
        )
        held = zip(material.classes, sets["held"], strict=True)
        told = {c.label: share for c, share in held if np.isfinite(share)}
        return {"sets": _plain(sets | {"held": told})}
    p = len(material.y)
    error = quantity.per_label(test.predicted, polygon, p) - material.y
    stated = (
        np.ones(p) if test.deviation is None else quantity.per_label(test.deviation, polygon, p)
    )
    return {"intervals": _plain(conformal.intervals(error, stated, material.held_with(test.split)))}


def rivals(material: Material, tests: Tests) -> list[dict[str, Any]]:
    """A head for a quantity beside other methods, see `rivals.comparison`."""
    rows: list[dict[str, Any]] = _plain(comparison(material, tests.chosen))
    return rows


def record(material: Material, tests: Tests, asked: str, groups: str) -> dict[str, Any]:
    """Everything about the labels and the tests."""
    strict = tests.chosen
    labels = material.labels
    tell = _classes if material.task == "classify" else _quantities
    return _plain(
        {
            "task": material.task,
            "method": strict.method,
            "method_asked": asked,
            "seed": material.seed,
            "labels": {
                "file": labels.path.name,
                "field": labels.field,
                "count": len(labels),
                "pixels": len(material.samples.polygon),
                "held_out_by": groups or strict.split.name,
                "units": len(np.unique(material.unit)),
                "folds": len(strict.split.parts),
                "also": material.elsewhere.told if material.elsewhere else [],
            },
            "accuracy": tell(material, tests),
            "curve": curve(material, tests),
            "problems": [asdict(p) for p in labels.problems],
            "versions": {"python": platform.python_version()}
            | {name: metadata.version(name) for name in PACKAGES},
        }
    )


def embedding_record(reader: EmbeddingReader) -> dict[str, Any]:
    """Which embedding it was."""
    return {
        "file": reader.path.name,
        "encoder": reader.encoder,
        "d": reader.d,
        "pixel": reader.grid.pixel,
        "pixel_unit": _unit(CRS.from_user_input(reader.grid.crs)),
        "valid_start": reader.valid_start,
        "valid_end": reader.valid_end,
        "sources": reader.sources,
    }


def _unit(crs: CRS) -> str:
    """What a pixel's size is measured in, as it follows a number."""
    if crs.is_geographic:
        return "°"
    name, factor = crs.linear_units_factor
    return "\u00a0m" if factor == 1 else f"\u00a0{name}"


def _classes(material: Material, tests: Tests) -> dict[str, Any]:
    strict = classes(material, tests.chosen)
    # Compared are the same labels: those that could be held out whole.
    same = strict.tested[material.samples.polygon, None]
    others = [
        (test, classes(material, replace(test, predicted=np.where(same, test.predicted, np.nan))))
        for test in tests.others
    ]
    random = others[0][1]
    warning = _warning("classify", strict.balanced.value, 1 / len(material.classes))
    return {
        "overall": asdict(strict.overall),
        "balanced": asdict(strict.balanced),
        "tested": int(strict.tested.sum()),
        "deals": _deals([1 - loss for loss in tests.chosen.losses]),
        "classes": _rows(material, strict),
        "confusion_polygons": strict.polygons.round(3).tolist(),
        "confusion_pixels": strict.pixels.astype(int).tolist(),
        "splits": [
            _split(test, tests.chosen)
            | {
                "overall": asdict(found.overall),
                "balanced": asdict(found.balanced),
                "tested": int(found.tested.sum()),
            }
            for test, found in in_order(tests.chosen, strict, others)
        ],
        "candidates": [
            {
                "method": test.method,
                "balanced": found.balanced.value,
                "overall": found.overall.value,
            }
            for test in tests.candidates
            for found in [classes(material, test)]
        ],
        "choice": _choice(tests),
        "balanced_after_choice": _after_choice(material, tests.candidates, strict.tested),
        "gap": gap_in_words(
            {test.split.name: found for test, found in [(tests.chosen, strict), *others]},
            material,
            _lost(material, tests, strict.tested),
            tests.chosen.split.name == "block",
        ),
        "clusters": tests.clusters,
        "warning": warning,
        "short": {
            "overall": strict.overall.value,
            "low": strict.overall.low,
            "high": strict.overall.high,
            "balanced": strict.balanced.value,
            "random": random.overall.value,
            "tested": int(strict.tested.sum()),
            "clusters": tests.clusters["by"] if tests.clusters else "",
            "useless": bool(warning),
        },
    }


def _rows(material: Material, found: Accuracy) -> list[dict[str, Any]]:
    """What was found of each class."""
    return [
        asdict(c)
        | {"tested": a.polygons, "tested_pixels": a.pixels}
        | {"labels": int((material.y == c.value).sum())}
        | {"users": asdict(a.users), "producers": asdict(a.producers), "f1": asdict(a.f1)}
        for c, a in zip(material.classes, found.classes, strict=True)
    ]


def doubtful(material: Material, tests: Tests) -> list[Problem]:
    """Labels that the chosen method takes for another class when they are held out: one by one rather
    than by areas, as it then knows more of the place."""
    if material.task != "classify":
        return []
    test = tests.chosen
    if test.split.name == "block":
        test = next(other for other in tests.others if other.split.name == "polygon")
    known = np.isfinite(test.predicted).all(axis=1)
    shares = calibration.tempered(
        np.where(known[:, None], test.predicted, 1), temperature(material, test)
    )
    p = len(material.y)
    weight = material.samples.weight * known
    rows = csr_array((weight, (material.samples.polygon, np.arange(len(weight)))), (p, len(weight)))
    mean = rows @ shares
    mean[rows.sum(axis=1) == 0] = np.nan
    truth = material.code
    own = mean[np.arange(p), truth].copy()
    mean[np.arange(p), truth] = -1
    best = np.nan_to_num(mean, nan=-1).argmax(axis=1)
    rival = [material.classes[i].label for i in best]
    return labelcheck.doubtful(material.labels, own, mean[np.arange(p), best], rival)


def curve(material: Material, tests: Tests) -> dict[str, Any] | None:
    """Accuracy against the share of labels learnt from, and what that says of drawing more."""
    if not tests.fewer:
        return None
    points = []
    for share, test in [*tests.fewer, (1.0, tests.chosen)]:
        if material.task == "classify":
            value = classes(material, test).balanced.value
        else:
            value = quantities(material, test).rmse.value
        points.append({"share": share, "value": value})
    half, full = points[-3]["value"], points[-1]["value"]
    if material.task == "classify":
        gain = full - half
        said = f"{percent(half)} with half the labels, {percent(full)} with all"
        much = gain > 0.02
    else:
        gain = half - full
        said = f"an error of {number(half)} with half the labels, {number(full)} with all"
        much = gain > 0.03 * full
    # Half the labels do as well, as far as one standard error of the difference can tell.
    chance = (
        simplest_of_the_best(material, [tests.fewer[-2][1], tests.chosen])[0] is not tests.chosen
    )
    advice = (
        "more labels like these add little."
        if not much
        else "these are too few to tell whether more would help."
        if chance
        else "more labels are likely to help."
    )
    return {"points": points, "text": f"{said[0].upper()}{said[1:]}: {advice}"}


def _choice(tests: Tests) -> dict[str, Any] | None:
    """By which split the method was chosen, and whether a better one lost for being less simple."""
    if not tests.candidates:
        return None
    split = tests.candidates[0].split
    return {"split": split.name, "text": split.text, "best": tests.best}


def _deals(values: list[float]) -> dict[str, Any] | None:
    """How far apart the overall accuracy or the RMSE of the ways to deal few labels lies; the
    report goes by the one in the middle. None where they were dealt once."""
    return {"count": len(values), "low": min(values), "high": max(values)} if values else None


def _split(test: Tested, chosen: Tested) -> dict[str, Any]:
    return {"name": test.split.name, "text": test.split.text, "chosen": test is chosen}


def in_order(chosen: Tested, found: Any, others: list[tuple[Tested, Any]]) -> list[Any]:
    """Splits from the most lenient to the strictest, with what was found under each."""
    order = ("pixel", "polygon", "block", "group")
    return sorted([(chosen, found), *others], key=lambda pair: order.index(pair[0].split.name))


def _after_choice(material: Material, candidates: list[Tested], tested: np.ndarray) -> float:
    """Balanced accuracy with the luck of having picked the best method taken out."""
    if len(candidates) < 2 or tested.sum() < 2:
        return math.nan
    right = {}
    for test in candidates:
        hit = (
            material.values[np.nan_to_num(test.predicted).argmax(axis=1)] == material.targets
        ).astype(float)
        hit[np.isnan(test.predicted).any(axis=1)] = np.nan
        right[test.method] = quantity.per_label(hit, material.samples.polygon, len(material.y))
    unit = material.held_with(candidates[0].split)
    return balanced_of_best(right, material.code, unit, material.seed)


def _lost(material: Material, tests: Tests, tested: np.ndarray) -> Estimate:
    """How much more of the labels `tested` (p,) is right with pixels held out at random than with whole
    labels.

    Of the same labels under both, and with the difference of each resampled: what is hard under one
    is under the other, so that intervals of the two overlap long after chance explains nothing.
    """
    test = {test.split.name: test for test in [tests.chosen, *tests.others]}
    more = loss(material, test["polygon"]) - loss(material, test["pixel"])
    known = np.isfinite(more) & tested
    if not known.any():
        return UNKNOWN
    more, unit = more[known], material.held_with(test["polygon"].split)[known]
    drawn = [times @ more / times.sum(axis=1) for times in resampled(unit, material.seed)]
    return of_units(float(more.mean()), np.concatenate(drawn), len(np.unique(unit)))


def gap_in_words(
    found: dict[str, Accuracy], material: Material, lost: Estimate, by_areas: bool = False
) -> str:
    """What a split by pixels would have promised beside what unseen labels and places show.

    `found`: accuracy by the splits' names; `lost`: see `_lost`; `by_areas`: the report goes by areas
    held out.
    """
    if by_areas:
        there, beside = found["block"], found["polygon"].overall
        text = f"With whole areas held out expect {_range(there.overall)}"
        more = _points(beside) - _points(there.overall)
        if more < 3:
            text += f"; one by one these labels promise {'hardly' if more > 0 else 'no'} more."
        else:
            text += (
                f"; one by one the same labels would have promised {percent(beside.value)}, which holds "
                "beside others only."
            )
        return text + _of_some(int(there.tested.sum()), len(material.y))
    random, whole = found["pixel"].overall, found["polygon"].overall
    if not (math.isfinite(whole.value) and math.isfinite(random.value)):
        if np.unique(material.y, return_counts=True)[1].max() > 1:
            return (
                "No label could be held out: all labels of a class lie in one group, or share pixels, "
                "and what is learnt of a group must not be tested on it. Choose groups that hold "
                "several classes each, such as sites, or none."
            )
        several = shapely.get_num_geometries(material.labels.shapes).max() > 1
        remedy = "Draw at least one more of each to learn how good the map is."
        return (
            "No label could be held out: each class has one label only. "
            f"{labelcheck.SINGLE_PARTS if several else remedy}"
        )
    if len(material.samples.polygon) == len(material.y):
        text = f"Split at random, as is often done, the labels promise {percent(random.value)}."
        if _side_by_side(material) and abs(_points(random) - _points(whole)) >= 3:
            text += f" Held out with those in the same or the next pixel, expect {_range(whole)}."
    else:
        text = (
            "Split at random by pixels, as is often done, the same labels would have promised "
            f"{percent(random.value)}; on labels it has not seen expect {_range(whole)}."
        )
        text += _because(random, whole, lost)
    return text + _of_some(int(found["polygon"].tested.sum()), len(material.y)) + _elsewhere(found)


def _of_some(tested: int, count: int) -> str:
    """That classes of which nothing could be tested are not in the value, "" if there are none."""
    if tested == count:
        return ""
    return (
        f" That is from {tested} of the {count} labels: the others are of classes that lie in one "
        "place or group only, and how well these are mapped is not known. The interval begins where all "
        "of them would be wrong, and ends where all would be right."
    )


def _elsewhere(found: dict[str, Accuracy]) -> str:
    """What sites or blocks that were held out whole show, "" if nothing."""
    whole, name = found["polygon"], "group" if "group" in found else "block"
    there = found[name]
    if not math.isfinite(there.overall.value):
        return ""
    place = "At a new site" if name == "group" else "With whole areas held out"
    some, every = int(there.tested.sum()), int(whole.tested.sum())
    nearly_all = some >= 0.9 * every  # of fewer, it may be what their classes are
    away = AWAY if nearly_all and there.overall.high < whole.overall.low else ""
    if some < every:
        # A class that lies in one place can't be tested so: perhaps the harder, or the easier one.
        return (
            f" {place} expect {_range(there.overall)}; that is from {some} of the {every} labels, "
            "the class of the others lying in one place only, and the interval allows for all of these being "
            f"wrong, or right.{away}"
        )
    if _points(whole.overall) - _points(there.overall) < 3:
        return f" {place} no loss is seen: {_range(there.overall)}."
    return f" {place} expect {_range(there.overall)}.{away}"


def _because(random: Estimate, whole: Estimate, lost: Estimate) -> str:
    points = _points(random) - _points(whole)
    if points < 3:
        return " The two agree: pixels of one label do not give each other away here."
    if not lost.low > 0:
        return f" With so few labels the {points} points between may be chance."
    return (
        f" The {points} points between are pixels that recognise their own label, not skill at "
        "new places."
    )


def _side_by_side(material: Material) -> bool:
    """Whether some labels are held out together."""
    return len(np.unique(material.unit)) < len(material.y)


def _points(estimate: Estimate) -> int:
    return round(100 * estimate.value)


def _range(estimate: Estimate) -> str:
    return f"{percent(estimate.value)} ({percents(estimate.low, estimate.high, ' to ')})"


def _quantities(material: Material, tests: Tests) -> dict[str, Any]:
    strict = quantities(material, tests.chosen)
    others = [(test, quantities(material, test)) for test in tests.others]
    random = others[0][1]
    warning = _warning("regress", strict.r2.value, 0.0)
    return {
        "r2": asdict(strict.r2),
        "rmse": asdict(strict.rmse),
        "mae": asdict(strict.mae),
        "bias": asdict(strict.bias),
        "tested": len(strict.truth),
        "deals": _deals([math.sqrt(loss) for loss in tests.chosen.losses]),
        "truth": strict.truth,
        "estimate": strict.estimate,
        "splits": [
            _split(test, tests.chosen)
            | {
                "rmse": asdict(found.rmse),
                "r2": asdict(found.r2),
                "tested": len(found.truth),
            }
            for test, found in in_order(tests.chosen, strict, others)
        ],
        "candidates": [
            {"method": test.method, "rmse": quantities(material, test).rmse.value}
            for test in tests.candidates
        ],
        "choice": _choice(tests),
        "gap": quantity_gap(
            {test.split.name: found.rmse for test, found in [(tests.chosen, strict), *others]},
            material,
            tests.chosen.split.name == "block",
        ),
        "clusters": tests.clusters,
        "warning": warning,
        "short": {
            "r2": strict.r2.value,
            "rmse": strict.rmse.value,
            "low": strict.rmse.low,
            "high": strict.rmse.high,
            "random": random.rmse.value,
            "tested": len(strict.truth),
            "clusters": tests.clusters["by"] if tests.clusters else "",
            "useless": bool(warning),
        },
    }


def quantity_gap(found: dict[str, Estimate], material: Material, by_areas: bool = False) -> str:
    """What a split by pixels would have promised beside what held-out labels and places show.

    `found`: RMSE by the splits' names; `by_areas`: the report goes by areas held out.
    """
    random, whole = found["pixel"], found["polygon"]
    if by_areas:
        there = found["block"]
        text = (
            f"With whole areas held out expect an error of {number(there.value)} (RMSE; {number(there.low)} "
            f"to {number(there.high)}); one by one the labels "
        )
        if whole.value > 0.97 * there.value:
            return text + f"promise {'hardly' if whole.value < there.value else 'no'} less."
        return text + f"would have promised {number(whole.value)}, which holds beside others only."
    name = "group" if "group" in found else "block"
    there = found[name]
    if len(material.samples.polygon) == len(material.y):
        text = (
            "Split at random, as is often done, the labels promise an error of "
            f"{number(random.value)} (RMSE)."
        )
        if _side_by_side(material) and abs(whole.value - random.value) > 0.03 * random.value:
            text += (
                " Held out with those in the same or the next pixel, expect "
                f"{number(whole.value)} ({number(whole.low)} to {number(whole.high)})."
            )
    else:
        text = (
            "Split at random by pixels, as is often done, the same labels would have promised an "
            f"error of {number(random.value)} (RMSE); on labels it has not seen expect "
            f"{number(whole.value)} ({number(whole.low)} to {number(whole.high)})."
        )
    if math.isfinite(there.value):
        place = "At a new site" if name == "group" else "With whole areas held out"
        text += (
            f" {place} expect {number(there.value)} ({number(there.low)} to {number(there.high)})."
            f"{AWAY if there.low > whole.high else ''}"
        )
    return text


def _warning(task: str, value: float, chance: float) -> str:
    """In plain words that a map is useless, "" if it isn't: R² or balanced accuracy `value` on labels
    held out is not above what the labels' mean, or guessing, gets by `chance`."""
    if not value <= chance:
        return ""
    if task == "classify":
        said = f"the classes are told apart no better than by guessing ({percent(value)})"
    else:
        said = (
            f"giving every place the mean of the labels would be as good or better (R² {value:.2f})"
        )
    return (
        f"This map should not be used: on labels that were held out {said}. "
        "Draw more labels, or ask whether these images can show it at all."
    )


def _plain(value: Any) -> Any:
    """numpy and NaN as JSON has them: lists, numbers with six digits, null."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value
