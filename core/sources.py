"""The one table of sources: bands, units, scale, normalisation and mask rules.

Everything that depends on a sensor is derived from here: how files are read, how values enter the
encoder, and what its decoders give back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

REFLECTANCE = "reflectance"  # 0..1, may exceed 1 over snow and cloud
DECIBEL = "dB"

# What can be measured, in each unit; beyond are the numbers that writers fill with, -9999 and 65535
# among digital numbers too (-1 and 6.5). Level 2A goes a little below 0, clouds and glint reach about
# 2. Backscatter below the sensor's noise or beyond any target is border noise (AlphaEarth, S1).
POSSIBLE = {REFLECTANCE: (-0.5, 5.0), DECIBEL: (-30.0, 10.0)}

# The id of a source that is not in the table: a hyphen or digit keeps it apart from the names that
# torch's modules reserve, all but one.
OWN_ID = re.compile(r"(?!bfloat16$)(?=[a-z0-9-]*[-0-9])[a-z][a-z0-9-]*")


# Names that say a band's, of what is none: angles, footprints and flags of SNAP's, ESA's masks.
_ABOUT = re.compile(
    r"(?:ZENITH|AZIMUTH|FOOTPRINT)_|(?:^|[^A-Z0-9])(?:B_[A-Z_]+_B\d|MSK_(?:CLASSI|CLDPRB|DETFOO|QUALIT|SNWPRB))",
    re.IGNORECASE,
)


def is_about_a_band(text: str) -> bool:
    """Is it the name of something that belongs to a band, and not of its values?"""
    return bool(_ABOUT.search(text))


@dataclass(frozen=True)
class Quality:
    """How a quality band says that the view is clear: by one of `valid`, by bits that are 0, or by a
    score of `least` to 1.

    band: its name in capitals, as band descriptions and file names give it. product: the pattern of the
    only names, in capitals, of files in which the band means that, "" if it means that in all.
    """

    band: str
    valid: tuple[int, ...] = ()
    bits_clear: tuple[int, ...] = ()
    least: float = 0.0
    product: str = ""


@dataclass(frozen=True, eq=False)
class Source:
    """One sensor product.

    bands: the names in the encoder's order. units: of the values after scale and offset.
    mean, std: of the transformed values (see `normalise`), one a band; empty in a source of the
    manifest's own until `fit` has measured them. aliases: other spellings of band names, letters
    and digits in capitals. quality: the quality bands that come with the product, the best first. name_pattern: file names,
    empty if they tell nothing. spectrum: the band of `SPECTRUM` that each band comes close to;
    empty in sources that are not optical, and in a manifest's own.
    """

    id: str
    title: str
    bands: tuple[str, ...]
    units: str
    mean: tuple[float, ...]
    std: tuple[float, ...]
    name_pattern: str = ""
    aliases: dict[str, str] = field(default_factory=dict)
    quality: tuple[Quality, ...] = ()
    spectrum: tuple[str, ...] = ()

    @property
    def limit(self) -> float:
        """Beyond this a raw value is no measurement: what writers fill with."""
        return 1e6 if self.units in (REFLECTANCE, DECIBEL) else 1e15

    def band_named(self, text: str) -> str:
        """The band that a file's band description means, "" if none of ours.

        Knows B2 for B02, the aliases, also written apart (`Red Edge 1`), and names at the end of longer
        ones (`..._B02_10m`).
        """
        if is_about_a_band(text):
            return ""
        ours = {band.upper(): band for band in self.bands}
        name = re.sub(r"\.(TIFF?|JP2|IMG)$|^NBART?_", "", text.strip().upper())
        padded = re.sub(r"(?<![A-Z0-9])(?:SR_BAND|BAND|B)0?(\d)(?![\dA])", r"B0\1", name)
        padded = re.sub(r"(?<![A-Z0-9])(?:BAND|B)0?(1\d|8A)(?![\dA-Z])", r"B\1", padded)
        for candidate in (name, padded, re.sub(r"[^A-Z0-9]", "", name)):
            if candidate in ours:
                return ours[candidate]
            if candidate in self.aliases:
                return self.aliases[candidate]
        words = re.split(
            r"[^A-Z0-9]+", re.sub(r"[A-Z0-9]+\+[A-Z0-9]+", "", padded)
        )  # VV+VH: of these one
        found = {ours[word] for word in words if word in ours}
        return found.pop() if len(found) == 1 else ""

    def named(self, text: str) -> bool:
        """Is this a file name of the product's own?"""
        pattern = rf"(?:^|[^A-Z0-9]){self.name_pattern}"
        return bool(self.name_pattern and re.search(pattern, text.upper()))

    def of_product(self, names: Sequence[str]) -> Source:
        """The same source with those of its quality bands that mean what they say in files of these names."""
        told = "\n".join(names).upper()
        ours = tuple(quality for quality in self.quality if re.search(quality.product, told))
        return replace(self, quality=ours)

    def quality_named(self, text: str) -> Quality | None:
        """The quality band that a description or a file name means, None if none of ours."""
        # Files of Digital Earth Australia say more between the two.
        text = re.sub(r"_OA_.*_FMASK", "_OA_FMASK", text.strip().upper())
        for quality in self.quality:
            if re.search(rf"(?:^|[^A-Z0-9]){quality.band}(?:[^A-Z0-9]|$)", text):
                return quality
        return None


# Reflectance is compressed as log(1 + r / 0.02): nearly linear below 2 % (water, shadow), where
# noise would otherwise rule, and a logarithm above, so that ratios of bands become differences.
# AlphaEarth takes log(x + 1) of digital numbers (supplement S1, Eq. 1; a divisor may be lost).
DARK = 0.02

# Means of clear Sentinel-2 land pixels; one spread for all bands, so that a difference of two
# bands (a vegetation index, in logarithms) means the same everywhere.
_S2 = dict(
    zip(
        ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12"),
        (1.26, 1.59, 1.54, 1.98, 2.53, 2.67, 2.72, 2.74, 2.46, 2.13),
    )
)
SPECTRUM = tuple(_S2)  # what all optical sources are seen as
_S2_ALIASES = {
    "BLUE": "B02",
    "GREEN": "B03",
    "RED": "B04",
    "REDEDGE1": "B05",
    "REDEDGE2": "B06",
    "REDEDGE3": "B07",
    "VEGETATIONREDEDGE1": "B05",
    "VEGETATIONREDEDGE2": "B06",
    "VEGETATIONREDEDGE3": "B07",
    "NIR": "B08",
    "NIR08": "B8A",
    "NIRBROAD": "B08",
    "NARROWNIR": "B8A",
    "NIRNARROW": "B8A",
    "SWIR1": "B11",
    "SWIR2": "B12",
    "SWIR16": "B11",
    "SWIR22": "B12",
    "B8": "B08",
}
# Scene classification, in SNAP's words too: vegetation, not vegetated, water, unclassified. Earth
# Engine's: Cloud Score+ (its catalog's threshold), and opaque clouds and cirrus in QA60. NASA's HLS: cirrus,
# cloud, beside cloud or shadow, shadow, snow; no data is 255, all of them (HLS User Guide 2.0); what others
# call Fmask has other codes. Digital Earth Australia's: clear, water (its ARD's oa_fmask). FORCE's: no data,
# cloud or its margin, opaque cloud, both for cirrus, shadow, snow (its documentation, Level 2, Output Format).
_SCL = Quality("SCL", valid=(4, 5, 6, 7))
_SCORE = Quality("CS_CDF", least=0.6)
_QA60 = Quality("QA60", bits_clear=(10, 11))
_FMASKS = (
    Quality("OA_FMASK", valid=(1, 5)),
    Quality("FMASK", bits_clear=(0, 1, 2, 3, 4), product=r"HLS[._]?[SL]30"),
)
_QAI = Quality("QAI", bits_clear=(0, 1, 2, 3, 4))
# Theia's, by MAJA: clouds, snow, their shadows, shadows of the terrain and what it hides; where that file is
# missing, clouds and shadows (the other bits of that one changed with the version). Of a month: water, land.
_THEIA = r"(?:SENTINEL2[ABCX]|LANDSAT[5789]-[A-Z]+-XS)_\d{8}-\d{6}-\d{3}_L[23]A_"
_MAJA = (
    Quality("MG2", bits_clear=(1, 2, 3, 4, 5), product=_THEIA),
    Quality("CLM", bits_clear=(0,), product=_THEIA),
    Quality("FLG", valid=(3, 4), product=_THEIA),
)
_S2_QUALITY = (_SCORE, replace(_SCORE, band="CS"), _QA60, *_FMASKS, _QAI)
_LANDSAT = {"B02": 1.26, "B03": 1.59, "B04": 1.54, "B05": 2.72, "B06": 2.46, "B07": 2.13}
_LANDSAT_SPECTRUM = ("B02", "B03", "B04", "B8A", "B11", "B12")
_LANDSAT_ALIASES = {f"{prefix}B{i}": f"B0{i}" for prefix in ("SR_", "") for i in range(2, 8)} | {
    "BLUE": "B02",
    "GREEN": "B03",
    "RED": "B04",
    "NIR": "B05",
    "NIR08": "B05",
    "SWIR1": "B06",
    "SWIR2": "B07",
    "SWIR16": "B06",
    "SWIR22": "B07",
}

# Landsat 4, 5 and 7 look at the same colours under other numbers: their 6 is thermal, like 8's 10.
_LANDSAT_NAME = re.compile(
    r"(?:^|[^A-Z0-9])(?:L[COET]0?|LS|LANDSAT[-_ ]?(?=\d(?!\d))|L(?=\d_))([4-9])"
)
_NUMBERED = re.compile(r"(?<![A-Z0-9])(B(?:AND)?)0?([1-6])(?![A-Z0-9])")
_AS_OF_8 = {"1": "2", "2": "3", "3": "4", "4": "5", "5": "6", "6": "10"}

# Bits of Collection 2 (fill, dilated cloud, cirrus, cloud, shadow, snow) and of Collection 1, level
# 2 (fill, shadow, snow, cloud, high confidence of cirrus) and level 1 (fill, cloud, high confidence
# of shadow, snow, cirrus). Snow is no clear view of the land, as in Sentinel-2's classification.
_LANDSAT_QUALITY = (
    Quality("QA_PIXEL", bits_clear=(0, 1, 2, 3, 4, 5)),
    Quality("PIXEL_QA", bits_clear=(0, 3, 4, 5, 9)),
    Quality("BQA", bits_clear=(0, 4, 8, 10, 12)),
    *_FMASKS,
    _QAI,
    *_MAJA,
)


def _optical(
    name: str,
    title: str,
    means: dict[str, float],
    pattern: str,
    aliases: dict[str, str],
    quality: tuple[Quality, ...],
    spectrum: tuple[str, ...] = SPECTRUM,
) -> Source:
    bands, mean, std = tuple(means), tuple(means.values()), (0.45,) * len(means)
    return Source(name, title, bands, REFLECTANCE, mean, std, pattern, aliases, quality, spectrum)


SOURCES: dict[str, Source] = {
    source.id: source
    for source in (
        _optical(
            "sentinel-2-l2a",
            "Sentinel-2 level 2A",
            _S2,
            r"(S2[ABC]?(_?(MSIL2A|L2A|(?=\d))|_(?!MSIL1C|L1C|OPER|HARMONI))|HLS[._]?S30[._]|GA_S2[A-C]M_(NBART?|OA)_|\d{8}_LEVEL2_SEN2[A-D]_(?!TOA)|T\d\d[A-Z]{3}_\d{8}T\d{6}_\w+_[126]0M|(\d{8}T\d{6}_){2}T\d\d[A-Z]{3}(?![A-Z0-9])|SENTINEL-?2[ABCX]?_(?=L2A|MSI|T\d\d|\d{4}[-_]?\d\d)(?!.*L1C))",
            _S2_ALIASES,
            (_SCL, replace(_SCL, band="QUALITY_SCENE_CLASSIFICATION"), *_S2_QUALITY, *_MAJA),
        ),
        _optical(
            "sentinel-2-l1c",
            "Sentinel-2 level 1C",
            _S2,
            r"(S2[ABC]?_?(MSIL1C|L1C|OPER_MSI_L1C|HARMONI)|\d{8}_LEVEL2_SEN2[A-D]_TOA|SENTINEL-?2[ABC]?_(?=L1C|MSI|T\d\d|\d{4}[-_]?\d\d).*L1C)",
            _S2_ALIASES,
            _S2_QUALITY,
        ),
        Source(
            "sentinel-1-grd",
            "Sentinel-1 GRD",
            ("VV", "VH"),
            DECIBEL,
            (-10.0, -17.0),
            (4.0, 4.0),
            r"(S1[ABC]?[-_]|SENTINEL-?1[ABC]?_(GRD|RTC|(?=.*\(RAW\))))",
        ),
        _optical(
            "landsat-c2-l2",
            "Landsat 4-9 level 2",
            _LANDSAT,
            r"(L[COET]0[4-9]_L2S[PR]|L[COET]0[4-9].*_SR_|L[89]_(?!(.*_)?(TOA|L1))|HLS[._]?L30[._]|GA_LS[5-9]\w_(NBART?|OA)_|\d{8}_LEVEL2_LND0[4-9]_(?!TOA)|LANDSAT_[4-9]\S*_L2_|LANDSAT[5789]-[A-Z]+-XS_\S*_L2A_)",
            _LANDSAT_ALIASES,
            _LANDSAT_QUALITY,
            _LANDSAT_SPECTRUM,
        ),
        _optical(
            "landsat-c2-l1",
            "Landsat 8/9 level 1",
            _LANDSAT,
            r"(L[CO]0[89]_L1(TP|GT|GS)|L[89]_(.*_)?(TOA|L1)|\d{8}_LEVEL2_LND0[89]_TOA|LANDSAT_8\S*_L1_)",
            _LANDSAT_ALIASES,
            _LANDSAT_QUALITY,
            _LANDSAT_SPECTRUM,
        ),
    )
}


def numbered_as_landsat_8(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Texts that name bands of Landsat, with the numbers that the table of sources goes by.

    names: what tells which Landsat it is, the most specific first; nothing changes if it is 8 or 9.
    """
    told = next((found for name in names if (found := _LANDSAT_NAME.search(name.upper()))), None)
    if told is None or told[1] > "7":
        return list(texts)
    return [_NUMBERED.sub(lambda m: m[1] + _AS_OF_8[m[2]], text.upper()) for text in texts]


# FORCE calls B8A the near infrared, and B08 its broad one; Digital Earth Australia counts anew. The first
# is what no other has.
_FORCE = {"BROADNIR": "B08", "NIR": "B8A"}
_DEA = {"SWIR_3": "B12", "SWIR_2": "B11", "NIR_1": "B08", "NIR_2": "B8A"}
# sen2r gives its bands no names, and one near infrared: B08 below 20 m, else B8A (its documentation, Output file structure).
_SEN2R = re.compile(r"S2[A-D](?:1C|2A)_\d{8}_\d{3}_[^_]*_(BOA|TOA)_(\d\d)(?!\d)")


def named_as_of_sentinel_2(texts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Texts that name bands, as ESA names them. names: what tells which program made them."""
    told = [re.sub("^NBART?_", "", text.upper()) for text in texts]
    for known in (_FORCE, _DEA):
        if next(iter(known)) in told:
            return [known.get(name, text) for name, text in zip(told, texts)]
    found = next((hit for name in names if (hit := _SEN2R.search(name.upper()))), None)
    if found is None or any(re.search(r"[A-Z]\d", text.upper()) for text in texts):
        return list(texts)
    numbers = ["8A" if n == 8 and found[2] != "10" else f"{n:02}" for n in range(1, 13)]
    bands = [f"B{n}" for n in numbers if n != "10" or found[1] == "TOA"]
    return bands if len(bands) == len(texts) else list(texts)


# Sentinel-2A's central wavelengths in nm (ESA, Sentinel-2 spectral response functions).
_CENTRES = dict(
    zip(SPECTRUM, (492.7, 559.8, 664.6, 704.1, 740.5, 782.8, 832.8, 864.7, 1613.7, 2202.4))
)


def centres(source: Source) -> dict[str, float | None]:
    """Each band of a source with its central wavelength in nm, None where it has none; that of
    Landsat's is Sentinel-2's nearest one."""
    spectrum = source.spectrum or ("",) * len(source.bands)
    return {band: _CENTRES.get(like) for band, like in zip(source.bands, spectrum)}


def measured(
    raw: np.ndarray, source: Source, in_units: Callable[[np.ndarray], np.ndarray] = np.asarray
) -> np.ndarray:
    """Numbers as they are stored, (bands, …) float32 with NaN where missing, as measurements: in the
    source's units, NaN also where nothing was measured, whatever the file says.

    in_units: brings the numbers to the source's units. `raw` may be changed in place.
    """
    # No surface is black in all bands, no echo 0 dB in both: outside the swath.
    if source.units in POSSIBLE and (raw[0] == 0).any():
        raw[:, (raw == 0).all(axis=0)] = np.nan
    with np.errstate(over="ignore"):  # a fill value may be the largest float there is
        values = in_units(raw)
    low, high = POSSIBLE.get(source.units, (-source.limit, source.limit))
    possible = (values >= low) & (values <= high)
    # Most tiles have none of what is looked for: a pass that finds nothing is the cheapest.
    if not possible.all():
        values[~possible] = np.nan
    return values


def transformed(values: np.ndarray, source: Source) -> np.ndarray:
    """Values in the source's units on the scale that its mean and std are of."""
    if source.units == REFLECTANCE:
        return np.log1p(np.maximum(values, 0) / np.float32(DARK))
    return values


def normalise(values: np.ndarray, source: Source) -> np.ndarray:
    """Values in the source's units, (..., bands), as the encoder takes them: about N(0, 1).

    Clipped to six standard deviations, as AlphaEarth does (supplement S1). NaN stays NaN.
    """
    mean = np.asarray(source.mean, np.float32)
    std = np.asarray(source.std, np.float32)
    return np.clip((transformed(values, source) - mean) / std, -6, 6).astype(np.float32, copy=False)
