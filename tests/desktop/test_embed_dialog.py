"""The window of the toolbar: what it finds, what it runs, and that it never loses a run."""

import shutil
import sys
from pathlib import Path, PureWindowsPath

import pytest
from aef_fields.aef_qgis import layers, worker
from aef_fields.aef_qgis.algorithms.frames import write_manifest
from aef_fields.aef_qgis.dialogs import embed_form, scout
from aef_fields.aef_qgis.dialogs.frames_model import (
    CLEAR,
    DATE,
    FOUND,
    LAYER,
    SOURCE,
    FrameRow,
    FramesModel,
)
from aef_fields.aef_qgis.dialogs.timeline import Timeline
from aef_fields.aef_qgis.manual import ManualWindow
from aef_fields.aef_qgis.results import add_raster
from aef_fields.aef_qgis.window_size import take_room
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QDate, QEvent, QItemSelectionModel, Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDateEdit, QDialog, QMessageBox, QWidget

ROWS = QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def add(tmp_path, sample, qgis_new_project):
    """Put a raster of this name into the project; return the layer."""

    def add_layer(name):
        path = shutil.copy(sample / "truth.tif", tmp_path / f"{name}.tif")
        layer = QgsRasterLayer(str(path), name)
        QgsProject.instance().addMapLayer(layer)
        return layer

    return add_layer


@pytest.fixture
def dialog(fake, provider, qgis_iface, wait_for):
    from aef_fields.aef_qgis.dialogs.embed_dialog import EmbedDialog

    made = EmbedDialog(qgis_iface)
    yield made
    made.shut_down()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(dialog, wait_for):
    """Show the window and wait until it has found out what there is."""

    def show():
        dialog.show()
        model = dialog.form.model
        wait_for(lambda: model.rows and not model.unasked() and model.source_titles)
        return dialog

    return show


def table(dialog):
    """The rows as shown: ticked?, name, source, date, found."""
    model = dialog.form.model
    rows = []
    for r in range(model.rowCount()):
        ticked = model.index(r, LAYER).data(Qt.ItemDataRole.CheckStateRole)
        texts = [model.index(r, c).data() for c in (LAYER, SOURCE, DATE, FOUND)]
        rows.append((Qt.CheckState(ticked) == Qt.CheckState.Checked, *texts))
    return rows


def edit(dialog, row, column, value):
    model = dialog.form.model
    assert model.setData(model.index(row, column), value)


def test_what_is_wrong_with_a_file_begins_with_its_name(qgis_app):
    """A path of folders took the whole column, and what is wrong could not be read."""
    for path in ("/data/of Anna/2023/S2_20230401.tif", "C:/of Anna/2023/S2_20230401.tif"):
        row = FrameRow(path, "April", problem=f"{path} is not a raster.", asked=True)
        assert row.found_text() == "S2_20230401.tif is not a raster."
        assert path in row.problem  # which the tooltip and the message show


def test_it_shows_what_the_worker_found(opened, add):
    add("S2_20230501"), add("S2_20230101"), add("odd"), add("bad_20230401")
    dialog = opened()
    s2, found = "Sentinel-2 level 2A", "B02, B03"
    assert table(dialog) == [
        (True, "S2_20230101", s2, "2023-01-01", found),
        (True, "S2_20230501", s2, "2023-05-01", found),
        (False, "bad_20230401", "choose…", "choose…", "bad_20230401 is not a raster."),
        (False, "odd", s2, "choose…", "No date found for odd."),
    ]
    assert dialog.form.summary.text() == (
        "2 of 4 images, 2023-01-01 to 2023-05-01 · 2 can't be used"
    )
    period = [day.toString("yyyy-MM-dd") for day in dialog.form.valid_period()]
    assert period == ["2022-05-02", "2023-05-02"]
    assert dialog.run_button.isEnabled()


def test_it_fits_on_a_small_screen(opened, add, qgis_app, wait_for):
    for month in (1, 5):
        add(f"S2_20230{month}01")
    dialog = opened()
    wait_for(lambda: dialog.form.months.isVisible())
    room, least = qgis_app.primaryScreen().availableGeometry(), dialog.minimumSizeHint()
    assert dialog.height() == max(room.height() - 40, least.height())
    assert least.height() <= 480 - 48 - 40  # 720 at 150 %, without the task bar and the title


def test_large_letters_have_room(qgis_app):
    before = qgis_app.font()
    large = QFont(before)
    large.setPointSizeF(2 * before.pointSizeF())
    qgis_app.setFont(large)
    try:
        form, timeline = embed_form.EmbedForm(QgsMapCanvas()), Timeline()
        metrics, wide = timeline.fontMetrics(), form.table.columnWidth
        assert wide(DATE) > metrics.horizontalAdvance("2023-06-01")
        assert wide(CLEAR) > metrics.horizontalAdvance("100 %")
        timeline.set_frames({"Sentinel-2": [], "Landsat": []})
        assert timeline.sizeHint().height() >= 3 * metrics.height()  # the months lie below
        window = QWidget()
        take_room(window, 300, 200)
        screen = qgis_app.primaryScreen().availableGeometry()
        assert window.height() > min(300, screen.height() - 50)  # not so small that letters are cut
        take_room(window, 30000, 20000)
        assert screen.contains(window.rect())
    finally:
        qgis_app.setFont(before)


def test_letters_of_the_size_that_qgis_was_told_have_room(qgis_app):
    """Its main window has them by a style, which what is made for it has only once it lies in it."""
    main, form = QWidget(), embed_form.EmbedForm(QgsMapCanvas())
    main.setStyleSheet("* { font-size: 24pt }")
    small = form.table.columnWidth(DATE)
    form.setParent(main)
    main.show()
    metrics = form.table.fontMetrics()
    assert small < metrics.horizontalAdvance("2023-06-01") < form.table.columnWidth(DATE)
    assert metrics.horizontalAdvance("99.9 %") < form.table.columnWidth(CLEAR)
    assert form.table.verticalHeader().defaultSectionSize() > metrics.height()
    like_before, larger = QDialog(), QDialog(main)
    for window in (like_before, larger):
        take_room(window, 200, 150)
    assert larger.width() > 1.5 * like_before.width()


def test_of_a_file_of_two_sources_none_is_stated_but_by_the_person(qgis_app):
    """What was found of the first would have been stated for the file, and the other left out."""
    model, row = FramesModel(), FrameRow("/data/openEO.nc", "openEO.nc", chosen=True)
    model.rows = [row]
    model.source_titles = {"sentinel-2-l2a": "Sentinel-2", "sentinel-1-grd": "Sentinel-1"}
    also = [{"source": "sentinel-1-grd", "bands": {"VV": 6}, "dates": ["2018-04-06", "2018-04-11"]}]
    colours = {"source": "sentinel-2-l2a", "datetime": "2018-04-06", "bands": {"B02": 1, "B03": 2}}
    model.learn([row], [colours | {"also": also}])
    assert row.found_text() == "B02, B03 + VV"
    assert "source" not in row.entry()
    assert model.data(model.index(0, SOURCE)) == "Sentinel-2 + Sentinel-1"
    assert {s: len(days) for s, days in model.lanes().items()} == {
        "sentinel-2-l2a": 1,
        "sentinel-1-grd": 2,
    }
    # The dialog that asks for the date states what it shows of the rest.
    model.mend([row], "sentinel-2-l2a", {"B02": 1, "B03": 2}, ["2018-04-07"])
    assert not {"source", "bands"} & row.entry().keys() and row.date == "2018-04-07"
    model.mend([row], "sentinel-2-l2a", {"B02": 1}, ["2018-04-07"])
    assert row.entry()["source"] == "sentinel-2-l2a" and row.entry()["bands"] == {"B02": 1}
    model.setData(model.index(0, SOURCE), "sentinel-1-grd")
    assert row.entry()["source"] == "sentinel-1-grd"
    assert list(row.dates()) == ["sentinel-1-grd"]


def test_results_and_other_providers_are_no_frames(opened, add, tmp_path):
    add("S2_20230101"), add("a_map_20230101")
    (tmp_path / "a_map_20230101.tif.json").write_text('{"kind": "class-map"}')
    tiles = QgsRasterLayer("type=xyz&url=http://localhost/{x}/{y}/{z}", "streets", "wms")
    QgsProject.instance().addMapLayer(tiles)
    assert [row[1] for row in table(opened())] == ["S2_20230101"]


def test_lost_results_are_no_frames_but_lost_images_are(opened, add, tmp_path):
    """As after a restart of QGIS, when temporary files are gone."""
    project = QgsProject.instance()
    add("S2_20230101"), add("S2_20230201")
    made = str(shutil.copy(tmp_path / "S2_20230101.tif", tmp_path / "OUTPUT.tif"))
    (tmp_path / "OUTPUT.tif.json").write_text('{"kind": "embedding"}')
    add_raster(project, made, "embedding", made)
    assert project.write(str(tmp_path / "p.qgz"))
    for name in ("OUTPUT.tif", "OUTPUT.tif.json", "S2_20230201.tif"):
        (tmp_path / name).unlink()
    project.clear()
    project.read(str(tmp_path / "p.qgz"))
    assert len(project.mapLayers()) == 3
    assert sorted(row[1] for row in table(opened())) == ["S2_20230101", "S2_20230201"]


def test_a_corrected_date_is_kept_with_the_layer_and_makes_the_frame_usable(opened, add, wait_for):
    layer = add("odd")
    dialog = opened()
    assert not dialog.run_button.isEnabled()
    edit(dialog, 0, DATE, "2023-06-01")
    wait_for(lambda: not dialog.form.model.unasked())
    assert table(dialog)[0][0] is True
    assert layer.customProperty("aef/datetime") == "2023-06-01"
    edit(dialog, 0, SOURCE, "sentinel-1-grd")
    wait_for(lambda: not dialog.form.model.unasked())
    assert layer.customProperty("aef/source") == "sentinel-1-grd"
    assert table(dialog)[0][2] == "Sentinel-1 GRD"
    assert QgsProject.instance().isDirty()


def test_what_is_corrected_while_the_worker_looks_is_asked_again(
    dialog, add, monkeypatch, wait_for
):
    """The answer to what it was before brought "No date found" for a row with a date."""
    asked = []

    def kept(entries):
        asked.append([entry.get("source") for entry in entries])
        return write_manifest(entries)

    monkeypatch.setattr(scout, "write_manifest", kept)
    add("odd")
    dialog.show()
    model = dialog.form.model
    wait_for(lambda: dialog.scout._frames is not None)
    edit(dialog, 0, DATE, "2023-06-01")
    wait_for(lambda: not model.unasked())
    assert table(dialog)[0][0] is True and table(dialog)[0][3:] == ("2023-06-01", "B02, B03")
    wait_for(lambda: dialog.scout._glances is not None)
    edit(dialog, 0, SOURCE, "sentinel-1-grd")
    wait_for(lambda: not (model.unasked() or model.unglanced()))
    s1, s2 = "sentinel-1-grd", "sentinel-2-l2a"
    assert asked == [[None], [None], [s2], [s1], [s1]]  # pictures, too, are of what it is now


def test_to_look_at_the_list_of_sources_chooses_none(opened, add):
    """QGIS takes over what an editor shows as soon as somebody clicks beside it."""
    add("bad_20230401")
    dialog = opened()
    table, model = dialog.form.table, dialog.form.model
    delegate, index = table.itemDelegateForColumn(SOURCE), model.index(0, SOURCE)
    editor = delegate.createEditor(table, None, index)
    delegate.setEditorData(editor, index)
    delegate.setModelData(editor, model, index)
    assert model.rows[0].source == "" and not model.unasked()
    editor.setCurrentIndex(1)
    delegate.setModelData(editor, model, index)
    assert model.rows[0].source == "sentinel-1-grd"


def test_to_look_at_the_calendar_chooses_no_date(opened, add):
    """It offered today's, which became the image's as soon as somebody clicked beside it."""
    add("odd"), add("S2_20230501"), add("S2_20230101")
    dialog = opened()
    table, model = dialog.form.table, dialog.form.model
    index = model.index(2, DATE)  # those without a date come last

    def editing():
        table.setCurrentIndex(index)
        table.edit(index)
        editor = table.findChild(QDateEdit)
        assert editor.date() == QDate(2023, 5, 1)  # as good a guess as any
        return editor

    editing()
    table.setFocus()
    assert model.rows[2].date == "" and not model.unasked()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.keyClick(editing(), Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert [row.date for row in model.rows if row.name == "odd"] == ["2023-05-01"]


def test_ticks_survive_new_layers_and_new_looks(opened, add, wait_for):
    add("S2_20230101"), add("S2_20230201")
    dialog = opened()
    model = dialog.form.model
    model.setData(model.index(0, LAYER), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    add("S2_20230301")
    wait_for(lambda: len(model.chosen()) == 2)
    assert [row[0] for row in table(dialog)] == [False, True, True]


def test_keys_tick_and_remove_all_selected_rows(opened, add, sample, tmp_path, wait_for):
    add("S2_20230101"), add("S2_20230201"), add("bad_20230401")
    dialog = opened()
    table, model = dialog.form.table, dialog.form.model
    for name in ("S2_20230501", "S2_20230601", "S2_20230701"):
        shutil.copy(sample / "truth.tif", tmp_path / f"{name}.tif")
        dialog.form.add_paths([str(tmp_path / f"{name}.tif")])
    wait_for(lambda: len(model.chosen()) == 5)
    decided = []
    model.decided.connect(lambda: decided.append(1))
    dialog.activateWindow()
    table.setFocus()
    ticks = [True, True, True, True, True, False]  # the last can't be used
    for expected in ([False] * 6, ticks):
        table.selectAll()
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert [row.chosen for row in model.rows] == expected
        assert len(table.selected()) == 6
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Space)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Space)  # one of them was not ticked
    assert [row.chosen for row in model.rows] == ticks
    model.choose_all(True)
    assert model.rows[5].untouched  # is ticked once it is mended
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(model.rows) == 6 and not table.selected()
    table.selectRow(1)
    for number in (3, 4):
        table.selectionModel().select(
            model.index(number, 0), QItemSelectionModel.SelectionFlag.Select | ROWS
        )
    decided.clear()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert decided and [(row.name, row.chosen) for row in model.rows] == [
        ("S2_20230101", True),
        ("S2_20230201", False),  # a layer of the project
        ("S2_20230501.tif", True),
        ("bad_20230401", False),
    ]
    assert [action.text() for action in table.actions()][-1] == "&Remove"


def test_files_that_are_no_layers_can_be_added(opened, add, sample, tmp_path, wait_for):
    add("S2_20230101")
    dialog = opened()
    path = shutil.copy(sample / "truth.tif", tmp_path / "S2_20230401.tif")
    dialog.form.add_paths([str(path), str(path)])
    wait_for(lambda: len(dialog.form.model.chosen()) == 2)
    assert [row[1] for row in table(dialog)] == ["S2_20230101", "S2_20230401.tif"]


def test_it_says_at_once_that_files_are_looked_at(dialog, add, sample, tmp_path, wait_for):
    paths = [str(tmp_path / f"S2_2023040{day}.tif") for day in (1, 2)]
    for path in paths:
        shutil.copy(sample / "truth.tif", path)
    form = dialog.form
    dialog.show()
    assert form.summary.text().startswith("The project has no raster layers yet")
    form.add_paths(paths[:1])
    assert form.summary.text() == "looking at 1"
    wait_for(lambda: form.model.chosen())
    form.add_paths(paths)
    assert form.summary.text() == "1 of 2 images, 2023-04-01 to 2023-04-01 · looking at 1…"


def test_an_image_is_counted_once_however_its_path_is_written(qgis_app, monkeypatch):
    monkeypatch.setattr(layers, "Path", PureWindowsPath)
    model = FramesModel()
    for paths in (["C:\\d\\b.tif", "C:\\d\\a.tif", "C:/d/a.tif"], ["C:/d/b.tif", "C:/d/c.tif"]):
        model.add_files([{"path": path} for path in paths])
    assert [row.path for row in model.rows] == ["C:\\d\\b.tif", "C:\\d\\a.tif", "C:/d/c.tif"]
    assert [row.name for row in model.rows] == ["b.tif", "a.tif", "c.tif"]


def test_a_folder_gives_its_products_and_images_but_no_results(
    opened, add, tmp_path, monkeypatch, wait_for
):
    from qgis.PyQt.QtWidgets import QFileDialog

    folder = tmp_path / "archive"
    product, landsat = folder / "S2A_20230301.SAFE", folder / "LC08_20230401"
    (product / "GRANULE").mkdir(parents=True)
    (folder / "notes").mkdir()
    (folder / "2023").mkdir()
    (folder / "2023" / "S2_20230801.tif").touch()
    landsat.mkdir()
    (landsat / "LC08_MTL.txt").touch()
    for name in ("S2_20230501.tif", "S2_20230601.JP2", "S2_20230701.zip", "map.tif", "a.txt"):
        (folder / name).touch()
    (folder / "map.tif.json").write_text('{"kind": "class-map"}')
    add("S2_20230101")
    dialog = opened()
    said = []
    monkeypatch.setattr(QMessageBox, "information", lambda *words: said.append(words[-1]))
    for chosen in (folder, product, folder / "notes", ""):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, f=chosen: str(f))
        dialog.form.folder_button.click()
    wait_for(lambda: not dialog.form.model.unasked())
    assert sorted(row[1] for row in table(dialog)) == [
        *("LC08_20230401", "S2A_20230301.SAFE", "S2_20230101"),
        *("S2_20230501.tif", "S2_20230601.JP2", "S2_20230701.zip", "S2_20230801.tif"),
    ]
    assert said == [f"No images were found in “{folder / 'notes'}”."]


def test_without_an_environment_it_explains_and_offers_to_make_one(dialog, monkeypatch, add):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    add("S2_20230101")
    dialog.show()
    assert dialog.pages.currentIndex() == 1
    assert "“/gone/python”" in dialog.environment._state.text()
    assert dialog.environment._make.isEnabled()
    assert not dialog.run_button.isEnabled()
    monkeypatch.setenv("AEF_PYTHON", "/usr/bin/python3")
    dialog.environment.ready.emit()
    assert dialog.pages.currentIndex() == 0


def test_after_an_environment_was_repaired_the_images_are_looked_at_again(
    dialog, fake, monkeypatch, add, wait_for
):
    """Whichever window it was repaired in: it starts no worker that this one has seen fail."""
    from aef_fields.aef_qgis.dialogs.environment_dialog import EnvironmentPanel

    worker, menu = fake.MAIN, EnvironmentPanel()
    monkeypatch.setattr(fake, "MAIN", Path("/gone/core/__main__.py"))
    add("S2_20230101")
    dialog.show()
    wait_for(lambda: table(dialog) and "/gone/core" in table(dialog)[0][-1])
    wait_for(lambda: not dialog._asked_about_worker)
    told = len(dialog.bar.items())
    add("S2_20230201")  # asks about all again
    wait_for(lambda: sum("/gone/core" in row[-1] for row in table(dialog)) == 2)
    wait_for(lambda: not dialog._asked_about_worker)
    assert len(dialog.bar.items()) == told  # nothing is said twice
    assert not dialog.run_button.isEnabled()
    monkeypatch.setattr(fake, "MAIN", worker)
    menu._python.setFilePath(sys.executable)
    menu.use_chosen()
    wait_for(lambda: [row[0] for row in table(dialog)] == [True, True])
    wait_for(lambda: dialog.form.model.source_titles)
    assert dialog.form.checkpoints.count() and dialog.run_button.isEnabled()


def run(dialog, output, wait_for):
    dialog.form.output.setFilePath(str(output))
    dialog.run_button.click()
    assert dialog.cancel_button.isVisible()
    assert not dialog.form.isEnabled()
    wait_for(lambda: dialog._run is None)


def test_it_adapts_encodes_and_adds_the_layers(opened, add, tmp_path, wait_for):
    add("S2_20230101"), add("S2_20230201")
    dialog = opened()
    dialog.form.adapt.setChecked(True)
    dialog.form.minutes.setValue(0.5)
    dialog.form.device.addItem("processor", "cpu")
    dialog.form.device.setCurrentIndex(dialog.form.device.count() - 1)
    run(dialog, tmp_path / "field.tif", wait_for)
    log = dialog.log.toPlainText()
    start = "Start from (empty: the bundled encoder)"
    assert f"fitting “Minutes” 0.5 “{start}” small “Device” cpu" in log
    assert "“Device” cpu “Number format”" in log
    assert dialog.curve.points == [(0.1, 0.4), (0.9, 0.275)]
    assert "0.400 at first, 0.275 now" in dialog.curve.accessibleName()
    assert dialog.curve.isHidden()  # once the images are summed up
    encoder = "“Checkpoint (empty: the bundled encoder)”"
    assert f"{encoder} {tmp_path / 'field.safetensors'}" in log
    period = "“Valid period: first day” 2022-02-02 “Valid period: first day after it” 2023-02-02"
    assert period in log
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    seen, picture, field = group.children()
    assert [node.name() for node in (picture, field)] == ["Picture (field)", "field"]
    assert seen.name() == "Valid observations (field)" and not seen.itemVisibilityChecked()
    labels = [
        item.label
        for item in seen.layer().renderer().shader().rasterShaderFunction().colorRampItemList()
    ]
    assert (tmp_path / "field_valid.qml").is_file() and (tmp_path / "field_rgb.qml").is_file()
    again = QgsRasterLayer(str(tmp_path / "field_valid.tif"))  # by a QGIS without the plugin
    assert again.renderer().type() == "singlebandpseudocolor"
    assert labels[0] == "never seen clearly" and labels[-1] == "6 or more"
    assert dialog.form.checkpoint() == str(tmp_path / "field.safetensors")
    assert not dialog.form.adapt.isChecked()
    assert dialog.form.isEnabled()
    assert not dialog.cancel_button.isVisible()
    wait_for(lambda: dialog.bar.currentItem())
    assert "is ready" in dialog.bar.currentItem().text()


def test_what_is_ready_when_it_is_cancelled_is_taken(opened, add, tmp_path, wait_for, monkeypatch):
    """QGIS drops what a cancelled task has made; the files would be there, and nobody told."""
    add("S2_20230101")
    dialog = opened()
    work = worker.run

    def cancelled_late(command, arguments, feedback, worded):
        made = work(command, arguments, feedback, worded)
        feedback.cancel()
        return made

    monkeypatch.setattr(worker, "run", cancelled_late)
    run(dialog, tmp_path / "field.tif", wait_for)
    (group,) = QgsProject.instance().layerTreeRoot().findGroups()
    assert "field" in [node.name() for node in group.children()]
    wait_for(lambda: dialog.bar.currentItem())
    assert "is ready" in dialog.bar.currentItem().text()


def test_that_it_is_ready_covers_the_map_for_a_while_only(
    opened, add, tmp_path, wait_for, qgis_iface
):
    add("S2_20230101")
    dialog = opened()
    dialog.form.output.setFilePath(str(tmp_path / "field.tif"))
    dialog.run_button.click()
    dialog.close()
    bar = qgis_iface.messageBar()
    wait_for(lambda: bar.currentItem() and "is ready" in bar.currentItem().text())
    assert 0 < bar.currentItem().duration() < 60
    bar.clearWidgets()


def test_a_closed_window_keeps_its_run_and_cancel_ends_it(opened, add, tmp_path, wait_for):
    add("slow_20230101")
    dialog = opened()
    dialog.form.output.setFilePath(str(tmp_path / "field.tif"))
    dialog.run_button.click()
    wait_for(lambda: dialog.progress.value() == 250)
    dialog.close()
    dialog.show()
    assert dialog.cancel_button.isVisible()
    assert dialog.progress.value() == 250
    (tmp_path / "field.tif.tiles").mkdir()
    dialog.cancel_button.click()
    wait_for(lambda: dialog._run is None)
    wait_for(lambda: dialog.bar.currentItem())
    item = dialog.bar.currentItem()
    assert "What was finished is kept" in item.text() and item.duration() > 0
    assert not (tmp_path / "field.tif").exists()
    assert dialog.run_button.isEnabled()


def test_a_run_leaves_its_plan_in_view_and_promises_nothing_that_is_not_there(
    opened, add, tmp_path, wait_for
):
    add("slow_20230101")
    dialog = opened()
    wait_for(lambda: dialog.planner.plan)
    planned = dialog.planner.plan
    dialog.form.output.setFilePath(str(tmp_path / "field.tif"))
    dialog.run_button.click()
    wait_for(lambda: dialog.progress.value() == 250)
    dialog.planner.soon()
    dialog.planner._ask()
    assert dialog.planner.plan is planned and not dialog.planner.stale
    dialog.cancel_button.click()
    wait_for(lambda: dialog._run is None)
    wait_for(lambda: dialog.bar.currentItem())
    assert dialog.bar.currentItem().text() == "Cancelled."  # no tile was finished


def test_an_encoder_adapted_for_a_closed_project_is_not_that_of_the_new_one(
    opened, add, tmp_path, wait_for
):
    add("S2_20230101"), add("S2_20230201")
    dialog = opened()
    dialog.form.output.setFilePath(str(tmp_path / "field.tif"))
    dialog.form.adapt.setChecked(True)
    dialog.run_button.click()
    QgsProject.instance().clear()
    wait_for(lambda: dialog._run is None)
    assert (tmp_path / "field.tif").exists()
    assert dialog.form.checkpoints.currentIndex() == 0


def test_an_open_layer_is_not_overwritten(opened, add):
    layer = add("S2_20230101")
    dialog = opened()
    dialog.form.output.setFilePath(layer.source())
    dialog.run_button.click()
    assert dialog._run is None
    assert "also an input" in dialog.bar.currentItem().text()


def test_what_is_refused_is_said_where_it_is_seen(opened, add, qgis_iface):
    layer = add("S2_20230101")
    dialog = opened()
    bar = qgis_iface.messageBar()
    bar.clearWidgets()
    dialog.close()
    dialog.form.output.setFilePath(layer.source())
    dialog.start()  # as the dock's button does
    dialog.start()
    assert not dialog.running and not dialog.bar.items()
    assert len(bar.items()) == 1 and "also an input" in bar.currentItem().text()
    dialog.scout.failed.emit("The worker can't look.")
    assert bar.currentItem().text() == "The worker can't look."
    bar.clearWidgets()


def test_another_project_has_settings_of_its_own(opened, add, tmp_path):
    layer = add("S2_20230101")
    dialog = opened()
    form = dialog.form
    form.output.setFilePath(str(tmp_path / "year.tif"))
    form.area.setOutputExtentFromUser(layer.extent(), layer.crs())
    form.last_year.setChecked(False)
    form.start.setDate(QDate(2019, 1, 1))
    form.add_checkpoint("/somewhere/mine.safetensors")
    form.adapt.setChecked(True)
    form.minutes.setValue(9)
    QgsProject.instance().clear()
    assert form.output.filePath() == "" and not form.area.isValid()
    assert form.last_year.isChecked() and form.checkpoint() == "small"
    assert not form.adapt.isChecked() and form.minutes.value() == 4


def test_a_file_that_is_there_is_replaced_only_if_somebody_says_so(
    opened, add, tmp_path, monkeypatch, wait_for
):
    add("S2_20230101")
    dialog = opened()
    form, asked = dialog.form, []
    buttons = QMessageBox.StandardButton
    for name, answer in (("a.tif", buttons.No), ("b_rgb.tif", buttons.No), ("c.tif", buttons.Yes)):
        (tmp_path / name).write_text("of another project")
        monkeypatch.setattr(
            QMessageBox, "question", lambda *words, said=answer: asked.append(words[-1]) or said
        )
        form.output.setFilePath(str(tmp_path / name.replace("_rgb", "")))
        dialog.run_button.click()
        assert dialog.running == (answer == buttons.Yes)
        assert asked.pop() == f"“{tmp_path / name}” is there already. Replace it?"
    wait_for(lambda: not dialog.running)
    assert (tmp_path / "a.tif").read_text() == "of another project"
    assert (tmp_path / "c.tif.json").exists()
    form.output.setFilePath(str(tmp_path / "d.tif"))
    run(dialog, tmp_path / "d.tif", wait_for)
    assert (
        not asked and not form.output.confirmOverwrite()
    )  # the window that picks files asks never


def test_a_period_that_no_image_is_of_is_refused(opened, add, tmp_path, wait_for):
    add("S2_20230101")
    dialog = opened()
    form = dialog.form
    form.last_year.setChecked(False)
    form.start.setDate(QDate(2023, 1, 2))
    form.end.setDate(QDate(2023, 6, 1))
    dialog.run_button.click()
    sentence = "None of the images is of the valid period, 2023-01-02 to 2023-06-01."
    assert not dialog.running and sentence in dialog.bar.currentItem().text()
    wait_for(dialog.cost)
    assert sentence in dialog.cost()
    form.start.setDate(QDate(2023, 1, 1))
    assert sentence not in dialog.cost()


def test_the_dock_tells_what_is_set_in_the_window(opened, add, tmp_path):
    from aef_fields.aef_qgis.dock.embedding_step import EmbeddingStep

    layer = add("S2_20230101")
    dialog = opened()
    step = EmbeddingStep(dialog)
    assert "temporary" in step.about.text() and "area" not in step.about.text()
    dialog.form.output.setFilePath(str(tmp_path / "year.tif"))
    dialog.form.area.setOutputExtentFromUser(layer.extent(), layer.crs())
    dialog.form.adapt.setChecked(True)
    dialog.form.minutes.setValue(9)
    dialog.form.add_checkpoint(str(tmp_path / "hills.safetensors"))
    dialog.form.adapt.setChecked(True)
    assert step.about.text().endswith(
        ". Only the area that is set. With the encoder hills.safetensors. The encoder is adapted "
        "first, for 9 minutes. The result goes into year.tif."
    )
    step.shut_down()


def test_another_system_of_the_map_sets_no_area(opened, add, wait_for):
    from aef_fields.aef_qgis.dock.embedding_step import EmbeddingStep

    add("S2_20230101")
    dialog = opened()
    wait_for(lambda: dialog.planner.plan and not dialog.planner.stale)
    step, canvas = EmbeddingStep(dialog), dialog.form._canvas
    before = canvas.mapSettings().destinationCrs()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3035"))
    said, stale = step.about.text(), dialog.planner.stale
    canvas.setDestinationCrs(before)
    step.shut_down()
    assert "Only the area" not in said
    assert not stale  # nothing has changed, so nobody would plan again


def test_the_area_and_period_chosen_reach_the_algorithm(opened, add):
    add("S2_20230101")
    dialog = opened()
    form = dialog.form
    assert "EXTENT" not in dialog.steps()[-1].parameters
    layer = next(iter(QgsProject.instance().mapLayers().values()))
    form.area.setOutputExtentFromUser(layer.extent(), layer.crs())
    form.last_year.setChecked(False)
    form.start.setDate(QDate(2023, 3, 1))
    form.end.setDate(QDate(2023, 6, 1))
    parameters = dialog.steps()[-1].parameters
    area = parameters["EXTENT"]  # in the system of the map, which another window may have set
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    to_degrees = QgsCoordinateTransform(area.crs(), degrees, QgsProject.instance())
    box = to_degrees.transformBoundingBox(area)
    assert (box.xMinimum(), box.yMinimum()) == pytest.approx((3.8941, 50.6563), abs=1e-3)
    assert parameters["VALID_START"] == QDate(2023, 3, 1)
    assert parameters["VALID_END"] == QDate(2023, 6, 1)
    assert len(dialog.steps()) == 1


def test_the_encoders_card_opens_where_there_is_one(opened, add):
    add("S2_20230101")
    dialog = opened()
    assert dialog.form.checkpoint() == "small"
    dialog.form.card_button.click()
    (window,) = dialog.findChildren(ManualWindow)
    assert "Good for" in window.browser.toPlainText()
    window.close()
    dialog.form.add_checkpoint("/somewhere/mine.safetensors")
    assert not dialog.form.card_button.isEnabled()


def test_paths_may_be_written_as_windows_does(dialog, monkeypatch):
    monkeypatch.setattr(embed_form, "Path", PureWindowsPath)
    form = dialog.form
    form.output.setFilePath("C:\\maps\\year.tif")
    form.output.setFilePath("")  # a temporary file: the folder is kept
    assert QgsSettings().value(embed_form.FOLDER) == "C:\\maps"
    form.add_checkpoint("C:\\maps\\mine.safetensors")
    count = form.checkpoints.count()
    assert form.checkpoints.currentText() == "mine.safetensors"
    form.add_checkpoint("C:/maps/mine.safetensors")
    assert form.checkpoints.count() == count
    assert form.checkpoints.currentText() == "mine.safetensors"
