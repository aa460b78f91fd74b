"""A QGIS that prints all that the plugin shows as JSON: `speak.py LOCALE [--lang]`; tests run it.
With `--width` it prints how wide the panel's steps are at least, and how much room they have.

The locale is that of the settings, or with `--lang` one that QGIS was started with. With the locale `marked` every string that goes through Qt's translation comes in guillemets.
"""

import json
import runpy
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTranslator
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStyle,
    QTableView,
    QTabWidget,
    QWidget,
)

ROOT = Path(__file__).resolve().parents[2]


class Marker(QTranslator):
    """Puts everything in guillemets."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"«{text}»"

    def isEmpty(self):
        return False


class Iface:
    """As much of QGIS's interface as our windows need."""

    def __init__(self):
        self.window, self.canvas = QMainWindow(), QgsMapCanvas()

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def addToolBar(self, name):
        return self.window.addToolBar(name)

    def addPluginToRasterMenu(self, name, action):
        pass

    def removePluginRasterMenu(self, name, action):
        pass

    def registerOptionsWidgetFactory(self, factory):
        pass

    def unregisterOptionsWidgetFactory(self, factory):
        pass

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)


def of_algorithms(provider):
    for algorithm in provider.algorithms():
        yield from (algorithm.displayName(), algorithm.group(), algorithm.shortDescription())
        yield from (algorithm.shortHelpString(), ",".join(algorithm.tags()))
        for definition in algorithm.parameterDefinitions():
            yield from (definition.description(), definition.help())


def of_widget(widget):
    yield from (widget.windowTitle() if widget.isWindow() else "", widget.toolTip())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(i) for i in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(i) for i in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        orientation = widget.horizontalHeader().orientation()
        yield from (model.headerData(i, orientation) for i in range(model.columnCount()))


def of_windows(plugin):
    for action in plugin._actions:
        yield from (action.text(), action.toolTip())
    plugin._open("embed")
    plugin._open("environment")
    plugin._dock_action.trigger()
    for window in (*plugin._dialogs.values(), plugin._dock):
        for widget in (window, *window.findChildren(QWidget)):
            yield from of_widget(widget)
    for step in plugin._dock.steps:
        yield from (action.text() for action in step.actions_of_menu())


def of_panel(dock):
    """Least width of the steps, whatever of them is shown, and the room in the smallest panel."""
    area = dock.pages.widget(0).findChild(QScrollArea)
    inner = area.widget()
    for widget in inner.findChildren(QWidget):
        widget.setVisible(not widget.isWindow())
    for layout in inner.findChildren(QLayout):
        layout.invalidate()
    bar = inner.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    return inner.minimumSizeHint().width(), dock.pages.minimumWidth() - bar


def main(locale, as_started=False):
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], True)
    application.initQgis()
    if as_started:
        application.setTranslation(locale)
    else:
        QgsSettings().setValue("locale/userLocale", locale)
        QgsSettings().setValue("locale/overrideFlag", True)
    marker = Marker()
    if locale == "marked":
        application.installTranslator(marker)
    demo = runpy.run_path(str(ROOT / "scripts" / "demo.py"))
    demo["load_plugin"]().unload()  # makes it importable
    for name in [name for name in sys.modules if name.startswith("aef_fields.")]:
        del sys.modules[name]
    plugin = sys.modules["aef_fields"].classFactory(Iface())
    plugin.initGui()
    texts = [*of_algorithms(plugin._provider), *of_windows(plugin)]
    widths = of_panel(plugin._dock)
    print(json.dumps(widths if "--width" in sys.argv else sorted({text for text in texts if text})))
    sys.stdout.flush()
    plugin.unload()


if __name__ == "__main__":
    main(sys.argv[1], "--lang" in sys.argv)
