"""Runs inside QGIS (`qgis --code`): the manual's pictures, from the bundled sample.

`make screenshots` starts it under Xvfb; AEF_SHOTS says where pictures go.
"""

import os
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QLineEdit, QToolBar
from qgis.utils import iface, plugins

OUT = Path(os.environ["AEF_SHOTS"])
WORK = OUT / "work"
SLOW = 6  # a busy machine is given time
# QGIS runs this text without a __file__.
PLUGIN = Path(sys.modules["aef_fields"].__file__).resolve().parent
SAMPLE = PLUGIN / "resources" / "sample"
HOME = "/home/me/valley"  # as the manual's pictures have it

sys.path.insert(0, str(PLUGIN / "scripts"))
from demo import natural_colours  # noqa: E402


def wait(condition, seconds):
    end = time.monotonic() + SLOW * seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain")
        QTest.qWait(50)


def settle():
    QTest.qWait(400)  # the map begins to draw a moment after what changed it
    iface.mapCanvas().waitWhileRendering()
    QTest.qWait(400)


def screen(name):
    settle()
    subprocess.run(["import", "-window", "root", str(OUT / f"{name}.png")], check=True)


def neutral(widget):
    """Paths of this machine tell a reader nothing: another folder in their place."""
    for label in widget.findChildren(QLabel):
        label.setText(label.text().replace(str(WORK), HOME).replace(str(PLUGIN), HOME))
    for line in widget.findChildren(QLineEdit):
        line.setText(line.text().replace(str(WORK), HOME))


def part(widget, name):
    settle()
    neutral(widget)
    widget.grab().save(str(OUT / f"{name}.png"))


def button(name):
    toolbar = iface.mainWindow().findChild(QToolBar, "AefFieldsToolbar")
    (action,) = [a for a in toolbar.actions() if a.objectName() == name]
    return toolbar.widgetForAction(action)


def on_canvas(x, y):
    """A place of the map as a pixel of the window."""
    point = iface.mapCanvas().getCoordinateTransform().transform(x, y)
    return QPoint(round(point.x()), round(point.y()))


def click_map(x, y):
    viewport = iface.mapCanvas().viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=on_canvas(x, y))


def tidy():
    """Close the docks that a beginner would not look at, and give ours room."""
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() not in ("Layers", "AefFieldsDock"):
            dock.close()


def drive():
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(SAMPLE, WORK)
    iface.mainWindow().setGeometry(QApplication.primaryScreen().geometry())
    tidy()
    iface.newProject()
    project = QgsProject.instance()
    for path in sorted(WORK.glob("S1/*.tif")) + sorted(WORK.glob("S2/*.tif")):
        layer = QgsRasterLayer(str(path), path.stem)
        if layer.bandCount() > 3:
            natural_colours(layer)
        project.addMapLayer(layer)
        shown = project.layerTreeRoot().findLayer(layer.id())
        shown.setItemVisibilityChecked(path.stem == "S2_20230804")
    iface.mapCanvas().setExtent(next(iter(project.mapLayers().values())).extent())
    QTest.mouseClick(button("AefDock"), Qt.MouseButton.LeftButton)
    dock = iface.mainWindow().findChild(QDockWidget, "AefFieldsDock")
    iface.mainWindow().resizeDocks([dock], [420], Qt.Orientation.Horizontal)
    model = dock._dialog.form.model
    wait(lambda: model.rows and not model.unasked() and model.source_titles, 60)
    wait(lambda: not model.unglanced(), 60)
    for group in project.layerTreeRoot().children():
        group.setExpanded(False)
    screen("1_layers")
    QTest.mouseClick(dock.layers.next, Qt.MouseButton.LeftButton)
    wait(lambda: "minute" in dock._dialog.cost(), 120)
    screen("2_embedding")
    dock._dialog.form.output.setFilePath(str(WORK / "embedding.tif"))
    QTest.mouseClick(dock.embedding.make, Qt.MouseButton.LeftButton)
    wait(dock.embedding.doing.full, 60)  # so small a scene is done before a bar would show it
    part(dock, "2_running")
    wait(lambda: dock.embedding.embedding() is not None, 300)
    QTest.qWait(500)
    iface.messageBar().clearWidgets()
    screen("2_done")
    for node in project.layerTreeRoot().findGroups()[0].children():
        node.setItemVisibilityChecked(False)  # the image below is what a person labels on
    iface.mapCanvas().setExtent(dock.embedding.embedding().extent())
    draw(dock)
    tools(dock)
    finish(dock)


def draw(dock):
    """Draw the sample's polygons, as a person would."""
    from qgis.core import QgsVectorLayer

    truth = QgsVectorLayer(str(WORK / "labels.gpkg"), "truth")
    names = ["Winter cereals", "Maize", "Grassland", "Deciduous forest", "Water", "Built-up land"]
    colors = ["#e0c068", "#e8853a", "#9bcf6b", "#2f8f4e", "#3f78c8", "#8f8f8f"]
    dock.labels.make_layer(str(WORK / "mine.gpkg"), "polygons", list(zip(names, colors)))
    wait(lambda: dock.live.view.crs.isValid(), 30)
    canvas, count = iface.mapCanvas(), {}
    for feature in truth.getFeatures():
        name = feature["class"]
        if name not in names or count.get(name, 0) >= 4:
            continue
        count[name] = count.get(name, 0) + 1
        items = dock.labels.classes.findItems(name, Qt.MatchFlag.MatchExactly)
        dock.labels.classes.setCurrentItem(items[0])
        shape = feature.geometry()
        ring = (shape.asMultiPolygon()[0] if shape.isMultipart() else shape.asPolygon())[0][:-1]
        for point in ring:
            click_map(point.x(), point.y())
        last = on_canvas(ring[-1].x(), ring[-1].y())
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, pos=last)
        QTest.qWait(30)
    wait(lambda: dock.labels.verdict.get("tested") and dock.live.picture.layer is not None, 60)
    QTest.qWait(1500)
    screen("3_labels")
    QTest.mouseClick(dock.labels.draw, Qt.MouseButton.LeftButton)
    dock.labels.show_map.setChecked(False)


def tools(dock):
    embedding = dock.embedding.embedding()
    iface.mapCanvas().setExtent(embedding.extent())
    middle = embedding.extent().center()
    iface.mapCanvas().refresh()
    settle()
    QTest.mouseClick(
        dock.bar.widgetForAction(dock.tools["lookalike"].action()), Qt.MouseButton.LeftButton
    )
    click_map(middle.x(), middle.y())
    wait(lambda: dock.lookalike.picture.layer is not None, 30)
    screen("lookalike")
    QTest.mouseClick(
        dock.bar.widgetForAction(dock.tools["series"].action()), Qt.MouseButton.LeftButton
    )
    click_map(middle.x(), middle.y())
    wait(lambda: dock.series._sources, 30)
    screen("series")
    iface.actionPan().trigger()


def finish(dock):
    QTest.mouseClick(dock.labels.next, Qt.MouseButton.LeftButton)
    wait(lambda: dock.map.make.isEnabled(), 30)
    dock.map.open_report = lambda: None  # no browser here
    QTest.mouseClick(dock.map.make, Qt.MouseButton.LeftButton)
    wait(lambda: not dock.map.running, 120)
    iface.messageBar().clearWidgets()
    screen("4_map")
    plugins["aef_fields"]._open("embed")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "EmbedDialog"]
    wait(lambda: not dialog.form.model.unglanced() and "minute" in dialog.cost(), 120)
    part(dialog, "window_embedding")
    odd_image(dialog)
    dialog.close()
    new_labels(dock)
    plugins["aef_fields"]._open("environment")
    (dialog,) = [
        w for w in QApplication.topLevelWidgets() if type(w).__name__ == "EnvironmentDialog"
    ]
    QTest.qWait(3000)
    part(dialog, "window_environment")
    dialog.close()


def odd_image(dialog):
    """A file that tells neither its source nor which band is which, and the window that asks."""
    from aef_fields.aef_qgis.dialogs.mend_dialog import MendDialog

    path = WORK / "flight_14-06-2023.tif"
    source = sorted((WORK / "S2").glob("*.tif"))[6]
    bands = gdal.TranslateOptions(bandList=[1, 2, 3, 7])
    made = gdal.Translate(str(path), str(source), options=bands)
    for number, nm in enumerate((490, 560, 665, 842), 1):
        made.GetRasterBand(number).SetDescription(f"channel {number} ({nm} nm)")
    made = None  # closes the file
    model = dialog.form.model
    dialog.form.add_paths([str(path)])
    wait(lambda: not model.unasked(), 30)
    (row,) = model.broken()
    asking = MendDialog(model, row, dialog)
    asking.source.setCurrentIndex(asking.source.findData("sentinel-2-l2a"))
    asking.show()
    part(asking, "window_what")
    asking.close()


def new_labels(dock):
    from aef_fields.aef_qgis.dock.new_labels import NewLabelsDialog

    asking = NewLabelsDialog(dock, str(WORK))
    asking.show()
    part(asking, "window_new_labels")
    asking.close()


def main():
    failure = ""
    try:
        drive()
    except Exception:  # noqa: BLE001 - the caller must see it
        failure = traceback.format_exc()
        screen("error")
    (OUT / "log.txt").write_text(failure or "done\n")
    QgsProject.instance().setDirty(False)
    QgsSettings().setValue("app/askToSaveMemoryLayers", False)
    QTimer.singleShot(0, lambda: iface.actionExit().trigger())
    QTimer.singleShot(8000, lambda: os._exit(0))


QTimer.singleShot(1500, main)
