"""What ESA's SNAP tells of a GeoTIFF that it wrote: its bands' names, in a tag that GDAL passes over.

Tag 65000 holds the head of the product as DIMAP XML (SNAP's source, PRIVATE_BEAM_TIFF_TAG_NUMBER), with
one Spectral_Band_Info for each band in their order; virtual ones are not in the file.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import BinaryIO

_TAG, _ASCII = 65000, 2
_LONGEST = 1 << 26  # bytes of a head; a whole product's metadata lie in it
_BAND = re.compile(rb"<Spectral_Band_Info>(.*?)</Spectral_Band_Info>", re.DOTALL)
_NAME = re.compile(rb"<BAND_NAME>([^<]+)<")
_VIRTUAL = re.compile(rb"<VIRTUAL_BAND>\s*true")


def band_names(path: Path, count: int) -> list[str]:
    """The names of the file's `count` bands; [] if it does not tell them, or is none of SNAP's."""
    try:
        with path.open("rb") as file:
            head = _head(file)
    except (OSError, struct.error):
        return []
    bands = [text for text in _BAND.findall(head) if not _VIRTUAL.search(text)]
    names = [found[1].decode("utf-8", "replace") for found in map(_NAME.search, bands) if found]
    return names if len(names) == count else []


def _head(file: BinaryIO) -> bytes:
    """The text in SNAP's tag of a TIFF's first image, b"" if there is none."""
    start = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(start[:2])
    if order is None:
        return b""
    big = start[2:4] in (b"\x2b\0", b"\0\x2b")  # BigTIFF
    (at,) = struct.unpack_from(order + ("Q" if big else "I"), start, 8 if big else 4)
    file.seek(at)
    (count,) = struct.unpack(order + ("Q" if big else "H"), file.read(8 if big else 2))
    entry = struct.Struct(order + ("HHQQ" if big else "HHII"))
    for tag, kind, length, where in entry.iter_unpack(file.read(entry.size * min(count, 4096))):
        if tag == _TAG and kind == _ASCII and length <= _LONGEST:
            file.seek(where)
            return file.read(length)
    return b""
