"""How far the places of every table lie from those that the encoder was trained on: `make bench-apart`.

    .venv/bin/python tests/bench/apart.py [--checkpoint NAME|FILE] [--never-seen a,b]

For each set it prints how many places are scored, how many held-out ones were dropped because a
training place (of any set, whatever the year) lies within 5 km, and the least distance that remains.
Exit code 1 if a scored place lies within 5 km of a training place. What scores embeddings of ours on
real places calls `gate` besides, with the places that it takes of these.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import SimpleNamespace

import clone
import numpy as np

KM = 5.0
EARTH_KM = 6371.0
POINTS = {  # in the tables: file of ../shared/data/points
    "canada": "canada_aafc_2017_monthly_s2s1",
    "rondonia": "rondonia_2022_s2",
    "france": "france_lpis_2023_dekad_s2s1",
    "amazon": "amazon_prodes_landsat8_interp",
}
SCENES = ("belgium_2018", "belgium_2019_20m")
FUEL, WHEAT = QUANTITIES = (
    "presto_fuel_moisture",
    "ch_wheat_lai_2022",
)  # of ../shared/data/regression


def trained_on(record: dict, never_seen: tuple[str, ...] = ()) -> list[str]:
    """Names of the real sets that a checkpoint was trained on, from its training record.

    A record without the list `sets` is taken to have seen all that training/pretrain.py uses.
    """
    import pretrain

    names = record.get("sets", [*pretrain.SETS, *pretrain.SCENES])
    return [name for name in names if name not in never_seen]


def lonlat_of(data: Path, name: str) -> np.ndarray:
    """(n, 2) longitude, latitude of a set of points or quantities, or of a lattice of 100 m over a
    scene."""
    if (data / "points" / f"{name}.npz").exists():
        with np.load(data / "points" / f"{name}.npz") as file:
            return np.stack((file["lon"], file["lat"]), -1)
    if name == FUEL:
        with np.load(data / "regression" / f"{name}.npz") as file:
            return file["latlon"][:, ::-1]
    if name == WHEAT:
        import pyogrio
        import shapely
        from aef_fields.core.embeddings.places import carried

        meta, _, wkb, _ = pyogrio.raw.read(data / "regression" / f"{name}.gpkg")
        return carried(shapely.get_coordinates(shapely.from_wkb(wkb)), meta["crs"], "EPSG:4326")
    import rasterio
    from rasterio.warp import transform

    found = set()
    for path in sorted((data / "scenes" / name).rglob("*.tif")):
        with rasterio.open(path) as file:
            found.add((file.crs.to_wkt(), *file.bounds))
    places = []
    for crs, left, bottom, right, top in found:
        x, y = np.meshgrid(*(np.linspace(*ends, 10) for ends in ((left, right), (bottom, top))))
        places.append(np.stack(transform(crs, "EPSG:4326", x.ravel(), y.ravel()), -1))
    return np.concatenate(places)


def held_out(lonlat: np.ndarray) -> np.ndarray:
    """(n,) bool: the places of a set that training/pretrain.py leaves for testing."""
    import data
    import pretrain

    places = SimpleNamespace(group=data.cells(lonlat), lonlat=lonlat, take=lambda index: index)
    _, test = pretrain.split(places)
    return np.isin(np.arange(len(lonlat)), test)


def training_places(data: Path, names: list[str]) -> np.ndarray:
    """(n, 2) longitude, latitude of all places that were trained on."""
    places = [np.empty((0, 2))]
    for name in names:
        lonlat = lonlat_of(data, name)
        points = (data / "points" / f"{name}.npz").exists()
        places.append(lonlat[~held_out(lonlat)] if points else lonlat)
    return np.concatenate(places)


def distance_km(lonlat: np.ndarray, others: np.ndarray) -> np.ndarray:
    """(n,) great-circle distance to the nearest of `others`, infinite if there are none."""
    from sklearn.neighbors import BallTree

    if not len(others) or not len(lonlat):
        return np.full(len(lonlat), np.inf)
    tree = BallTree(np.radians(others[:, ::-1]), metric="haversine")
    return tree.query(np.radians(lonlat[:, ::-1]))[0][:, 0] * EARTH_KM


def scored(data: Path, name: str, names: list[str]) -> tuple[np.ndarray, int]:
    """(n,) bool: places of a set that may be scored for an encoder trained on `names`, and how many
    others were held out too but lie within 5 km of a training place."""
    lonlat = lonlat_of(data, name)
    if name not in names:
        never = np.ones(len(lonlat), bool)
    elif (data / "points" / f"{name}.npz").exists():
        never = held_out(lonlat)
    else:
        never = np.zeros(len(lonlat), bool)
    far = distance_km(lonlat, training_places(data, names)) > KM
    return never & far, int((never & ~far).sum())


def gate(what: str, lonlat: np.ndarray, names: list[str], data: Path = clone.DATA) -> None:
    """Stop before places are scored with an encoder that was trained on the sets `names`, if one of
    them lies within 5 km of a training place. What scores real places calls it with those very places;
    tests/core/test_bench.py fails for what makes embeddings of ours and doesn't."""
    near = distance_km(lonlat, training_places(data, names)) <= KM
    if near.any():
        raise SystemExit(
            f"{what}: {near.sum()} of {len(near)} places that would be scored lie within {KM:g} km of a "
            "place that the encoder was trained on."
        )


def of_ablation(data: Path) -> list[tuple[str, int, int]]:
    """Each set that a training of training/ablation.py leaves out and is scored on by its validation:
    name, places of it that are scored, and how many of them lie within 5 km of a training place."""
    import ablation
    import pretrain

    found = []
    for fold in ablation.FOLDS:
        names = [n for n in (*pretrain.SETS, *pretrain.SCENES) if n not in fold]
        training = training_places(data, names)
        for name in (n for n in fold if n in pretrain.SETS):
            lonlat = lonlat_of(data, name)
            tested = lonlat[held_out(lonlat)]
            found.append((name, len(tested), int((distance_km(tested, training) <= KM).sum())))
    return found


def main() -> int:
    from aef_fields.core.model import checkpoint

    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="")
    parser.add_argument("--data", type=Path, default=clone.DATA)
    parser.add_argument("--never-seen", default="")
    args = parser.parse_args()
    card = checkpoint.load_card(checkpoint.find(args.checkpoint))
    names = trained_on(card["training"], tuple(args.never_seen.split(",")))
    training = training_places(args.data, names)
    print(f"trained on {len(training)} places of {', '.join(names)}")
    print(f"{'set':34}{'places':>8}{'scored':>8}{'dropped':>8}{'nearest':>12}")
    wrong = 0
    for name in (*POINTS.values(), *SCENES, *QUANTITIES):
        lonlat = lonlat_of(args.data, name)
        keep, dropped = scored(args.data, name, names)
        left = distance_km(lonlat[keep], training)
        least = f"{left.min():9.1f} km" if len(left) else "trained on"
        print(f"{name:34}{len(lonlat):8}{keep.sum():8}{dropped:8}{least:>12}")
        wrong += int((left <= KM).sum())
    print(f"{wrong} scored places lie within {KM:g} km of a training place")
    print(
        "make ablation, which scores what its trainings validate themselves on and draws no such line:"
    )
    for name, places, near in of_ablation(args.data):
        print(f"{name:34}{places:8} scored, {near} of them within {KM:g} km of a training place")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
