"""Sentinel-2 products as they are delivered: .SAFE folders of one JPEG 2000 file a band, or a .zip
of one.

Level 2A keeps bands in GRANULE/*/IMG_DATA/R10m, R20m and R60m with the resolution in the names,
level 1C in IMG_DATA itself. The metadata file MTD_MSIL2A.xml or MTD_MSIL1C.xml holds the date, and
from processing baseline 04.00 (2022-01-25) on an offset for each band.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..sources import SOURCES, Source
from . import packed

# The metadata counts the bands in this order.
_ORDER = ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12"]
_IMAGE = re.compile(r"_(B\d[\dA]|SCL)(?:_(\d\d)m)?\.(?:jp2|tif)", re.IGNORECASE)


def product_of(path: Path) -> Path | None:
    """The .SAFE folder that `path` is, lies in, or is the metadata file of, a packed one itself;
    else None."""
    if packed.is_packed(path) and not path.is_dir():
        return path if packed.holds_safe(path) else None
    for folder in (path, *path.parents):
        if folder.name.upper().endswith(".SAFE") and folder.is_dir():
            return folder
        if (folder / "GRANULE").is_dir():
            return folder
    return None


def entries(product: Path) -> list[dict[str, Any]]:
    """The manifest's entries of a product: each band at its finest resolution.

    Raises `InputError` if it holds no images.
    """
    images = _images(product)
    if _is_radar(product):
        raise InputError(
            f"{product} is a Sentinel-1 product in the radar's own geometry; correct it for terrain "
            "first (SNAP, or an archive that does) and give the raster."
        )
    source, scales, about = _metadata(product)
    found: dict[str, tuple[int, Path]] = {}
    for band, metres, path in images:
        if band not in found or metres < found[band][0]:
            found[band] = (metres, path)
    mask = found.pop("SCL", None)
    rows = []
    for band in source.bands:
        if band not in found:
            continue
        row = about | {"path": found[band][1], "source": source.id, "bands": {band: 1}}
        row |= scales.get(band, {})
        if mask:
            row["mask"] = {"path": mask[1], "band": 1}
        rows.append(row)
    if not rows:
        raise InputError(
            f"{product} holds no image in GRANULE/*/IMG_DATA; unpack the whole product again."
        )
    return rows


def entry(path: Path) -> dict[str, Any]:
    """What the product says about one of its images, {} if it is none of the bands in use."""
    image = _IMAGE.search(path.name)
    product = product_of(path) if image else None
    if image is None or product is None or product / "GRANULE" not in path.parents:
        return {}
    source, scales, about = _metadata(product)
    band = image[1].upper()
    row = about | {"source": source.id} | scales.get(band, {})
    if band in source.bands:
        row["bands"] = {band: 1}
    classified = [p for name, _, p in sorted(_images(product)) if name == "SCL"]
    return row | ({"mask": {"path": classified[0], "band": 1}} if classified else {})


def _images(product: Path) -> list[tuple[str, int, Path]]:
    """(band, metres or 0 if not told, path) of every image."""
    if packed.is_packed(product):
        names = [name for name in packed.names(product) if "/IMG_DATA/" in name]
        paths = [packed.inside(product, name) for name in names]
    else:
        paths = sorted(product.glob("GRANULE/*/IMG_DATA/**/*"))
    found = []
    for path in paths:
        image = _IMAGE.search(path.name)
        if image and not path.name.startswith("."):  # what a Mac leaves beside files
            found.append((image[1].upper(), int(image[2] or 0), path))
    return found


def _is_radar(product: Path) -> bool:
    if packed.is_packed(product):
        return any(name.split("/")[1] == "measurement" for name in packed.names(product))
    return (product / "measurement").is_dir()


def _described(product: Path) -> tuple[str, str]:
    """The product's name, and its metadata file's text, "" if there is none."""
    if packed.is_packed(product):
        names = packed.names(product)
        told = [n for n in names if re.fullmatch(r"[^/]+/MTD_MSIL\w+\.xml", n)]
        return names[0].partition("/")[0], packed.read_text(product, told[0]) if told else ""
    for path in sorted(product.glob("MTD_MSIL*.xml")):
        return product.name, path.read_text(encoding="utf-8", errors="replace")
    return product.name, ""


def _metadata(product: Path) -> tuple[Source, dict[str, dict[str, float]], dict[str, Any]]:
    """(source, scale and offset of each band, what else is known) from the metadata and the name.

    Without metadata the name tells the level, and scale and offset are left to be found.
    """
    name, text = _described(product)
    # Level 1C says RADIO_ADD_OFFSET and QUANTIFICATION_VALUE, level 2A puts BOA_ before both.
    surface = "BOA_QUANTIFICATION_VALUE" in text or "MSIL2A" in name.upper()
    surface = surface or any(path.parent.name == "R10m" for _, _, path in _images(product))
    source = SOURCES["sentinel-2-l2a" if surface else "sentinel-2-l1c"]
    about: dict[str, Any] = {"name": name}
    started = re.search(r"<PRODUCT_START_TIME>\s*(\d{4}-\d\d-\d\dT[\d:]+)", text)
    if started:
        about["datetime"] = started[1]
    divisor = re.search(r"<(?:BOA_)?QUANTIFICATION_VALUE[^>]*>\s*([\d.]+)", text)
    if not divisor or float(divisor[1]) == 0:
        return source, {}, about
    pairs = re.findall(r'<(?:BOA|RADIO)_ADD_OFFSET band_id="(\d+)">\s*(-?[\d.]+)', text)
    offsets = {_ORDER[int(i)]: float(v) for i, v in pairs if int(i) < len(_ORDER)}
    scale = 1 / float(divisor[1])
    scales = {
        band: {"scale": scale, "offset": round(offsets.get(band, 0.0) * scale, 9)}
        for band in source.bands
    }
    return source, scales, about
