"""What is told and mended before a run, what is seen of it, and going on after QGIS was closed."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from aef_fields.aef_qgis import cards, i18n, scratch, unfinished
from aef_fields.aef_qgis.dialogs.date_pattern import date_by
from aef_fields.aef_qgis.dialogs.frames_model import CLEAR, DATE, FOUND, LAYER, row_of
from aef_fields.aef_qgis.dialogs.mend_dialog import MendDialog
from aef_fields.aef_qgis.dialogs.months import Months
from aef_fields.aef_qgis.dialogs.planner import RATE
from aef_fields.aef_qgis.dock.new_labels import NewLabelsDialog
from aef_fields.aef_qgis.manual import ManualWindow
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsProcessingLayerOutputDestinationWidget
from qgis.PyQt.QtCore import QCoreApplication, QDate, QEvent, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QMessageBox

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def settings():
    """Nothing is known of earlier runs, neither before nor after."""
    for key in (RATE, unfinished.KEY):
        QgsSettings().remove(key)
    yield QgsSettings()
    for key in (RATE, unfinished.KEY):
        QgsSettings().remove(key)


def make_dialog(iface):
    from aef_fields.aef_qgis.dialogs.embed_dialog import EmbedDialog

    return EmbedDialog(iface)


def gone(dialog):
    if not dialog.property("ended"):
        dialog.shut_down()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def faked(fake, provider, qgis_iface, qgis_new_project, settings, tmp_path, sample, wait_for):
    """The window over two frames, with a worker that answers at once."""
    for name in ("S2_20230101", "S2_20230201"):
        path = shutil.copy(sample / "truth.tif", tmp_path / f"{name}.tif")
        QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), name))
    dialog = make_dialog(qgis_iface)
    dialog.show()
    wait_for(lambda: len(dialog.form.model.chosen()) == 2 and dialog.form.model.source_titles)
    yield dialog
    gone(dialog)


@pytest.fixture
def small(real, provider, qgis_iface, qgis_new_project, settings, tmp_path, sample):
    """The window over the real worker and four images of the sample, and their folder."""
    for name in ("S2_20230501", "S2_20230521", "S2_20230610", "S2_20230625"):
        shutil.copy(sample / "S2" / f"{name}.tif", tmp_path)
    dialog = make_dialog(qgis_iface)
    yield dialog, tmp_path
    gone(dialog)


@pytest.fixture
def patient(monkeypatch):
    """All images are looked at in one go, however slow the drive."""
    monkeypatch.setattr("aef_fields.aef_qgis.dialogs.frames_model.PATIENCE_S", 60)


def looked(dialog, paths, wait_for):
    dialog.show()
    dialog.form.add_paths([str(path) for path in paths])
    model = dialog.form.model
    wait_for(lambda: model.source_titles and not model.unasked() and not model.unglanced(), 60)
    return model


def test_clear_shares_come_one_by_one(faked, wait_for):
    model = faked.form.model
    wait_for(lambda: not model.unglanced())
    assert [model.index(row, CLEAR).data() for row in range(2)] == ["25 %", "50 %"]


def test_an_image_that_goes_and_comes_back_is_noticed(small, wait_for, patient):
    """As somebody comes back from the program that moved it, as a plan is refused, and by itself."""
    dialog, folder = small
    dialog._watch.setInterval(200)
    images = sorted(folder.glob("S2*.tif"))
    model = looked(dialog, images, wait_for)
    wait_for(lambda: dialog.planner.plan.get("frames_given") == 4)
    away = images[1].rename(folder / "away")
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    wait_for(lambda: len(model.chosen()) == 3 and len(model.missing()) == 1)
    assert "does not exist" in model.missing()[0].problem
    wait_for(lambda: dialog.planner.plan.get("frames_given") == 3)
    away.rename(images[1])
    wait_for(lambda: len(model.chosen()) == 4 and not model.missing())
    wait_for(lambda: dialog.planner.plan.get("frames_given") == 4)
    assert not dialog._watch.isActive()
    images[2].rename(away)
    dialog.form.last_year.setChecked(False)
    dialog.form.start.setDate(dialog.form.start.date().addDays(1))
    wait_for(lambda: dialog.planner.plan.get("frames_given") == 3)
    assert dialog.planner.refusal == "" and dialog.unfinished() is None


def test_on_a_slow_drive_images_are_looked_at_in_turns(small, wait_for, monkeypatch):
    """The window waits for one of them only; what has gone is noticed all the same."""
    dialog, folder = small
    images = sorted(folder.glob("S2*.tif"))
    model = looked(dialog, images, wait_for)
    monkeypatch.setattr("aef_fields.aef_qgis.dialogs.frames_model.PATIENCE_S", 0)
    images[2].unlink()
    noticed = [model.forget_changed() for _ in images]
    assert noticed.count(True) == 1
    assert [row.path for row in model.rows if not row.asked] == [str(images[2])]


def test_the_cost_is_told_and_the_machine_timed_once(faked, wait_for, settings):
    wait_for(lambda: "minutes" in faked.cost())
    assert faked.cost() == "10 megapixels · 640 MB (1.7 GB while it runs) · about 10 minutes"
    assert faked.form.cost.text() == faked.cost()
    assert faked.form.months.isVisible()
    assert faked.form.months.accessibleName() == (
        "2023-01: Sentinel-2 level 2A 1.5; 2023-02: nothing clear"
    )
    (key,) = [key for key in settings.allKeys() if key.startswith(RATE)]
    assert key.endswith("small/auto")
    settings.setValue(key, 2 * settings.value(key, type=float))  # as a quicker run would
    faked.form.adapt.setChecked(True)
    faked.form.minutes.setValue(3)
    assert faked.cost().endswith("about 8 minutes")  # three to adapt, five to encode
    faked.form.model.choose_all(False)
    wait_for(lambda: not faked.planner.plan)
    assert faked.cost() == "" and not faked.form.months.isVisible()


def test_images_that_do_not_go_together_are_told_of_before_the_run(small, wait_for):
    from aef_fields.aef_qgis.dock.embedding_step import EmbeddingStep

    dialog, folder = small
    step = EmbeddingStep(dialog)
    images = sorted(folder.glob("S2*.tif"))
    far = shutil.copy(images[0], folder / "S2_20230715.tif")
    opened = gdal.Open(str(far), gdal.GA_Update)
    left, *rest = opened.GetGeoTransform()
    opened.SetGeoTransform([left + 900_000, *rest])
    opened = None
    looked(dialog, [*images, far], wait_for)
    wait_for(lambda: "S2_20230715.tif" in dialog.cost(), 60)
    assert dialog.form.cost.text() == dialog.cost()
    assert dialog.cost() in step.about.text() and not step.about.text().endswith("..")
    dialog.form.model.choose_all(False)
    wait_for(lambda: not dialog.cost(), 60)
    step.shut_down()


def test_images_of_several_places_are_told_of(faked, tmp_path, wait_for):
    wait_for(lambda: "minutes" in faked.cost())
    assert "no image" not in faked.cost()
    path = shutil.copy(tmp_path / "S2_20230101.tif", tmp_path / "S2_far_20230101.tif")
    faked.form.add_paths([str(path)])
    wait_for(lambda: "92 % of the area has no image. " in faked.cost())
    assert "10 megapixels · " in faked.cost() and faked.cost().endswith("of each.")


def test_a_period_under_clouds_is_told_of(faked, tmp_path, wait_for):
    path = shutil.copy(tmp_path / "S2_20230101.tif", tmp_path / "S2_cloudy_20230101.tif")
    faked.form.add_paths([str(path)])
    wait_for(
        lambda: faked.cost().endswith(". No image of the valid period shows the ground clearly.")
    )


def test_titles_that_come_late_are_shown_everywhere(faked):
    told = []
    faked.form.model.chosen_changed.connect(lambda: told.append(1))
    faked.form.take_info({"sources": {"sentinel-2-l2a": "Late title"}, "checkpoints": []})
    assert told and list(faked.form.timeline._lanes) == ["Late title"]


def test_files_are_shown_on_the_map_and_stay_one_row(small, wait_for, monkeypatch):
    dialog, folder = small
    paths = [folder / "S2_20230521.tif", folder / "S2_20230610.tif"]
    model, table, project = (
        looked(dialog, paths, wait_for),
        dialog.form.table,
        QgsProject.instance(),
    )
    model.setData(model.index(0, DATE), "2023-05-22")
    wait_for(lambda: not model.unasked(), 60)
    drawn = QgsVectorLayer("Polygon?crs=EPSG:32631", "Labels", "memory")
    project.addMapLayer(drawn)
    table.selectRow(0)
    (show,) = [action for action in table.actions() if "map" in action.text()]
    show.trigger()
    assert [Path(row.path) for row in model.rows] == paths
    layer = project.mapLayer(model.rows[0].layer_id)
    assert project.layerTreeRoot().layerOrder() == [drawn, layer] and layer.name() == paths[0].stem
    seen = layer.renderer()
    bands = [model.rows[0].found["bands"][name] for name in ("B04", "B03", "B02")]
    assert [seen.redBand(), seen.greenBand(), seen.blueBand()] == bands
    assert seen.redContrastEnhancement().maximumValue() > 0
    assert row_of(layer).date == "2023-05-22"
    # Saved as a file too: it is still one when the layer is gone, and again after a restart.
    saved = [row.saved() for row in model.rows if row.by_hand]
    model.add_files(saved)
    assert [Path(one["path"]) for one in saved] == paths and len(model.rows) == 2
    project.layerTreeRoot().findLayer(layer).setItemVisibilityChecked(False)
    table.selectRow(0)
    show.trigger()
    assert project.layerTreeRoot().findLayer(layer).isVisible() and len(project.mapLayers()) == 2
    project.removeMapLayer(layer)
    assert [(Path(row.path), row.layer_id) for row in model.rows] == [(path, "") for path in paths]
    assert model.rows[0].chosen
    (folder / "product.SAFE").mkdir()
    told = []
    monkeypatch.setattr(QMessageBox, "information", lambda _w, _title, text: told.append(text))
    model.add_files([{"path": str(folder / "product.SAFE")}])
    table.selectRow(2)
    show.trigger()
    assert "no single image" in told[0] and len(model.rows) == 3


def test_real_images_show_what_they_are(small, wait_for):
    dialog, folder = small
    model = looked(dialog, sorted(folder.glob("S2*.tif")), wait_for)
    clear = [row.clear for row in model.rows]
    assert all(0 < share <= 1 for share in clear) and len(set(clear)) > 1
    icon = model.index(0, LAYER).data(Qt.ItemDataRole.DecorationRole)
    image = icon.pixmap(64, 64).toImage()
    assert len({image.pixel(x, y) for x in range(64) for y in range(64)}) > 100
    assert "<img" in model.index(0, LAYER).data(Qt.ItemDataRole.ToolTipRole)
    wait_for(lambda: "minute" in dialog.cost(), 400)
    assert dialog.cost().startswith("20,736 pixels · 1 MB (4 MB")
    months = {m["month"]: sum(m["clear"].values()) for m in dialog.months()[0]}
    assert months["2023-05"] == pytest.approx(sum(clear[:2]), abs=0.03)
    assert "GB free" in dialog.form.device.currentText()
    extent = QgsRasterLayer(model.rows[0].path)
    quarter = extent.extent()
    quarter.scale(0.5)
    dialog.form.area.setOutputExtentFromUser(quarter, extent.crs())
    wait_for(lambda: dialog.planner.plan.get("width", 144) < 80, 60)


@pytest.mark.parametrize(
    ("pattern", "name", "date"),
    [
        ("DD-MM-YYYY", "flight_14-06-2023.tif", "2023-06-14"),
        ("YYYYDDD", "LC8_2023032_x", "2023-02-01"),
        ("YYYYDDD", "a_2023366", ""),
        ("YYMMDD", "s2_230614_b", "2023-06-14"),
        ("YYYYMM", "mosaic_202306", "2023-06-15"),
        ("DDMMYYYY", "12345678901", ""),
        ("DDMMYYYY", "31022023_01032023", "2023-03-01"),
        ("YYYYYYYY", "20232023", ""),
        ("day DD.MM.YYYY", "day 01.02.2020", "2020-02-01"),
    ],
)
def test_dates_by_a_pattern(pattern, name, date):
    assert date_by(pattern, name) == date


def odd(folder, name, wavelengths):
    """Four bands of the sample under names that nobody knows."""
    source = str(folder / "S2_20230501.tif")
    made = gdal.Translate(str(folder / name), source, bandList=[1, 2, 3, 7])
    for number, nm in enumerate(wavelengths, 1):
        made.GetRasterBand(number).SetDescription(f"channel {number} ({nm} nm)")
    return folder / name


def answer(asking, source):
    asking.source.setCurrentIndex(asking.source.findData(source))


def untold(small, wait_for, names):
    """The model over files of one date that tell neither their source nor their bands."""
    dialog, folder = small
    for name in names:
        source = str(folder / "S2_20230501.tif")
        made = gdal.Translate(str(folder / name), source, bandList=[1])
        made.GetRasterBand(1).SetDescription("B02" if "told" in name else "")
        made = None  # closes the file
    return looked(dialog, [folder / name for name in names], wait_for)


def test_what_the_file_does_not_tell_is_left_open(small, wait_for):
    """Enter would take a guess; and nothing is said of other files unasked."""
    model = untold(small, wait_for, ["labels_CT.tif", "labels_LC.tif"])
    asking = MendDialog(model, model.rows[0], small[0])
    asking.show()
    assert not asking.alike.isChecked() and asking.alike.isVisible()
    assert asking.source.currentText() == "choose…" and asking.date_of(model.rows[0]) == ""
    answer(asking, "sentinel-2-l2a")
    assert not asking.bands() and not asking.ok.isEnabled()
    asking.by_order.click()
    assert asking.bands() and not asking.ok.isEnabled()
    QTest.keyClick(asking, Qt.Key.Key_Return)
    assert asking.isVisible()
    asking.day.setDate(QDate(2023, 6, 14))
    assert asking.ok.isEnabled() and not asking.missing.isVisible()
    asking.accept()
    wait_for(lambda: len(model.chosen()) == 1, 60)
    assert (model.chosen()[0].date, len(model.broken())) == ("2023-06-14", 1)


def tab_order(first):
    """What Tab comes to after a widget, until it is there again."""
    following = first.nextInFocusChain()
    while following is not first:
        yield following
        following = following.nextInFocusChain()


def test_windows_are_gone_through_by_keyboard(small, wait_for):
    """The underlined letters lead somewhere, and Tab to OK and Cancel last."""
    model = untold(small, wait_for, ["labels_CT.tif"])
    asking = MendDialog(model, model.rows[0], small[0])
    answer(asking, "sentinel-2-l2a")
    new = NewLabelsDialog(small[0], str(small[1]))
    for window in (small[0], new):  # of the first the other two are part
        buddies = [label.buddy() for label in window.findChildren(QLabel) if label.buddy()]
        assert all(buddy.focusPolicy() & Qt.FocusPolicy.TabFocus for buddy in buddies)
    bands = [box for box in tab_order(asking.by_order) if box in asking._bands.values()]
    order = list(tab_order(asking.by_order))
    assert bands == list(asking._bands.values()) and order.index(bands[-1]) < order.index(asking.ok)
    colours = [new.table.cellWidget(row, 1) for row in range(3)]
    order = list(tab_order(new.table))
    assert sorted((*colours, new.kind), key=order.index) == [*colours, new.kind]


def test_names_of_bands_are_taken_from_the_file(small, wait_for):
    model = untold(small, wait_for, ["told_20230614.tif"])
    asking = MendDialog(model, model.rows[0], small[0])
    answer(asking, "sentinel-2-l2a")
    assert asking.bands() == {"B02": 1} and asking.ok.isEnabled()


def test_no_image_is_left_out_and_stays_so(small, wait_for):
    dialog, folder = small
    model = untold(small, wait_for, ["labels_CT.tif", "labels_LC.tif"])
    layer = QgsRasterLayer(str(folder / "S2_20230521.tif"), "of the project")
    QgsProject.instance().addMapLayer(layer)
    wait_for(lambda: len(model.chosen()) == 1 and not model.unglanced(), 60)
    asking = MendDialog(model, model.broken()[0], dialog)
    answer(asking, "none")
    assert asking.ok.isEnabled()
    asking.alike.setChecked(True)
    asking.accept()
    row = model.chosen()[0]
    asking = MendDialog(model, row, dialog)
    answer(asking, "none")
    asking.accept()
    assert not model.broken() and not model.chosen()
    assert dialog.form.summary.text() == "No image is ticked. · 3 left out"
    assert model.index(0, FOUND).data() == "left out"
    assert all(one.saved()["left_out"] for one in model.rows)
    assert row_of(layer).said["left_out"]
    model.choose_all(True)
    assert not model.chosen() and all(one.left_out for one in model.rows)
    model.learn(model.rows, [one.found for one in model.rows])
    assert not model.broken() and not model.chosen()
    asking = MendDialog(model, row, dialog)
    asking.show()
    assert asking.ok.isEnabled()  # its file tells all
    asking.accept()
    wait_for(lambda: not model.unasked(), 60)
    assert not row.left_out and not row_of(layer).said["left_out"]


def test_bands_that_the_source_does_not_use_are_no_problem(small, wait_for):
    dialog, folder = small
    for band in ("B4", "B10", "B11"):
        made = gdal.Translate(
            str(folder / f"LC08_L2SP_199024_20230501_20230823_02_T1_{band}.TIF"),
            str(folder / "S2_20230501.tif"),
            bandList=[1],
        )
        made.GetRasterBand(1).SetDescription("")
        made = None  # closes the file
    model = looked(dialog, sorted(folder.glob("LC08*.TIF")), wait_for)
    assert not model.broken() and len(model.chosen()) == 1
    assert dialog.form.summary.text().endswith("2023-05-01 · 2 left out")
    assert not any("left_out" in row.saved() for row in model.rows)  # it is found again
    thermal = next(row for row in model.rows if row.left_out)
    number = model.rows.index(thermal)
    assert model.index(number, FOUND).data(Qt.ItemDataRole.DecorationRole) is None
    assert "leave it out, or state" in model.index(number, FOUND).data(Qt.ItemDataRole.ToolTipRole)
    model.mend([thermal], "landsat-c2-l2", {"B04": 1}, ["2023-06-01"])  # it is told to be another
    wait_for(lambda: len(model.chosen()) == 2, 60)
    assert not thermal.left_out


def test_of_another_sensor_it_is_told_what_can_be_done(small, wait_for):
    model = untold(small, wait_for, ["NDVI_20180829.tif"])
    asking = MendDialog(model, model.rows[0], small[0])
    asking.show()
    answer(asking, "other")
    assert asking.other.isVisible() and not asking.ok.isEnabled()
    asking.other.linkActivated.emit("manifest")
    (manual,) = asking.findChildren(ManualWindow)
    assert "Sources of one's own" in manual.browser.toPlainText()
    manual.close()
    asking.close()


def test_a_band_that_a_date_would_have_twice_is_asked_about(small, wait_for, monkeypatch):
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    said, answers = [], [no, yes]
    model = untold(small, wait_for, ["20180829_EVI.tif", "20180829_NDVI.tif"])
    monkeypatch.setattr(
        QMessageBox, "question", lambda *words: said.append(words[2]) or answers.pop(0)
    )
    asking = MendDialog(model, model.rows[0], small[0])
    asking.show()
    answer(asking, "sentinel-2-l2a")
    asking.by_order.click()
    asking.alike.setChecked(True)
    asking.accept()
    assert asking.isVisible() and said[0].startswith("Of 2018-08-29, 2 files would be the band B02")
    asking.accept()
    assert not asking.isVisible() and len(said) == 2
    wait_for(lambda: len(model.chosen()) == 2, 60)


def test_an_image_that_tells_nothing_is_mended_with_its_like(small, wait_for):
    dialog, folder = small
    # The infrared is the first band here: in order would be wrong, by wavelength is right.
    names = ("flight_14-06-2023.tif", "flight_20-06-2023.tif")
    paths = [odd(folder, name, (842, 560, 665, 490)) for name in names]
    layer = QgsRasterLayer(str(paths[0]), "flight_14-06-2023")
    QgsProject.instance().addMapLayer(layer)
    model = looked(dialog, paths[1:], wait_for)
    assert [row.problem[:12] for row in model.broken()] == ["Which sensor"] * 2
    row = next(row for row in model.rows if row.layer_id)
    asking = MendDialog(model, row, dialog)
    asking.show()
    assert asking.by_name.isChecked() and asking.pattern.currentText() == "DD-MM-YYYY"
    assert asking.found.text() == "→ 2023-06-14"
    assert not asking.bands() and not asking.ok.isEnabled() and asking.missing.isVisible()
    answer(asking, "sentinel-2-l2a")
    assert asking.alike.isChecked() and asking.ok.isEnabled()  # the files tell the wavelengths
    assert asking.bands() == {"B02": 4, "B03": 2, "B04": 3, "B08": 1}
    QTest.mouseClick(asking.by_order, LEFT)
    assert asking.bands() == {"B02": 1, "B03": 2, "B04": 3, "B05": 4}
    QTest.mouseClick(asking.by_wavelength, LEFT)
    asking._bands["B05"].setCurrentIndex(1)
    asking.accept()
    assert asking.isVisible() and "two names" in asking.bar.currentItem().text()
    asking._bands["B05"].setCurrentIndex(0)
    asking.accept()
    wait_for(lambda: len(model.chosen()) == 2, 60)
    assert [row.date for row in model.chosen()] == ["2023-06-14", "2023-06-20"]
    assert model.chosen()[0].found["bands"] == {"B02": 4, "B03": 2, "B04": 3, "B08": 1}
    assert json.loads(layer.customProperty("aef/bands"))["B08"] == 1
    manifest = json.loads(Path(dialog.steps()[-1].parameters["MANIFEST"]).read_text())
    assert manifest["frames"][0]["bands"]["B02"] == 4


def test_of_a_file_that_can_not_be_read_nothing_is_asked(small, wait_for, monkeypatch):
    from aef_fields.aef_qgis.dialogs import embed_form

    dialog, folder = small
    asked, said = [], []

    class Asked:
        def __init__(self, _model, row, _parent):
            asked.append(row.name)

        def exec(self):
            pass

    monkeypatch.setattr(embed_form, "MendDialog", Asked)
    monkeypatch.setattr(embed_form.QMessageBox, "warning", lambda *words: said.append(words[2]))
    broken = folder / "a_20230614.tif"
    unknown = odd(folder, "flight_20-06-2023.tif", (842, 560, 665, 490))
    broken.write_bytes(b"II*\0 and nothing more")
    model = looked(dialog, [broken], wait_for)
    dialog.form.mend(dialog.form.table)
    assert not asked and said == [model.rows[0].problem] and str(broken) in said[0]
    looked(dialog, [unknown], wait_for)
    dialog.form.mend(dialog.form.table)  # the one of which there is something to ask
    assert asked == [unknown.name] and len(said) == 1


def test_finished_tiles_lie_on_the_map_until_the_end(small, wait_for, qgis_iface):
    dialog, folder = small
    looked(dialog, sorted(folder.glob("S2*.tif")), wait_for)
    dialog.form.output.setFilePath(str(folder / "year.tif"))
    seen, at_place, canvas = [], [], qgis_iface.mapCanvas()
    canvas.setExtent(QgsRectangle(0, 0, 1, 1))  # elsewhere

    def look():
        seen.append(dialog.tiles.layer)
        at_place.append(
            canvas.mapSettings().destinationCrs() == seen[0].crs()
            and canvas.extent().contains(seen[0].extent())
        )

    dialog.start()
    dialog._run.shown.connect(look)
    wait_for(lambda: not dialog.running, 400)
    assert all(at_place)
    assert seen and seen[0].isValid() and seen[0].bandCount() == 4
    assert dialog.tiles.layer is None
    assert not list(dialog.tiles.folder().glob("*.tif"))
    assert (folder / "year.tif").exists() and unfinished.find("") is None


def test_finished_tiles_move_no_map_that_shows_something(faked, tmp_path, wait_for, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    extent = canvas.extent()
    faked.form.output.setFilePath(str(tmp_path / "year.tif"))
    faked.start()
    faked._run.shown.emit(str(tmp_path / "S2_20230101.tif"))
    assert faked.tiles.layer is not None and canvas.extent() == extent
    wait_for(lambda: not faked.running)


def test_a_run_goes_on_after_qgis_was_closed(faked, wait_for, tmp_path, qgis_iface, settings):
    """The window ends in mid-run, as with QGIS; another one, later, offers to go on."""
    path = shutil.copy(tmp_path / "S2_20230101.tif", tmp_path / "A_slow_20230101.tif")
    faked.form.add_paths([str(path)])
    wait_for(lambda: len(faked.form.model.chosen()) == 3)
    faked.form.model.rows.sort(key=lambda row: "slow" not in row.name)
    out = tmp_path / "year.tif"
    faked.form.output.setFilePath(str(out))
    faked.start()
    wait_for(lambda: faked.progress.value() == 250)
    out.with_name("year.tif.tiles").mkdir()
    faked.shut_down()
    faked.setProperty("ended", True)
    later = make_dialog(qgis_iface)
    try:
        later.show()
        found = later.unfinished()
        assert (found.frames, found.output) == (3, str(out))
        assert later.bar.currentItem().text() == (
            "A run was stopped before its end: 3 images into year.tif."
        )
        record = json.loads(settings.value(unfinished.KEY))
        record["frames"] = record["frames"][1:]  # the slow one is quick now
        settings.setValue(unfinished.KEY, json.dumps(record))
        later.go_on()
        assert later.running and later.unfinished() is None
        wait_for(lambda: not later.running)
        assert out.exists()
        period = (
            "“Valid period: first day” 2022-02-02 “Valid period: first day after it” 2023-02-02"
        )
        assert period in later.log.toPlainText()
        assert later.unfinished() is None and not settings.contains(unfinished.KEY)
    finally:
        gone(later)


@pytest.fixture
def step(faked):
    from aef_fields.aef_qgis.dock.embedding_step import EmbeddingStep

    made = EmbeddingStep(faked)
    yield made
    made.shut_down()


def test_a_plan_of_other_settings_is_not_shown_as_theirs(faked, step, wait_for):
    wait_for(lambda: "minutes" in faked.cost())
    bar = faked.form.months.grab().toImage()
    faked.form.last_year.setChecked(False)
    faked.form.start.setDate(faked.form.start.date().addDays(1))
    assert faked.cost() == faked.form.cost.text() == "looking…"
    assert "looking…. " not in step.about.text() and "looking… " in step.about.text()
    assert not step.months.isEnabled() and faked.form.months.grab().toImage() != bar
    assert faked.planner.work_to_time("small", "auto") == 0
    wait_for(lambda: "minutes" in faked.cost())
    assert step.months.isEnabled() and faked.form.months.isEnabled()
    faked.form.model.chosen_changed.emit()  # nothing is different
    assert "minutes" in faked.cost()


def test_a_run_that_goes_on_is_told_of_and_not_the_settings(faked, step, tmp_path, wait_for):
    path = shutil.copy(tmp_path / "S2_20230101.tif", tmp_path / "A_slow_20221201.tif")
    faked.form.add_paths([str(path)])
    wait_for(lambda: len(faked.form.model.chosen()) == 3)
    out = tmp_path / "year.tif"
    faked.form.output.setFilePath(str(out))
    area, crs = QgsRectangle(5, 50, 6, 51), QgsCoordinateReferenceSystem("EPSG:4326")
    faked.form.area.setOutputExtentFromUser(area, crs)
    wait_for(lambda: faked.planner.plan and not faked.planner.stale)
    asked = faked.planner.asked
    faked.start()
    assert faked._wanted() == asked
    wait_for(lambda: faked.progress.value() == 250)
    out.with_name("year.tif.tiles").mkdir()
    faked.cancel()
    wait_for(lambda: not faked.running)
    model = faked.form.model
    model.tick([row for row in model.rows if "20230201" not in row.name], False)
    faked.form.area.clear()
    faked.form.last_year.setChecked(False)
    faked.form.end.setDate(QDate(2023, 3, 1))
    wait_for(lambda: len(faked.planner.asked[0]) == 1 and faked.planner.plan)
    assert step.about.text().startswith("1 image, summed up over 2022-02-02 to 2023-03-01.")
    faked.go_on()
    assert faked._wanted() == asked
    wait_for(lambda: faked.planner.asked == asked and not faked.planner.stale)
    told = "3 images, summed up over 2022-02-02 to 2023-02-02. 10 megapixels"
    assert step.about.text().startswith(told)
    assert faked.planner.plan["frames"] == 3
    faked.cancel()
    wait_for(lambda: not faked.running)
    wait_for(lambda: step.about.text().startswith("1 image, summed up over 2022-02-02 to 2023-03"))


def test_a_short_run_does_not_tell_the_pace(faked, tmp_path, settings, wait_for):
    wait_for(lambda: "about 10 minutes" in faked.cost())
    (key,) = [key for key in settings.allKeys() if key.startswith(RATE)]

    def rate_after_a_run(of_minutes):
        before = faked.planner.work() / of_minutes
        settings.setValue(key, before)
        faked.form.output.setFilePath(str(tmp_path / f"{of_minutes}.tif"))
        faked.start()
        faked._began -= 20
        wait_for(lambda: not faked.running and faked.planner.plan)
        return settings.value(key, type=float) / before

    assert rate_after_a_run(0.5) == 1
    wait_for(lambda: faked.cost() and not faked.planner.stale)
    assert rate_after_a_run(10) > 2  # of some twenty seconds, or a minute on a busy machine


def test_a_result_lies_beside_its_project(faked, step, tmp_path, wait_for, settings):
    assert "Temporary" in faked.form.output.lineEdit().placeholderText()
    assert scratch.is_temporary(faked.steps()[-1].parameters["OUTPUT"])
    home = tmp_path / "home"
    home.mkdir()
    assert QgsProject.instance().write(str(home / "a.qgz"))
    assert faked.form.output.lineEdit().placeholderText() == str(home / "embedding.tif")
    assert step.about.text().endswith("The result goes into embedding.tif.")
    faked.start()
    wait_for(lambda: not faked.running)
    assert (home / "embedding.tif").exists() and not settings.contains(unfinished.KEY)
    assert faked.output() == str(home / "embedding_2.tif")
    assert faked.form.output.lineEdit().placeholderText() == str(home / "embedding_2.tif")
    QgsProject.instance().clear()
    assert "Temporary" in faked.form.output.lineEdit().placeholderText()


def test_a_run_begun_again_goes_on_in_its_place_but_another_one_does_not(
    faked, tmp_path, wait_for, settings
):
    home = tmp_path / "home"
    home.mkdir()
    assert QgsProject.instance().write(str(home / "a.qgz"))
    steps = faked.steps()
    unfinished.keep(QgsProject.instance().fileName(), steps)
    (home / "embedding.tif.tiles").mkdir()
    begun = []
    faked._begin = lambda steps, *_: begun.append(steps[-1].parameters)
    faked.start()
    faked.form.last_year.setChecked(False)
    faked.form.start.setDate(QDate(2023, 1, 1))
    faked.start()
    assert [Path(one["OUTPUT"]).name for one in begun] == ["embedding.tif", "embedding_2.tif"]
    assert begun[0]["VALID_START"] == steps[-1].parameters["VALID_START"]
    assert Path(begun[0]["MANIFEST"]).is_file()


def test_an_adapting_that_was_stopped_can_go_on(faked, tmp_path, settings):
    faked.form.output.setFilePath(str(tmp_path / "year.tif"))
    faked.form.adapt.setChecked(True)
    unfinished.keep("", faked.steps())
    assert unfinished.find("") is None
    (tmp_path / "year.safetensors.unfinished").touch()
    assert len(unfinished.find("").steps) == 2


def test_points_to_label_are_kept_beside_the_project(faked, tmp_path):
    def offered():
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("aef:sampledesign")
        definition = algorithm.parameterDefinition("OUTPUT")
        return (
            QgsProcessingLayerOutputDestinationWidget(definition, False).value().sink.staticValue()
        )

    assert offered() == "TEMPORARY_OUTPUT"
    assert QgsProject.instance().write(str(tmp_path / "a.qgz"))
    assert offered() == str(tmp_path / "validation.gpkg")
    (tmp_path / "validation.gpkg").touch()
    assert offered() == str(tmp_path / "validation_2.gpkg")


def test_a_stopped_run_belongs_to_its_project_and_can_be_forgotten(faked, tmp_path, settings):
    out = tmp_path / "year.tif"
    faked.form.output.setFilePath(str(out))
    unfinished.keep("/somewhere/a.qgz", faked.steps())
    assert unfinished.find("/somewhere/a.qgz") is None  # nothing of it was made
    out.with_name("year.tif.tiles").mkdir()
    assert unfinished.find("/somewhere/a.qgz").frames == 2
    assert unfinished.find("/somewhere/b.qgz") is None
    # The same file written in another way, as Windows has \ and / for it.
    assert unfinished.find("/somewhere/./a.qgz").frames == 2
    (tmp_path / "S2_20230101.tif").rename(tmp_path / "moved.tif")
    # It could not go on without that image.
    assert unfinished.find("/somewhere/a.qgz").missing == str(tmp_path / "S2_20230101.tif")
    (tmp_path / "moved.tif").rename(tmp_path / "S2_20230101.tif")
    assert unfinished.find("/somewhere/a.qgz").missing == ""
    faked.forget_unfinished()
    assert unfinished.find("/somewhere/a.qgz") is None


def test_a_stopped_run_goes_along_with_its_project(faked, step, tmp_path, settings):
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "a.qgz"))
    faked.form.output.setFilePath(str(tmp_path / "year.tif"))
    unfinished.keep(project.fileName(), faked.steps())
    (tmp_path / "year.tif.tiles").mkdir()
    assert project.write(str(tmp_path / "b.qgz"))  # saved under another name
    assert step.go_on.isVisibleTo(step)
    assert project.write(str(tmp_path / "b.qgz")) and step.go_on.isVisibleTo(step)
    (tmp_path / "archive").mkdir()
    moved = str(tmp_path / "archive" / "b.qgz")
    assert unfinished.find(moved) is None
    (tmp_path / "b.qgz").rename(moved)
    assert unfinished.find(moved).frames == 2
    project.clear()
    assert not step.go_on.isVisibleTo(step)


@pytest.mark.parametrize("button", ["go_on", "anew"])
def test_what_another_qgis_has_forgotten_does_not_go_on(
    faked, step, tmp_path, settings, wait_for, button
):
    faked.form.output.setFilePath(str(tmp_path / "year.tif"))
    unfinished.keep("", faked.steps())
    (tmp_path / "year.tif.tiles").mkdir()
    step.refresh()
    assert step.go_on.isVisibleTo(step)
    unfinished.forget()
    getattr(step, button).click()
    assert not faked.running and not step.go_on.isVisibleTo(step)
    assert faked.bar.currentItem().text() == "Nothing is left of that run to go on with."


@pytest.fixture
def failed(faked, step, tmp_path, wait_for):
    """A run whose image was lost after a tile of it was finished, and its output."""
    home = tmp_path / "home"
    home.mkdir()
    assert QgsProject.instance().write(str(home / "a.qgz"))
    path = shutil.copy(tmp_path / "S2_20230101.tif", home / "A_lost_20221201.tif")
    faked.form.add_paths([str(path)])
    wait_for(lambda: len(faked.form.model.chosen()) == 3)
    faked.start()
    wait_for(lambda: not faked.running)
    return home / "embedding.tif"


def text_of(label):
    return label.text().replace("\u200b", "")


def test_why_a_run_failed_stands_in_its_log_once(faked, failed):
    assert faked.failure and faked.log.toPlainText().count(faked.failure) == 1


def test_a_run_that_failed_says_so_in_its_step(faked, failed, step):
    assert step.stopped_early == "stopped" and step.go_on.isVisibleTo(step)
    image = failed.with_name("A_lost_20221201.tif")
    assert text_of(step.stopped) == (
        "A run was stopped before its end: 3 images into embedding.tif. "
        f"{image} can't be read; put it back, it goes on."
    )
    assert step.anew.isVisibleTo(step)  # whatever it was: nobody is to be stuck with it
    image.rename(failed.with_name("away"))
    step.refresh()
    assert text_of(step.stopped).endswith(f"{image} is not there any more: put it back to go on.")
    assert not step.go_on.isEnabled() and not step.anew.isVisibleTo(step)
    QgsProject.instance().clear()
    assert step.stopped_early == "" and faked.failure == ""


def test_an_image_put_back_otherwise_lets_a_run_begin_anew(faked, failed, step, wait_for):
    tiles = failed.with_name("embedding.tif.tiles")
    os.utime(failed.with_name("A_lost_20221201.tif"), ns=(1, 1))
    step.refresh()
    assert "was changed since then, so it can only begin anew" in step.stopped.text()
    assert step.anew.isVisibleTo(step) and not step.go_on.isVisibleTo(step)
    begun = []
    faked._begin = lambda steps, *_: begun.append((steps[-1].parameters["OUTPUT"], tiles.exists()))
    step.anew.click()
    assert begun == [(str(failed), False)]


def test_a_run_of_another_version_of_the_plugin_can_only_begin_anew(faked, failed, step):
    """The worker refuses tiles that it made otherwise: to go on would but fail."""
    described = failed.with_name("embedding.tif.tiles") / "job.json"
    job = json.loads(described.read_text())
    for older in (job | {"aef_fields": "0.0"}, {"frames": job["frames"]}):
        described.write_text(json.dumps(older))
        step.refresh()
        assert "AEF Fields was changed since then, so it can only begin anew" in step.stopped.text()
        assert step.anew.isVisibleTo(step) and not step.go_on.isVisibleTo(step)


def test_a_run_begins_anew_though_the_worker_was_killed(faked, failed, step):
    """Its lock is left, as after a power cut."""
    tiles = failed.with_name("embedding.tif.tiles")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for pid, removed in ((os.getpid(), False), (gone.pid, True)):
        holder = {"host": socket.gethostname(), "pid": pid}
        (tiles / "lock").write_text(json.dumps(holder))
        assert faked.unfinished().remove() == removed
        assert tiles.exists() != removed


def test_the_same_asked_again_of_a_changed_image_begins_anew(faked, failed):
    tiles = failed.with_name("embedding.tif.tiles")
    os.utime(failed.with_name("A_lost_20221201.tif"), ns=(1, 1))
    begun = []
    faked._begin = lambda steps, *_: begun.append((steps[-1].parameters["OUTPUT"], tiles.exists()))
    faked.start()
    assert begun == [(str(failed), False)]


def test_what_was_said_of_a_run_goes_as_the_next_begins(faked, wait_for, qgis_iface):
    faked.close()
    faked._say("The last one failed.", Qgis.MessageLevel.Warning)
    bar = qgis_iface.messageBar()
    assert "The last one failed." in [item.text() for item in bar.items()]
    faked.start()
    assert "The last one failed." not in [item.text() for item in bar.items()]
    wait_for(lambda: not faked.running)


@pytest.mark.parametrize("left", ["", "lock", "notes.txt"])
def test_what_is_forgotten_is_removed_unless_it_is_anothers(faked, failed, step, left):
    tiles = failed.with_name("embedding.tif.tiles")
    if left:
        (tiles / left).touch()
    step.forget.click()
    assert unfinished.find(QgsProject.instance().fileName()) is None
    assert step.stopped_early == ""
    assert tiles.exists() == bool(left)
    if left == "lock":  # a run of another QGIS is at work there
        assert (tiles / "0_0.npy").exists() and str(tiles) in faked.bar.currentItem().text()
    elif left:
        assert [path.name for path in tiles.iterdir()] == [left]


def test_only_folders_are_runs_in_the_cache(faked, tmp_path, monkeypatch, settings):
    cache = tmp_path / "cache"
    monkeypatch.setattr(scratch, "root", lambda: cache)
    cache.mkdir()
    (cache / ".DS_Store").touch()  # as a Mac's Finder leaves it
    unfinished.keep("", faked.steps())
    assert unfinished.find("") is None
    (cache / "0123456789abcdef" / "output.tif.tiles").mkdir(parents=True)
    assert unfinished.find("").temporary


def test_a_run_into_a_temporary_file_goes_on_after_a_crash(faked, tmp_path, monkeypatch, settings):
    """Where the folder of temporary files is not removed as when QGIS is closed."""
    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "cache")
    tiles = tmp_path / "cache" / "0123456789abcdef" / "output.tif.tiles"
    tiles.mkdir(parents=True)
    crashed = tmp_path / "processing_crashed"
    crashed.mkdir()
    with monkeypatch.context() as before:
        before.setattr(unfinished.QgsProcessingUtils, "tempFolder", lambda: str(crashed))
        steps = faked.steps(str(crashed / "1" / "embedding.tif"))
        unfinished.keep("", steps)
    (tiles / "lock").write_text(json.dumps({"host": socket.gethostname(), "pid": os.getpid()}))
    assert unfinished.find("") is None  # another QGIS is at work
    (tiles / "lock").write_text(json.dumps({"host": socket.gethostname(), "pid": 2**22 + 1}))
    assert unfinished.find("").temporary
    (step,) = unfinished.revived()
    assert scratch.is_temporary(step.parameters["OUTPUT"])


def test_a_run_that_ends_stops_no_other_one_that_begins(tmp_path, monkeypatch):
    """Its folder goes while the other one looks for old ones."""
    monkeypatch.setattr(scratch, "root", lambda: tmp_path)
    monkeypatch.setattr(scratch.Path, "glob", lambda folder, _: [folder / "gone"])
    assert scratch.place("embed", str(tmp_path / "manifest.json"), []).is_dir()


def test_an_adapted_encoder_has_a_card_of_facts(faked, tmp_path):
    path = tmp_path / "mine.safetensors"
    path.touch()
    faked.form.add_checkpoint(str(path))
    assert not faked.form.card_button.isEnabled()
    training = {"command": "fit", "from": "small sha256:ab", "minutes": 4.0, "steps": 812}
    training |= {"loss": [0.5, 0.25], "frames": ["/a/S2_1.tif", "/a/S2_9.tif"], "device": "cpu"}
    card = {"sources": {"sentinel-2-l2a": {}}, "config": {"d": 64}, "training": training}
    path.with_suffix(".json").write_text(json.dumps(card))
    text = cards.facts(path.with_suffix(".json"))
    for words in ("small sha256:ab", "812 steps", "0.5 → 0.25", "S2_9.tif", "sentinel-2-l2a"):
        assert words in text
    faked.form._update_adapt()
    faked.form.card_button.click()
    (window,) = faked.findChildren(ManualWindow)
    assert "812 steps" in window.browser.toPlainText()
    path.with_suffix(".json").write_text("{}")
    assert "does not say" in cards.facts(path.with_suffix(".json"))


def test_names_of_months_are_short_together(qgis_app):
    months = Months()
    year = [{"month": f"2023-{number:02}", "clear": {}} for number in range(1, 13)]
    months.show_months(year, {}, [])
    lengths = set()
    for width in range(100, 800):
        months.resize(width, 80)
        (length,) = {len(name) > 1 for name in months.names()}
        lengths.add(length)
    assert lengths == {False, True}


def test_a_year_of_parts_of_13_months_begins_with_one_that_has_images(qgis_app):
    months = Months()
    numbers = ["2022-12", *(f"2023-{n:02}" for n in range(1, 13))]
    year = [{"month": month, "clear": {}} for month in numbers]
    year[1]["clear"] = year[12]["clear"] = {"s": 1.0}
    months.show_months(year, {}, [])
    months.resize(600, 80)
    assert len(months.names()) == 12 and months.accessibleName().startswith("2023-01: s 1.0")
    year[0]["clear"] = {"s": 0.5}
    months.show_months(year, {}, [])
    assert len(months.names()) == 13
    months.show_months(year[2:], {}, [])  # a lack at either end of a season is one
    assert len(months.names()) == 11


def test_months_are_named_in_the_language_of_qgis(qgis_app, monkeypatch):
    """That of the settings: the system may speak another."""
    monkeypatch.setattr(i18n.QgsApplication, "locale", lambda: "fr")
    months = Months()
    months.show_months([{"month": "2023-08", "clear": {}}], {}, [])
    months.resize(200, 80)
    assert months.names() == ["août"]


def test_what_is_painted_by_hand_has_the_themes_colour(qgis_app):
    from aef_fields.aef_qgis.dialogs.months import Months
    from aef_fields.aef_qgis.ink import ink

    before = qgis_app.styleSheet()
    months = Months()
    try:
        qgis_app.setStyleSheet("QLabel { color: #abcdef; }")
        assert ink(months).name() == "#abcdef"  # as QGIS's dark themes do it
        qgis_app.setStyleSheet("QLabel { color: #102030; }")
        assert ink(months).name() == "#102030"
    finally:
        qgis_app.setStyleSheet(before)


def test_the_environment_window_says_what_the_worker_is_made_of(real, qgis_app, wait_for):
    from aef_fields.aef_qgis.dialogs.environment_dialog import EnvironmentPanel

    panel = EnvironmentPanel()
    panel.show()
    wait_for(lambda: panel._found.text(), 60)
    first, *devices = panel._found.text().split("<br>")
    assert first.startswith("Python 3.") and "torch 2." in first and "rasterio 1." in first
    assert devices[-1].startswith(("Processor: ", "Graphics card: "))
    panel.stop()
    panel.close()
