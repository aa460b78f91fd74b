"""Classes of a map in the legend's order: value, label, name and colour."""

from __future__ import annotations

import colorsys
import json
import re
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..labels.layer import label_text
from .writer import MapClass

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "resources" / "templates"

# Colours for classes that come without one: apart from each other also for most colour-blind
# people (after the idea of Wong 2011, own shades), then hues by the golden angle.
PALETTE = (
    "#3b78b0",
    "#e69f3c",
    "#3f9b6c",
    "#c8553d",
    "#8b6bb1",
    "#d9c64a",
    "#5fb6c9",
    "#a0623a",
    "#d884b5",
    "#7f8a8c",
    "#9bc25b",
    "#34495e",
)


def legend(labels: list[str], path: Path | None = None) -> list[MapClass]:
    """A class for each distinct label: first those of the legend file, in its order, then the rest.

    Values are places in the legend, so a class keeps its value when another has no label yet.
    `path` is a file or the name of a bundled list (`templates`).
    Raises `InputError` if the file can't be used, or has none of the labels.
    """
    entries = _entries(path) if path else []
    known = [entry["label"] for entry in entries]
    if path and labels and not set(known) & set(labels):
        raise InputError(
            f"None of the labels is of a class of {path}: it has {_some(known)}, the labels are "
            f"{_some(labels)}. Choose the field that holds the classes' labels, or another legend."
        )
    rest = sorted(set(labels) - set(known), key=natural)
    entries += [{"label": label} for label in rest]
    classes = [_class(i, entry) for i, entry in enumerate(entries)]
    wanted = set(labels)
    return [c for c in classes if c.label in wanted]


def _some(labels: list[str]) -> str:
    """The first few different ones, in quotes."""
    names = sorted(set(labels), key=natural)
    return ", ".join(f"“{name}”" for name in names[:5]) + (", …" if len(names) > 5 else "")


def unused(labels: list[str], path: Path) -> list[str]:
    """Names of the classes in the legend file that no label has; of a bundled list, which nobody
    uses whole, none."""
    if path != resolved(path):
        return []
    return [e.get("name", e["label"]) for e in _entries(path) if e["label"] not in set(labels)]


def templates() -> list[str]:
    """Names of the bundled class lists."""
    return sorted(path.stem for path in TEMPLATES.glob("*.json"))


def resolved(path: Path) -> Path:
    """The file of a bundled class list where `path` is its name, else `path` itself."""
    bundled = TEMPLATES / f"{path}.json"
    return bundled if str(path) in templates() and not path.exists() else path


def natural(text: str) -> tuple[Any, ...]:
    """Sorting key that puts "9" before "10", and texts that differ in capitals always in one order."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p), text


def _class(i: int, entry: dict[str, str]) -> MapClass:
    label = entry["label"]
    return MapClass(i + 1, label, entry.get("name") or label, entry.get("color") or colour(i))


def colour(i: int) -> str:
    """The `i`-th colour of the palette, without end."""
    if i < len(PALETTE):
        return PALETTE[i]
    turn = 0.618034 * i % 1.0
    red, green, blue = colorsys.hls_to_rgb(turn, (0.42, 0.58, 0.7)[i % 3], 0.5)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _entries(path: Path) -> list[dict[str, str]]:
    """Legend entries of a CLASSES.json, or of the bundled list of that name."""
    path = resolved(path)
    shape = '{"classes": [{"label": "1110", "name": "Winter wheat", "color": "#c8b42d"}, …]}'
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))  # as editors on Windows write it
        entries = [  # a label may be the number 0, or padded as that of a layer
            {
                key: text
                for key in ("label", "name", "color")
                if (text := label_text(entry.get(key)))
            }
            for entry in content["classes"]
        ]
    except OSError as error:
        raise InputError(
            f"The legend {path} can't be read ({error.strerror}). Bundled ones are called "
            f"{', '.join(templates())}."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"The legend {path} is not of the form {shape}.") from error
    for entry in entries:
        if "label" not in entry:
            raise InputError(f"A class in the legend {path} has no label; expected {shape}.")
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", entry.get("color", "#000000")):
            raise InputError(
                f"The colour {entry['color']!r} of {entry['label']!r} in the legend {path} "
                "is not of the form #rrggbb."
            )
    labels = [entry["label"] for entry in entries]
    for label in labels:
        if labels.count(label) > 1:
            raise InputError(f"The legend {path} has the label {label!r} twice; remove one.")
    return entries
