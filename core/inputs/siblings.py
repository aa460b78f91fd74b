"""Files of one band each that belong together: a product delivered as a folder of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..sources import Source, is_about_a_band
from . import packed

# A band's name in a file's, with what may stand around it; a quality band's likewise. FORCE and sen2r
# have all bands in one file, BOA or TOA, and the quality band in another. In folders of STAC's items
# files have no other name than that of a band's colour.
_QUALITY = r"QA_PIXEL|PIXEL_QA|BQA|QA60|SCL|QUALITY_SCENE_CLASSIFICATION|CS_CDF|FMASK"
_BAND = rf"(?P<apart>^|[-_.])(?:(?:(?:SR|ST|BT|TOA)_)?B(?:AND)?\d{{1,2}}A?|{_QUALITY})"
_COLOUR = r"^(?:BLUE|GREEN|RED|REDEDGE[123]|NIR|NIR08|SWIR16|SWIR22)$"
_AROUND = r"(?:_\d\dM)?(?=[-_.]|$)"
_ENDS_IN_BAND = re.compile(rf"{_BAND}{_AROUND}|{_COLOUR}", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?:{_BAND}|(?P<before>[-_.])(?:BOA|TOA|QAI)){_AROUND}|{_COLOUR}", re.IGNORECASE
)
# What else comes with a product, a file each: angles, the atmosphere, distances to clouds, pictures for
# the eye, temperatures, the terrain of HyP3's radar, Theia's masks that are not used; alone, the names that
# STAC's items have for these.
_COMPANY = re.compile(
    r"(?:^|[-_.])(?:[SV][ZA]A|AOT|WVP|TCI|PVI|(?<=_LEVEL2_.{5}_)(?:AOD|CLD|DST|HOT|VZN)|(?:CLD|SNW)(?=_))(?:_\d\dM?)?$"
    r"|_(?:ST_(?:ATRAN|CDIST|DRAD|EMIS|EMSD|QA|TRAD|URAD)|SR_(?:QA_AEROSOL|CLOUD_QA|ATMOS_OPACITY)|QA_RADSAT)$"
    r"|_RTC\d\d_.*_(?:INC_MAP(?:_ELL)?|LS_MAP|DEM|AREA|RGB)$"
    r"|_L[23]A_.*_(?:ATB|DFP|DTF|DTS|EDG|IA[BO]|PIX|SAT|SOL|USI|VIE|WGT)_(?:R[12]|XS|ALL)(?:-.*)?$"
    r"|^(?:COASTAL|NIR09|CIRRUS|PAN|LWIR(?:1[12])?|ATRAN|CDIST|DRAD|EMIS|EMSD|TRAD|URAD|QA|QA_(?:RADSAT|AEROSOL)"
    r"|CLOUD|SNOW|VISUAL|PREVIEW|THUMBNAIL)$",
    re.IGNORECASE,
)
# Digital Earth Australia's bands and masks of one product.
_GROUP = re.compile(r"(?<=GA_.{4}_)(?:NBART?|OA)(?=_)", re.IGNORECASE)
# Theia's bands: on level ground (SRE), as if the ground were level (FRE), of a month (FRC). Masks lie in a folder.
_THEIAS = re.compile(r"^(?P<product>.+_L[23]A_.+)_(?:SRE|FR[EC])_B\d{1,2}A?$", re.IGNORECASE)
_RASTERS = {".tif", ".tiff", ".jp2", ".img"}


def has_band_token(path: Path) -> bool:
    """Does the file's name end in a band's?"""
    return bool(_ENDS_IN_BAND.search(path.stem)) and not is_about_a_band(path.stem)


def comes_with_bands(path: Path) -> bool:
    """Does its name say that it is what comes with the bands of a product, and none of them? SNAP keeps
    all that it knows of one in NAME.data, a file each."""
    in_snaps = path.parent.suffix.lower() == ".data"
    return in_snaps or is_about_a_band(path.stem) or bool(_COMPANY.search(path.stem))


def product_name(path: Path) -> str:
    """The file's path without its band: the same for all bands of one product."""
    return str(path.parent / _TOKEN.sub("", _GROUP.sub("", path.stem)))


def quality_beside(path: Path, source: Source) -> tuple[Path, str] | None:
    """The product's quality file beside the file of a band, and its band's name."""
    if theias := _THEIAS.search(path.stem):
        return _theias_quality(path, theias["product"], source)
    token = _TOKEN.search(path.stem)
    if token is None:
        return None
    apart = token["apart"] or token["before"] or ""
    start, end = path.stem[: token.start()] + apart, path.stem[token.end() :]
    for quality in source.quality:
        for name in (quality.band, quality.band.lower(), quality.band.capitalize()):
            for size in ("", "_10m", "_20m") if quality.band == "SCL" else ("",):
                beside = path.with_name(f"{start}{name}{size}{end}{path.suffix}")
                if beside != path and packed.exists(beside):
                    return beside, quality.band
    return None


def _theias_quality(path: Path, product: str, source: Source) -> tuple[Path, str] | None:
    """The finest one: it is read on any grid, and all bands of a date have the same."""
    for quality in source.quality:
        for size in ("R1", "XS", "R2"):
            mask = path.parent / "MASKS" / f"{product}_{quality.band}_{size}{path.suffix}"
            if packed.exists(mask):
                return mask, quality.band
    return None


def levelled(path: Path) -> Path | None:
    """The file of the same band without the effect of slopes, if `path` is Theia's with it; else None."""
    found = re.sub(r"_SRE(?=_B\d{1,2}A?$)", "_FRE", path.stem, flags=re.IGNORECASE)
    return path.with_name(found + path.suffix) if found != path.stem else None


def entries(folder: Path) -> list[dict[str, Any]]:
    """The manifest's entries of a product's folder, or of an archive: its files of one band each.

    Raises `InputError` if the files are no bands of one product.
    """
    files = [
        path
        for path in packed.files_in(folder)
        if path.suffix.lower() in _RASTERS and path.name[0] != "." and has_band_token(path)
    ]
    files = [path for path in files if levelled(path) not in files]
    if len({product_name(path) for path in files}) != 1:
        if packed.is_packed(folder) and not folder.is_dir():
            raise InputError(
                f"{folder} is packed, and holds something else than one .SAFE product or one product with a file "
                "a band (…_B4.TIF); unpack it and give the folder or its rasters."
            )
        raise InputError(
            f"{folder} is a folder, but no .SAFE product and no folder of one product with a file a "
            "band (…_B4.TIF); give the raster files themselves."
        )
    return [{"path": path} for path in files]


def sun_elevation(path: Path) -> float | None:
    """Degrees above the horizon, from a Landsat product's MTL.txt beside one of its files."""
    name = Path(product_name(path)).name
    for text_file in packed.files_in(path.parent):
        if text_file.name.endswith("_MTL.txt") and name.startswith(text_file.stem[: -len("_MTL")]):
            text = packed.text_of(text_file)
            found = re.search(r"\bSUN_ELEVATION\s*=\s*(-?[\d.]+)", text)
            return float(found[1]) if found else None
    return None
