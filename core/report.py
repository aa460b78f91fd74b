"""Reports: one HTML file that needs nothing else, drawn from a plain record."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import words
from .errors import InputError
from .files import Part, refuse_overwriting, write_json
from .heads.methods import EQUALLY, KEPT
from .version import version
from .words import number

TEMPLATES = Path(__file__).parent / "templates"
WORST = 25  # classes that are listed where the matrix is too large to be shown
MOST_IN_MATRIX = 40  # classes; a larger matrix can't be read, the CSV beside the report has it
METHOD_NAMES = {
    ("linear", "classify"): "logistic regression",
    ("linear", "regress"): "ridge regression",
    ("knn", "classify"): "nearest-neighbour (cosine)",
    ("knn", "regress"): "nearest-neighbour (cosine)",
    ("ridge", "classify"): "least-squares (one class against the rest)",
    ("ridge", "regress"): "least-squares",
    ("mlp", "classify"): "multi-layer perceptron",
    ("mlp", "regress"): "multi-layer perceptron",
    ("anp", "regress"): "attentive neural process",
    ("forest", "classify"): "random forest",
    ("forest", "regress"): "random forest",
}


def beside(report: Path) -> list[Path]:
    """What is written beside a report: must not be one of the inputs either."""
    return [
        report.with_suffix(".json"),
        report.with_suffix(".csv"),
        report.with_name(f"{report.stem}_matrix.csv"),
    ]


def require_beside(report: Path, inputs: Iterable[Path]) -> None:
    """Raise `InputError` if the tables beside a report would take the place of an input, or of a
    file that no earlier report wrote: a manifest, say, that is called alike."""
    refuse_overwriting(inputs, beside(report))
    strange = [path for path in beside(report) if path.exists() and not report.exists()]
    if strange:
        raise InputError(
            f"{', '.join(map(str, strange))} would be overwritten by what is written beside "
            f"{report.name}; give the report another name."
        )


def write_report(
    part: Part, path: Path, record: dict[str, Any], picture: dict[str, Any] | None
) -> None:
    """Write the report of a head's `record` (see assess/summary.py) to `path`, with the record
    as JSON and its table as CSV beside it, each where `part` says (see `files.together`).
    `picture`: see `thumbnail.of_head`."""
    classify = record["task"] == "classify"
    what = "Classes" if classify else f"“{record['labels']['field']}”"
    _write(
        part(path),
        "train.html",
        r=record,
        a=record["accuracy"],
        picture=picture,
        called={
            name: said for (name, task), said in METHOD_NAMES.items() if task == record["task"]
        },
        encoder=short_encoder(record["embedding"]["encoder"]),
        matrix=matrix(record["accuracy"]) if classify else None,
        confusions=confusions(record["accuracy"]) if classify else [],
        worst=worst(record["accuracy"]) if classify else [],
        scatter="" if classify else scatter(record),
        kept=KEPT,
        equally=EQUALLY,
        title=f"{what} learnt from {record['labels']['file']}",
    )
    write_json(part(path.with_suffix(".json")), record)
    accuracy = record["accuracy"]
    if classify:
        write_table(part(path.with_suffix(".csv")), [flat(c) for c in accuracy["classes"]])
        names = [c["name"] for c in accuracy["classes"]]
        write_matrix(part, path, "label", names, accuracy["confusion_polygons"])
    else:
        pairs = zip(accuracy["truth"], accuracy["estimate"], strict=True)
        rows = [{"given": given, "estimated": estimated} for given, estimated in pairs]
        write_table(part(path.with_suffix(".csv")), rows)


def write_area_report(
    part: Part, path: Path, record: dict[str, Any], picture: dict[str, Any]
) -> None:
    """Write the report of `area`'s record to `path`, with the record as JSON and its tables as
    CSV beside it, each where `part` says. `picture`: see `thumbnail.of_map`."""
    total = max(c["area_ha"] + c["area_ha_ci"] for c in record["classes"])
    most = max([total, *(c["mapped_ha"] for c in record["classes"])])
    _write(
        part(path),
        "area.html",
        r=record,
        most=most,
        picture=picture,
        title=f"Areas and accuracy of {record['map']}",
    )
    write_json(part(path.with_suffix(".json")), record)
    write_table(part(path.with_suffix(".csv")), [flat(c) for c in record["classes"]])
    write_matrix(part, path, "map", [c["name"] for c in record["classes"]], record["counts"])


def flat(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry whose estimates {"value", "low", …} have become columns of their own."""
    out: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, dict):
            out |= {key if k == "value" else f"{key}_{k}": v for k, v in value.items()}
        else:
            out[key] = value
    return out


def write_table(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows with the same keys as CSV that spreadsheets open as what it is."""
    _write_csv(path, [list(rows[0]) if rows else [], *(list(row.values()) for row in rows)])


def write_matrix(
    part: Part, report: Path, what: str, names: list[str], counts: list[list[float]]
) -> None:
    """Write an error matrix beside `report`; `what` heads the column that names the rows."""
    rows = [[name, *row] for name, row in zip(names, counts, strict=True)]
    _write_csv(part(report.with_name(f"{report.stem}_matrix.csv")), [[what, *names], *rows])


def _write_csv(path: Path, rows: list[list[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark is for Excel
        csv.writer(file).writerows(rows)


def _write(path: Path, template: str, **values: Any) -> None:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "percent": percent,
        "interval": interval,
        "number": number,
        "count": count,
        "two_decimals": lambda value: "–" if value is None else f"{value:.2f}".replace("-", "−"),
        "first_upper": lambda text: text[:1].upper() + text[1:],
        "lower_first": lambda text: text[:1].lower() + text[1:],
    }
    page = environment.get_template(template).render(version=version(), **values)
    path.write_text(page, encoding="utf-8")


def short_encoder(text: str) -> str:
    """An encoder's name with the first digits of its hash: enough to compare by eye."""
    name, _, digest = text.partition(" sha256:")
    return f"{name} ({digest[:12]})" if digest else text


def percent(value: float | None) -> str:
    """ "62 %", or a dash where it is not known."""
    return "–" if value is None else words.percent(value)


def interval(estimate: dict[str, float | None]) -> str:
    """ "47–75 %"."""
    if estimate["low"] is None or estimate["high"] is None:
        return ""
    return words.percents(estimate["low"], estimate["high"])


def count(value: float) -> str:
    """A number of labels, to a tenth where it is no whole number."""
    return f"{value:.1f}".removesuffix(".0")


def matrix(accuracy: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Rows of the confusion matrix with each cell's share of its row, None if there are too many.

    A row is a class as labelled; its cells say what its held-out labels were mapped as.
    """
    classes = accuracy["classes"]
    if len(classes) > MOST_IN_MATRIX:
        return None
    rows = []
    for i, (entry, row) in enumerate(zip(classes, accuracy["confusion_polygons"], strict=True)):
        total = sum(row)
        cells = [
            {"count": n, "share": n / total if total else 0.0, "right": i == j}
            for j, n in enumerate(row)
        ]
        rows.append({"entry": entry, "cells": cells, "total": total})
    return rows


def confusions(accuracy: dict[str, Any]) -> list[dict[str, Any]]:
    """The largest confusions, those that touch at least half a label in all; more of them where the
    matrix is too large to be shown."""
    classes = accuracy["classes"]
    most = 5 if len(classes) <= MOST_IN_MATRIX else WORST
    found = [
        {"truth": classes[i], "mapped": classes[j], "count": n, "of": sum(row)}
        for i, row in enumerate(accuracy["confusion_polygons"])
        for j, n in enumerate(row)
        if i != j and n >= 0.5
    ]
    return sorted(found, key=lambda c: -c["count"])[:most]


def worst(accuracy: dict[str, Any]) -> list[dict[str, Any]]:
    """The classes of those that were tested whose F1 is lowest."""
    tested = [c for c in accuracy["classes"] if c["f1"]["value"] is not None]
    return sorted(tested, key=lambda c: c["f1"]["value"])[:WORST]


def scatter(record: dict[str, Any]) -> str:
    """Estimated against measured, held-out labels, as the address of an image (SVG)."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    accuracy = record["accuracy"]
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "aef", "font.family": "sans-serif"}):
        figure = Figure(figsize=(5.2, 5.0), layout="constrained")
        axes = figure.add_subplot()
        both = accuracy["truth"] + accuracy["estimate"]
        low, high = min(both), max(both)
        axes.plot([low, high], [low, high], color="#9aa5a0", linewidth=1, zorder=1)
        axes.scatter(
            accuracy["truth"], accuracy["estimate"], s=18, color="#2f6f5e", alpha=0.6, linewidth=0
        )
        axes.set_xlabel(f"{record['labels']['field']} as given")
        axes.set_ylabel("as estimated when held out")
        axes.set_aspect("equal", adjustable="datalim")
        axes.locator_params(nbins=5)
        axes.spines[["top", "right"]].set_visible(False)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue().encode()).decode()
