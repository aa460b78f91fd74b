"""`apply`: a map from a head and an embedding, block by block."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from .embedding import EmbeddingReader
from .errors import InputError
from .files import require_output
from .heads.head import Head
from .heads.store import load
from .maps import MapWriter, class_dtype
from .progress import Progress

NO_CONFIDENCE = 255


def run(
    head: Path, embedding: Path, out: Path, confidence: Path | None, progress: Progress
) -> dict[str, Any]:
    """Write the map, and with `confidence` the percentage behind each pixel's class."""
    out = require_output(out, ".tif", [head, embedding])
    if confidence is not None:
        confidence = require_output(confidence, ".tif", [head, embedding])
        if confidence == out:
            raise InputError(
                f"The map and its confidence can't both be written to {out}; choose two names."
            )
    learnt = load(head)
    if confidence is not None and learnt.task != "classify":
        raise InputError(
            f"The head {head.name} estimates a quantity; a confidence layer is made for classes "
            "only. Leave --confidence away."
        )
    with EmbeddingReader(embedding) as reader:
        learnt.require_fit(head.name, reader.path, reader.encoder, reader.d)
        with ExitStack() as stack:
            writer = stack.enter_context(_map_writer(out, head, learnt, reader))
            sure = None
            if confidence is not None:
                sure = stack.enter_context(_confidence_writer(confidence, head, reader))
            _write(learnt, reader, writer, sure, progress)
    outputs = {"map": str(out)}
    if confidence is not None:
        outputs["confidence"] = str(confidence)
    return outputs


def _write(
    head: Head,
    reader: EmbeddingReader,
    writer: MapWriter,
    sure: MapWriter | None,
    progress: Progress,
) -> None:
    tiles = reader.blocks()
    for done, tile in enumerate(tiles):
        progress.step(done, len(tiles), "Mapping")
        vectors = reader.read(tile)
        values, shares = mapped(head, vectors.reshape(-1, reader.d))
        writer.write(tile, values.reshape(tile.height, tile.width))
        if sure is not None:
            sure.write(tile, shares.reshape(tile.height, tile.width))
    progress.step(len(tiles), len(tiles), "Mapping")


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


def _confidence_writer(out: Path, path: Path, reader: EmbeddingReader) -> MapWriter:
    record = {
        "kind": "confidence",
        "unit": "probability of the mapped class in percent",
        "nodata": NO_CONFIDENCE,
    }
    return MapWriter(out, reader.grid, "uint8", NO_CONFIDENCE, record | _origin(path, reader))
