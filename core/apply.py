"""`apply`: a map from a head and an embedding, block by block."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from .embedding import EmbeddingReader
from .errors import InputError
from .files import require_output
from .heads.applicability import dissimilarity
from .heads.head import Head
from .heads.store import load
from .maps import MapWriter, class_dtype
from .progress import Progress

NO_CONFIDENCE = 255


def run(
    head: Path,
    embedding: Path,
    out: Path,
    confidence: Path | None = None,
    applicability: Path | None = None,
    *,
    progress: Progress,
) -> dict[str, Any]:
    """Write the map, and if asked the percentage behind each pixel's class (`confidence`) and
    how unlike the training labels each pixel is (`applicability`)."""
    named = {"map": out, "confidence": confidence, "applicability": applicability}
    outs = {
        name: require_output(path, ".tif", [head, embedding])
        for name, path in named.items()
        if path is not None
    }
    if len(set(outs.values())) < len(outs):
        raise InputError(
            f"The layers {', '.join(outs)} can't be written to the same file; choose different "
            "names."
        )
    learnt = load(head)
    if confidence is not None and learnt.task != "classify":
        raise InputError(
            f"The head {head.name} estimates a quantity; a confidence layer is made for classes "
            "only. Leave --confidence away."
        )
    with EmbeddingReader(embedding) as reader:
        learnt.require_fit(head.name, reader.path, reader.encoder, reader.d)
        _say_what_differs(learnt, reader, progress)
        with ExitStack() as stack:
            make = {"map": _map_writer, "confidence": _sure_writer, "applicability": _like_writer}
            writers = {
                name: stack.enter_context(make[name](path, head, learnt, reader))
                for name, path in outs.items()
            }
            unlike = _write(learnt, reader, writers, progress)
    if "applicability" in outs:
        progress.message(
            f"{100 * unlike:.0f} % of the map is unlike all training labels; do not trust it there."
        )
    return {name: str(path) for name, path in outs.items()}


def _say_what_differs(head: Head, reader: EmbeddingReader, progress: Progress) -> None:
    """A sentence if this embedding summarises a shorter or longer time than the head's did."""
    theirs = head.record["embedding"]
    days = [
        length(tags.get(start, ""), tags.get(end, ""))
        for tags, start, end in (
            (theirs, "valid_start", "valid_end"),
            (reader.tags, "AEF_VALID_START", "AEF_VALID_END"),
        )
    ]
    if None not in days and abs(days[0] - days[1]) > 31:  # type: ignore[operator]
        progress.message(
            f"The head was trained on an embedding of {days[0]} days, this one summarises "
            f"{days[1]}: classes that differ by season may be mistaken for each other."
        )


def length(start: str, end: str) -> int | None:
    """Days of a valid period, None if it is not known."""
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:
        return None


def _write(
    head: Head, reader: EmbeddingReader, writers: dict[str, MapWriter], progress: Progress
) -> float:
    """Map all blocks; the share of valid pixels beyond the applicability threshold."""
    tiles = reader.blocks()
    limit = head.record["applicability"]["threshold"]
    seen = beyond = 0
    for done, tile in enumerate(tiles):
        progress.step(done, len(tiles), "Mapping")
        vectors = reader.read(tile).reshape(-1, reader.d)
        values, shares = mapped(head, vectors)
        layers = {"map": values, "confidence": shares}
        if "applicability" in writers:
            layers["applicability"] = unlike = dissimilarities(head, vectors)
            seen += int(np.isfinite(unlike).sum())
            beyond += int((unlike > limit).sum())
        for name, writer in writers.items():
            writer.write(tile, layers[name].reshape(tile.height, tile.width))
    progress.step(len(tiles), len(tiles), "Mapping")
    return beyond / max(seen, 1)


def dissimilarities(head: Head, vectors: np.ndarray) -> np.ndarray:
    """Dissimilarity index (n,) float32 of vectors (n, d), NaN where they are missing."""
    valid = np.isfinite(vectors).all(axis=1)
    found = np.full(len(vectors), np.nan, np.float32)
    scale = head.record["applicability"]["scale"]
    found[valid] = dissimilarity(vectors[valid], head.statistics["vectors"], scale)
    return found


def mapped(head: Head, vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels of the map (n,) in its type, and confidence (n,) uint8 percent, for vectors (n, d)."""
    valid = np.isfinite(vectors).all(axis=1)
    sure = np.full(len(vectors), NO_CONFIDENCE, np.uint8)
    if head.task == "regress":
        quantity = np.full(len(vectors), np.nan, np.float32)
        if valid.any():
            quantity[valid] = head.estimate(vectors[valid])
        return quantity, sure
    dtype, nodata = class_dtype(max(c.value for c in head.classes))
    values = np.full(len(vectors), nodata, dtype)
    if valid.any():
        values[valid], shares = head.classify(vectors[valid])
        sure[valid] = np.round(100 * shares)
    return values, sure


def _origin(head: Path, reader: EmbeddingReader) -> dict[str, Any]:
    """Where a map comes from, for its side-car."""
    return {
        "head": head.name,
        "embedding": reader.path.name,
        "encoder": reader.encoder,
        "valid_start": reader.tags.get("AEF_VALID_START", ""),
        "valid_end": reader.tags.get("AEF_VALID_END", ""),
    }


def _map_writer(out: Path, path: Path, head: Head, reader: EmbeddingReader) -> MapWriter:
    origin = _origin(path, reader) | {
        "method": head.method,
        "field": head.record["labels"]["field"],
        "accuracy": head.record["accuracy"]["short"],
    }
    if head.task == "regress":
        record = {"kind": "quantity", "nodata": "nan"} | origin
        return MapWriter(out, reader.grid, "float32", float("nan"), record)
    dtype, nodata = class_dtype(max(c.value for c in head.classes))
    record = {"kind": "class-map", "nodata": nodata} | origin
    return MapWriter(out, reader.grid, dtype, nodata, record, classes=head.classes)


def _sure_writer(out: Path, path: Path, head: Head, reader: EmbeddingReader) -> MapWriter:
    record = {
        "kind": "confidence",
        "unit": "probability of the mapped class in percent, calibrated on held-out labels",
        "nodata": NO_CONFIDENCE,
    }
    return MapWriter(out, reader.grid, "uint8", NO_CONFIDENCE, record | _origin(path, reader))


def _like_writer(out: Path, path: Path, head: Head, reader: EmbeddingReader) -> MapWriter:
    record = {
        "kind": "applicability",
        "unit": "dissimilarity index (Meyer & Pebesma 2021); above the threshold do not trust",
        "threshold": head.record["applicability"]["threshold"],
        "nodata": "nan",
    }
    nan = float("nan")
    return MapWriter(out, reader.grid, "float32", nan, record | _origin(path, reader))
