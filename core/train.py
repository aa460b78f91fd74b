"""`train`: a head from an embedding and labels, and how good it is on labels it has not seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .assess import labelcheck, splits, summary
from .assess.heldout import Material, Tested, held_out
from .embedding import EmbeddingReader
from .errors import InputError
from .files import require_output, write_json
from .heads import methods, store
from .heads.head import Head
from .labels import Labels, read_labels
from .legend import legend
from .progress import Progress
from .samples import sample_labels


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
    progress: Progress,
) -> dict[str, Any]:
    """Learn a head from the labels, test it on held-out labels, write head and report."""
    inputs = [embedding, labels] + ([classes] if classes else [])
    out = require_output(out, ".aefhead", inputs)
    if report is not None:
        report = require_output(report, ".html", inputs)
    with EmbeddingReader(embedding) as reader:
        material = _material(reader, labels, label_field, task, classes, groups, seed, progress)
        head, tests = _learn(material, method, reader.encoder, reader.d, progress)
        head.record = summary.record(material, tests, method, groups)
        head.record["embedding"] = summary.embedding_record(reader)
    for problem in material.labels.problems:
        progress.message(problem.text)
    store.save(head, out)
    outputs: dict[str, Any] = {"head": str(out)}
    if report is not None:
        from .report import write_report

        write_json(report.with_suffix(".json"), head.record)
        write_report(report, head.record)
        outputs["report"] = str(report)
    outputs["accuracy"] = head.record["accuracy"]["short"]
    return outputs


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
    labels = read_labels(path, label_field, task, reader.grid, groups)
    classes = legend([str(v) for v in labels.values], legend_file) if task == "classify" else []
    labels, samples = sample_labels(labels, reader, seed, progress)
    unit = splits.units(labels, samples, reader.grid.pixel)
    if task == "classify":
        present = set(labels.values)
        classes = [c for c in classes if c.label in present]
        value = {c.label: c.value for c in classes}
        y = np.array([value[label] for label in labels.values])
    else:
        y = labels.values.astype(np.float64)
    _require_variety(labels, y, task)
    labels.problems += labelcheck.problems(labels, reader.grid.pixel, task)
    return Material(task, labels, samples, y, unit, classes, seed)


def _require_variety(labels: Labels, y: np.ndarray, task: str) -> None:
    if len(np.unique(y)) > 1:
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
    material: Material, method: str, encoder: str, d: int, progress: Progress
) -> tuple[Head, list[Tested]]:
    """The head of the best or chosen method, and its tests: by polygon first, then by pixel."""
    tests = _tests(material, method, progress)
    chosen = tests[0].method
    estimator = material.fit(chosen, np.arange(len(material.samples.polygon)))
    head = Head(material.task, chosen, encoder, d, material.classes, estimator)
    head.statistics = statistics(material)
    return head, tests


def _tests(material: Material, method: str, progress: Progress) -> list[Tested]:
    """Candidates on held-out polygons, best first, then the best on held-out pixels."""
    names = methods.METHODS if method == "auto" else (method,)
    kind = material.y if material.task == "classify" else np.zeros(len(material.y))
    polygon = material.samples.polygon
    strict = splits.by_unit(material.unit, kind, polygon, material.seed)
    loose = splits.by_pixel(kind, polygon, material.seed)
    total = len(names) * len(strict.parts) + len(loose.parts)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        progress.step(done, total, "Testing on labels that were held out")

    tests = [held_out(material, name, strict, step) for name in names]
    tests.sort(key=lambda test: summary.badness(material, test))
    return [*tests, held_out(material, tests[0].method, loose, step)]


def statistics(material: Material, n: int = 2048) -> dict[str, np.ndarray]:
    """Training vectors by which a place unlike all labels can be told later.

    `vectors` (m, d) float32 of at most `n` pixels, the same number per label; `target` (m,) and
    `unit` (m,) of each; `mean` (c, d), the mean vector of each class in the classes' order.
    """
    samples, targets = material.samples, material.targets
    classify = material.task == "classify"
    keep = methods.thinned(samples.polygon, targets if classify else None, n, material.seed)
    found = {
        "vectors": samples.vectors[keep],
        "target": targets[keep],
        "unit": material.unit[samples.polygon[keep]],
    }
    if classify:
        found["mean"] = np.stack(
            [
                np.average(
                    samples.vectors[targets == c.value],
                    axis=0,
                    weights=samples.weight[targets == c.value],
                )
                for c in material.classes
            ]
        ).astype(np.float32)
    return found
