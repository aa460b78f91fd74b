"""Maps a person looks at: written whole or not at all, with names and colours."""

import json
from dataclasses import replace
from itertools import permutations
from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import Cancelled
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.maps.colours import rgb
from aef_fields.core.maps.legend import natural
from aef_fields.core.maps.writer import MapClass, MapWriter, attribute_table, class_dtype
from affine import Affine

CLASSES = [
    MapClass(1, "1110", "Wheat & <rye>", "#c8b42d"),
    MapClass(2, "7", "Ταξινόμηση 草地", "#0000ff"),
]


def grid(width, height):
    return Grid("EPSG:32631", Affine(10, 0, 0, 0, -10, 0), width, height)


def test_a_class_map(tmp_path):
    out = tmp_path / "map.tif"
    codes = np.full((300, 290), 1, np.uint8)
    codes[:, 100:] = 2
    codes[:50, :50] = 255
    with MapWriter(out, grid(290, 300), "uint8", 255, {"kind": "class-map"}, classes=CLASSES) as m:
        for tile in grid(290, 300).tiles(128):
            m.write(
                tile, codes[tile.row : tile.row + tile.height, tile.col : tile.col + tile.width]
            )
        assert not out.exists()
    with rasterio.open(out) as file:
        assert (file.read(1) == codes).all()
        assert (file.nodata, file.dtypes[0]) == (255, "uint8")
        assert file.colormap(1)[1] == (200, 180, 45, 255)
        assert file.overviews(1) == [2]
    with rasterio.open(out, overview_level=0) as file:
        assert set(np.unique(file.read(1))) == {1, 2, 255}  # codes are never averaged
    record = json.loads((tmp_path / "map.tif.json").read_text(encoding="utf-8"))
    assert record["kind"] == "class-map"
    assert record["classes"][1] == {
        "value": 2,
        "label": "7",
        "name": "Ταξινόμηση 草地",
        "color": "#0000ff",
    }
    table = (tmp_path / "map.tif.aux.xml").read_text(encoding="utf-8")
    assert "<F>Wheat &amp; &lt;rye&gt;</F>" in table
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {"map.tif", "map.tif.json", "map.tif.aux.xml"}


def test_an_attribute_table_holds_what_xml_can():
    """A vertical tab came with a name pasted from a text program."""
    table = attribute_table([MapClass(1, "a\x00\x1fb", "For\x0best\t\uffff🌲 <2", "#c8b42d")])
    cells = [cell.text for cell in ElementTree.fromstring(table).iter("F")]
    assert cells[:3] == ["1", "Forest\t🌲 <2", "ab"]


def test_cancelled_half_way_nothing_is_left(tmp_path):
    with (
        pytest.raises(Cancelled),
        MapWriter(tmp_path / "map.tif", grid(20, 20), "uint8", 255, {}) as writer,
    ):
        writer.write(Tile(0, 0, 20, 10), np.ones((10, 20), np.uint8))
        raise Cancelled
    assert not list(tmp_path.iterdir())


def test_where_gdal_makes_no_file_nothing_is_left(tmp_path):
    nowhere = replace(grid(20, 20), crs="EPSG:999999")
    with pytest.raises(rasterio.errors.CRSError):
        MapWriter(tmp_path / "map.tif", nowhere, "uint8", 255, {})
    assert not list(tmp_path.iterdir())


def test_a_picture_has_alpha(tmp_path):
    pixels = np.arange(4 * 30, dtype=np.uint8).reshape(4, 5, 6)
    with MapWriter(tmp_path / "p.tif", grid(6, 5), "uint8", None, {}, count=4) as writer:
        writer.write(Tile(0, 0, 6, 5), pixels)
    with rasterio.open(tmp_path / "p.tif") as file:
        assert [c.name for c in file.colorinterp] == ["red", "green", "blue", "alpha"]
        assert (file.read() == pixels).all()


def test_classes_that_differ_in_capitals_have_one_order():
    """Each run sorts a set, which comes in an order of its own: values and colours would differ."""
    names = ["Garten 10", "GARTEN 9", "Garten 9", "garten 9"]
    for shuffled in permutations(names):
        assert sorted(shuffled, key=natural) == [*names[1:], names[0]]


def test_pixel_types_of_legends():
    assert class_dtype(254) == ("uint8", 255)
    assert class_dtype(255) == ("uint16", 65535)
    assert rgb("#0a10ff") == (10, 16, 255)
