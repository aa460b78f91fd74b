"""Our page in QGIS's options dialog: settings that hold for every project."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsSettings
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from . import environment
from .i18n import tr
from .icons import icon

REPORT = "aef/openReport"  # is the report opened when a map is ready?


class OptionsPage(QgsOptionsPageWidget):
    """Few settings; the environment has a window of its own."""

    def __init__(self, parent: QWidget, open_environment: Callable[[], None]):
        super().__init__(parent)
        self.report = QCheckBox(tr("Open the &report in the browser when a map is ready"))
        self.report.setChecked(QgsSettings().value(REPORT, True, type=bool))
        python = environment.find_python()
        state = QLabel(
            tr("The worker runs in {}").format(python) if python else environment.missing_sentence()
        )
        state.setWordWrap(True)
        window = QPushButton(tr("Worker &environment…"))
        window.clicked.connect(lambda: open_environment())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 9, 9, 9)
        layout.addWidget(self.report)
        layout.addSpacing(8)
        layout.addWidget(state)
        row = QHBoxLayout()
        row.addWidget(window)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)

    def apply(self) -> None:
        """Save; QGIS calls it when the dialog is accepted."""
        QgsSettings().setValue(REPORT, self.report.isChecked())


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the dialog is opened."""

    def __init__(self, open_environment: Callable[[], None]):
        super().__init__(tr("AEF Fields"), icon("aef"))
        self._open_environment = open_environment

    def createWidget(self, parent: QWidget) -> QgsOptionsPageWidget:
        return OptionsPage(parent, self._open_environment)
