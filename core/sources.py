"""The one table of sources: bands, units, scale, normalisation and mask rules.

Everything that depends on a sensor is derived from here: how files are read, how values enter the
encoder, and what its decoders give back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

REFLECTANCE = "reflectance"  # 0..1, may exceed 1 over snow and cloud
DECIBEL = "dB"


@dataclass(frozen=True, eq=False)
class Source:
    """One sensor product.

    bands: the names in the encoder's order. units: of the values after scale and offset.
    mean, std: of the transformed values (see `normalise`), one a band.
    aliases: other spellings of band names, in capitals. mask_band, mask_valid: the quality band
    that comes with the product and its codes for a clear view. name_pattern: file names.
    """

    id: str
    title: str
    bands: tuple[str, ...]
    units: str
    mean: tuple[float, ...]
    std: tuple[float, ...]
    name_pattern: str
    aliases: dict[str, str] = field(default_factory=dict)
    mask_band: str = ""
    mask_valid: tuple[int, ...] = ()

    def band_named(self, text: str) -> str:
        """The band that a file's band description means, "" if none of ours.

        Knows B2 for B02, the aliases, and names at the end of longer ones (`..._B02_10m`).
        """
        name = text.strip().upper()
        padded = re.sub(r"(?<![A-Z0-9])B(\d)(?!\d)", r"B0\1", name)
        for candidate in (name, padded):
            if candidate in self.bands:
                return candidate
            if candidate in self.aliases:
                return self.aliases[candidate]
        words = re.split(r"[^A-Z0-9]+", padded)
        found = [word for word in words if word in self.bands]
        return found[0] if len(found) == 1 else ""


# Reflectance is compressed as log(1 + r / 0.02): nearly linear below 2 % (water, shadow), where
# noise would otherwise rule, and a logarithm above, so that ratios of bands become differences.
# AlphaEarth takes log(x + 1) of digital numbers (supplement S1, Eq. 1; a divisor may be lost).
_DARK = 0.02

# Means of clear Sentinel-2 land pixels; one spread for all bands, so that a difference of two
# bands (a vegetation index, in logarithms) means the same everywhere.
_S2 = dict(
    zip(
        ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12"),
        (1.26, 1.59, 1.54, 1.98, 2.53, 2.67, 2.72, 2.74, 2.46, 2.13),
    )
)
_S2_ALIASES = {
    "BLUE": "B02",
    "GREEN": "B03",
    "RED": "B04",
    "NIR": "B08",
    "SWIR1": "B11",
    "SWIR2": "B12",
    "B8": "B08",
}
_LANDSAT = {"B02": 1.26, "B03": 1.59, "B04": 1.54, "B05": 2.72, "B06": 2.46, "B07": 2.13}
_LANDSAT_ALIASES = {f"{prefix}B{i}": f"B0{i}" for prefix in ("SR_", "") for i in range(2, 8)} | {
    "BLUE": "B02",
    "GREEN": "B03",
    "RED": "B04",
    "NIR": "B05",
    "SWIR1": "B06",
    "SWIR2": "B07",
}


def _optical(
    name: str, title: str, means: dict[str, float], pattern: str, aliases: dict[str, str], **mask
) -> Source:
    std = (0.45,) * len(means)
    return Source(
        name, title, tuple(means), REFLECTANCE, tuple(means.values()), std, pattern, aliases, **mask
    )


SOURCES: dict[str, Source] = {
    source.id: source
    for source in (
        _optical(
            "sentinel-2-l2a",
            "Sentinel-2 level 2A",
            _S2,
            r"S2[ABC]?_?(MSIL2A|L2A|(?=\d))",
            _S2_ALIASES,
            # Scene classification: vegetation, not vegetated, water, unclassified.
            mask_band="SCL",
            mask_valid=(4, 5, 6, 7),
        ),
        _optical(
            "sentinel-2-l1c",
            "Sentinel-2 level 1C",
            _S2,
            r"S2[ABC]?_?(MSIL1C|L1C)",
            _S2_ALIASES,
        ),
        Source(
            "sentinel-1-grd",
            "Sentinel-1 GRD",
            ("VV", "VH"),
            DECIBEL,
            (-10.0, -17.0),
            (4.0, 4.0),
            r"S1[ABC]?_",
        ),
        _optical(
            "landsat-c2-l2",
            "Landsat 8/9 level 2",
            _LANDSAT,
            r"(L[CO]0[89]_L2S[PR]|L[89]_)",
            _LANDSAT_ALIASES,
        ),
        _optical(
            "landsat-c2-l1",
            "Landsat 8/9 level 1",
            _LANDSAT,
            r"L[CO]0[89]_L1(TP|GT|GS)",
            _LANDSAT_ALIASES,
        ),
    )
}


def normalise(values: np.ndarray, source: Source) -> np.ndarray:
    """Values in the source's units, (..., bands), as the encoder takes them: about N(0, 1).

    Clipped to six standard deviations, as AlphaEarth does (supplement S1). NaN stays NaN.
    """
    mean = np.asarray(source.mean, np.float32)
    std = np.asarray(source.std, np.float32)
    if source.units == REFLECTANCE:
        values = np.log1p(np.maximum(values, 0) / np.float32(_DARK))
    return np.clip((values - mean) / std, -6, 6).astype(np.float32, copy=False)
