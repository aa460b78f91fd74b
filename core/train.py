"""`train`: a head from an embedding and labels, and how good it is on labels it has not seen."""

from __future__ import annotations

import itertools
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from .assess import clusters, labelcheck, splits, summary
from .assess.choice import simplest_of_the_best
from .assess.heldout import Material, fits, held_out
from .assess.splits import Split
from .embeddings.embedding import EmbeddingReader
from .embeddings.places import all_over, of_pixels
from .engine.lock import Lock
from .errors import InputError
from .files import require_output, together
from .grid import Grid
from .heads import methods, store
from .heads.applicability import learnt
from .heads.head import Head
from .labels.elsewhere import read_elsewhere
from .labels.layer import Labels, Problem, read_labels
from .labels.problems import write_problems
from .labels.samples import sample_labels
from .maps.legend import legend, unused
from .maps.thumbnail import of_head
from .progress import Progress
from .report import require_beside, write_report

SHARES = (0.25, 0.5, 0.75)  # of the labels, for the learning curve
NEARLY = 0.8  # of the labels must be testable in blocks for these to decide between methods
FEWEST = 20  # labels, or groups of them, from which a neural process can be learnt and tested
FEWEST_OWN = 8  # of these of the place itself, the others from other regions
ENOUGH = 4  # units per class under which there is no learning curve


def run(
    embedding: Path,
    labels: Path,
    out: Path,
    label_field: str,
    task: str,
    method: str,
    classes: Path | None,
    groups: str,
    report: Path | None,
    seed: int,
    problems: Path | None = None,
    also: list[list[Path]] | None = None,
    *,
    progress: Progress,
) -> dict[str, Any]:
    """Learn a head from the labels, test it on held-out labels, write head and report.

    With `problems`, what is odd about the labels is also written as a layer. `also`: pairs of an
    embedding and its labels in other regions, which are learnt from, too, and not tested on.
    """
    if method in methods.QUANTITIES and task == "classify":
        raise InputError(
            f"--method {method} estimates quantities; for classes use another method, or none: "
            "the best is found."
        )
    regions = [(place, layer) for place, layer in also or []]
    inputs = [embedding, labels, *([classes] if classes else []), *itertools.chain(*regions)]
    out = require_output(out, ".aefhead", inputs)
    if report is not None:
        report = require_output(report, ".html", inputs)
        require_beside(report, inputs)
    if problems is not None:
        problems = require_output(problems, ".gpkg", inputs)
    with EmbeddingReader(embedding) as reader:
        material = _material(reader, labels, label_field, task, classes, groups, seed, progress)
        if regions:
            values = {c.label: c.value for c in material.classes}
            material.elsewhere = read_elsewhere(
                regions, reader, label_field, task, values, seed, progress
            )
        _require_enough(material, method)
        head = _tested_head(material, reader, method, groups, report is not None, progress)
        picture = of_head(head, reader, material.labels) if report is not None else None
    for problem in material.labels.problems:
        progress.message(problem.text)
    if head.record["accuracy"]["clusters"]:
        progress.message(head.record["accuracy"]["clusters"]["text"])
    if head.record["accuracy"]["warning"]:
        progress.message(head.record["accuracy"]["warning"])
    outputs = _write(head, out, report, picture, problems, material.labels)
    return outputs | {"accuracy": head.record["accuracy"]["short"]}


def _write(
    head: Head,
    out: Path,
    report: Path | None,
    picture: dict[str, Any] | None,
    problems: Path | None,
    labels: Labels,
) -> dict[str, Any]:
    """Write the head, and what else is asked for."""
    outputs: dict[str, Any] = {"head": str(out)}
    # A head without the report that was asked for is half an output.
    with Lock.beside(out), together() as part:
        store.save(head, part(out))
        if report is not None:
            write_report(part, report, head.record, picture)
            outputs["report"] = str(report)
        if problems is not None:
            outputs["problem_count"] = write_problems(part(problems), labels)
            outputs["problems"] = str(problems)
    return outputs


def _tested_head(
    material: Material,
    reader: EmbeddingReader,
    method: str,
    groups: str,
    reported: bool,
    progress: Progress,
) -> Head:
    """The head with its record; what is doubtful about the labels joins their problems. reported:
    the record is for a report, too."""
    estimator, tests = _learn(material, method, reader.grid, groups, progress)
    head = Head(
        material.task, tests.chosen.method, reader.encoder, reader.d, material.classes, estimator
    )
    head.statistics = statistics(material)
    head.temperature = summary.temperature(material, tests.chosen)
    material.labels.problems += summary.doubtful(material, tests)
    head.record = summary.record(material, tests, method, groups)
    head.record["embedding"] = summary.embedding_record(reader)
    head.record["temperature"] = head.temperature
    head.record |= summary.trust(material, tests, head.temperature)
    known = head.statistics
    kinds = known["target"] if material.task == "classify" else None
    head.record["applicability"] = asdict(learnt(known["vectors"], known["unit"], kinds))
    if reported:
        head.record["rivals"] = summary.rivals(material, tests)
    return head


def _material(
    reader: EmbeddingReader,
    path: Path,
    label_field: str,
    task: str,
    legend_file: Path | None,
    groups: str,
    seed: int,
    progress: Progress,
) -> Material:
    """Labels, their pixels and targets; raises `InputError` where nothing can be learnt."""
    labels = read_labels(path, label_field, task, reader.grid, groups).by_place()
    classes = legend([str(v) for v in labels.values], legend_file) if task == "classify" else []
    with reader.unchanged():
        labels, samples = sample_labels(labels, reader, seed, progress)
        ground = all_over(reader, seed)
    unit = splits.units(labels, samples, reader.grid, groups=True)
    if task == "classify":
        present = set(labels.values)
        classes = [c for c in classes if c.label in present]
        value = {c.label: c.value for c in classes}
        y = np.array([value[label] for label in labels.values])
    else:
        y = labels.values.astype(np.float64)
    _require_variety(labels, y, task)
    labels.problems += labelcheck.problems(labels, samples, reader.grid.pixel, task)
    if labels.groups is None:
        patch = splits.in_one_patch(labels, samples, reader.grid)
        labels.problems += labelcheck.in_one_patch(labels, patch)
    labels.problems += _unused(labels, legend_file) if task == "classify" else []
    places = of_pixels(reader.grid, samples.pixel)
    return Material(task, labels, samples, y, unit, classes, seed, places, ground=ground)


def _unused(labels: Labels, legend_file: Path | None) -> list[Problem]:
    """Classes of the legend without a label."""
    names = unused([str(v) for v in labels.values], legend_file) if legend_file else []
    return [
        Problem(
            "empty class",
            [],
            f"Class {name!r} of the legend has no usable label: the map will not show it.",
        )
        for name in names
    ]


def _require_enough(material: Material, method: str) -> None:
    """Raise `InputError` where a quantity, or a neural process, has too few labels."""
    own = len(np.unique(material.unit))
    if material.task == "regress" and own < 2:
        raise InputError(
            f"The {len(material.y)} usable labels of {material.labels.path} share pixels, and count as "
            "one: nothing could be held out to tell how good the estimates are. Measure another place."
        )
    far = sum(one["count"] for one in material.elsewhere.told) if material.elsewhere else 0
    if method in methods.QUANTITIES and (own < FEWEST_OWN or own + far < FEWEST):
        raise InputError(
            f"{material.labels.path} has {own} usable labels (or groups of them); --method {method} "
            f"needs at least {FEWEST}, or {FEWEST_OWN} beside those of other regions. Measure more "
            "places or use another method."
        )


def _require_variety(labels: Labels, y: np.ndarray, task: str) -> None:
    if len(np.unique(y)) > 1:
        if task == "regress" and y.var() == 0:
            raise InputError(
                f"The values in {labels.field!r} of {labels.path} differ by {np.ptp(y):g} at most, too "
                "little to compute with; give the quantity in another unit."
            )
        return
    if task == "classify":
        raise InputError(
            f"All {len(labels)} usable labels of {labels.path} are of one class, "
            f"{labels.values[0]!r}; a map needs at least two. Draw labels of another class, or "
            "choose another field."
        )
    raise InputError(
        f"All {len(labels)} usable labels of {labels.path} have the value {y[0]:g} in "
        f"{labels.field!r}; to learn a quantity there must be at least two values."
    )


def _learn(
    material: Material, method: str, grid: Grid, groups: str, progress: Progress
) -> tuple[Any, summary.Tests]:
    """The estimator of the best or chosen method, fitted to all labels, and its tests."""
    tests = _tests(material, method, grid, groups, progress)
    rows = np.arange(len(material.samples.polygon))
    return material.fit(tests.chosen.method, rows), tests


def _tests(
    material: Material, method: str, grid: Grid, groups: str, progress: Progress
) -> summary.Tests:
    """The method that is taken on labels held out as the report goes by and otherwise, and what
    it was chosen from."""
    names = methods.METHODS if method == "auto" else (method,)
    chosen, others = _splits(material, grid, groups)
    judge = _judge(material, [chosen, *others])
    shares = _shares(material) if method not in methods.QUANTITIES else ()
    once = replace(judge, deals=())  # methods are compared by the same parts
    again = [s for s in [chosen, *others] if len(names) == 1 or s is not judge or s.deals]
    ahead = [*([once] * len(names) if len(names) > 1 else []), *again]
    total = sum(fits(names[0], split) for split in ahead) + len(shares) * len(chosen.parts)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress.step(done, total, "Testing on held-out labels")

    candidates, best, found = [], "", {}
    if len(names) > 1:
        candidates = [held_out(material, name, once, step) for name in names]
        winner, first = simplest_of_the_best(material, candidates)
        method, best, found[judge.name] = winner.method, first.method, winner
    for split in again:
        found[split.name] = held_out(material, method, split, step)
    tested = found[chosen.name]
    fewer = [(share, _with_less(material, tested.split, share)) for share in shares]
    return summary.Tests(
        tested,
        [found[split.name] for split in others],
        [(share, held_out(material, method, split, step)) for share, split in fewer],
        candidates,
        best,
        clusters.told(material, chosen, others, grid),
    )


def _judge(material: Material, all_splits: list[Split]) -> Split:
    """The split by which a method is chosen: sites, else compact blocks of labels where nearly
    all labels can be tested in these, else labels one by one."""
    named = {split.name: split for split in all_splits}
    if "group" in named:
        return named["group"]
    block = named["block"]
    return block if clusters.enough(material, block, NEARLY) else named["polygon"]


def _shares(material: Material) -> tuple[float, ...]:
    """Of the labels, for the learning curve; none where there are too few to leave some out."""
    units = len(np.unique(material.unit))
    return SHARES if units >= max(ENOUGH * len(np.unique(material.kind)), 2 * ENOUGH) else ()


def _with_less(material: Material, tested: Split, share: float) -> Split:
    """The same tests learnt from fewer labels."""
    kind, polygon = material.kind, material.samples.polygon
    return splits.with_less(tested, share, material.unit, kind, polygon, material.seed)


def _splits(material: Material, grid: Grid, groups: str) -> tuple[Split, list[Split]]:
    """The split the report goes by, and the others, the one by pixels first.

    It goes by sites where somebody names them, else by labels one by one, or by compact blocks
    where labels lie in clusters.
    """
    labels, samples, seed = material.labels, material.samples, material.seed
    polygon = samples.polygon
    kind = material.kind
    alone = splits.units(labels, samples, grid, groups=False)
    by_polygon = splits.by_polygon(alone, kind, polygon, seed)
    others = [splits.by_pixel(kind, polygon, seed)]
    block = splits.by_block(labels.shapes, alone, polygon, grid, material.ground, seed)
    if not groups and clusters.told_by_areas(material, by_polygon, block):
        return block, [*others, by_polygon]
    if not groups:
        return by_polygon, [*others, block]
    return splits.by_group(material.unit, groups, polygon, seed), [*others, by_polygon, block]


def statistics(material: Material, n: int = 2048) -> dict[str, np.ndarray]:
    """Training vectors by which a place unlike all labels can be told later.

    `vectors` (m, d) float32 of at most `n` pixels, the same number per label; `target` (m,) and
    `unit` (m,) of each.
    """
    samples, targets = material.samples, material.targets
    classify = material.task == "classify"
    keep = methods.thinned(samples.polygon, targets if classify else None, n, material.seed)
    return {
        "vectors": samples.vectors[keep],
        "target": targets[keep],
        "unit": material.unit[samples.polygon[keep]],
    }
