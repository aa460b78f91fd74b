"""The layers that a head makes of an embedding: pixel types, what they mean, and their writers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .writer import MapClass, MapWriter, class_dtype

if TYPE_CHECKING:
    from ..embeddings.embedding import EmbeddingReader
    from ..heads.head import Head

NO_CONFIDENCE = 255
NO_SET = 65535
UNKNOWN_COLOUR = "#d5d8d6"
# Type, nodata and bands of the pixels of the layers beside the map.
_PIXELS: dict[str, tuple[str, float, int]] = {
    "confidence": ("uint8", NO_CONFIDENCE, 1),
    "applicability": ("float32", math.nan, 1),
    "sets": ("uint16", NO_SET, 1),
    "uncertainty": ("float32", math.nan, 3),
}
_SURE = {
    "probability": "probability of the mapped class in percent, calibrated on held-out labels, where "
    "classes are as common as class_shares says if it is given: drawn towards equal ones, no areas",
    "margin": "by how many percentage points the mapped class is more probable than the next",
    "entropy": "100 = certain, 0 = all classes equally probable (1 - entropy over its maximum)",
}


@dataclass(frozen=True)
class How:
    """What is asked of a map: the layers by name, the kind of confidence (`head.KINDS`), the
    class of pixels that are like no other one, None if each gets one all the same, how many clear
    observations a pixel needs, how large (m²) a patch must be, and how common each class is on the
    map (`Head.how_common`), None where confidence does not ask."""

    layers: frozenset[str] = frozenset({"map"})
    kind: str = "probability"
    unknown: MapClass | None = None
    minimum_observations: int = 0
    minimum_area: float = 0.0
    common: np.ndarray | None = None


def unknown_class(classes: list[MapClass]) -> MapClass:
    """The class of places that are like none of `classes`, after all others."""
    taken = {c.label for c in classes}
    label = "unknown" if "unknown" not in taken else "unknown to the head"
    return MapClass(max(c.value for c in classes) + 1, label, label.capitalize(), UNKNOWN_COLOUR)


def map_type(classes: list[MapClass], how: How) -> tuple[str, int]:
    """Pixel type and nodata of a class map."""
    return class_dtype(max(c.value for c in shown(classes, how)))


def shown(classes: list[MapClass], how: How) -> list[MapClass]:
    """The classes of a head's map."""
    return [*classes, *([how.unknown] if how.unknown else [])]


def _origin(head: Path, reader: EmbeddingReader) -> dict[str, Any]:
    """Where a map comes from, for its side-car."""
    return {
        "head": head.name,
        "embedding": reader.path.name,
        "encoder": reader.encoder,
        "valid_start": reader.valid_start,
        "valid_end": reader.valid_end,
    }


def writer_of(
    name: str,
    out: Path,
    head_file: Path,
    head: Head,
    reader: EmbeddingReader,
    how: How,
) -> MapWriter:
    """A writer for the layer `name`, whose side-car says what its pixels mean."""
    origin = _origin(head_file, reader)
    kind, missing, count = pixels_of(name, head, how)
    if name == "map":
        origin |= {
            "method": head.method,
            "field": head.record["labels"]["field"],
            "accuracy": head.record["accuracy"]["short"],
        }
        changed = {
            "minimum_area": how.minimum_area,
            "minimum_observations": how.minimum_observations,
            "unknown": how.unknown.label if how.unknown else "",
        }
        origin |= {key: value for key, value in changed.items() if value}
        if head.task == "regress":
            record = {"kind": "quantity", "nodata": "nan"} | origin
            return MapWriter(out, reader.grid, kind, missing, record)
        record = {"kind": "class-map", "nodata": missing} | origin
        classes = shown(head.classes, how)
        return MapWriter(out, reader.grid, kind, missing, record, classes=classes)
    said = _meaning(name, head, how) | {"nodata": "nan" if math.isnan(missing) else missing}
    return MapWriter(out, reader.grid, kind, missing, {"kind": name} | said | origin, count)


def pixels_of(name: str, head: Head, how: How) -> tuple[str, float, int]:
    """Type, nodata and bands of a layer's pixels."""
    if name != "map":
        return _PIXELS[name]
    if head.task == "regress":
        return "float32", math.nan, 1
    return *map_type(head.classes, how), 1


def _meaning(name: str, head: Head, how: How) -> dict[str, Any]:
    """What the pixels of a layer beside the map mean, for its side-car."""
    if name == "confidence":
        said: dict[str, Any] = {"unit": _SURE[how.kind], "confidence_kind": how.kind}
        if how.common is not None:
            label = {c.value: c.label for c in head.classes}
            pairs = zip(head.estimator.classes_.tolist(), how.common.tolist(), strict=True)
            said["class_shares"] = {label[value]: round(share, 4) for value, share in pairs}
        return said
    if name == "applicability":
        return {
            "unit": "dissimilarity index (Meyer & Pebesma 2021); above the threshold do not trust",
            "threshold": head.record["applicability"]["threshold"],
        }
    if name == "sets":
        return {
            "unit": "classes in the 90 % prediction set: 1 = sure of one, more = can't tell them "
            "apart, 0 = like none"
        } | head.record["sets"]
    return {
        "unit": "bands: standard deviation, lower and upper end of the 90 % interval",
        "bands": ["standard deviation", "lower 90 %", "upper 90 %"],
    } | head.record["intervals"]
