"""`reduce`: a picture of an embedding, its three principal directions as soft colours.

Which direction is which colour stands in the picture's side-car, so that the picture of another
year or the tile beside it can be painted alike and compared by eye.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from .embeddings.embedding import EmbeddingReader, made_by
from .engine.stream import streamed
from .errors import InputError
from .files import require_output, sidecar
from .grid import Tile
from .labels.samples import sample_anywhere
from .maps.picture import ARRAYS, Colours, spread_colours
from .maps.writer import MapWriter, announce
from .progress import Progress

SAMPLE = 50_000


def run(embedding: Path, out: Path, progress: Progress, like: Path | None = None) -> dict[str, Any]:
    """Write the picture: four bytes a pixel, alpha 0 where the embedding has no data.

    like: a picture whose colours are to mean the same here.
    """
    out = require_output(out, ".tif", [embedding, *([like] if like else [])])
    with EmbeddingReader(embedding) as reader, reader.once():
        announce(reader.grid, {out: ("uint8", 4)}, progress)
        colours = stored(like, reader) if like else fitted(reader, progress)
        record = {"kind": "picture", "embedding": reader.path.name, "encoder": reader.encoder}
        record |= {"colours": colours.record()} | ({"like": like.name} if like else {})

        def painted(own: EmbeddingReader, tile: Tile) -> np.ndarray:
            parts = [colours.paint(vectors[None]) for _, vectors in own.parts(tile)]
            return np.concatenate(parts, axis=-1).reshape(4, tile.height, tile.width)

        with (
            MapWriter(out, reader.grid, "uint8", None, record, count=4) as writer,
            reader.unchanged(),
        ):
            for tile, pixels in streamed(
                reader.blocks(),
                lambda: EmbeddingReader(embedding),
                painted,
                "Drawing the picture",
                progress,
            ):
                writer.write(tile, pixels)
    return {"rgb": str(out)}


def fitted(reader: EmbeddingReader, progress: Progress) -> Colours:
    """Colours that spread this embedding's own pixels as wide as they go."""
    return spread_colours(reader.encoder, sample_anywhere(reader, SAMPLE, 0, progress))


def stored(picture: Path, reader: EmbeddingReader) -> Colours:
    """The colours of a picture. Raises `InputError` if they are not of this kind of embedding."""
    path = sidecar(picture)
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        arrays = [np.array(record["colours"][name], np.float32) for name in ARRAYS]
        colours = Colours(str(record["encoder"]), *arrays)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{picture} does not say what its colours mean: {path.name} should lie beside it, as "
            "`reduce` wrote it. Make that picture again with `reduce`."
        ) from error
    if made_by(colours.encoder) != made_by(reader.encoder) or colours.directions.shape != (
        3,
        reader.d,
    ):
        raise InputError(
            f"The colours of {picture.name} are for {colours.directions.shape[-1]} dimensions of "
            f"{colours.encoder or 'no named encoder'}, but {reader.path} has {reader.d} of "
            f"{reader.encoder or 'no named encoder'}: the same colour would not mean the same."
        )
    return colours
