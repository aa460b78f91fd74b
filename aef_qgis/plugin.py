"""What QGIS sees of the plugin: its actions and its Processing provider. No logic here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDialog, QToolBar

from .i18n import install, tr
from .icons import icon
from .options import OptionsFactory
from .tasks import stop_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.gui import QgisInterface

    from .dock.dock import AefDock
    from .provider import AefProvider

NAME = "AEF Fields"
DOCK = "aef/dock"  # the setting: was the panel open when QGIS was closed?
# The algorithms that have a button of their own, in the order of the work.
STEPS = ("cluster", "train", "apply")


class AefPlugin:
    """Adds itself to QGIS in `initGui`, and takes all of it back in `unload`."""

    def __init__(self, iface: QgisInterface):
        self._iface = iface
        self._provider: AefProvider | None = None
        self._translator: QTranslator | None = None
        self._toolbar: QToolBar | None = None
        self._actions: list[QAction] = []
        self._dialogs: dict[str, QDialog] = {}
        self._algorithm_dialogs: list[QDialog] = []
        self._dock: AefDock | None = None
        self._manual: QDialog | None = None
        self._options: OptionsFactory | None = None

    def initProcessing(self) -> None:
        """Register the algorithms; all that qgis_process asks for."""
        self._translator = install()
        from .provider import AefProvider

        self._provider = AefProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add toolbar and menu."""
        self.initProcessing()
        self._toolbar = self._iface.addToolBar(NAME)
        self._toolbar.setObjectName("AefFieldsToolbar")
        self._dock_action = self._add_action(
            icon("aef"), tr("AEF Fields panel"), self.show_dock, "AefDock"
        )
        self._dock_action.setCheckable(True)
        self._dock_action.setToolTip(
            tr("<b>AEF Fields panel</b><br>From dated images to a map, step by step.")
        )
        embed = self._add_action(
            icon("embed"), tr("Make an embedding…"), partial(self._open, "embed"), "AefEmbed"
        )
        embed.setToolTip(
            tr("<b>Make an embedding</b><br>Sum up a year of dated layers in 64 numbers a pixel.")
        )
        for name in STEPS:
            algorithm = self._provider.algorithm(name)
            action = self._add_action(
                algorithm.icon(),
                tr("{}…").format(algorithm.displayName()),
                partial(self._open_algorithm, f"aef:{name}"),
                f"Aef{name.capitalize()}",
            )
            action.setToolTip(f"<b>{algorithm.displayName()}</b><br>{algorithm.shortDescription()}")
        self._add_action(
            QgsApplication.getThemeIcon("/mActionOptions.svg"),
            tr("Worker environment…"),
            partial(self._open, "environment"),
            "AefEnvironment",
            toolbar=False,
        )
        self._add_action(
            QgsApplication.getThemeIcon("/mActionHelpContents.svg"),
            tr("Manual"),
            partial(self.open_manual, "index"),
            "AefManual",
            toolbar=False,
        )
        self._options = OptionsFactory(partial(self._open, "environment"))
        self._iface.registerOptionsWidgetFactory(self._options)
        if QgsSettings().value(DOCK, False, type=bool):
            self._dock_action.trigger()

    def show_dock(self) -> None:
        """Show the dock, or hide it: what the action says now."""
        wanted = self._dock_action.isChecked()
        QgsSettings().setValue(DOCK, wanted)
        if self._dock is None and wanted:
            from .dock.dock import AefDock

            if "embed" not in self._dialogs:
                self._dialogs["embed"] = self._make("embed")
            self._dock = AefDock(
                self._iface,
                self._dialogs["embed"],
                partial(self._open, "embed"),
                self._open_algorithm,
                self.open_manual,
            )
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
            # QGIS gives a new panel the least width, in which no image's name can be read.
            wide = self._dock.pages.minimumWidth() * 4 // 3
            self._iface.mainWindow().resizeDocks([self._dock], [wide], Qt.Orientation.Horizontal)
            self._dock.closed.connect(self._dock_closed)
        if self._dock is not None:
            self._dock.setUserVisible(wanted)

    def _dock_closed(self) -> None:
        self._dock_action.setChecked(False)
        QgsSettings().setValue(DOCK, False)

    def open_manual(self, page: str) -> None:
        """Show a page of the manual."""
        from .manual import ManualWindow

        if self._manual is None or sip.isdeleted(self._manual):
            self._manual = ManualWindow(self._iface.mainWindow())
        self._manual.show_page(page)
        self._manual.show()
        self._manual.raise_()

    def unload(self) -> None:
        """Take everything back.

        Windows are deleted here and now: when QGIS quits there is no later, and they would be
        destroyed with the main window, when Python has gone already.
        """
        if self._dock is not None:
            self._dock.closed.disconnect(self._dock_closed)
            self._dock.shut_down()
            self._iface.removeDockWidget(self._dock)
        for dialog in self._dialogs.values():
            dialog.shut_down()
        if self._provider is not None:
            stop_all({algorithm.displayName() for algorithm in self._provider.algorithms()})
        windows = [self._dock, self._manual]
        windows = [window for window in windows if window is not None]
        for dialog in (*windows, *self._dialogs.values(), *self._algorithm_dialogs):
            if not sip.isdeleted(dialog):
                dialog.close()
                sip.delete(dialog)
        self._dock = self._manual = None
        self._dialogs.clear()
        self._algorithm_dialogs.clear()
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        for action in self._actions:
            self._iface.removePluginRasterMenu(NAME, action)
            action.deleteLater()
        self._actions.clear()
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _add_action(
        self,
        picture: QIcon,
        text: str,
        slot: Callable[[], None],
        name: str,
        toolbar: bool = True,
    ) -> QAction:
        action = QAction(picture, text, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())
        self._iface.addPluginToRasterMenu(NAME, action)
        if toolbar:
            self._toolbar.addAction(action)
        self._actions.append(action)
        return action

    def _open(self, name: str) -> None:
        """Show one of our windows; each exists once and survives being closed."""
        if name not in self._dialogs:
            self._dialogs[name] = self._make(name)
        dialog = self._dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _make(self, name: str) -> QDialog:
        if name == "environment":
            from .dialogs.environment_dialog import EnvironmentDialog

            return EnvironmentDialog(self._iface.mainWindow())
        from .dialogs.embed_dialog import EmbedDialog

        return EmbedDialog(self._iface)

    def _open_algorithm(self, algorithm_id: str) -> None:
        algorithm = QgsApplication.processingRegistry().algorithmById(algorithm_id)
        possible, sentence = algorithm.canExecute()
        if not possible:
            self._iface.messageBar().pushMessage(NAME, sentence, Qgis.MessageLevel.Warning, 10)
            # Not from inside the click, which may come from a menu that is still closing.
            QTimer.singleShot(0, partial(self._open, "environment"))
            return
        from processing import createAlgorithmDialog

        dialog = createAlgorithmDialog(algorithm_id)
        self._algorithm_dialogs = [d for d in self._algorithm_dialogs if not sip.isdeleted(d)]
        self._algorithm_dialogs.append(dialog)
        dialog.show()
