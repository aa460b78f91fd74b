"""How many points a sample has."""

import sqlite3
import subprocess
import sys

import numpy as np
import pyogrio
import shapely
from aef_fields.core.labels.layerfile import write_points
from aef_fields.core.maps.writer import MapClass
from aef_fields.core.sampledesign import LEAST, _wanted


def test_a_large_error_that_is_allowed_still_gives_a_sample_to_judge_by():
    """By the formula, a standard error of 0.2 would take four points."""
    classes = [MapClass(i, str(i), str(i), "#000000") for i in (1, 2)]
    wanted = _wanted(classes, np.array([60_000, 40_000]), 0, 0.2)
    assert wanted.sum() == 2 * LEAST


# Saved, but not yet in the file itself: QGIS opens GeoPackages so.
EDITED = """
import os, sqlite3, sys
file = sqlite3.connect(sys.argv[1])
file.execute("pragma journal_mode = wal")
file.execute("create table notes (text)")
file.executemany("insert into notes values (?)", [("x" * 200,)] * 200)
file.commit()
os._exit(1)
"""


def test_points_over_those_that_a_crashed_program_edited_are_whole(tmp_path):
    out = tmp_path / "points.gpkg"

    def write(n):
        points = shapely.points(np.arange(n), np.arange(n))
        write_points(out, "sample", points, {"id": np.arange(n)}, "EPSG:32631")

    write(20)
    subprocess.run([sys.executable, "-c", EDITED, str(out)], check=False)
    assert (tmp_path / "points.gpkg-wal").stat().st_size
    write(300)
    assert pyogrio.read_info(out)["features"] == 300
    with sqlite3.connect(out) as file:
        assert file.execute("pragma integrity_check").fetchall() == [("ok",)]
    file.close()
