"""Parts of the world a landscape may lie in: their climate, crops and covers.

Weights and means are our own judgement of what is common there, wide on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

Weights = dict[str, float]


@dataclass(frozen=True)
class Region:
    """`latitude`: range of degrees, either hemisphere where `south` is a chance. `late`: mean and
    spread of days by which growth is later than the tables. `warm`: day of greatest growth of
    lasting covers. `dry`: factor on the dry season. `wet`: mean and seasonal swing of soil moisture
    0…1 and its wettest day. `snow`: share of midwinter days with snow. `cloud`: mean cover at the
    clearest and cloudiest time of year and day of the latter. `redness`, `brightness`: soils.
    `cropland`: share of crops among patches. `winter`, `spring`, `before`, `after`, `dead`: as in
    `Climate`. Then weights of `CROPS` and `STANDS`.
    """

    latitude: tuple[float, float]
    south: float
    late: tuple[float, float]
    warm: float
    dry: float
    wet: tuple[float, float, float]
    snow: float
    cloud: tuple[float, float, float]
    redness: float
    brightness: float
    cropland: float
    winter: float
    spring: float
    before: float
    after: float
    dead: float
    crops: Weights
    stands: Weights


REGIONS = {
    "atlantic": Region(
        (44, 58), 0.05, (0, 8), 178, 1.0, (0.38, 0.17, 20), 0.08, (0.5, 0.7, 350), 0.0, 1.0, 0.5,
        1.7, 0, 95, 115, 0.0,
        {"wheat": 3, "barley": 1.5, "maize": 3, "beet": 1, "potato": 1, "rapeseed": 1,
         "vegetables": 0.7, "spring cereal": 0.6, "sunflower": 0.3, "alfalfa": 0.3},
        {"grassland": 4, "broadleaf": 2, "conifer": 1, "water": 0.25, "built": 2, "garden": 2,
         "orchard": 0.3, "scrub": 0.5, "wetland": 0.3, "bare": 0.2},
    ),
    "continental": Region(
        (40, 55), 0.05, (6, 9), 185, 1.1, (0.33, 0.14, 90), 0.75, (0.4, 0.65, 340), 0.05, 0.95, 0.6,
        0.3, 13, 57, 133, 0.6,
        {"spring cereal": 4, "canola": 2, "soy": 3, "maize": 3, "wheat": 1.2, "pulses": 0.8,
         "potato": 0.6, "alfalfa": 1, "vegetables": 0.4, "rapeseed": 0.2, "beet": 0.2},
        {"grassland": 5, "broadleaf": 2, "conifer": 1, "water": 0.25, "built": 0.6, "garden": 0.4,
         "orchard": 0.6, "scrub": 0.8, "wetland": 0.6, "bare": 0.3},
    ),
    "mediterranean": Region(
        (30, 44), 0.15, (-22, 10), 120, 2.6, (0.24, 0.16, 10), 0.02, (0.15, 0.5, 360), 0.3, 1.2,
        0.45,
        1.2, 0, 91, 91, 0.0,
        {"wheat": 3, "barley": 2, "maize": 1, "sunflower": 1.3, "vegetables": 1.2, "rice": 0.4,
         "cotton": 0.6, "alfalfa": 0.7, "pulses": 0.5},
        {"grassland": 1.5, "scrub": 3, "orchard": 3, "broadleaf": 0.8, "conifer": 1.2,
         "dry steppe": 1.5, "bare": 0.8, "water": 0.2, "built": 0.8, "garden": 0.3},
    ),
    "rainforest": Region(
        (-14, 6), 0.0, (0, 14), 60, 0.8, (0.42, 0.15, 60), 0.0, (0.35, 0.85, 30), 0.45, 0.85, 0.08,
        1.0, 0, 91, 91, 0.0,
        {"soy, then maize": 2, "sugar cane": 0.5, "tropical maize": 1, "cotton": 0.3},
        {"rainforest": 8, "riparian forest": 5, "second growth": 2, "tropical pasture": 2,
         "cleared": 1.5, "wetland": 2, "water": 0.2, "savanna": 0.6, "built": 0.1},
    ),
    "savanna": Region(
        (-24, 14), 0.0, (0, 16), 45, 1.4, (0.28, 0.2, 30), 0.0, (0.15, 0.7, 20), 0.55, 1.05, 0.35,
        0.8, 0, 81, 91, 0.09,
        {"soy, then maize": 3, "sugar cane": 1, "tropical maize": 2, "cotton": 0.8, "pulses": 0.4},
        {"savanna": 4, "tropical pasture": 4, "scrub": 1.2, "riparian forest": 1, "dry steppe": 1,
         "second growth": 0.6, "bare": 0.4, "wetland": 0.5, "water": 0.15, "built": 0.3},
    ),
    "monsoon": Region(
        (8, 32), 0.0, (10, 22), 240, 1.4, (0.33, 0.22, 220), 0.0, (0.15, 0.85, 210), 0.2, 1.05, 0.6,
        0.8, 0, 84, 91, 0.06,
        {"rice": 4, "tropical maize": 1, "cotton": 1, "wheat": 1.2, "vegetables": 1, "pulses": 0.8,
         "sugar cane": 0.7},
        {"savanna": 1.5, "second growth": 1, "riparian forest": 0.6, "scrub": 1, "water": 0.25,
         "built": 0.9, "garden": 0.6, "bare": 0.5, "grassland": 1, "orchard": 0.8},
    ),
    "boreal": Region(
        (54, 68), 0.0, (24, 8), 195, 0.6, (0.42, 0.12, 120), 0.95, (0.55, 0.75, 330), 0.0, 0.8, 0.1,
        0.2, 6, 52, 90, 0.6,
        {"spring cereal": 3, "canola": 0.5, "potato": 0.3, "barley": 0.2},
        {"conifer": 5, "broadleaf": 2, "wetland": 2, "water": 1, "scrub": 1, "grassland": 1,
         "bare": 0.5, "snow and ice": 0.15, "built": 0.2},
    ),
    "arid": Region(
        (15, 42), 0.1, (-5, 20), 110, 2.0, (0.12, 0.08, 30), 0.05, (0.1, 0.3, 20), 0.35, 1.35, 0.25,
        0.8, 0, 75, 80, 0.15,
        {"wheat": 1.5, "cotton": 1.5, "alfalfa": 1.2, "vegetables": 1, "maize": 0.7, "barley": 0.7},
        {"dry steppe": 4, "bare": 4, "scrub": 1, "orchard": 0.6, "water": 0.15, "built": 0.4},
    ),
}  # fmt: skip

# How often a landscape of the prior lies in each.
SHARES = {
    "atlantic": 0.25, "continental": 0.22, "mediterranean": 0.12, "rainforest": 0.17,
    "savanna": 0.09, "monsoon": 0.05, "boreal": 0.05, "arid": 0.05,
}  # fmt: skip
