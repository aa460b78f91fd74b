"""`area`: how accurate a map is and how much of each class there is, from independent points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from . import report as page
from .assess.area import Assessment, Share, Z, assess
from .engine.lock import Lock
from .files import require_output, together
from .labels import reference as sample
from .labels.layer import Labels
from .maps import thumbnail
from .maps.classmap import ClassMap
from .maps.writer import MapClass
from .progress import Progress

HECTARE = 10_000.0
FEW = 20  # points of a class under which its accuracy says little
# Standard error of an area in weights of the heaviest point. In made-up maps ± 1.96 of them held the
# area 53 times of 100 below it (never at 0), 96 times above.
SEEN = 1.0
OUTSIDE = 0.005  # of the map: less was not sampled without it being said


def run(
    class_map: Path,
    reference: Path,
    label_field: str,
    labels: Path | None = None,
    design: str = "auto",
    report: Path | None = None,
    *,
    progress: Progress,
) -> dict[str, Any]:
    """Estimate accuracy and areas; with `labels` refuse points that lie in training labels."""
    if report is not None:
        inputs = [class_map, reference] + ([labels] if labels else [])
        report = require_output(report, ".html", inputs)
        page.require_beside(report, inputs)
    with ClassMap(class_map) as source:
        seen = _seen(source, reference, label_field, labels, progress)
        points, classes, mapped, truth = seen.points, seen.classes, seen.mapped, seen.truth
        strata = sample.strata(design, points, classes, seen.pixels, mapped, seen.again)
        result = assess(
            strata.code, mapped, truth, strata.sizes, len(classes), seen.pixel_area, strata.drawn
        )
        counts = np.zeros((len(classes), len(classes)), int)
        np.add.at(counts, (mapped, truth), 1)
        record = _record(result, classes, seen.mapped_area, counts, points)
        record |= {
            "map": source.path.name,
            "design": strata.design,
            "drawn": sample.DESIGNS[strata.design],
            "checked_against_training": labels.name if labels else "",
            "cautions": [
                *_cautions(result, classes, counts, seen.mapped_area, labels),
                *_left_out(strata, int(seen.pixels.sum())),
                *_passed_over(strata.design, points, classes, mapped),
            ],
        }
        if report is not None:
            picture = thumbnail.of_map(source, classes, points, mapped == truth)
            with Lock.beside(report), together() as part:
                page.write_area_report(part, report, record, picture)
    for text in [*(p.text for p in points.problems), *record["cautions"]]:
        progress.message(text)
    return record | ({"report": str(report)} if report is not None else {})


@dataclass(frozen=True)
class _Seen:
    """The reference points that count, and what the map has there.

    classes (c): the map's, then those that only a point is of. mapped, truth (n,): class numbers of
    the points; pixel_area (n,) m² of their pixels. pixels: of each class on the map; mapped_area
    (c,) m². again: ids of points in a pixel that counts already.
    """

    points: Labels
    classes: list[MapClass]
    mapped: np.ndarray
    truth: np.ndarray
    pixel_area: np.ndarray
    pixels: np.ndarray
    mapped_area: np.ndarray
    again: np.ndarray


def _seen(
    source: ClassMap, reference: Path, label_field: str, labels: Path | None, progress: Progress
) -> _Seen:
    """Raises `InputError` where the points can't judge this map."""
    classes, pixels, areas = source.counted(progress)
    points = sample.read_points(reference, label_field, source)
    if labels is not None:
        sample.require_independent(points, labels, source, progress)
    again = sample.repeated(points, source.grid)
    values, pixel_area, points = sample.on_map(source, points)
    number = {c.value: i for i, c in enumerate(classes)}
    mapped = np.array([number[int(v)] for v in values])
    classes, truth = sample.codes(classes, points, source.classes)
    kept = sample.once(points, truth, source.grid)
    mapped_area = np.zeros(len(classes))
    mapped_area[: len(areas)] = areas
    return _Seen(
        points.kept(kept),
        classes,
        mapped[kept],
        truth[kept],
        pixel_area[kept],
        pixels,
        mapped_area,
        again,
    )


def _record(
    result: Assessment,
    classes: list[MapClass],
    mapped_area: np.ndarray,
    counts: np.ndarray,
    points: Labels,
) -> dict[str, Any]:
    """Everything as plain values; areas in hectares."""
    total = float(mapped_area.sum())
    rows = [
        {
            "label": c.label,
            "name": c.name,
            "color": c.color,
            "points": int(counts[:, i].sum()),
            "mapped_points": int(counts[i].sum()),
            "mapped_ha": _plain(mapped_area[i] / HECTARE),
            "area_ha": _plain(result.areas[i].value * total / HECTARE),
            "area_ha_se": _plain(result.areas[i].se * total / HECTARE),
            "area_ha_ci": _plain(Z * result.areas[i].se * total / HECTARE),
            "users": _with_interval(result.users[i]),
            "producers": _with_interval(result.producers[i]),
        }
        for i, c in enumerate(classes)
    ]
    return {
        "reference": points.path.name,
        "points": len(points),
        "total_ha": _plain(total / HECTARE),
        "overall": _with_interval(result.overall),
        "classes": rows,
        "matrix": [[_plain(v) for v in row] for row in result.matrix],
        "counts": counts.tolist(),
        "problems": [{"kind": p.kind, "fids": p.fids, "text": p.text} for p in points.problems],
    }


def _cautions(
    result: Assessment,
    classes: list[MapClass],
    counts: np.ndarray,
    mapped_area: np.ndarray,
    labels: Path | None,
) -> list[str]:
    """Where the numbers say less than they seem to, in sentences."""
    found = []
    on_map = mapped_area > 0
    few = [c.name for c, n, there in zip(classes, counts.sum(axis=1), on_map) if there and n < FEW]
    if few:
        found.append(
            f"Fewer than {FEW} points lie where the map says {_listed(few)}: what is said of "
            f"{'it' if len(few) == 1 else 'them'} is uncertain beyond its interval."
        )
    narrow = [c.name for c, area in zip(classes, result.areas) if area.se * area.points < SEEN]
    if narrow:
        one = len(narrow) == 1
        found.append(
            f"So few points differ from the map about {_listed(narrow)} that the ± of "
            f"{'its area' if one else 'their areas'} is likely to be too small, and 0 is the size of "
            "the sample, not certainty. More points, most of all in the largest classes, would tell."
        )
    if labels is None:
        found.append(
            "Whether the points are independent of the labels that the map was taught with was "
            "not checked: the training labels were not given."
        )
    return found


def _left_out(strata: sample.Strata, pixels: int) -> list[str]:
    """A sentence where the sample was not drawn from all of the map."""
    outside = 1 - strata.sizes.sum() / pixels
    if strata.design != "stratified" or outside < OUTSIDE:
        return []
    return [
        f"{100 * outside:.1f} % of the map's pixels are not in the strata that the points were drawn "
        "in (training labels, for one, are left out). Nothing was seen there: accuracy and areas "
        "take it to be like the rest."
    ]


def _passed_over(
    design: str, points: Labels, classes: list[MapClass], mapped: np.ndarray
) -> list[str]:
    """A sentence where another design was chosen than the one that the sample tells."""
    if not sample.passed_over(points, classes, mapped, design):
        return []
    return [
        f"{points.path.name} names strata of its own in {sample.STRATUM!r}, and the design "
        f"`{design}` passes them over: if its points were drawn in them, accuracy, areas and their "
        "± are wrong. Choose the design `stratified` then."
    ]


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return ", ".join(f"“{name}”" for name in names[:6]) + more


def _with_interval(share: Share) -> dict[str, float | None]:
    """Value, standard error and 95 % interval within [0, 1]."""
    low, high = share.interval() if share.points else (math.nan, math.nan)
    keys = ("value", "se", "low", "high")
    return {k: _plain(v) for k, v in zip(keys, (share.value, share.se, low, high), strict=True)}


def _plain(value: float) -> float | None:
    return float(f"{value:.8g}") if np.isfinite(value) else None
