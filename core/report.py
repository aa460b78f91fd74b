"""Reports: one HTML file that needs nothing else, drawn from a plain record."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
MOST_IN_MATRIX = 40  # classes; a larger matrix can't be read, the JSON beside the report has it
METHOD_NAMES = {
    ("linear", "classify"): "logistic regression",
    ("linear", "regress"): "ridge regression",
    ("knn", "classify"): "nearest-neighbour (cosine)",
    ("knn", "regress"): "nearest-neighbour (cosine)",
    ("ridge", "classify"): "least-squares (one class against the rest)",
    ("ridge", "regress"): "least-squares",
    ("mlp", "classify"): "multi-layer perceptron",
    ("mlp", "regress"): "multi-layer perceptron",
    ("forest", "classify"): "random forest",
    ("forest", "regress"): "random forest",
}


def write_report(path: Path, record: dict[str, Any]) -> None:
    """Write the report of a head's `record` (see assess/summary.py) to `path`."""
    classify = record["task"] == "classify"
    what = "Classes" if classify else f"“{record['labels']['field']}”"
    _write(
        path,
        "train.html",
        r=record,
        a=record["accuracy"],
        method=METHOD_NAMES[record["method"], record["task"]],
        encoder=short_encoder(record["embedding"]["encoder"]),
        matrix=matrix(record["accuracy"]) if classify else None,
        confusions=confusions(record["accuracy"]) if classify else [],
        scatter="" if classify else scatter(record),
        title=f"{what} learnt from {record['labels']['file']}",
    )


def write_area_report(path: Path, record: dict[str, Any]) -> None:
    """Write the report of `area`'s record to `path`."""
    total = max(c["area_ha"] + c["area_ha_ci"] for c in record["classes"])
    most = max([total, *(c["mapped_ha"] for c in record["classes"])])
    _write(path, "area.html", r=record, most=most, title=f"Areas and accuracy of {record['map']}")


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
    }
    page = environment.get_template(template).render(**values)
    part = path.with_name(path.name + ".part")
    part.write_text(page, encoding="utf-8")
    part.replace(path)


def short_encoder(text: str) -> str:
    """An encoder's name with the first digits of its hash: enough to compare by eye."""
    name, _, digest = text.partition(" sha256:")
    return f"{name} ({digest[:12]})" if digest else text


def percent(value: float | None) -> str:
    """ "62 %", or a dash where it is not known."""
    return "–" if value is None else f"{100 * value:.0f}\u00a0%"


def interval(estimate: dict[str, float | None]) -> str:
    """ "47–75 %"."""
    if estimate["low"] is None or estimate["high"] is None:
        return ""
    return f"{100 * estimate['low']:.0f}–{100 * estimate['high']:.0f} %"


def number(value: float | None) -> str:
    """Three significant digits, 12 345 from a thousand on; a dash where it is not known."""
    if value is None:
        return "–"
    text = f"{value:,.0f}".replace(",", "\u202f") if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace("-", "−")


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


def confusions(accuracy: dict[str, Any], most: int = 5) -> list[dict[str, Any]]:
    """The largest confusions, those that touch at least half a label in all."""
    classes = accuracy["classes"]
    found = [
        {"truth": classes[i], "mapped": classes[j], "count": n, "of": sum(row)}
        for i, row in enumerate(accuracy["confusion_polygons"])
        for j, n in enumerate(row)
        if i != j and n >= 0.5
    ]
    return sorted(found, key=lambda c: -c["count"])[:most]


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
