"""Label layers of all kinds become a file that says what the layer shows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from aef_fields.aef_qgis import labels
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRendererCategory,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant
from qgis.PyQt.QtGui import QColor

ROOT = Path(__file__).resolve().parents[2]
READ = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from core.labels.layer import geometries
print(json.dumps([list(geometries(Path(sys.argv[2]), name)[3]) for name in sys.argv[3:]]))
"""


def square(x):
    return QgsGeometry.fromWkt(f"POLYGON(({x} 0, {x + 1} 0, {x + 1} 1, {x} 1, {x} 0))")


def save(layer, path, driver):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    context = QgsCoordinateTransformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)


@pytest.fixture
def polygon_layer():
    """Three polygons of a memory layer: an integer code, and a field that is called fid."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:32631&field=code:integer&field=fid:string", "plots", "memory"
    )
    for i, code in enumerate((10, 20, 10)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(square(i))
        feature.setAttributes([code, "same"])
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


@pytest.fixture
def file_layer(polygon_layer, tmp_path):
    """The same in a shapefile, which is one layer in one file."""
    path = str(tmp_path / "plots.shp")
    save(polygon_layer, path, "ESRI Shapefile")
    return QgsVectorLayer(path, "plots", "ogr")


def written(layer, names=("code",)):
    context = QgsProcessingContext()
    source = QgsProcessingFeatureSource(layer, context)
    path = labels.write_labels(source, list(names), QgsProcessingFeedback())
    copy = QgsVectorLayer(path, "copy", "ogr")
    assert copy.isValid()
    return copy


def rows(layer, *names):
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


def test_a_memory_layer_is_written_with_its_ids(polygon_layer):
    copy = written(polygon_layer)
    ids = [feature.id() for feature in polygon_layer.getFeatures()]
    assert rows(copy, "code", "aef_fid") == list(zip((10, 20, 10), ids))
    assert copy.crs().authid() == "EPSG:32631"
    assert [f.geometry().asWkt(0) for f in copy.getFeatures()][1] == square(1).asWkt(0)


def test_a_copy_is_called_as_the_layer(polygon_layer):
    for name, called in (("Äcker: 3/4", "Äcker_ 3_4"), ("..", "_"), (" ", "labels"), ("x" * 99, "x" * 60)):  # fmt: skip
        polygon_layer.setName(name)
        assert Path(written(polygon_layer).source().split("|")[0]).stem == called


def test_a_field_called_fid_survives(polygon_layer):
    assert rows(written(polygon_layer, ("fid",)), "fid") == [("same",)] * 3


def test_edits_that_are_not_saved_count(polygon_layer):
    polygon_layer.startEditing()
    first = next(polygon_layer.getFeatures())
    polygon_layer.changeAttributeValue(first.id(), 0, 99)
    copy = written(polygon_layer)
    polygon_layer.rollBack()
    assert rows(copy, "code")[0] == (99,)


def test_invalid_geometry_is_left_for_the_worker_to_name(polygon_layer):
    feature = QgsFeature(polygon_layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))"))
    feature.setAttributes([30, ""])
    polygon_layer.dataProvider().addFeature(feature)
    assert rows(written(polygon_layer), "code")[-1] == (30,)


def test_a_layer_without_crs_gets_a_sentence(polygon_layer):
    from qgis.core import QgsProcessingException

    polygon_layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="“plots” has no coordinate reference system"):
        written(polygon_layer)


def test_only_a_layer_that_shows_its_whole_file_is_taken_as_the_file(file_layer, polygon_layer):
    assert labels.plain_file(file_layer, False) == file_layer.source()
    assert labels.plain_file(file_layer, True) == ""  # a selection
    assert labels.plain_file(polygon_layer, False) == ""
    assert labels.plain_file(None, False) == ""
    file_layer.setSubsetString("code = 10")
    assert labels.plain_file(file_layer, False) == ""
    file_layer.setSubsetString("")
    file_layer.startEditing()
    file_layer.deleteFeature(0)
    assert labels.plain_file(file_layer, False) == ""
    file_layer.rollBack()


def test_a_field_that_an_expression_computes_is_written(file_layer):
    """It is the layer's, not the file's, where the worker would look for it in vain."""
    file_layer.addExpressionField("'K' || code", QgsField("crop", QVariant.String))
    assert labels.plain_file(file_layer, False, ["code"]) == file_layer.source()
    assert labels.plain_file(file_layer, False, ["code", "crop"]) == ""
    copy = written(file_layer, ["crop"])
    assert [f["crop"] for f in copy.getFeatures()] == ["K10", "K20", "K10"]


@pytest.mark.parametrize("stored", ["none", "another"])
def test_a_crs_that_was_set_in_qgis_counts(file_layer, polygon_layer, tmp_path, stored):
    """The worker's own sentence about a file without one says to set it there."""
    if stored == "none":
        Path(file_layer.source()).with_suffix(".prj").unlink()
    else:
        polygon_layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        save(polygon_layer, file_layer.source(), "ESRI Shapefile")
    layer = QgsVectorLayer(file_layer.source(), "plots", "ogr")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    assert labels.plain_file(layer, False) == ""
    assert written(layer).crs().authid() == "EPSG:32631"


def test_one_layer_of_several_in_a_file_is_written(file_layer, tmp_path):
    path = str(tmp_path / "two.gpkg")
    save(file_layer, path, "GPKG")
    layer = QgsVectorLayer(f"{path}|layername=two", "two", "ogr")
    assert layer.isValid()
    assert labels.plain_file(layer, False) == ""


@pytest.fixture
def package(polygon_layer, tmp_path):
    """A GeoPackage with the codes in two layers."""
    path = str(tmp_path / "two.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.attributes = [0]  # the other is called like the package's key
    for options.layerName in ("plots", "other"):
        writer = QgsVectorFileWriter.writeAsVectorFormatV3
        assert not writer(polygon_layer, path, QgsCoordinateTransformContext(), options)[0]
        action = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        options.actionOnExistingFile = action
    return path


def test_of_several_layers_in_a_file_only_the_one_that_is_shown_is_written(package):
    """The worker reads every layer of a file in which training polygons or examples are."""
    layer = QgsVectorLayer(package, "plots", "ogr")
    assert layer.featureCount() == 3
    assert labels.plain_file(layer, False) == ""


def test_the_key_of_a_geopackage_is_written_as_a_field(polygon_layer, tmp_path):
    """QGIS shows it as one; for the worker it is no column. Plots may be kept together by it."""
    path = str(tmp_path / "plots.gpkg")
    polygon_layer.dataProvider().deleteAttributes([1])
    polygon_layer.updateFields()
    save(polygon_layer, path, "GPKG")
    layer = QgsVectorLayer(path, "plots", "ogr")
    assert labels.plain_file(layer, False, ["code"]) == path
    assert labels.plain_file(layer, False, ["code", "fid"]) == ""
    assert rows(written(layer, ["code", "fid"]), "code", "fid") == [(10, 1), (20, 2), (10, 3)]


def category(value, color, label):
    symbol = QgsFillSymbol.createSimple({})
    symbol.setColor(QColor(color))
    return QgsRendererCategory(value, symbol, label)


def test_classes_come_from_the_legend_in_its_order(polygon_layer):
    categories = [
        category(20, "#112233", "Wheat"),
        category([10, 30], "#445566", "Woods"),
        category(40.0, "#778899", ""),
        QgsRendererCategory(50, None, "Bare"),
        category("", "#000000", "all other values"),
        category(None, "#000000", "no value"),
    ]
    # pytest-qgis has the fixture drawn at the end, and QGIS crashes at a class without a symbol.
    layer = polygon_layer.clone()
    layer.setRenderer(QgsCategorizedSymbolRenderer('"code"', categories))
    assert labels.classes(layer, "code") == [
        {"label": "20", "name": "Wheat", "color": "#112233"},
        {"label": "10", "name": "Woods", "color": "#445566"},
        {"label": "30", "name": "Woods", "color": "#445566"},
        {"label": "40", "name": "40", "color": "#778899"},
        {"label": "50", "name": "Bare", "color": ""},
    ]


def test_a_legend_of_another_field_says_nothing(polygon_layer):
    assert labels.classes(polygon_layer, "code") == []
    polygon_layer.setRenderer(
        QgsCategorizedSymbolRenderer("fid", [category("same", "#112233", "x")])
    )
    assert labels.classes(polygon_layer, "code") == []


def test_a_value_is_the_text_that_the_worker_reads(tmp_path, worker_python):
    """Padded as by a database, with an accent as a letter of its own, or a date."""
    rows = [
        ("Built-up land  ", 3.0, QDate(2020, 1, 2), QTime(3, 4, 5)),
        ("fo\u0302ret", 2.5, QDate(1999, 12, 31), QTime(0, 0)),
        ("   ", 1e9, QDate(2024, 2, 29), QTime(23, 59)),
    ]
    rows = [(*row, QDateTime(QDate(2020, 1, 2), row[-1])) for row in rows]
    kinds = ("string", "double", "date", "time", "datetime")
    fields = dict(zip(("name", "real", "day", "clock", "moment"), kinds))
    words = "&".join(f"field={name}:{kind}" for name, kind in fields.items())
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32631&{words}", "values", "memory")
    for i, values in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(square(i))
        feature.setAttributes(list(values))
        assert layer.dataProvider().addFeature(feature)
    copy = written(layer, list(fields))
    command = [worker_python, "-c", READ, ROOT, copy.source().split("|")[0], *fields]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    read = json.loads(done.stdout)
    for shown in (layer, copy):
        found = [[labels.label_text(f[name]) for f in shown.getFeatures()] for name in fields]
        assert found == read
    assert read[0] == ["Built-up land", "f\u00f4ret", ""]
    assert read[2] == ["2020-01-02", "1999-12-31", "2024-02-29"]
    assert read[3] == ["03:04:05", "00:00:00", "23:59:00"]


def test_a_time_of_day_is_written_as_the_worker_can_read_it(tmp_path):
    """Of a GeoJSON with such a field it said that it had no field of that name."""
    path = str(tmp_path / "plots.geojson")
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=clock:time", "plots", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(square(0))
    feature.setAttributes([QTime(3, 4, 5)])
    layer.dataProvider().addFeature(feature)
    save(layer, path, "GeoJSON")
    stored = QgsVectorLayer(path, "plots", "ogr")
    assert labels.plain_file(stored, False) == path
    assert labels.plain_file(stored, False, ["clock"]) == ""
    assert rows(written(stored, ["clock"]), "clock") == [("03:04:05",)]


def test_classes_are_called_as_the_worker_reads_them(polygon_layer):
    categories = [
        category("same  ", "#112233", "Same"),
        category("same", "#445566", "The same again"),
        category("  ", "#000000", "blank"),
    ]
    polygon_layer.setRenderer(QgsCategorizedSymbolRenderer("fid", categories))
    expected = [{"label": "same", "name": "Same", "color": "#112233"}]
    assert labels.classes(polygon_layer, "fid") == expected
    assert labels.classes_there(polygon_layer, "fid") == expected


def test_a_legend_of_lists_stops_nobody():
    """A field of lists, as GeoJSON has them: PyQGIS can't make a set of its values."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=crops:string[]", "plots", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([["Maize", "Grass"]])
    layer.dataProvider().addFeature(feature)
    both = category(["Maize", "Grass"], "#112233", "Both")
    layer.setRenderer(QgsCategorizedSymbolRenderer("crops", [both]))
    assert labels.classes_there(layer, "crops") == []


def test_dates_reach_the_worker_in_its_digits_whatever_the_system_counts_in():
    """Qt 5 writes a pattern such as yyyy-MM-dd in the system's own digits."""
    code = """
import runpy, sys
runpy.run_path(sys.argv[1])
from qgis.core import QgsApplication, QgsProcessingContext
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
application = QgsApplication([], False)
from aef_fields.aef_qgis.algorithms.embed import Embed
from aef_fields.aef_qgis.dialogs.date_pattern import date_by
from aef_fields.aef_qgis.labels import label_text
day, hour = QDate(2018, 4, 7), QTime(5, 6, 7)
given = {"VALID_START": QDateTime(day, hour)}
print(Embed().create()._day(given, QgsProcessingContext(), "START"))
print(date_by("YYYYMMDD", "S2_20180407.tif"))
print(*(label_text(value) for value in (day, hour, QDateTime(day, hour))))
"""
    found = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "tests" / "conftest.py")],
        env=os.environ | {"LC_ALL": "ar_EG.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    day, hour = "2018-04-07", "05:06:07"
    assert found.stdout.split() == [day, day, day, hour, f"{day}T{hour}"]
