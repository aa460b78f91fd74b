"""What is said in QGIS's message bar, and taken back when it is of a project that was closed."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QPushButton


class News:
    """Sentences in the main window's bar."""

    def __init__(self, iface: QgisInterface):
        self._iface = iface
        self._items: list[QgsMessageBarItem] = []

    def say(self, sentence: str, level: Qgis.MessageLevel, seconds: int = 0) -> None:
        """Say it for so long; 0: until somebody closes it."""
        bar = self._iface.messageBar()
        item = bar.createMessage("AEF Fields", sentence)
        bar.pushWidget(item, level, seconds)
        self._remember(item)

    def offer(self, sentence: str, label: str, slot: Callable[[], None]) -> None:
        """Say it with a button, until that is pressed or it is closed."""
        bar = self._iface.messageBar()
        item = bar.createMessage("AEF Fields", sentence)
        button = QPushButton(label)
        button.clicked.connect(lambda: bar.popWidget(item))
        button.clicked.connect(lambda: slot())
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Warning)
        self._remember(item)

    def _remember(self, item: QgsMessageBarItem) -> None:
        self._items = [one for one in self._items if not sip.isdeleted(one)] + [item]

    def take_back(self) -> None:
        """Remove what is still there; what others said stays."""
        items, self._items = self._items, []
        for item in items:
            if not sip.isdeleted(item):
                self._iface.messageBar().popWidget(item)
