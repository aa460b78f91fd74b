"""The dock, driven by clicks and keys with the real worker: from labels to a map, and back."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from aef_fields.aef_qgis import drives, layers, unfinished
from aef_fields.aef_qgis.dialogs.frames_model import DATE, LAYER
from aef_fields.aef_qgis.dialogs.timeline import Timeline
from aef_fields.aef_qgis.dock.new_labels import PALETTE
from aef_fields.aef_qgis.dock.next_places import NextPlaces
from aef_fields.aef_qgis.i18n import hundredths
from aef_fields.aef_qgis.layers import file_path
from aef_fields.aef_qgis.maptools.point_tool import PointTool
from aef_fields.aef_qgis.memory import recall
from aef_fields.aef_qgis.news import shortened
from aef_fields.aef_qgis.preview_layer import PreviewLayer, hides
from aef_fields.aef_qgis.results import add_raster
from aef_fields.aef_qgis.suggest import kind_of
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsEditFormConfig,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeModel,
    QgsPointXY,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsRendererCategory,
    QgsSettings,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.gui import QgsLayerTreeView, QgsMapToolPan, QgsVertexMarker
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QDate,
    QEvent,
    QMimeData,
    QObject,
    QPointF,
    Qt,
    QUrl,
)
from qgis.PyQt.QtGui import QColor, QDropEvent, QIcon, QMouseEvent, QTextDocument
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QPushButton

ROOT = Path(__file__).resolve().parents[2]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def scene(sample, tmp_path_factory, worker_python):
    """The sample with an embedding that names six of its images."""
    manifest = json.loads((sample / "manifest.json").read_text())
    manifest["frames"] = [f for f in manifest["frames"] if "S2_" in f["path"]][2:13:2]
    path = sample / "few.json"
    path.write_text(json.dumps(manifest))
    done = subprocess.run(
        [
            worker_python,
            Path(__file__).with_name("quick_embedding.py"),
            ROOT,
            path,
            sample / "embedding.tif",
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return sample


@pytest.fixture
def iface(qgis_iface, qgis_new_project):
    canvas = qgis_iface.mapCanvas()
    canvas.resize(300, 300)
    qgis_iface.drawing = []
    actions = {name: Action(canvas, qgis_iface.drawing, name) for name in ("draw", "pan")}
    qgis_iface.actionAddFeature = lambda: actions["draw"]
    qgis_iface.actionPan = lambda: actions["pan"]
    active = []
    qgis_iface.activeLayer = lambda: active[-1] if active else None
    qgis_iface.setActiveLayer = lambda layer: (
        active.append(layer),
        qgis_iface.drawing.append(layer.name()),
    )
    yield qgis_iface
    for action in actions.values():
        canvas.unsetMapTool(action.tool)


class Action:
    """An action of QGIS's main window, which is not there: it takes a map tool in hand."""

    def __init__(self, canvas, log, name):
        self._canvas, self._log, self._name = canvas, log, name
        self.tool = QgsMapToolPan(canvas)

    def trigger(self):
        self._log.append(self._name)
        self._canvas.setMapTool(self.tool)

    def isChecked(self):
        return self._canvas.mapTool() is self.tool


@pytest.fixture
def dock(real, provider, iface, wait_for):
    from aef_fields.aef_qgis.dialogs.embed_dialog import EmbedDialog
    from aef_fields.aef_qgis.dock.dock import AefDock

    dialog = EmbedDialog(iface)
    asked = []
    made = AefDock(iface, dialog, lambda: asked.append("dialog"), asked.append, asked.append)
    made.asked = asked
    made.setFloating(True)  # the main window is none that is shown
    made.resize(420, 800)
    made.show()
    yield made
    made.shut_down()
    dialog.shut_down()
    made.deleteLater()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(dock, scene, iface):
    """The dock with the embedding chosen and in view."""
    layer = QgsRasterLayer(str(scene / "embedding.tif"), "embedding")
    QgsProject.instance().addMapLayer(layer)
    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    canvas.setLayers([layer])
    canvas.setExtent(layer.extent())
    dock.embedding.take(layer)
    return dock


@pytest.fixture
def labels(scene, tmp_path):
    """The sample's labels as a styled layer of the project."""
    layer = QgsVectorLayer(str(shutil.copy(scene / "labels.gpkg", tmp_path / "l.gpkg")), "Known")
    classes = json.loads((scene / "classes.json").read_text())["classes"]
    categories = [
        QgsRendererCategory(
            c["label"], QgsFillSymbol.createSimple({"color": c["color"]}), c["name"]
        )
        for c in classes
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def judged(opened, labels, wait_for):
    """The dock with labels chosen, the live map on, and the worker's verdict."""
    opened.show_step(2)
    assert opened.labels.said.isEnabled()  # what to do first
    opened.labels.layer.setLayer(labels)
    assert opened.labels.said.accuracy.text() == "Looking at the labels…"
    QTest.mouseClick(opened.labels.show_map, LEFT, pos=opened.labels.show_map.rect().center())
    opened.labels.show_map.setChecked(True)
    wait_for(lambda: opened.labels.verdict and opened.live.picture.layer, 60)
    return opened


def states(dock):
    return [step.state for step in dock.steps]


def square(layer, x, y, size=60.0):
    """A square of the sample, in the layer's CRS."""
    points = [(x, y), (x + size, y), (x + size, y - size), (x, y - size)]
    return QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in points]])


def test_the_whole_path_from_a_class_list_to_a_map(
    opened, scene, iface, tmp_path, wait_for, monkeypatch
):
    """New layer, three classes drawn, the verdict, the map and its report."""
    pages = []
    monkeypatch.setattr(
        "aef_fields.aef_qgis.dock.map_step.QDesktopServices.openUrl", lambda url: pages.append(url)
    )
    dock = opened
    assert states(dock)[1] == "done"
    dock.show_step(2)
    classes = [("Water", "#0000ff"), ("Maize", "#ffaa00")]
    dock.labels.make_layer(str(tmp_path / "mine.gpkg"), "polygons", classes)
    assert dock.labels.draw.isChecked() and iface.drawing[-2:] == ["Labels", "draw"]
    layer, field, task = dock.labels.chosen()
    assert (field, task) == ("class", "classify")
    assert [dock.labels.classes.topLevelItem(i).text(0) for i in range(2)] == ["Water", "Maize"]
    known = QgsVectorLayer(str(scene / "labels.gpkg"), "truth")
    for feature in known.getFeatures("\"class\" in ('Water', 'Maize')"):
        add(dock, layer, feature["class"], feature.geometry())
    wait_for(lambda: dock.labels.verdict.get("tested", 0) >= 10, 60)
    assert dock.labels.verdict["value"] > 0.8
    assert "right</b> on" in dock.labels.said.accuracy.text()
    assert states(dock)[2] == "done"
    assert dock.labels.field.currentField() == "class"
    assert [c["color"] for c in dock.live.classes()] == ["#0000ff", "#ffaa00"]
    assert dock.live.picture.layer in iface.mapCanvas().layers()
    assert dock.live.picture.layer.id() not in QgsProject.instance().mapLayers()
    QTest.mouseClick(dock.labels.next, LEFT)
    assert dock.map.isVisible()
    QTest.keyClick(dock.map.make, Qt.Key.Key_Space)
    assert states(dock)[3] == "running" and dock.map.cancel.isVisible()
    wait_for(lambda: not dock.map.running, 120)
    assert states(dock)[3] == "done", dock.map.result.text()
    assert Path(pages[0].toLocalFile()).read_text().startswith("<!")
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    names = [node.name() for node in group.children()]
    assert "Map (embedding)" in names and "How sure (embedding)" in names
    assert dock.live.picture.layer is None
    record = json.loads((scene / "embedding_map.tif.json").read_text())
    assert [c["color"] for c in record["classes"]] == ["#0000ff", "#ffaa00"]
    assert not layer.isEditable() and layer.featureCount() >= 10
    wait_for(lambda: not dock.live._settle.isActive())
    dock.show_states()
    assert states(dock)[3] == "done"  # saving the labels has not changed them
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    wait_for(lambda: states(dock)[3] == "stale", 60)
    layer.rollBack()
    wait_for(lambda: states(dock)[3] == "done", 60)


def add(dock, layer, name, geometry):
    """What QGIS's own tool does when a polygon is closed: the default value says the class."""
    items = dock.labels.classes.findItems(name, Qt.MatchFlag.MatchExactly)
    dock.labels.classes.setCurrentItem(items[0])
    feature = QgsFeature(layer.fields())
    feature.setGeometry(geometry)
    index = layer.fields().lookupField("class")
    feature.setAttribute(index, layer.defaultValue(index))
    assert feature["class"] == name
    assert layer.addFeature(feature)


def _is_faded(pixel, colour):
    """Whether it lies between this colour and the live map's light grey."""
    away = [part - 240 for part in colour.getRgb()[:3]]
    seen = [part - 240 for part in pixel]
    share = sum(a * s for a, s in zip(away, seen)) / sum(a * a for a in away)
    return 0.1 < share < 1.01 and all(abs(share * a - s) < 2 for a, s in zip(away, seen))


def test_labels_without_a_legend_are_listed_as_they_are_coloured(
    opened, labels, tmp_path, wait_for
):
    dock = opened
    labels.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({})))
    dock.show_step(2)
    QTest.keyClick(dock.labels.layer, Qt.Key.Key_Down)  # chosen by a person, who sees the live map
    assert dock.labels.chosen()[0] is labels and dock.labels.show_map.isChecked()
    wait_for(lambda: dock.labels.verdict and dock.live.picture.layer, 60)
    shown = dock.labels.classes
    rows = [shown.topLevelItem(i) for i in range(shown.topLevelItemCount())]
    names = sorted(labels.uniqueValues(labels.fields().lookupField("class")))
    assert [row.text(0) for row in rows] == names
    assert sum(int(row.text(1)) for row in rows) == labels.featureCount()
    assert "%" in rows[0].text(2)
    colours = [row.icon(0).pixmap(8).toImage().pixelColor(0, 0).name() for row in rows]
    assert colours == list(PALETTE[: len(names)])
    painted = gdal.Open(dock.live.picture.layer.source()).ReadAsArray()
    there = {tuple(pixel[:3]) for pixel in painted.reshape(4, -1).T.tolist() if pixel[3]}
    assert there and all(any(_is_faded(one, QColor(c)) for c in colours) for one in there)
    shown.setCurrentItem(rows[1])
    dock.labels._told("The worker ended.")
    assert not shown.topLevelItemCount()
    dock.live.refresh()
    wait_for(lambda: dock.labels.verdict, 60)
    assert shown.current_class() == names[1]
    dock.labels.draw.setChecked(True)
    index = labels.fields().lookupField("class")
    assert labels.defaultValueDefinition(index).expression() == f"'{names[1]}'"
    asked = QgsEditFormConfig.FeatureFormSuppress.SuppressOn
    assert labels.editFormConfig().suppress() != asked  # for a class that is not in the list
    labels.rollBack()


def test_labels_with_arcs_are_judged_as_any_other(opened, labels, wait_for):
    """As cadastres have them; the worker's geometries have none."""
    layer = QgsVectorLayer("MultiSurface?field=class:string", "Round", "memory")
    layer.setCrs(labels.crs())
    for label in labels.getFeatures():
        x, y = label.geometry().centroid().asPoint()
        arc = f"{x - 20} {y}, {x} {y + 20}, {x + 20} {y}, {x} {y - 20}, {x - 20} {y}"
        feature = QgsFeature(layer.fields())
        feature.setAttributes([label["class"]])
        feature.setGeometry(
            QgsGeometry.fromWkt(f"MultiSurface (CurvePolygon (CircularString ({arc})))")
        )
        layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    opened.show_step(2)
    opened.labels.layer.setLayer(layer)
    wait_for(lambda: opened.labels.verdict, 60)
    assert opened.labels.verdict["tested"] > 0


@pytest.fixture
def mapping(judged, monkeypatch):
    """The dock while a map is made, which never ends by itself."""
    monkeypatch.setattr("aef_fields.aef_qgis.dock.map_step.TaskRun", lambda *_: Run())
    monkeypatch.setattr("aef_fields.aef_qgis.dock.map_step.add_raster", lambda *_: None)
    monkeypatch.setattr("aef_fields.aef_qgis.dock.map_step.QDesktopServices.openUrl", id)
    judged.map.start()
    return judged


def test_a_label_deleted_while_it_is_mapped_makes_the_map_stale(
    mapping, labels, tmp_path, wait_for
):
    """What was learnt is the labels as they were when the run began; the project knows, too."""
    before = mapping.live.fingerprint
    labels.startEditing()
    labels.deleteFeature(next(labels.getFeatures()).id())
    wait_for(lambda: mapping.live.fingerprint != before)
    mapping.map._ended([{"ACCURACY": 0.9}, {"OUTPUT": str(tmp_path / "m.tif")}], "")
    assert states(mapping)[3] == "stale"
    assert recall()["mapped"] == before
    labels.rollBack()
    wait_for(lambda: states(mapping)[3] == "done", 60)


def test_a_quantity_worse_than_the_mean_is_not_ticked(mapping, tmp_path):
    verdict = {"measure": "r2", "value": -0.4, "low": -1, "high": 0.1, "rmse": 3.0, "tested": 9}
    mapping.labels._verdict = verdict
    mapping.show_states()
    assert states(mapping)[2] == "todo"
    mapping.labels._verdict = verdict | {"value": 0.4}
    mapping.show_states()
    assert states(mapping)[2] == "done"
    mapping.map._labels = (*mapping.map._labels[:2], "regress")
    mapping.map._ended([{"ACCURACY": -0.4}, {"OUTPUT": str(tmp_path / "m.tif")}], "")
    assert "the mean of all labels would do better" in mapping.map.result.text()


def test_classes_told_apart_no_better_than_by_guessing_are_not_ticked(dock):
    classes = [
        {"label": c, "name": c, "color": "#3f9b6c", "labels": 9, "found": found}
        for c, found in (("Forest", 0.9), ("Water", 0.1))
    ]
    verdict = {"measure": "overall", "value": 0.8, "low": 0.7, "high": 0.9, "tested": 18}
    dock.labels._judged({**verdict, "classes": classes})
    dock.show_states()
    assert states(dock)[2] == "todo"
    assert "No better than guessing" in dock.labels.said.accuracy.text()
    classes[1]["found"] = 0.2
    dock.labels._judged({**verdict, "classes": classes})
    dock.show_states()
    assert states(dock)[2] == "done"
    assert "guessing" not in dock.labels.said.accuracy.text()


def test_of_labels_in_clusters_the_panel_says_what_its_number_is_of(dock):
    classes = [
        {"label": c, "name": c, "color": "#3f9b6c", "labels": 9, "found": found}
        for c, found in (("Forest", 0.9), ("Water", None))
    ]
    verdict = {"measure": "overall", "value": 0.62, "low": 0.47, "high": 0.75, "tested": 9}
    areas = verdict | {"classes": classes, "clusters": "areas", "beside": 0.96}

    def said(verdict):
        dock.labels._judged(verdict)
        dock.show_states()
        return dock.labels.said.accuracy.text().replace("\u00a0", " ")

    assert "62 % right</b> on 9 labels, whole areas held out because your labels" in said(areas)
    assert "Held out one by one 96 %, which holds near labels only." in said(areas)
    assert "their labels lie in one place: Water" in said(areas)
    assert dock.steps[2].status() == "62 % right"
    assert "one by one" not in said(areas | {"beside": 0.62})
    corner = said(areas | {"clusters": "corner"})
    assert "whole areas held out because" in corner and "farther from labels still" in corner
    assert "lie in one place: Water" in corner and "still" not in said(areas)
    near = said(verdict | {"classes": classes, "clusters": "beside"})
    assert "held out (95 %: 47 to 75 %). But your labels lie in clusters" in near
    assert "overlap: Water" in near
    assert dock.steps[2].status() == "62 % right near labels"
    assert "clusters" not in said(verdict | {"classes": classes, "clusters": ""})

    quantity = {"measure": "r2", "value": 0.4, "low": 0, "high": 0.6, "rmse": 3.0, "tested": 9}
    dock.labels.said.show_verdict(quantity | {"clusters": "areas", "beside": 0.8}, "regress")
    text = dock.labels.said.accuracy.text()
    assert "R² 0.40</b> on 9 labels, whole areas held out" in text and "one by one R² 0.80" in text
    dock.labels.said.show_verdict(quantity | {"clusters": "corner", "beside": 0.8}, "regress")
    text = dock.labels.said.accuracy.text()
    assert "labels, whole areas held out" in text and "farther from labels still" in text
    dock.labels.said.show_verdict(quantity | {"clusters": "beside"}, "regress")
    assert "labels held out; typical error 3. But your labels" in dock.labels.said.accuracy.text()


def test_of_labels_in_clusters_the_map_is_told_of_likewise_and_the_project_knows(mapping, tmp_path):
    def said(clusters, accuracy=0.9):
        mapping.map._run, outputs = Run(), {"ACCURACY": accuracy, "CLUSTERS": clusters}
        mapping.map._ended([outputs, {"OUTPUT": str(tmp_path / "m.tif")}], "")
        made = mapping.map.result.text()
        assert mapping.map._verdict(float(recall()["accuracy"]), recall()["clusters"]) == made
        return made

    assert "<b>90 %</b> of the labels were right with whole areas held out" in said("areas")
    assert "whole areas held out, as they lie in clusters. Most of the map" in said("corner")
    assert "held out were right. But the labels lie in clusters" in said("beside")
    assert "clusters" not in said("")
    mapping.map._labels = (*mapping.map._labels[:2], "regress")
    assert "R² with whole areas held out" in said("areas")
    assert "expect less away from them" in said("beside")


def test_of_a_map_no_better_than_by_guessing_the_panel_says_so_as_its_report_does(
    mapping, tmp_path
):
    for useless in (True, False):
        outputs = {"ACCURACY": 0.28, "CLUSTERS": "areas", "USELESS": useless}
        mapping.map._run = Run()
        mapping.map._ended([outputs, {"OUTPUT": str(tmp_path / "m.tif")}], "")
        assert ("No better than guessing" in mapping.map.result.text()) is useless
        known = recall()
        assert bool(known["useless"]) is useless  # when the project is opened again


def test_a_map_that_failed_is_not_ticked_for_the_one_before(mapping, tmp_path):
    mapping.map._ended([{"ACCURACY": 0.9}, {"OUTPUT": str(tmp_path / "m.tif")}], "")
    assert states(mapping)[3] == "done"
    mapping.map._run = Run()
    mapping.map._ended([], "embedding.tif does not exist; check the path.")
    assert states(mapping)[3] == "stale"
    assert "check the path" in mapping.map.result.text()
    mapping.map.forget()
    mapping.show_states()
    assert states(mapping)[3] == "todo"


def test_a_hundred_per_cent_right_are_all(dock):
    """Of 400 labels one is wrong: that is 99.8, and a class of which a label is missed is not all found."""
    classes = [
        {"label": c, "name": c, "color": "#3f9b6c", "labels": 200, "found": found}
        for c, found in (("Forest", 1.0), ("Water", 0.9975))
    ]
    confused = {"class": "Water", "taken_for": "Forest", "share": 0.0049}
    verdict = {"measure": "overall", "value": 0.9975, "low": 0.986, "high": 1.0, "tested": 400}
    dock.labels._judged({**verdict, "classes": classes, "confused": confused})
    dock.show_states()
    said = dock.labels.said.accuracy.text().replace("\u00a0", " ")
    assert "99.8 % right" in said and "(95 %: 99 to 100 %)" in said
    assert "0.5 % taken for" in dock.labels.said.confused.text().replace("\u00a0", " ")
    assert dock.steps[2].status() == "99.8 % right"
    assert [hundredths(share) for share in (1.0, 0.99999, 0.9949, 0.995)] == [
        "100",
        "99.9",
        "99",
        "99.5",
    ]
    assert [hundredths(share) for share in (0.0, 1e-5, 0.006, 0.123)] == ["0", "0.1", "1", "12"]


def test_a_worker_that_died_while_it_is_mapped_has_changed_no_label(mapping, tmp_path, wait_for):
    mapping.worker._deaths = 2 * [time.monotonic()]
    os.kill(mapping.worker.pid, signal.SIGKILL)
    wait_for(lambda: not mapping.worker.running)
    mapping.map._ended([{"ACCURACY": 0.9}, {"OUTPUT": str(tmp_path / "m.tif")}], "")
    assert states(mapping)[3] == "done"


def test_undo_takes_back_what_a_label_taught(judged, labels, wait_for):
    labels.startEditing()
    water = [f.id() for f in labels.getFeatures("\"class\" = 'Water'")]
    labels.beginEditCommand("no water")
    assert labels.deleteFeatures(water)
    labels.endEditCommand()
    wait_for(lambda: not named(judged, "Water"))
    assert "Water" not in [c["name"] for c in judged.labels.verdict["classes"]]
    labels.undoStack().undo()
    wait_for(lambda: (named(judged, "Water") or {}).get("labels") == len(water))
    labels.rollBack()


def named(dock, name):
    found = [c for c in dock.labels.verdict.get("classes", []) if c["name"] == name]
    return found[0] if found else None


def test_labels_that_are_nowhere_are_no_labels_until_they_have_a_place(judged, labels, wait_for):
    place = labels.crs()
    labels.setCrs(QgsCoordinateReferenceSystem())
    nowhere = "has no coordinate reference system"
    wait_for(lambda: nowhere in judged.labels.said.accuracy.text(), 10)
    judged.map.start()  # begun before the worker has answered
    assert not judged.map.running and nowhere in judged.map.result.text()
    labels.setCrs(place)
    wait_for(lambda: judged.labels.verdict, 30)


def test_a_new_value_moves_a_label_to_another_class(judged, labels, wait_for):
    before = named(judged, "Maize")["labels"]
    fid = next(f.id() for f in labels.getFeatures("\"class\" = 'Water'"))
    labels.startEditing()
    labels.changeAttributeValue(fid, labels.fields().lookupField("class"), "Maize")
    wait_for(lambda: named(judged, "Maize")["labels"] == before + 1)
    labels.rollBack()
    wait_for(lambda: named(judged, "Maize")["labels"] == before)


def marks(canvas):
    found = [one for one in canvas.scene().items() if isinstance(one, QgsVertexMarker)]
    return sorted({(one.center().x(), one.center().y()) for one in found})


def test_the_next_places_are_marked_one_after_another(judged, iface):
    """And the map stays: with a place at the edge in its middle half of it would be empty."""
    canvas, places = iface.mapCanvas(), judged.labels.places
    assert places.after.isVisible() and not marks(canvas)
    before = canvas.extent()
    QTest.mouseClick(places.after, LEFT)
    assert "Place 1 of 6" in places.text.text()
    assert marks(canvas) == [(places._places[0]["x"], places._places[0]["y"])]
    QTest.mouseClick(places.before, LEFT)
    assert "Place 6 of 6" in places.text.text()
    assert marks(canvas) == [(places._places[5]["x"], places._places[5]["y"])]
    assert canvas.extent() == before


def test_a_worker_killed_in_mid_run_comes_back_by_itself(judged, wait_for):
    pid = judged.worker.pid
    judged.labels._verdict = {}
    judged.live.refresh()
    judged.worker.ask("judge")
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: judged.worker.pid not in (0, pid) and judged.labels.verdict, 60)
    assert judged.labels.verdict["tested"] > 10


def test_the_worker_lets_go_of_an_embedding_that_was_removed(opened, scene, wait_for):
    """On Windows it could not be made anew under its name until QGIS was closed."""

    def handles():  # one may be QGIS's own: on Linux a process inherits what its parent has open
        files = Path(f"/proc/{opened.worker.pid}/fd").iterdir()
        return [os.path.realpath(file) for file in files].count(str(scene / "embedding.tif"))

    wait_for(lambda: opened.live.view.crs.isValid())
    before = handles()
    QgsProject.instance().removeMapLayer(opened.embedding.embedding().id())
    wait_for(lambda: handles() < before)


def test_the_next_places_are_those_of_what_is_in_view(judged, iface, wait_for):
    canvas, places = iface.mapCanvas(), judged.labels.places
    QTest.mouseClick(places.after, LEFT)
    old, marked = places._places, marks(canvas)
    canvas.zoomByFactor(0.5, QgsPointXY(*marked[0]))
    wait_for(lambda: places._places is not old)
    assert "6 places in view" in places.text.text()
    assert marks(canvas) == marked  # it is what was zoomed to


def test_a_mark_goes_with_the_next_answer_about_the_same_view(iface):
    """That is one about other labels."""
    canvas, crs = iface.mapCanvas(), QgsCoordinateReferenceSystem("EPSG:32631")
    canvas.setDestinationCrs(crs)
    canvas.setExtent(QgsRectangle(0, 0, 100, 100))
    places = NextPlaces(canvas)
    there = [{"x": 90, "y": 90, "likely": "Water", "sure": 0.5}]
    places.show_places(there, crs)
    places.jump(1)
    assert marks(canvas) == [(90, 90)]
    places.show_places(there, crs)
    assert not marks(canvas)
    canvas.setExtent(QgsRectangle(0, 0, 50, 50))  # and no answer yet
    places.jump(1)
    assert marks(canvas) == [(90, 90)] and canvas.extent().contains(QgsPointXY(90, 90))
    places.forget()
    assert not marks(canvas)


def test_without_the_live_map_no_places_are_offered(judged, iface, labels, wait_for):
    places = judged.labels.places
    QTest.mouseClick(places.after, LEFT)
    old = places._places
    judged.labels.show_map.setChecked(False)
    assert places.isHidden()
    iface.mapCanvas().zoomByFactor(0.5)
    judged.labels.show_map.setChecked(True)
    wait_for(lambda: places.isVisible())
    assert places._places != old
    QgsProject.instance().removeMapLayer(labels.id())
    assert places.isHidden()


def kill_for_good(dock, wait_for):
    """Three times within a minute, after which the worker is not started again by itself."""
    for _ in range(3):
        wait_for(lambda: dock.worker.pid)
        pid = dock.worker.pid
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda pid=pid: dock.worker.pid != pid)


def test_a_worker_that_died_three_times_is_started_by_the_next_move(judged, iface, wait_for):
    kill_for_good(judged, wait_for)
    assert "three times within a minute" in judged.labels.said.accuracy.text()
    wait_for(lambda: not judged.live._settle.isActive())
    assert not judged.worker.running and not judged.labels.verdict
    iface.mapCanvas().zoomByFactor(0.5)  # as the sentence advises
    wait_for(lambda: judged.labels.verdict and judged.labels.verdict["tested"] > 10, 60)
    shown = judged.live.picture.layer.source()
    iface.mapCanvas().zoomByFactor(2)
    wait_for(lambda: judged.live.picture.layer.source() != shown, 60)


def test_look_alikes_wait_for_no_worker_that_died_three_times(opened, iface, wait_for):
    opened.use_tool("lookalike")
    opened.tools["lookalike"].picked.emit(iface.mapCanvas().extent().center(), False, False)
    wait_for(lambda: opened.lookalike.picture.layer, 60)
    first = opened.lookalike.picture.layer.source()
    opened.worker._deaths = 2 * [time.monotonic()]
    os.kill(opened.worker.pid, signal.SIGKILL)
    wait_for(lambda: not opened.worker.running)
    opened.lookalike._ask()
    assert not opened.lookalike._settle.isActive()
    iface.mapCanvas().zoomByFactor(0.5)
    wait_for(lambda: opened.lookalike.picture.layer.source() != first, 60)
    iface.mapCanvas().unsetMapTool(opened.tools["lookalike"])


def test_a_map_that_is_moved_away_leaves_what_was_said_of_the_labels(judged, iface, wait_for):
    canvas, step, verdict = iface.mapCanvas(), judged.labels, judged.labels.verdict
    home = canvas.extent()
    canvas.setExtent(QgsRectangle(0, 0, 1000, 1000))
    wait_for(lambda: step.unseen.isVisible())
    assert step.unseen.text().endswith("zoom to its layer.")
    assert judged.live.picture.layer is None
    assert step.verdict is verdict and step.next.isEnabled() and states(judged)[2] == "done"
    judged.live.refresh()  # as after a change of the labels
    wait_for(lambda: step.verdict is not verdict)
    assert step.unseen.isVisible() and step.next.isEnabled()
    canvas.setExtent(home)
    wait_for(lambda: judged.live.picture.layer is not None)
    assert not step.unseen.isVisible() and step.next.isEnabled()
    canvas.setExtent(QgsRectangle(0, 0, 1000, 1000))
    wait_for(lambda: step.unseen.isVisible())
    step.show_map.setChecked(False)
    assert not step.unseen.isVisible()


def test_a_layer_removed_while_used_is_let_go_of(judged, labels, wait_for):
    others = [
        QgsVectorLayer("Polygon?crs=EPSG:32631", n, "memory") for n in ("A before", "Z after")
    ]
    QgsProject.instance().addMapLayers(others)
    QgsProject.instance().removeMapLayer(labels.id())
    assert judged.labels.chosen()[0] is None
    assert judged.labels.layer.currentLayer() is None  # not another one that nobody chose
    assert judged.labels.layer.currentText() == "none yet"
    assert judged.live.picture.layer is None
    assert not judged.labels.draw.isEnabled()
    judged.labels.layer.setLayer(others[1])
    assert judged.labels.chosen()[0] is others[1]
    judged.labels.layer.setLayer(None)
    embedding = judged.embedding.embedding()
    QgsProject.instance().removeMapLayer(embedding.id())
    assert judged.embedding.embedding() is None
    assert states(judged)[1:] == ["todo"] * 3


def test_a_project_remembers_embedding_labels_and_field(judged, tmp_path, wait_for):
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert judged.labels.chosen()[0] is None and judged.embedding.embedding() is None
    assert judged.live.picture.layer is None
    assert project.read(str(tmp_path / "p.qgz"))
    assert judged.embedding.embedding().name() == "embedding"
    layer, field, _ = judged.labels.chosen()
    assert (layer.name(), field) == ("Known", "class")
    wait_for(lambda: judged.labels.verdict, 60)


def test_a_new_project_has_no_map_of_the_one_before(opened, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(opened.map._news, "say", lambda *words: told.append(words[0]))
    source = opened.embedding.embedding().source()
    opened.map.outputs = {"map": "m.tif", "report": str(tmp_path), "source": source}
    opened.map.result.setText("60 % right")
    opened.show_states()
    assert states(opened)[3] == "done"
    QgsProject.instance().clear()
    assert states(opened)[3] == "todo" and not opened.map.result.text()
    opened.map._run = QObject()  # one that is going on while the project is closed
    QgsProject.instance().clear()
    opened.map._ended([{}, {"OUTPUT": "/there/m.tif"}], "")
    assert told == ["The map of the closed project is ready: “/there/m.tif”."]
    assert not QgsProject.instance().mapLayers() and states(opened)[3] == "todo"


def test_the_map_goes_to_a_new_embedding_only_where_it_shows_nothing_of_it(opened, iface):
    canvas, layer = iface.mapCanvas(), opened.embedding.embedding()
    part = layer.extent().scaled(0.1, layer.extent().center())
    canvas.setExtent(part)
    before = canvas.extent()
    opened._dialog.made.emit(layer)
    assert canvas.extent() == before
    canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    opened._dialog.made.emit(layer)
    assert canvas.extent().contains(layer.extent())


@pytest.mark.parametrize(("width", "name"), [(1100, "AEF Fields"), (420, "")])
def test_in_a_narrow_window_a_sentence_has_the_place_of_the_name(opened, iface, width, name):
    iface.mapCanvas().resize(width, 300)
    bar = iface.messageBar()
    bar.clearWidgets()
    opened.map._news.say("The embedding “valley_2023” is ready.", Qgis.MessageLevel.Info)
    assert bar.currentItem().title() == name
    assert bar.currentItem().text() == "The embedding “valley_2023” is ready."
    opened.map._news.take_back()


def test_what_was_said_goes_with_its_project(opened, iface, wait_for):
    bar = iface.messageBar()
    bar.clearWidgets()
    bar.pushWidget(bar.createMessage("QGIS", "a sentence of others"), Qgis.MessageLevel.Warning, 0)
    opened.map._run = Run()
    opened.map._ended([], "The labels are gone.")
    opened._dialog._tell("The images are gone.", Qgis.MessageLevel.Warning)
    wait_for(lambda: len(bar.items()) == 3)
    assert bar.currentItem().text() == "The images are gone."
    bar.popWidget(bar.currentItem())  # closed by the person
    QgsProject.instance().clear()
    assert [item.text() for item in bar.items()] == ["a sentence of others"]
    bar.clearWidgets()


LOST = (
    "/home/me/valley/S2_20230610.tif can't be read (No such file or directory); put it back, then run "
    "the same again: it goes on."
)


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("The embedding “embedding” is ready (0:11 min).",) * 2,
        (
            "The embedding of the closed project is ready: “/there/m.tif”.",
            "The embedding of the closed project is ready:…",
        ),
        (LOST, "S2_20230610.tif can't be read (No such file or…"),
        ("The map “C:\\Users\\me\\a.tif” is made.", "The map “a.tif” is made."),
        (r"The map “\\nas\maps\a.tif” is made.", "The map “a.tif” is made."),
        ("The map “//nas/maps/a.tif” is made.", "The map “a.tif” is made."),
        ("Nothing at https://host/a/b.tif was found.",) * 2,
        ("It is wanted at 3/4 of the price and/or 10 km/h.",) * 2,
    ],
)
def test_what_the_bar_has_no_room_for_is_cut(sentence, short):
    assert shortened(sentence) == short


def test_a_long_sentence_is_whole_in_its_step_and_behind_a_button(opened, iface, monkeypatch):
    shown = []
    box = "aef_fields.aef_qgis.news.QMessageBox.exec"
    monkeypatch.setattr(box, lambda box: shown.append(box.text()))
    bar = iface.messageBar()
    bar.clearWidgets()
    opened.map._run = Run()
    opened.map._ended([], LOST)
    item = bar.currentItem()
    assert item.text() == shortened(LOST)
    item.findChild(QPushButton).click()
    assert shown == [LOST]
    assert opened.map.result.text().replace("\u200b", "") == LOST
    QgsProject.instance().clear()
    assert not bar.items() and not opened.map.result.text()


def test_classes_may_be_called_anything(dock):
    """A name with a sign that HTML knows is shown as it is."""
    name = "Trees <5 m & <b>shrubs"
    few = {"label": "t", "name": name, "color": "#3f9b6c", "labels": 2, "found": 0.5}
    verdict = {"measure": "overall", "value": 0.5, "low": 0.2, "high": 0.8, "tested": 4}
    confused = {"class": name, "taken_for": "Water", "share": 0.5}
    dock.labels._judged({**verdict, "classes": [few, few], "confused": confused})
    for label in (dock.labels.said.accuracy, dock.labels.said.confused):
        shown = QTextDocument()
        shown.setHtml(label.text())
        assert name in shown.toPlainText()


def test_layers_are_told_apart_by_the_beginning_of_their_names(dock):
    dock.map._source = "/far/away/estate_2023_embedding.tif"
    dock.map._stem = "/far/away/estate_2023_embedding_map_2"
    assert dock.map._title("How sure") == "How sure 2 (estate_2023_embedding)"


def test_a_class_that_is_called_by_a_number_is_told_from_a_count(dock):
    few = {"label": "60", "name": "60", "color": "#3f9b6c", "labels": 3, "found": 0.5}
    verdict = {"measure": "overall", "value": 0.5, "low": 0.2, "high": 0.8, "tested": 4}
    dock.labels._judged({**verdict, "classes": [few, {**few, "labels": 9}]})
    assert "Fewer than 5 labels: 60 (3)." in dock.labels.said.accuracy.text()


def test_classes_that_all_have_few_labels_are_not_listed_twice(dock):
    few = {"label": "a", "name": "Maize", "color": "#3f9b6c", "labels": 3, "found": 0.9}
    verdict = {"measure": "overall", "value": 0.9, "low": 0.5, "high": 1.0, "tested": 6}
    dock.labels._judged({**verdict, "classes": [few, {**few, "label": "b", "name": "Water"}]})
    text = dock.labels.said.accuracy.text()
    assert "Fewer than 5 labels in each class." in text
    assert "Maize" not in text


@pytest.mark.parametrize("value", [None, 0.5])
def test_classes_that_differ_in_capitals_only_are_named(dock, value):
    names = ("Garten", "garten", "GAR TEN", "Wald")
    classes = [
        {"label": n, "name": n, "color": "#3f9b6c", "labels": 9, "found": value} for n in names
    ]
    verdict = {"measure": "overall", "value": value, "low": 0.2, "high": 0.8, "tested": 4}
    dock.labels._judged({**verdict, "classes": classes})
    said = " Written almost alike: Garten / garten / GAR TEN. If they are one class"
    assert said in dock.labels.said.accuracy.text()
    dock.labels._judged({**verdict, "classes": [*classes[:1], classes[3]]})
    assert "alike" not in dock.labels.said.accuracy.text()


def test_a_verdict_is_faint_until_changed_labels_are_judged(judged, labels, wait_for):
    assert judged.labels.said.isEnabled()
    fid = next(labels.getFeatures()).id()
    labels.startEditing()
    labels.changeAttributeValue(fid, labels.fields().lookupField("class"), "Something else")
    assert judged.labels.verdict and not judged.labels.said.isEnabled()
    wait_for(judged.labels.said.isEnabled, 60)
    assert "Something else" in judged.labels.said.accuracy.text()
    labels.rollBack()


def test_what_was_said_of_one_field_is_not_said_of_another(judged):
    judged.labels.choose_field("class")
    assert judged.labels.verdict
    judged.labels.choose_field("fid")
    assert not judged.labels.verdict and not judged.labels.classes.topLevelItemCount()
    assert judged.labels.said.accuracy.text() == "Looking at the labels…"


def test_a_class_that_could_not_be_tested_is_named(dock):
    """What overlaps is held out together; the share that is right then says nothing of it."""
    grass = {"label": "g", "name": "Grass", "color": "#3f9b6c", "labels": 5, "found": None}
    verdict = {"measure": "overall", "value": 1.0, "low": 0.7, "high": 1.0, "tested": 9}
    tested = {**grass, "name": "Water", "labels": 9, "found": 1.0}
    dock.labels._judged({**verdict, "classes": [tested, grass]})
    said = dock.labels.said.accuracy.text()
    assert "Not tested, because their labels overlap: Grass." in said
    dock.labels._judged({**verdict, "classes": [tested, {**grass, "found": 0.5}]})
    assert "Not tested" not in dock.labels.said.accuracy.text()


def test_pictures_that_a_newer_one_overtook_are_removed(iface, sample):
    picture = PreviewLayer(iface.mapCanvas(), "overtaken")
    paths = [Path(picture.next_path()) for _ in range(4)]
    for second, path in enumerate(paths):
        shutil.copyfile(sample / "S2" / "S2_20230111.tif", path)
        os.utime(path, (second, second))
    picture.show(QgsRasterLayer(str(paths[2]), "shown", "gdal"))
    assert sorted(picture.folder().glob("*.tif")) == paths[2:]  # the last one is being written
    picture.hide()
    assert sorted(picture.folder().glob("*.tif")) == paths[3:]
    picture.close()


def test_a_picture_that_is_open_keeps_no_other_from_being_removed(iface, sample, monkeypatch):
    picture = PreviewLayer(iface.mapCanvas(), "locked")
    paths = [shutil.copy(sample / "S2" / "S2_20230111.tif", picture.next_path()) for _ in range(3)]
    unlink, refused = Path.unlink, []

    def windows(path, **options):
        if not refused:
            refused.append(path)
            raise PermissionError(13, "The file is used by another process", str(path))
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", windows)
    picture.show(QgsRasterLayer(paths[2], "shown", "gdal"))
    assert sorted(picture.folder().glob("*.tif")) == sorted([*refused, Path(paths[2])])
    picture.hide()
    assert not list(picture.folder().glob("*.tif"))
    picture.close()


@pytest.mark.parametrize(
    "fill, above",
    [
        ({"color": "#e8d0a0"}, True),  # as QGIS fills polygons unasked
        ({"color": "232,208,160,90"}, False),
        ({"style": "no"}, False),
        ({"style": "f_diagonal"}, False),
    ],
)
def test_a_live_picture_lies_above_what_would_hide_it(iface, sample, fill, above):
    image = QgsRasterLayer(str(sample / "S2" / "S2_20230111.tif"), "image", "gdal")
    parcels = QgsVectorLayer("Polygon?crs=EPSG:32631", "parcels", "memory")
    parcels.renderer().setSymbol(QgsFillSymbol.createSimple(fill))
    roads = QgsVectorLayer("LineString?crs=EPSG:32631", "roads", "memory")
    layers = [roads, parcels, image]
    QgsProject.instance().addMapLayers(layers)
    iface.mapCanvas().setLayers(layers)
    picture = PreviewLayer(iface.mapCanvas(), "above")
    shown = QgsRasterLayer(shutil.copy(image.source(), picture.next_path()), "live", "gdal")
    picture.show(shown)
    expected = [roads, shown, parcels, image] if above else [roads, parcels, shown, image]
    assert iface.mapCanvas().layers() == expected
    parcels.setOpacity(0.3)
    iface.mapCanvas().setLayers(layers)
    assert iface.mapCanvas().layers() == [roads, parcels, shown, image]
    picture.close()


def test_results_are_unfolded_in_the_tree_and_saved_so(scene, tmp_path, qgis_new_project):
    """As QGIS's main window has it, which folds long legends in, and a new group."""
    root = QgsProject.instance().layerTreeRoot()
    QgsProject.instance().addMapLayer(QgsVectorLayer(str(scene / "labels.gpkg"), "Known"))
    view = QgsLayerTreeView()
    model = QgsLayerTreeModel(root, view)
    model.setAutoCollapseLegendNodes(10)
    view.setModel(model)
    view.resize(300, 300)
    view.show()
    QTest.qWait(100)
    classes = [{"value": i, "name": f"Class {i}", "color": "#00ff00"} for i in range(12)]
    for name, kind in (("seen", "observations"), ("map", "class-map")):
        path = shutil.copy(scene / "truth.tif", tmp_path / f"{name}.tif")
        record = json.dumps({"kind": kind, "classes": classes})
        (tmp_path / f"{name}.tif.json").write_text(record)
        layer = add_raster(QgsProject.instance(), str(path), name, "e.tif")
    QTest.qWait(100)
    (group,) = root.findGroups()
    assert view.isExpanded(view.node2index(group))
    assert root.findLayer(layer.id()).isExpanded()


def test_a_project_works_in_another_folder(dock, scene, iface, tmp_path, wait_for, monkeypatch):
    """Images, results and labels are moved together with the project; nothing points back."""
    from aef_fields.aef_qgis.results import add_raster

    home, project = tmp_path / "home", QgsProject.instance()
    home.mkdir()
    for name in ("embedding.tif", "embedding.tif.json", "labels.gpkg", "S2"):
        copy = shutil.copytree if (scene / name).is_dir() else shutil.copy
        copy(scene / name, home / name)
    record = json.loads((home / "embedding.tif.json").read_text().replace(str(scene), str(home)))
    record["command"] = {"embed": {"out": str(home / "embedding.tif")}}
    (home / "embedding.tif.json").write_text(json.dumps(record))
    assert project.write(str(home / "p.qgz"))
    dock.layers.take([str(home / "S2")])
    layer = add_raster(project, str(home / "embedding.tif"), "mine", str(home / "embedding.tif"))
    dock.embedding.take(layer)
    labels = QgsVectorLayer(str(home / "labels.gpkg"), "Known")
    project.addMapLayer(labels)
    dock.labels.layer.setLayer(labels)
    wait_for(lambda: dock.labels.verdict, 60)
    (home / "it_map_report.html").touch()
    made = str(shutil.copy(scene / "truth.tif", home / "it_map.tif"))
    dock.map._stem, dock.map._source, dock.map._run = str(home / "it_map"), layer.source(), Run()
    opened = []
    monkeypatch.setattr(
        "aef_fields.aef_qgis.dock.map_step.QDesktopServices.openUrl", lambda url: opened.append(url)
    )
    dock.map.begun.emit()
    dock.map._ended([{"ACCURACY": 0.875}, {"OUTPUT": made}], "")
    assert project.write()
    project.clear()
    away = home.rename(tmp_path / "away")
    assert project.read(str(away / "p.qgz"))
    assert all(one.isValid() for one in project.mapLayers().values())
    assert all(str(away) in one.source() for one in project.mapLayers().values())
    assert dock.embedding.embedding().name() == "mine"
    assert dock.labels.chosen()[0].name() == "Known"
    assert "88 %" in dock.map.result.text()
    dock.map.open_report()
    assert Path(opened[-1].toLocalFile()) == away / "it_map_report.html"
    wait_for(lambda: dock.labels.verdict, 60)
    assert states(dock)[3] == "done"  # the labels are those that it was made of
    paths = [row.path for row in dock._dialog.form.model.rows]
    assert paths and all(path.startswith(str(away)) for path in paths)
    again = QgsRasterLayer(str(away / "embedding.tif"))  # by a QGIS without the plugin
    assert (away / "embedding.qml").is_file() and again.isValid()
    add_raster(project, str(away / "embedding.tif"), "twin", str(away / "embedding.tif"))
    assert len(project.layerTreeRoot().findGroups()) == 1  # the group was found again
    iface.mapCanvas().setDestinationCrs(layer_crs := dock.embedding.embedding().crs())
    assert layer_crs.isValid()
    wait_for(lambda: dock.live.ensure_open() and dock.live.view.crs.isValid(), 60)
    dock.series.take(dock.embedding.embedding().extent().center())
    wait_for(lambda: dock.series._sources, 60)
    assert len(dock.series._sources[0]["dates"]) == 6
    labels = dock.labels.chosen()[0]
    labels.startEditing()
    labels.deleteFeature(next(labels.getFeatures()).id())
    wait_for(lambda: states(dock)[3] == "stale", 60)
    labels.rollBack()


def test_a_project_of_many_layers_is_not_asked_about_all_whenever_one_is_added(
    dock, scene, tmp_path, monkeypatch
):
    from aef_fields.aef_qgis import suggest

    read = []
    monkeypatch.setattr(suggest, "sidecar", lambda path: read.append(path) or layers.sidecar(path))
    dock._dialog.follow(True)
    images = sorted(map(str, scene.glob("S2/*.tif")))[:8]
    project = QgsProject.instance()
    for image in images:
        project.addMapLayer(QgsRasterLayer(image, Path(image).stem))
    assert sorted(read) == images
    shown = project.mapLayersByName(Path(images[0]).stem)[0]
    shutil.copy(scene / "embedding.tif", tmp_path / "e.tif")
    shutil.copy(scene / "embedding.tif.json", tmp_path / "e.tif.json")
    options = QgsDataProvider.ProviderOptions()
    shown.setDataSource(str(tmp_path / "e.tif"), "e", "gdal", options)  # shows another file
    assert suggest.is_embedding(shown)


def test_a_project_that_is_opened_keeps_its_embedding(dock, scene, tmp_path):
    """Also where the panel comes to be while layers are still being read, one after the other."""
    project = QgsProject.instance()
    layer = embedded(scene)
    chosen = layer.id()
    dock.embedding.take(layer)
    assert project.write(str(tmp_path / "p.qgz"))
    dock.embedding.layer.setLayer(None)  # as the list does while it is filled anew
    assert recall()["embedding"] == chosen
    dock.embedding.layer.activated.emit(0)
    assert recall()["embedding"] == ""
    assert project.read(str(tmp_path / "p.qgz"))
    assert dock.embedding.embedding().id() == chosen


def test_a_project_whose_embedding_is_gone_opens_where_one_is_made(
    dock, labels, scene, tmp_path, wait_for
):
    project = QgsProject.instance()
    dock.embedding.take(elsewhere(scene, tmp_path))
    dock.labels.layer.setLayer(labels)
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    (tmp_path / "elsewhere.tif").unlink()
    assert project.read(str(tmp_path / "p.qgz"))
    assert dock.embedding.isVisible() and states(dock)[1] == "todo"
    assert dock.embedding.layer.currentText() == "make a new one"
    wait_for(lambda: "embedding in step 2" in dock.labels.said.accuracy.text())


@pytest.fixture
def temporary(dock, scene):
    """An embedding and its map in the temporary folder, as in a project that was never saved."""
    folder = Path(QgsProcessingUtils.tempFolder(), "kept")
    for stem in ("embedding", "embedding_map"):
        (folder / stem).mkdir(parents=True)
        for ending in (".tif", ".tif.json"):
            shutil.copy(scene / f"embedding{ending}", folder / stem / f"{stem}{ending}")
    for ending in ("_report.html", ".aefhead"):
        (folder / "embedding_map" / f"embedding_map{ending}").write_text(ending)
    embedding, mapped = (
        str(folder / stem / f"{stem}.tif") for stem in ("embedding", "embedding_map")
    )
    dock.embedding.take(add_raster(QgsProject.instance(), embedding, "embedding", embedding))
    add_raster(QgsProject.instance(), mapped, "map", embedding)
    report = mapped.replace(".tif", "_report.html")
    dock.map.outputs = {"map": mapped, "report": report, "source": embedding}
    dock.map.refresh()
    dock.show_states()
    yield folder
    QgsProject.instance().clear()
    shutil.rmtree(folder, ignore_errors=True)


def test_temporary_results_are_kept_with_a_click_once_the_project_is_saved(
    dock, temporary, tmp_path, iface, wait_for
):
    assert dock.steps[3].status() == "temporary" and dock.map.place.isVisibleTo(dock.map)
    assert "gone when QGIS is closed" in dock.embedding.about.text()
    (tmp_path / "embedding.tif").write_text("of another project")
    layer = dock.embedding.embedding()
    layer.setOpacity(0.5)
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgz"))
    item = iface.messageBar().currentItem()
    assert item.text() == "The results are gone when QGIS is closed."
    item.findChild(QPushButton).click()
    wait_for(lambda: dock.steps[3].status() == "done")
    assert file_path(layer) == str(tmp_path / "embedding_2.tif")
    assert layer.isValid() and layer.opacity() == 0.5
    assert dock.steps[3].status() == "done" and not dock.map.place.isVisibleTo(dock.map)
    assert not project.isDirty() and dock.map.report.isVisibleTo(dock.map)
    project.clear()
    shutil.rmtree(temporary)
    assert project.read(str(tmp_path / "p.qgz"))
    assert all(one.isValid() for one in project.mapLayers().values())
    assert file_path(dock.embedding.embedding()) == str(tmp_path / "embedding_2.tif")
    assert dock.map.outputs["map"] == str(tmp_path / "embedding_map.tif")
    assert (tmp_path / "embedding_map.aefhead").is_file() and dock.steps[3].status() == "done"
    assert project.write() and iface.messageBar().currentItem() is not item


def test_results_that_can_not_be_kept_stay_where_they_are(
    dock, temporary, tmp_path, iface, monkeypatch, wait_for
):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("aef_fields.aef_qgis.outputs.shutil.copy2", full)
    assert QgsProject.instance().write(str(tmp_path / "p.qgz"))
    dock.keep_results()
    sentence = "The results could not be kept (No"
    wait_for(lambda: iface.messageBar().currentItem().text().startswith(sentence))
    assert str(temporary) in file_path(dock.embedding.embedding())
    assert dock.steps[3].status() == "temporary"


def test_a_run_that_failed_is_not_told_of_where_another_embedding_is_taken(opened):
    layer = opened.embedding.embedding()
    opened.embedding.layer.setLayer(None)
    opened._dialog.failure = "The disk is full."
    opened._dialog.run_changed.emit()
    assert opened.steps[1].status() == "failed"
    opened.embedding.layer.setLayer(layer)
    assert opened.steps[1].status() == "embedding" and states(opened)[1] == "done"


def test_a_run_that_was_stopped_is_announced_with_its_project(dock, tmp_path):
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgz"))
    (tmp_path / "year.tif.tiles").mkdir()
    steps = [["Encoding", "aef:embed", {"OUTPUT": str(tmp_path / "year.tif")}]]
    record = {"project": project.fileName(), "frames": [], "steps": steps}
    QgsSettings().setValue(unfinished.KEY, json.dumps(record))
    project.clear()
    assert dock.layers.isVisible() and states(dock)[1] == "todo"
    assert project.read(str(tmp_path / "p.qgz"))
    assert dock.embedding.go_on.isVisible()
    assert (states(dock)[1], dock.steps[1].status()) == ("stale", "stopped")
    QTest.mouseClick(dock.embedding.forget, LEFT)
    assert states(dock)[1] == "todo" and not QgsSettings().contains(unfinished.KEY)


def test_codes_are_classes_and_what_was_chosen_is_remembered(dock, tmp_path):
    project = QgsProject.instance()
    made = QgsVectorLayer(
        "Polygon?field=id:integer&field=code:integer&field=area:double&field=height:double",
        "parcels",
        "memory",
    )
    project.addMapLayer(made)
    dock.labels.layer.setLayer(made)
    assert dock.labels.chosen()[1:] == ("code", "classify")
    dock.labels.choose_field("height")
    assert dock.labels.chosen()[1:] == ("height", "regress")
    dock.labels.choose_task("classify")
    assert project.write(str(tmp_path / "p.qgz")) and project.read(str(tmp_path / "p.qgz"))
    assert dock.labels.chosen()[1:] == ("height", "classify")


def test_each_step_says_what_it_waits_for(dock, scene, wait_for):
    dock.show_step(2)
    assert "start one with “New…”" in dock.labels.said.accuracy.text()
    known = QgsVectorLayer(str(scene / "labels.gpkg"), "Known")
    QgsProject.instance().addMapLayer(known)
    dock.labels.layer.setLayer(known)
    wait_for(lambda: "embedding in step 2" in dock.labels.said.accuracy.text())
    dock.show_step(3)
    assert dock.map.missing.isVisible() and "step 2" in dock.map.missing.text()
    assert dock.embedding.about.text() == "Tick some images in step 1 first."
    layer = embedded(scene)
    assert dock.embedding.about.text().startswith("Choose an embedding above")
    dock.embedding.take(layer)
    wait_for(lambda: dock.labels.ready, 60)
    assert dock.map.make.isEnabled() and not dock.map.missing.isVisible()
    dock.embedding.layer.setLayer(None)
    wait_for(lambda: not dock.labels.ready)
    assert states(dock)[2] == "todo"


def embedded(scene):
    layer = QgsRasterLayer(str(scene / "embedding.tif"), "embedding")
    QgsProject.instance().addMapLayer(layer)
    return layer


def elsewhere(scene, tmp_path):
    """An embedding on which no label lies."""
    for name in ("embedding.tif", "embedding.tif.json"):
        shutil.copy(scene / name, tmp_path / name.replace("embedding", "elsewhere"))
    raster = gdal.OpenEx(
        str(tmp_path / "elsewhere.tif"),
        gdal.OF_UPDATE,
        open_options=["IGNORE_COG_LAYOUT_BREAK=YES"],  # asked for since GDAL 3.11
    )
    x, *others = raster.GetGeoTransform()
    raster.SetGeoTransform((x + 1e5, *others))
    del raster  # closes the file
    layer = QgsRasterLayer(str(tmp_path / "elsewhere.tif"), "elsewhere")
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.mark.parametrize("live", [True, False])
def test_what_was_said_of_one_embedding_is_not_said_of_another(
    judged, scene, tmp_path, wait_for, live
):
    judged.labels.show_map.setChecked(live)
    first, other = judged.embedding.embedding(), elsewhere(scene, tmp_path)
    judged.map.outputs = {"map": "m.tif", "report": "", "source": first.source()}
    judged.map.result.setText("71 % right")
    judged.map.refresh()
    judged._mapped = judged.live.fingerprint
    judged.show_states()
    assert states(judged)[2:] == ["done", "done"] and not judged.map.result.isHidden()
    judged.embedding.take(other)
    for _ in range(2):  # at once, and when the worker has looked at it
        assert not judged.labels.verdict and not judged.labels.next.isEnabled()
        assert states(judged)[2:] == ["todo", "stale"] and judged.map.result.isHidden()
        assert judged.labels.classes.topLevelItem(0).text(1) == ""
        wait_for(lambda: "No label lies" in judged.labels.said.accuracy.text(), 60)
    judged.embedding.take(first)
    wait_for(lambda: judged.labels.ready, 60)
    assert states(judged)[2:] == ["done", "done"] and not judged.map.result.isHidden()


def test_a_verdict_that_comes_late_is_not_shown(judged, scene, tmp_path, monkeypatch):
    asked, verdict = {}, judged.labels.verdict
    monkeypatch.setattr(
        judged.worker, "ask", lambda do, answer=None, *_, **__: asked.update({do: answer})
    )
    judged.live.refresh()
    judged.live._send()
    judged.embedding.take(elsewhere(scene, tmp_path))
    asked["judge"](verdict)
    assert not judged.labels.verdict


@pytest.mark.parametrize("change", ["labels", "embedding"])
def test_a_picture_that_comes_late_is_not_shown(judged, labels, wait_for, change):
    """Of labels that were taken back, or of an embedding that is not chosen any more."""
    labels.startEditing()
    judged.live._send()
    answered = []
    if change == "labels":
        labels.deleteFeatures(labels.allFeatureIds())
        judged.live._send()
    else:
        judged.embedding.layer.setLayer(None)
    judged.worker.ask("series", answered.append, answered.append, x=0, y=0, classes=[])
    assert judged.live.picture.layer is None
    wait_for(lambda: answered)  # after the picture
    assert judged.live.picture.layer is None
    labels.rollBack()


def test_look_alikes_of_a_place_before_are_not_shown(opened, iface, wait_for):
    """They came for the second of two quick clicks, with a threshold of the first."""
    opened.use_tool("lookalike")
    wait_for(lambda: opened.live.ensure_open() and opened.live.view.crs.isValid())
    middle, answered = iface.mapCanvas().extent().center(), []
    opened.tools["lookalike"].picked.emit(middle, False, False)
    opened.lookalike._ask()
    opened.tools["lookalike"].picked.emit(QgsPointXY(middle.x() + 400, middle.y()), False, False)
    opened.lookalike._settle.stop()
    opened.worker.ask("series", answered.append, x=middle.x(), y=middle.y(), classes=[])
    wait_for(lambda: answered)
    assert opened.lookalike.picture.layer is None and opened.lookalike._fresh
    iface.mapCanvas().unsetMapTool(opened.tools["lookalike"])


def test_a_short_tool_panel_is_not_as_high_as_a_long_one(opened):
    heights = {}
    for name in ("lookalike", "series", "lookalike"):
        opened.use_tool(name)
        opened.series._show_sources([{"title": "a", "bands": [], "dates": [], "values": []}])
        QCoreApplication.processEvents()
        heights.setdefault(name, []).append(opened.tool_panel.sizeHint().height())
    assert heights["lookalike"][1] < heights["series"][0]
    opened._iface.mapCanvas().unsetMapTool(opened.tools["lookalike"])


def test_the_panel_is_as_wide_as_its_letters_need(dock, iface):
    """QGIS tells its main window their size by a style."""
    from aef_fields.aef_qgis.dock.dock import AefDock

    main = iface.mainWindow()
    main.setStyleSheet("* { font-size: 24pt }")
    try:
        larger = AefDock(iface, dock._dialog, *[lambda *_: None] * 3)
    finally:
        main.setStyleSheet("")
    width = larger.pages.minimumWidth()
    larger.shut_down()
    larger.deleteLater()
    assert width > 1.5 * dock.pages.minimumWidth()


def test_a_series_has_its_unit_in_the_users_language(dock, monkeypatch):
    from aef_fields.aef_qgis.dock import series_panel

    monkeypatch.setattr(series_panel, "tr", {"reflectance": "Reflexionsgrad"}.__getitem__)
    empty = {"bands": [], "dates": [], "values": []}
    units = {"Sentinel-2": "reflectance", "Sentinel-1": "dB", "Height": ""}
    dock.series._show_sources([{"title": t, "units": u, **empty} for t, u in units.items()])
    shown = [dock.series.source.itemText(i) for i in range(3)]
    assert shown == ["Sentinel-2 (Reflexionsgrad)", "Sentinel-1 (dB)", "Height"]


def test_large_errors_are_written_as_people_do(opened):
    opened.labels.task.setCurrentIndex(1)
    opened.labels._current = QgsVectorLayer("Point?field=value:double", "v", "memory")
    verdict = {"measure": "r2", "value": -0.44, "low": -1, "high": 0, "rmse": 37688.2, "tested": 29}
    opened.live.judged.emit(verdict)
    text = opened.labels.said.accuracy.text()
    assert "typical error 37700." in text and "Below 0" in text
    assert "off the embedding" not in text
    opened.live.judged.emit({**verdict, "off": 2})
    said = "Labels that lie off the embedding and count for nothing: 2."
    assert said in opened.labels.said.accuracy.text()


def test_look_alikes_in_an_embedding_that_is_gone(opened, iface, wait_for, scene):
    QTest.mouseClick(opened.bar.widgetForAction(opened.tools["lookalike"].action()), LEFT)
    path = scene / "embedding.tif"
    wait_for(lambda: opened.live.ensure_open() and opened.live.view.crs.isValid(), 60)
    away = path.rename(path.with_suffix(".away"))
    try:
        opened.live._begin_again()  # as when the worker was lost
        opened.tools["lookalike"].picked.emit(iface.mapCanvas().extent().center(), False, False)
        wait_for(lambda: "can't be opened" in opened.lookalike.text.text(), 60)
        assert not opened.lookalike._settle.isActive()
    finally:
        away.rename(path)
    iface.mapCanvas().unsetMapTool(opened.tools["lookalike"])


def test_look_alikes_glow_and_become_a_layer(opened, iface, wait_for):
    tool = opened.bar.widgetForAction(opened.tools["lookalike"].action())
    QTest.mouseClick(tool, LEFT)
    assert iface.mapCanvas().mapTool() is opened.tools["lookalike"]
    assert opened.lookalike.isVisible()
    middle = iface.mapCanvas().extent().center()
    opened.tools["lookalike"].picked.emit(middle, False, False)
    wait_for(lambda: opened.lookalike.picture.layer, 60)
    first = opened.lookalike.picture.layer.source()
    corner = QgsPointXY(middle.x() + 400, middle.y() + 400)
    opened.tools["lookalike"].picked.emit(corner, False, True)
    wait_for(lambda: opened.lookalike.picture.layer.source() != first)
    assert "counter-examples: 1" in opened.lookalike.text.text()
    opened.lookalike.slider.setValue(61)
    assert opened.lookalike.percent.text() == "30.5 %"
    QTest.mouseClick(opened.lookalike.keep, LEFT)
    wait_for(lambda: QgsProject.instance().mapLayersByName("Look-alikes"))
    (layer,) = QgsProject.instance().mapLayersByName("Look-alikes")
    assert QgsProject.instance().layerTreeRoot().layerOrder()[0] is layer
    assert layer.featureCount() >= 1
    assert not layer.getFeature(1).geometry().isEmpty()
    glowing = opened.lookalike.picture.layer.source()
    opened.embedding.layer.setLayer(None)
    assert opened.lookalike.picture.layer is None or (
        opened.lookalike.picture.layer.source() != glowing
    )
    iface.mapCanvas().unsetMapTool(opened.tools["lookalike"])
    assert not opened.lookalike.isVisible()
    assert opened.lookalike.picture.layer is None


def test_a_click_tells_which_keys_were_held(iface, monkeypatch):
    canvas = iface.mapCanvas()
    tool, picked = PointTool(canvas), []
    tool.picked.connect(lambda _point, shift, ctrl: picked.append((shift, ctrl)))
    canvas.setMapTool(tool)
    right, keys = Qt.MouseButton.RightButton, Qt.KeyboardModifier
    for button, held in (
        (LEFT, keys.NoModifier),
        (LEFT, keys.ShiftModifier),
        (LEFT, keys.ControlModifier),
        (right, keys.MetaModifier),
    ):
        QTest.mouseClick(canvas.viewport(), button, held)
    assert picked == [(False, False), (True, False), (False, True)]
    monkeypatch.setattr(sys, "platform", "darwin")  # where Ctrl-click comes as a right click
    QTest.mouseClick(canvas.viewport(), right, keys.MetaModifier)
    QTest.mouseClick(canvas.viewport(), right)
    assert picked[3:] == [(False, True)]
    canvas.unsetMapTool(tool)


def test_the_button_is_down_while_the_next_click_draws(opened, iface, tmp_path, wait_for):
    labels = opened.labels
    opened.show_step(2)
    labels.make_layer(str(tmp_path / "mine.gpkg"), "polygons", [("Water", "#0000ff")])
    layer, _, _ = labels.chosen()
    centre = iface.mapCanvas().extent().center()
    button = opened.bar.widgetForAction(opened.tools["lookalike"].action())
    QTest.mouseClick(button, LEFT)
    assert opened.tool_panel.isVisible()
    assert not labels.draw.isChecked() and layer.isEditable()
    QTest.mouseClick(button, LEFT)  # again: it is put away
    assert not opened.tool_panel.isVisible() and not button.isChecked()
    assert iface.drawing[-1] == "pan"
    add(opened, layer, "Water", square(layer, centre.x(), centre.y()))
    QTest.mouseClick(labels.draw, LEFT)
    assert labels.draw.isChecked() and iface.drawing[-1] == "draw"
    assert layer.isEditable() and layer.isModified()
    QTest.mouseClick(labels.draw, LEFT)
    assert not labels.draw.isChecked() and not layer.isEditable() and layer.featureCount() == 1
    QTest.mouseClick(labels.draw, LEFT)
    iface.actionPan().trigger()
    labels.stop_drawing()  # as when the map was made
    assert not layer.isEditable()
    layer.startEditing()  # by the person: not ours to end
    labels.stop_drawing()
    assert layer.isEditable()
    layer.rollBack()


def test_labels_that_the_image_hid_are_seen_while_more_are_drawn(opened, scene, tmp_path):
    """Loaded before the image, and filled as QGIS does unasked."""
    layer = QgsVectorLayer(str(shutil.copy(scene / "labels.gpkg", tmp_path / "l.gpkg")), "Known")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#e77a90"})))
    project = QgsProject.instance()
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    root.addLayer(layer)  # below the embedding
    opened.labels.layer.setLayer(layer)
    opened.labels.draw.setChecked(True)
    assert root.layerOrder()[0] is layer and layer.isEditable()
    assert layer.renderer().symbol().color().name() == "#e77a90"
    assert not hides(layer)
    opened.labels.draw.setChecked(False)
    own = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#123456"})
    layer.setRenderer(QgsSingleSymbolRenderer(own))
    root.insertLayer(0, project.addMapLayer(QgsVectorLayer("Point", "Above", "memory"), False))
    opened.labels.draw.setChecked(True)
    assert layer.renderer().symbol().symbolLayerCount() == 1  # a style of one's own stays
    assert root.layerOrder()[1] is layer  # and so does a place above the images
    opened.labels.draw.setChecked(False)


def test_a_new_label_layer_has_its_colours_in_any_project(opened, tmp_path):
    classes = [("Water", "#0000ff"), ("Maize", "#ffaa00")]
    path = str(tmp_path / "mine.gpkg")
    opened.labels.make_layer(path, "polygons", classes)
    opened.labels.draw.setChecked(False)
    for source in (path, f"{path}|layername=mine"):
        elsewhere = QgsVectorLayer(source, "mine")
        found = [(c.value(), c.symbol().color().name()) for c in elsewhere.renderer().categories()]
        assert found == classes
    index = elsewhere.fields().lookupField("class")
    assert elsewhere.defaultValueDefinition(index).expression() == ""  # no class given unasked


def test_a_class_gets_another_name_and_colour_while_it_is_drawn(opened, tmp_path):
    classes = [("Water", "#0000ff"), ("Maize", "#ffaa00")]
    opened.labels.make_layer(str(tmp_path / "mine.gpkg"), "polygons", classes)
    layer, field, _ = opened.labels.chosen()
    opened.labels.classes.setCurrentItem(opened.labels.classes.topLevelItem(1))
    renderer = layer.renderer().clone()
    symbol = renderer.symbols(QgsRenderContext())[1].clone()
    symbol.setColor(QColor("#cc0000"))  # as QGIS's own windows do
    renderer.updateCategorySymbol(1, symbol)
    renderer.updateCategoryValue(1, "Corn")
    layer.setRenderer(renderer)
    assert symbol.symbolLayer(1).color().name() == "#cc0000"  # the outline, which is what is seen
    assert opened.live.classes()[1]["color"] == "#cc0000"
    assert opened.labels.classes.current_class() == "Corn"
    index = layer.fields().lookupField(field)
    assert layer.defaultValueDefinition(index).expression() == "'Corn'"
    renderer = renderer.clone()
    renderer.deleteCategory(1)
    layer.setRenderer(renderer)
    assert opened.labels.classes.current_class() == "Water"
    assert layer.defaultValueDefinition(index).expression() == "'Water'"
    opened.labels.draw.setChecked(False)


def test_the_chosen_class_has_its_colour_in_the_list(opened, tmp_path):
    opened.labels.make_layer(str(tmp_path / "mine.gpkg"), "polygons", [("Water", "#0000ff")])
    swatch = opened.labels.classes.currentItem().icon(0)
    seen = swatch.pixmap(8, 8, QIcon.Mode.Selected).toImage().pixelColor(4, 4)
    assert seen.name() == "#0000ff"
    opened.labels.draw.setChecked(False)


def test_look_alikes_become_one_label_that_undo_takes_back(opened, iface, tmp_path, wait_for):
    classes = [("Water", "#0000ff"), ("Maize", "#ffaa00")]
    opened.labels.make_layer(str(tmp_path / "mine.gpkg"), "polygons", classes)
    layer, _, _ = opened.labels.chosen()
    opened.use_tool("lookalike")
    opened.tools["lookalike"].picked.emit(iface.mapCanvas().extent().center(), False, False)
    wait_for(lambda: opened.lookalike.picture.layer, 60)
    QTest.mouseClick(opened.lookalike.label, LEFT)
    wait_for(lambda: layer.featureCount() == 1)
    assert "Water" in opened.lookalike.text.text()
    (added,) = layer.getFeatures()
    assert added["class"] == "Water" and added.geometry().area() > 0
    layer.undoStack().undo()
    assert layer.featureCount() == 0
    layer.rollBack()
    opened.labels.layer.setLayer(None)
    QTest.mouseClick(opened.lookalike.label, LEFT)
    wait_for(lambda: "step 3" in opened.lookalike.text.text())


def test_a_pixel_shows_its_dates_and_nearest_labels(judged, iface, wait_for):
    judged.use_tool("series")
    judged.tools["series"].picked.emit(iface.mapCanvas().extent().center(), False, False)
    wait_for(lambda: judged.series._sources)
    (source,) = judged.series._sources
    assert source["title"] == "Sentinel-2 level 2A" and len(source["dates"]) == 6
    assert source["dates"] == sorted(source["dates"])
    assert "Most like labels of" in judged.series.nearest.text()


def test_dropped_folders_and_files_become_frames(dock, sample, wait_for):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample / "S2"))])
    action = Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dock.show_step(2)
    dock.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, keys))
    assert dock.layers.isVisible()
    model = dock._dialog.form.model
    wait_for(lambda: len(model.chosen()) == 14, 60)
    assert dock.layers.next.isEnabled()
    assert states(dock)[0] == "done" and dock.steps[0].status() == "14 images"
    QTest.mouseClick(dock.layers.next, LEFT)
    assert dock.embedding.isVisible() and dock.embedding.make.isEnabled()
    assert "20" in dock.embedding.about.text()


def test_an_empty_map_begins_with_the_clearest_of_the_dropped_images(dock, sample, wait_for):
    project, model = QgsProject.instance(), dock._dialog.form.model
    mine = QgsVectorLayer("Polygon?crs=EPSG:32631", "mine", "memory")
    project.addMapLayer(mine)
    dock.layers.take([str(path) for path in sample.glob("S?/*20230[1-7]*.tif")])
    wait_for(lambda: len(project.mapLayers()) == 2, 60)
    (best,) = [row for row in model.rows if row.layer_id]
    assert (best.source, best.date) == ("sentinel-2-l2a", "2023-04-09")
    assert best.clear > 0.995
    nodes = project.layerTreeRoot().children()
    assert [node.layerId() for node in nodes] == [mine.id(), best.layer_id]
    assert best.by_hand and best.chosen and len(model.rows) == 16
    dock.layers.take([str(path) for path in sample.glob("S2/*20230[89]*.tif")])
    wait_for(lambda: len(model.rows) > 16 and not model.unasked() and not model.unglanced(), 60)
    wait_for(lambda: not dock.layers._fresh)
    assert len(project.mapLayers()) == 2


def test_a_missing_image_is_no_done_step(dock, sample, tmp_path, wait_for, monkeypatch):
    monkeypatch.setattr("aef_fields.aef_qgis.dialogs.frames_model.PATIENCE_S", 60)
    paths = [shutil.copy(sample / "S2" / f"S2_{day}.tif", tmp_path) for day in (20230501, 20230521)]
    dock.layers.take(paths)
    model = dock._dialog.form.model
    wait_for(lambda: all(row.clear_text() for row in model.rows), 60)
    assert states(dock)[0] == "done"
    Path(paths[0]).rename(tmp_path / "away")
    dock.toggle_step(1)
    wait_for(lambda: states(dock)[0] == "stale")
    assert [bool(row.clear_text()) for row in model.rows] == [False, True]  # its sign has the room
    assert dock.steps[0].status() == "1 image, 1 missing"
    (tmp_path / "away").rename(paths[0])
    dock.toggle_step(0)
    wait_for(lambda: states(dock)[0] == "done" and dock.steps[0].status() == "2 images")


def test_what_was_said_of_dropped_files_is_saved_with_the_project(dock, sample, tmp_path, wait_for):
    """Dates, source, bands and ticks; nothing of what the worker found by itself."""
    project, model = QgsProject.instance(), dock._dialog.form.model
    images = sorted((sample / "S2").glob("*.tif"))[:4]
    for image, name in zip(images, ("S2_20230501", "S2_20230521", "S2_x", "flight")):
        shutil.copy(image, tmp_path / f"{name}.tif")
    dock.layers.take([str(tmp_path)])
    wait_for(lambda: len(model.rows) == 4 and not model.unasked(), 60)
    assert len(model.broken()) == 2
    rows = {row.name: row for row in model.rows}
    number = model.rows.index(rows["S2_x.tif"])
    model.setData(model.index(number, DATE), "2023-06-10")
    model.mend([rows["flight.tif"]], "sentinel-2-l2a", {"B02": 1, "B04": 3}, ["2023-06-20"])
    wait_for(lambda: len(model.chosen()) == 4, 60)
    number = model.rows.index(rows["S2_20230521.tif"])
    ticked = Qt.ItemDataRole.CheckStateRole
    model.setData(model.index(number, LAYER), Qt.CheckState.Unchecked, ticked)
    assert project.write(str(tmp_path / "p.qgz"))
    project.clear()
    assert not model.rows and not project.isDirty()
    assert project.read(str(tmp_path / "p.qgz"))
    wait_for(lambda: len(model.rows) == 4 and not model.unasked(), 60)
    assert [(row.name, row.date, row.chosen) for row in model.rows] == [
        ("S2_20230501.tif", "2023-05-01", True),
        ("S2_20230521.tif", "2023-05-21", False),
        ("S2_x.tif", "2023-06-10", True),
        ("flight.tif", "2023-06-20", True),
    ]
    assert model.rows[3].found["bands"] == {"B02": 1, "B04": 3}
    assert not model.rows[0].said and not project.isDirty()
    (tmp_path / "other" / "folder").mkdir(parents=True)
    elsewhere = str(tmp_path / "other" / "folder" / "p.qgz")
    assert project.write(elsewhere)  # saved as another: the files lie where they lay
    project.clear()
    assert project.read(elsewhere)
    wait_for(lambda: len(model.rows) == 4 and not model.unasked(), 60)
    assert len(model.chosen()) == 3 and not project.isDirty()


def test_files_of_a_project_of_an_older_version_are_opened(dock, sample, tmp_path, wait_for):
    project, model = QgsProject.instance(), dock._dialog.form.model
    paths = [str(path) for path in sorted((sample / "S2").glob("*.tif"))[:2]]
    project.writeEntry("aef_fields", "files", paths)
    project.writeEntry("aef_fields", "said", "[damaged")
    project.blockSignals(True)  # as written without this panel
    assert project.write(str(tmp_path / "p.qgz"))
    project.blockSignals(False)
    assert project.read(str(tmp_path / "p.qgz"))
    wait_for(lambda: len(model.chosen()) == 2, 60)


def test_images_that_the_encoder_left_out_have_not_changed(opened, scene, wait_for):
    """Clouded ones, or more than are encoded at once, are in the embedding's record all the same."""
    record = scene / "embedding.tif.json"
    before = record.read_text()
    content = json.loads(before)
    assert len(content["images"]) == 6
    record.write_text(json.dumps(content | {"frames": content["frames"][:4]}))
    try:
        opened._dialog.form.add_paths(content["images"])
        model = opened._dialog.form.model
        wait_for(lambda: len(model.chosen()) == 6 and not model.unasked(), 60)
        assert states(opened)[1] == "done"
        model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        assert states(opened)[1] == "stale"
    finally:
        record.write_text(before)


def test_images_moved_together_with_their_embedding_are_known_again(
    dock, scene, tmp_path, wait_for
):
    """The record names them where they lay when the embedding was made."""
    names = ("embedding.tif", "embedding.tif.json", "S2")
    for name in names:
        copy = shutil.copytree if (scene / name).is_dir() else shutil.copy
        copy(scene / name, tmp_path / name)
    images = json.loads((scene / "embedding.tif.json").read_text())["images"]
    layer = QgsRasterLayer(str(tmp_path / "embedding.tif"), "embedding")
    QgsProject.instance().addMapLayer(layer)
    dock.embedding.take(layer)
    dock.layers.take([str(tmp_path / "S2" / Path(image).name) for image in images])
    model = dock._dialog.form.model
    wait_for(lambda: len(model.chosen()) == 6 and not model.unasked(), 60)
    assert states(dock)[1] == "done"
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert states(dock)[1] == "stale"


def test_a_label_drawn_does_not_ask_the_drive_of_every_image(opened, scene, wait_for, monkeypatch):
    """Each with each, hundreds of images stopped the window for as long at every label."""
    images = json.loads((scene / "embedding.tif.json").read_text())["images"]
    opened._dialog.form.add_paths(images)
    model = opened._dialog.form.model
    wait_for(lambda: len(model.chosen()) == 6 and not model.unasked(), 60)
    asked, stat = [], os.stat
    monkeypatch.setattr(os, "stat", lambda path, **k: asked.append(str(path)) or stat(path, **k))
    opened.show_states()
    assert not set(asked) & set(images)


def test_a_drive_that_is_gone_holds_the_window_for_a_moment_only(
    opened, scene, wait_for, monkeypatch
):
    """It kept whoever asked for a file, up to minutes each time, and many were asked for at every label."""
    images = json.loads((scene / "embedding.tif.json").read_text())["images"]
    opened._dialog.form.add_paths(images)
    model = opened._dialog.form.model
    wait_for(lambda: len(model.chosen()) == 6 and not model.unasked(), 60)
    back, stat = threading.Event(), os.stat

    def gone(path, **options):
        if str(path).startswith(str(scene)):
            back.wait(20)
        return stat(path, **options)

    monkeypatch.setattr(drives, "PATIENCE_S", 0.1)
    monkeypatch.setattr(os, "stat", gone)
    begun = time.monotonic()
    for _ in range(3):
        opened._dialog.look_again()
        opened.show_states()
    assert time.monotonic() - begun < 10
    back.set()
    wait_for(lambda: len(model.chosen()) == 6 and not model.unasked(), 60)


def test_an_embedding_on_a_drive_that_slept_is_known_once_it_is_awake(scene, monkeypatch, wait_for):
    layer, awake, stat = QgsRasterLayer(str(scene / "embedding.tif")), threading.Event(), os.stat
    monkeypatch.setattr(drives, "PATIENCE_S", 0.1)
    monkeypatch.setattr(os, "stat", lambda path, **k: awake.wait(20) and stat(path, **k))
    assert kind_of(layer) == ""
    awake.set()
    wait_for(lambda: not drives.silent(layer.source()))
    assert kind_of(layer) == "embedding"


def test_the_timeline_of_many_images_compares_no_dates_to_be_painted(qgis_app):
    """Each mark looked for the first and the last of them all: a picture of a thousand took a second."""
    compared = []

    class Day(QDate):
        def __lt__(self, other):
            compared.append(other)
            return QDate.__lt__(self, other)

    timeline = Timeline()
    timeline.set_frames({"Sentinel-2": [Day(2023, 1, 1 + i) for i in range(30)]})
    compared.clear()
    timeline.grab()
    assert not compared


def test_a_double_click_on_make_does_not_cancel_what_it_began(dock):
    """Cancel comes to lie under the pointer at once: the second click would be its own."""
    kinds = (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)
    for cancel in (dock.embedding.cancel, dock.map.cancel):
        clicks = QSignalSpy(cancel.clicked)
        cancel.setEnabled(True)
        where = QPointF(cancel.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind in kinds:
            QCoreApplication.sendEvent(cancel, QMouseEvent(kind, where, left, left, none))
        assert len(clicks) == 0
        QTest.mouseClick(cancel, left)
        assert len(clicks) == 1


def test_each_step_offers_its_dialogs_and_page(dock):
    menus = [[a.text() for a in step.actions_of_menu()] for step in dock.steps]
    assert menus[0][0] == "All settings…" and "Processing: Train on labels…" in menus[2]
    assert all(menu[-1] == "Manual" for menu in menus)
    dock.steps[3].actions_of_menu()[0].trigger()
    dock.steps[3].actions_of_menu()[-1].trigger()
    assert dock.asked == ["aef:train", "dock_map"]
    for page in ("dock_layers", "dock_embedding", "dock_labels", "dock_map", "index"):
        assert (ROOT / "docs" / f"{page}.md").is_file()


def test_without_an_environment_the_dock_offers_to_make_one(dock, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    dock.look_for_environment()
    assert dock.pages.currentIndex() == 1
    assert "/gone/python" in dock.environment._state.text()
    assert dock.environment.minimumSizeHint().width() <= dock.pages.minimumWidth()


def test_the_panel_takes_no_key_from_the_menus_of_qgis(dock):
    """It is no window of its own: Alt+L in it would no longer open the menu “Layer”."""
    texts = [one.text() for one in dock.pages.widget(0).findChildren((QAbstractButton, QLabel))]
    assert "Draw labels" in texts and not [text for text in texts if "&" in text]


def test_steps_open_by_the_keyboard(dock):
    title = dock.steps[2]._title
    assert title.focusPolicy() & Qt.FocusPolicy.TabFocus
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Space)
    assert dock.labels.isVisible() and not dock.layers.isVisible()


def test_quantities_are_mapped_while_points_are_clicked(opened, iface, tmp_path, wait_for):
    """A number is typed, a place is clicked; the map and R² follow."""
    dock = opened
    dock.show_step(2)
    dock.labels.make_layer(str(tmp_path / "cover.gpkg"), "points", [])
    layer, field, task = dock.labels.chosen()
    assert (field, task) == ("value", "regress")
    assert dock.labels.value.isVisible() and not dock.labels.classes.isVisible()
    extent = dock.embedding.embedding().extent()
    embedding = QgsRasterLayer(dock.embedding.embedding().source(), "again")
    for i in range(49):
        x = extent.xMinimum() + extent.width() * (0.07 + 0.14 * (i % 7))
        y = extent.yMinimum() + extent.height() * (0.07 + 0.14 * (i // 7))
        code, good = embedding.dataProvider().sample(QgsPointXY(x, y), 1)
        code = code - 256 if code > 127 else code  # bytes without a sign in QGIS 3.22
        dock.labels.value.setValue(code)
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature.setAttribute("value", layer.defaultValue(layer.fields().lookupField("value")))
        assert good and feature["value"] == pytest.approx(code)
        assert layer.addFeature(feature)
    wait_for(lambda: dock.labels.verdict.get("tested") == 49, 60)
    wait_for(lambda: dock.live.picture.layer and dock.labels.ramp.isVisible(), 60)
    assert dock.labels.verdict["value"] > 0.8  # a band of the embedding itself can be learnt
    assert "R²" in dock.labels.said.accuracy.text()
    assert dock.labels.next.isEnabled()
    values = [f["value"] for f in layer.getFeatures()]
    assert dock.labels.ramp.accessibleName() == f"{min(values):.4g} – {max(values):.4g}"
    layer.rollBack()


def test_another_label_layer_brings_its_own_task(opened, labels, tmp_path):
    opened.show_step(2)
    opened.labels.make_layer(str(tmp_path / "cover.gpkg"), "points", [])
    assert opened.labels.task.currentData() == "regress"
    opened.labels.layer.setLayer(labels)
    assert opened.labels.task.currentData() == "classify"
    assert opened.labels.classes.isVisible() and not opened.labels.value.isVisible()


def test_the_map_learns_from_another_region_of_the_project(judged, labels, scene, tmp_path, monkeypatch):  # fmt: skip
    """Offered are other embeddings and layers only, and both are handed to the training."""
    other = judged.map.other
    assert other.isHidden()
    for name in ("embedding.tif", "embedding.tif.json"):
        shutil.copy(scene / name, tmp_path / name.replace("embedding", "there"))
    layers = [
        QgsRasterLayer(str(tmp_path / "there.tif"), "There"),
        QgsVectorLayer(str(scene / "labels.gpkg"), "Known there"),
    ]
    QgsProject.instance().addMapLayers(layers)
    assert not other.isHidden() and other.embedding.isHidden()
    other.use.setChecked(True)
    assert not other.embedding.isHidden()
    assert other.embedding.count() == 1  # not the one that is mapped
    assert labels.id() not in [other.labels.layer(i).id() for i in range(other.labels.count())]
    other.labels.setLayer(layers[1])
    asked = {}
    monkeypatch.setattr(
        "aef_fields.aef_qgis.dock.map_step.TaskStep",
        lambda text, algorithm, parameters: asked.update({algorithm: parameters}),
    )
    monkeypatch.setattr("aef_fields.aef_qgis.dock.map_step.TaskRun", lambda *_: Run())
    judged.map.start()
    judged.map._run = None
    assert asked["aef:train"]["ALSO_EMBEDDING"] == layers[0].id()
    assert asked["aef:train"]["ALSO_LABELS"] == layers[1].id()
    QgsProject.instance().removeMapLayer(layers[0].id())
    assert other.isHidden() and other.chosen() is None


def test_a_map_that_was_stopped_goes_on_unless_its_labels_change(
    judged, labels, scene, monkeypatch
):
    """Only mapping is asked for again, of the same files; a changed label begins another map."""
    asked = []
    monkeypatch.setattr(
        "aef_fields.aef_qgis.dock.map_step.TaskStep",
        lambda text, algorithm, parameters: asked.append((algorithm, parameters)),
    )
    monkeypatch.setattr("aef_fields.aef_qgis.dock.map_step.TaskRun", lambda *_: Run())

    def started():
        asked.clear()
        judged.map.start()
        return dict(asked)

    first = started()
    stem = first["aef:apply"]["OUTPUT"].removesuffix(".tif")
    head, blocks = Path(f"{stem}.aefhead"), Path(f"{stem}.tif.tiles")
    head.touch()
    blocks.mkdir()
    judged.map._ended([{"ACCURACY": 0.9}], "Cancelled.")
    assert started() == {"aef:apply": first["aef:apply"]}
    judged.map._ended([], "Cancelled.")
    assert started() == {"aef:apply": first["aef:apply"]}
    judged.map._ended([], "Cancelled.")
    assert blocks.is_dir()
    labels.startEditing()
    labels.deleteFeature(next(labels.getFeatures()).id())
    labels.rollBack()
    again = started()
    assert list(again) == ["aef:apply", "aef:train"]
    assert again["aef:train"]["OUTPUT"] != str(head)
    assert not blocks.exists()
    judged.map._ended([], "Cancelled.")  # while it learnt: that begins anew
    assert list(started()) == ["aef:apply", "aef:train"]
    judged.map._run = None
    head.unlink()
    QgsProject.instance().removeMapLayer(labels.id())
    assert not judged.map._changes._pairs  # to touch a deleted layer's signals ends QGIS


class Run:
    """A run that never starts."""

    def __init__(self):
        self.progressed = self.doing = self.ended = self

    def deleteLater(self):
        pass

    def connect(self, slot):
        pass

    def start(self):
        pass
