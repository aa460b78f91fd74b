"""Small patches join their largest neighbour, strip by strip, just as GDAL does it in memory."""

import numpy as np
import pytest
import rasterio
import rasterio.features
from aef_fields.core.maps import sieve
from aef_fields.core.progress import Progress
from scipy import ndimage


def land(rng, turn):
    """Smooth regions or plain noise, with holes: many equal neighbours, rings, chains of patches."""
    h, w = rng.integers(3, 60, 2)
    if turn % 2:
        smooth = ndimage.gaussian_filter(rng.normal(size=(h, w)), rng.uniform(0.4, 1.5))
        values = 1 + np.digitize(smooth, np.quantile(smooth, [0.3, 0.6, 0.8]))
    else:
        values = rng.integers(1, rng.integers(2, 7), (h, w))
    values[rng.random((h, w)) < rng.choice([0, 0.05, 0.4])] = 255
    return values.astype(np.uint8)


def sieved(path, values, least):
    h, w = values.shape
    profile = {"driver": "GTiff", "width": w, "height": h, "count": 1, "dtype": values.dtype}
    with rasterio.open(path, "w", nodata=255, **profile) as file:
        file.write(values, 1)
    with rasterio.open(path, "r+") as file:
        sieve.sieve(file, least, Progress())
    with rasterio.open(path) as file:
        return file.read(1)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
@pytest.mark.parametrize("rows", [1, 2, 7])
def test_strips_give_what_gdal_gives_for_the_whole_map(tmp_path, monkeypatch, rows):
    monkeypatch.setattr(sieve, "STRIP", 1)
    monkeypatch.setattr(sieve, "ROWS", rows)
    rng = np.random.default_rng(rows)
    changed = 0
    for turn in range(60):
        values = land(rng, turn)
        least = int(rng.integers(2, min(12, values.size)))
        expected = rasterio.features.sieve(values, least, mask=values != 255)
        found = sieved(tmp_path / f"{turn}.tif", values, least)
        np.testing.assert_array_equal(found, expected)
        changed += (found != values).sum()
    assert changed > 1000


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_patch_over_many_strips_is_large_and_an_area_above_the_map_changes_nothing(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(sieve, "STRIP", 1)
    monkeypatch.setattr(sieve, "ROWS", 2)
    values = np.ones((40, 9), np.uint8)
    values[:, 4] = 2  # 40 pixels, 2 of them in a strip
    values[10:13, 6] = 3
    found = sieved(tmp_path / "line.tif", values, 30)
    assert (found[:, 4] == 2).all()
    assert (found[10:13, 6] == 1).all()
    np.testing.assert_array_equal(sieved(tmp_path / "all.tif", values, 10_000), values)
