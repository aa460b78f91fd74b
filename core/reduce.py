"""`reduce`: a picture of an embedding, its three principal directions as soft colours.

Which direction is which colour stands in the picture's side-car, so that the picture of another
year or the tile beside it can be painted alike and compared by eye.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .embeddings.embedding import EmbeddingReader, made_by
from .engine.stream import streamed
from .errors import InputError
from .files import require_output, sidecar
from .grid import Tile
from .labels.samples import sample_anywhere
from .maps.colours import TO_CONES, TO_RGB, srgb
from .maps.writer import MapWriter, announce
from .progress import Progress

SAMPLE = 50_000
ARRAYS = ("mean", "directions", "low", "scale")
CUT = (2.0, 98.0)  # percentiles that become the darkest and the lightest
LIGHT = (0.45, 0.9)  # of OkLab, from the least to the most of the first direction
CHROMA = 0.17  # span of the other two: reds to greens, blues to yellows
# Linear light as the bytes of sRGB, tabled: a power for each pixel would take as long as the rest.
CURVE = (255 * srgb(np.linspace(0, 1, 8192))).round().astype(np.float32)


@dataclass(frozen=True)
class Colours:
    """What the colours mean: `softened` of ((x - mean) @ directions.T - low) * scale, 0 to 255.

    `mean` (d,), `directions` (3, d), `low` and `scale` (3,); of which `encoder`.
    """

    encoder: str
    mean: np.ndarray
    directions: np.ndarray
    low: np.ndarray
    scale: np.ndarray

    def paint(self, vectors: np.ndarray) -> np.ndarray:
        """Red, green, blue and alpha (4, h, w) uint8 of vectors (h, w, d)."""
        valid = np.isfinite(vectors).all(axis=-1)
        colour = ((vectors - self.mean) @ self.directions.T - self.low) * self.scale
        colour = softened(np.clip(np.where(valid[..., None], colour, 0), 0, 255) / 255)
        return np.moveaxis(np.dstack([colour, 255 * valid]).astype(np.uint8), -1, 0)

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {name: getattr(self, name).tolist() for name in ARRAYS}


def softened(shares: np.ndarray) -> np.ndarray:
    """Red, green and blue (…, 3) in 0…255 for shares (…, 3) of light and of two pairs of hues.

    Three directions straight as red, green and blue give neon colours, in which differences of
    one size look small in one place and large in another; in OkLab they look alike.
    """
    low, high = LIGHT
    lab = (shares - 0.5) * CHROMA
    lab[..., 0] = low + (high - low) * shares[..., 0]
    cones = lab @ TO_CONES.T.astype(lab.dtype)
    linear = np.clip((cones * cones * cones) @ TO_RGB.T.astype(lab.dtype), 0, 1)
    found: np.ndarray = CURVE[(linear * (len(CURVE) - 1) + 0.5).astype(np.uint16)]
    return found


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


def spread_colours(encoder: str, sample: np.ndarray) -> Colours:
    """Colours that spread vectors (n, d) of an encoder as wide as they go."""
    mean, directions = principal_directions(sample, 3)
    low, high = np.percentile((sample - mean) @ directions.T, CUT, axis=0)
    return Colours(encoder, mean, directions, low, 255 / np.maximum(high - low, 1e-6))


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


def principal_directions(vectors: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean (d,) and the `n` directions of most variance (n, d) of vectors (m, d), float32.

    A direction's sign is arbitrary; the one is taken in which its cubes sum to more than zero
    (the tail of its loadings is positive), so that a picture does not turn its colours between
    runs. With fewer than `n` dimensions the rest are zero.
    """
    mean = vectors.mean(axis=0, dtype=np.float64)
    centred = vectors - mean
    _, axes = np.linalg.eigh(centred.T @ centred)
    found = axes[:, ::-1].T[:n]
    found *= np.where((found**3).sum(axis=1, keepdims=True) < 0, -1, 1)
    directions = np.zeros((n, vectors.shape[1]))
    directions[: len(found)] = found
    return mean.astype(np.float32), directions.astype(np.float32)
