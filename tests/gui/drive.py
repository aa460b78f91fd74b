"""Runs inside QGIS (`qgis --code drive.py`): does the main job by the window's own buttons.

Writes what it saw to the file AEF_GUI_RESULT as JSON, and pictures of the screen beside it.
"""

import json
import os
import subprocess
import time
import traceback
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDateEdit, QToolBar
from qgis.utils import iface

RESULT = Path(os.environ["AEF_GUI_RESULT"])
FOLDER = RESULT.parent
LEFT = Qt.MouseButton.LeftButton
PATIENCE_S = 240  # for what takes seconds on a quiet machine
seen = {}


def wait(condition):
    """Return what `condition()` gives as soon as it is true."""
    end = time.monotonic() + PATIENCE_S
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE_S} s in vain; see the picture")
        QTest.qWait(50)
    return found


def picture(name):
    QTest.qWait(300)
    subprocess.run(["import", "-window", "root", str(FOLDER / f"{name}.png")], check=True)


def click(widget):
    QTest.mouseClick(widget, LEFT)


def open_window():
    """Click the second button of our toolbar; return the window that comes."""
    toolbar = wait(lambda: iface.mainWindow().findChild(QToolBar, "AefFieldsToolbar"))
    wait(toolbar.isVisible)
    seen["toolbar"] = [action.text() for action in toolbar.actions()]
    click(toolbar.widgetForAction(toolbar.actions()[1]))
    (dialog,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "EmbedDialog"]
    assert dialog.isVisible()
    return dialog


def correct_date(dialog, row, text):
    """Double-click the date of a row and type another, as a person does."""
    table = dialog.form.table
    index = dialog.form.model.index(row, 2)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)
    QTest.mouseDClick(table.viewport(), LEFT, pos=place)
    editor = wait(lambda: table.findChild(QDateEdit))
    wait(editor.isVisible)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait(lambda: dialog.form.model.rows[row].date == text)


def drive():
    project = QgsProject.instance()
    for path in sorted((FOLDER / "sample").glob("S?/*.tif")):
        project.addMapLayer(QgsRasterLayer(str(path), path.stem))
    dialog = open_window()
    model = dialog.form.model
    wait(lambda: model.rows and not model.unasked() and model.source_titles)
    seen["frames"] = [[r.name, r.source, r.date, r.problem, r.chosen] for r in model.rows]
    correct_date(dialog, 0, "2023-01-12")
    wait(lambda: not model.unasked())
    layer = project.mapLayersByName(model.rows[0].name)[0]
    seen["corrected"] = [model.rows[0].date, layer.customProperty("aef/datetime")]
    if not dialog.form.adapt.isChecked():
        # The tick itself is at the left of the box.
        QTest.mouseClick(dialog.form.adapt, LEFT, pos=QPoint(8, dialog.form.adapt.height() // 2))
    dialog.form.minutes.selectAll()
    QTest.keyClicks(dialog.form.minutes, "0.1")
    line = dialog.form.output.lineEdit()
    line.setFocus()
    QTest.keyClicks(line, str(FOLDER / "field.tif"))
    picture("ready")
    progress, cancel = dialog.progress, dialog.cancel_button
    progress.valueChanged.connect(
        lambda value: value
        and seen.setdefault("running", [progress.isVisible(), cancel.isEnabled()])
    )
    click(dialog.run_button)
    wait(lambda: "running" in seen)
    picture("running")
    dialog.close()
    seen["map moves meanwhile"] = iface.mapCanvas().isEnabled()
    wait(lambda: not dialog._run)
    bar = iface.messageBar()  # where it comes a moment after QGIS's own note, and goes by itself
    wait(lambda: bar.currentItem() and "is ready" in bar.currentItem().text())
    seen["message"] = bar.currentItem().text()
    dialog = open_window()
    seen["log"] = dialog.log.toPlainText()
    dialog.close()
    report_tree()
    iface.mapCanvas().waitWhileRendering()
    picture("done")


def report_tree():
    """Note the group of results, and how many colours the canvas shows."""
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    seen["group"] = group.name()
    seen["nodes"] = [[node.name(), node.itemVisibilityChecked()] for node in group.children()]
    iface.mapCanvas().setExtent(group.children()[0].layer().extent())
    iface.mapCanvas().refreshAllLayers()
    iface.mapCanvas().waitWhileRendering()
    image = iface.mapCanvas().grab().toImage()
    middle = image.width() // 2
    seen["colours"] = len({image.pixel(middle, y) for y in range(image.height())})


def main():
    try:
        drive()
    except Exception:  # noqa: BLE001 - whatever it is, the test shall show it
        seen["error"] = traceback.format_exc()
        picture("error")
    RESULT.write_text(json.dumps(seen, indent=1))
    leave()


def leave():
    """Quit by the menu while all our windows and a menu are open: the hardest way to go."""
    for action in iface.mainWindow().findChild(QToolBar, "AefFieldsToolbar").actions():
        action.trigger()
        QTest.qWait(300)
    QTimer.singleShot(500, quit_now)
    iface.rasterMenu().popup(QPoint(100, 100))


def quit_now():
    QgsProject.instance().setDirty(False)  # else QGIS asks whether to save
    QgsSettings().setValue("app/askToSaveMemoryLayers", False)  # what lies in /tmp counts as such
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
