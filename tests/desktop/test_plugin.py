"""Loading and unloading: everything that comes goes again."""

import os
import re
import shutil

import pytest
from aef_fields.aef_qgis.manual import CARDS, FOLDER, ManualWindow
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QUrl
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QToolBar, QWidget


@pytest.fixture
def iface(qgis_iface):
    """pytest-qgis's iface, whose Raster menu and toolbars are real enough to look at."""
    window = qgis_iface.mainWindow()
    menu = []

    def add_toolbar(name):
        return window.addToolBar(name)

    qgis_iface.addToolBar = add_toolbar
    qgis_iface.addPluginToRasterMenu = lambda name, action: menu.append((name, action))
    qgis_iface.removePluginRasterMenu = lambda name, action: menu.remove((name, action))
    qgis_iface.raster_menu = menu
    qgis_iface.addDockWidget = window.addDockWidget
    qgis_iface.removeDockWidget = window.removeDockWidget
    factories = []
    qgis_iface.registerOptionsWidgetFactory = factories.append
    qgis_iface.unregisterOptionsWidgetFactory = factories.remove
    qgis_iface.option_pages = factories
    return qgis_iface


def left_behind(iface):
    """Names of what a plugin of ours has in QGIS right now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = iface.mainWindow()
    found = {o.objectName() for kind in (QAction, QToolBar) for o in window.findChildren(kind)}
    found |= {type(o).__name__ for o in window.findChildren(QDialog)}
    found = {name for name in found if name.lower().startswith(("aef", "embed", "environment"))}
    found |= {action.text() for _, action in iface.raster_menu}
    found |= {type(dock).__name__ for dock in window.findChildren(QDockWidget)}
    found |= {type(factory).__name__ for factory in iface.option_pages}
    if QgsApplication.processingRegistry().providerById("aef"):
        found.add("provider")
    return found


@pytest.fixture
def plugin(iface, qgis_processing):
    import aef_fields

    return aef_fields.classFactory(iface)


def test_it_adds_toolbar_menu_and_provider(plugin, iface):
    plugin.initGui()
    found = left_behind(iface)
    plugin.unload()
    assert {"AefFieldsToolbar", "AefEmbed", "Make an embedding…", "provider"} <= found


def test_it_leaves_nothing_behind_after_two_rounds(plugin, iface, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    assert left_behind(iface) == set()
    for _ in range(2):
        plugin.initGui()
        for name in ("AefEmbed", "AefEnvironment", "AefDock", "AefManual"):
            iface.mainWindow().findChild(QAction, name).trigger()
        there = {"EmbedDialog", "EnvironmentDialog", "AefDock", "OptionsFactory"}
        assert there <= left_behind(iface)
        plugin.unload()
        assert left_behind(iface) == set()


def test_a_window_opens_once_and_comes_back(plugin, iface, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    plugin.initGui()
    action = iface.mainWindow().findChild(QAction, "AefEmbed")
    action.trigger()
    first = iface.mainWindow().findChild(QDialog)
    first.close()
    action.trigger()
    dialogs = iface.mainWindow().findChildren(QDialog)
    visible = first.isVisible()
    plugin.unload()
    assert dialogs == [first]
    assert visible


def test_qgis_process_needs_no_window(qgis_processing):
    import aef_fields

    plugin = aef_fields.classFactory(None)
    plugin.initProcessing()
    registry = QgsApplication.processingRegistry()
    names = {algorithm.name() for algorithm in registry.providerById("aef").algorithms()}
    plugin.unload()
    assert names >= {"embed", "fit", "cluster", "train", "apply", "suggest", "area"}
    assert registry.providerById("aef") is None


def test_a_button_fills_in_what_the_project_knows(
    provider, sample, tmp_path, qgis_new_project, no_setting
):
    from aef_fields.aef_qgis.suggest import suggested
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsProject,
        QgsRasterLayer,
        QgsSettings,
        QgsVectorLayer,
    )

    paths = [shutil.copy(sample / "truth.tif", tmp_path / f"{kind}.tif") for kind in "ab"]
    (tmp_path / "b.tif.json").write_text('{"kind": "embedding"}')
    rasters = [QgsRasterLayer(str(path), "raster") for path in paths]
    columns = "field=id:integer&field=crop_code:integer&field=area:double"
    plain = QgsVectorLayer(f"Polygon?{columns}", "plain", "memory")
    labels = QgsVectorLayer("Polygon?field=id:integer&field=crop:string", "labels", "memory")
    labels.setRenderer(QgsCategorizedSymbolRenderer("crop"))
    project = QgsProject.instance()
    project.addMapLayers([*rasters, plain, labels])
    QgsSettings().setValue("aef/lastHead", "/gone.aefhead")
    known = suggested(provider.algorithm("train"), project, rasters[0])
    QgsSettings().remove("aef/lastHead")
    assert known == {"EMBEDDING": rasters[1].id(), "LABELS": labels.id(), "LABEL_FIELD": "crop"}
    known = suggested(provider.algorithm("apply"), project, None)
    assert known == {"EMBEDDING": rasters[1].id()}
    QgsSettings().setValue("aef/lastHead", str(paths[0]))  # any file that is there
    assert suggested(provider.algorithm("apply"), project, None)["HEAD"] == str(paths[0])
    assert "HEAD" not in suggested(
        provider.algorithm("change"), project, None
    )  # it may be left out
    QgsSettings().remove("aef/lastHead")
    project.removeMapLayer(labels.id())
    known = suggested(provider.algorithm("train"), project, None)
    assert (known["LABELS"], known["LABEL_FIELD"]) == (plain.id(), "crop_code")
    assert "LABELS" not in suggested(provider.algorithm("area"), project, plain)


def test_points_to_test_a_map_on_are_known_by_their_field(provider, qgis_new_project):
    """Opened in another project they have lost their style; their strata are no reference."""
    from aef_fields.aef_qgis.suggest import suggested
    from qgis.core import QgsFeature, QgsProject, QgsVectorLayer

    columns = "field=id:integer&field=stratum:integer&field=reference:integer"
    points = QgsVectorLayer(f"Point?{columns}", "validation", "memory")
    for attributes in ([1, 3, 3], [2, 3, 4], [3, 4, 4]):
        feature = QgsFeature(points.fields())
        feature.setAttributes(attributes)
        points.dataProvider().addFeature(feature)
    other = QgsVectorLayer("Point?field=class:string", "other", "memory")
    QgsProject.instance().addMapLayers([other, points])
    known = suggested(provider.algorithm("area"), QgsProject.instance(), other)
    assert (known["REFERENCE"], known["LABEL_FIELD"]) == (points.id(), "reference")


def test_the_field_whose_values_are_shared_is_taken_for_the_class(qgis_app):
    from aef_fields.aef_qgis.suggest import likely_field
    from qgis.core import NULL, QgsFeature, QgsVectorLayer

    columns = "field=name:string&field=note:string&field=by:string&field=code:integer"
    layer = QgsVectorLayer(f"Polygon?{columns}", "l", "memory")

    def add(*attributes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(attributes))
        layer.dataProvider().addFeature(feature)

    assert likely_field(layer) == "name"
    add("Plot 1", NULL, "me", 7), add("Plot 2", NULL, "me", 4), add("Plot 3", "?", "me", 7)
    assert likely_field(layer) == "code"
    layer.dataProvider().truncate()
    add("Wald ", NULL, "me", 7), add("Wald", NULL, "me", 4), add("Moor", "?", "me", 7)
    assert likely_field(layer) == "name"


def test_a_window_of_the_toolbox_opens_with_the_embedding_or_asks_for_one(
    provider, sample, tmp_path, qgis_new_project
):
    from qgis.core import QgsProject, QgsRasterLayer

    def offered(name):
        algorithm = provider.algorithm("cluster").create()
        assert algorithm.createCustomParametersWidget(parent=None) is None  # QGIS's own window
        return algorithm.parameterDefinition(name).defaultValueForGui()

    path = shutil.copy(sample / "truth.tif", tmp_path / "embedding.tif")
    (tmp_path / "embedding.tif.json").write_text('{"kind": "embedding"}')
    image = QgsRasterLayer(str(sample / "S2" / "S2_20230804.tif"), "image")
    project = QgsProject.instance()
    project.addMapLayer(image)
    assert offered("EMBEDDING") == "choose…"
    embedding = QgsRasterLayer(str(path), "embedding")
    project.addMapLayer(embedding)
    assert offered("EMBEDDING") == embedding.id()
    assert offered("K") is None
    # A batch or a model, which may be run on other projects, takes none of it.
    step = provider.algorithm("cluster").create()
    assert step.parameterDefinition("EMBEDDING").defaultValueForGui() is None


def test_a_button_fills_in_what_the_panel_works_on(provider, sample, tmp_path, qgis_new_project):
    from aef_fields.aef_qgis.memory import remember
    from aef_fields.aef_qgis.suggest import suggested
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsProject,
        QgsRasterLayer,
        QgsVectorLayer,
    )

    rasters = []
    for name in "ab":
        path = shutil.copy(sample / "truth.tif", tmp_path / f"{name}.tif")
        (tmp_path / f"{name}.tif.json").write_text('{"kind": "embedding"}')
        rasters.append(QgsRasterLayer(str(path), name))
    columns = "field=crop:string&field=height:double"
    others, plain = (QgsVectorLayer(f"Polygon?{columns}", name, "memory") for name in "cd")
    others.setRenderer(QgsCategorizedSymbolRenderer("crop"))
    project = QgsProject.instance()
    project.addMapLayers([*rasters, others, plain])
    project.layerTreeRoot().insertLayer(0, rasters[0])
    remember(embedding=rasters[1].id(), labels=plain.id(), field="height", task="regress")
    known = suggested(provider.algorithm("train"), project, rasters[0])
    asked = {"LABELS": plain.id(), "LABEL_FIELD": "height", "TASK": "regress"}
    assert known == {"EMBEDDING": rasters[1].id(), **asked}
    known = suggested(provider.algorithm("cluster"), project, None)
    assert known == {"EMBEDDING": rasters[1].id()}
    for name in ("sampledesign", "area"):
        assert suggested(provider.algorithm(name), project, None)["LABELS"] == plain.id()


def test_points_that_test_a_map_are_not_suggested_as_its_labels(
    provider, sample, tmp_path, qgis_new_project
):
    from aef_fields.aef_qgis.suggest import suggested
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsProject,
        QgsRasterLayer,
        QgsVectorLayer,
    )

    path = shutil.copy(sample / "truth.tif", tmp_path / "map.tif")
    (tmp_path / "map.tif.json").write_text('{"kind": "class-map"}')
    made = QgsRasterLayer(str(path), "map")
    labels = QgsVectorLayer("Polygon?field=crop:string", "labels", "memory")
    points = QgsVectorLayer("Point?field=reference:string&field=note:string", "points", "memory")
    for layer, field in ((labels, "crop"), (points, "reference")):
        layer.setRenderer(QgsCategorizedSymbolRenderer(field))
    project = QgsProject.instance()
    project.addMapLayers([made, labels, points])
    known = suggested(provider.algorithm("area"), project, points)
    assert known == {
        "MAP": made.id(),
        "REFERENCE": points.id(),
        "LABEL_FIELD": "reference",
        "LABELS": labels.id(),
    }
    assert suggested(provider.algorithm("train"), project, points)["LABELS"] == labels.id()


def test_the_panel_opens_with_room_for_names(plugin, iface, fake):
    """In the least width, which QGIS gives a new panel, names of images were cut to "S2_20…"."""
    window = iface.mainWindow()
    window.setCentralWidget(QWidget())
    window.resize(1400, 900)
    window.show()
    plugin.initGui()
    window.findChild(QAction, "AefDock").trigger()
    QCoreApplication.processEvents()
    assert plugin._dock.width() > 1.2 * plugin._dock.pages.minimumWidth()
    plugin.unload()


def test_reloading_while_the_dock_works_ends_its_worker(plugin, iface, fake, wait_for):
    """The plugin reloader unloads in the middle of everything: no process may be left."""
    plugin.initGui()
    iface.mainWindow().findChild(QAction, "AefDock").trigger()
    worker = plugin._dock.worker
    told = []
    worker.ask("echo", told.append, text="")
    wait_for(lambda: told)
    worker.ask("hang")
    pid = worker.pid
    plugin.unload()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert left_behind(iface) == set()


def test_the_options_page_saves_what_was_ticked(plugin, iface, fake):
    from aef_fields.aef_qgis.options import REPORT

    plugin.initGui()
    (factory,) = iface.option_pages
    parent = QWidget()
    page = factory.createWidget(parent)
    assert page.report.isChecked()
    page.report.setChecked(False)
    page.apply()
    saved = QgsSettings().value(REPORT, True, type=bool)
    QgsSettings().remove(REPORT)
    plugin.unload()
    assert saved is False


def test_links_between_pages_of_the_manual_lead_somewhere(qgis_app):
    """Those to an encoder's card, too, and the cards' own."""
    window = ManualWindow()
    pages = [*FOLDER.glob("*.md"), *CARDS.glob("*.md")]
    links = [re.findall(r"\]\(([^)]+\.md)\)", page.read_text(encoding="utf-8")) for page in pages]
    dead = []
    for page, found in zip(pages, links):
        for link in found:
            window.browser.clear()
            window.browser.anchorClicked.emit(QUrl(link))
            if not window.browser.toPlainText():
                dead.append(f"{page.name}: {link}")
    assert not dead and sum(map(len, links)) > 20
    window.close()


def test_pictures_of_the_manual_fit_its_window(qgis_app):
    window = ManualWindow()
    page = window.browser

    def shown(width):
        window.resize(width, 720)
        QCoreApplication.processEvents()
        kind = QTextDocument.ResourceType.ImageResource
        return page.document().resource(kind, QUrl("images/1_layers.png"))

    window.show()
    window.show_page("dock_layers")
    picture, down = shown(760), page.verticalScrollBar()
    assert picture.width() == page.viewport().width() - 2 * 16
    assert picture.width() / picture.height() == pytest.approx(1400 / 900, 0.01)
    down.setValue(down.maximum())
    assert shown(1000).width() == page.viewport().width() - 2 * 16
    assert page.horizontalScrollBar().maximum() == 0
    assert down.value() == down.maximum() > 0
    assert shown(2000).width() == 1400  # as it is: a larger one would show no more
    window.close()
