"""What is said in QGIS's message bar, and taken back when it is of a project that was closed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from qgis.core import Qgis
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton

from .i18n import tr

# Letters that a line of the bar shows in a window of 1360 pixels beside its buttons; of a second
# line it shows half.
ROOM = 60
WITH_MORE = 48  # beside the button that shows the whole
# Not in an address, whose slashes follow a colon.
PATH = re.compile(r"(?<![\w:/\\])(?:[A-Za-z]:|/(?=/)|\\(?=\\))?(?:[/\\][^\s/\\]+)+[/\\]([^\s/\\]+)")


def shortened(sentence: str) -> str:
    """Return what the bar has room for of a sentence, with files by their names."""
    short = PATH.sub(r"\1", sentence)
    if len(short) <= (ROOM if short == sentence else WITH_MORE):
        return short
    return textwrap.shorten(short, WITH_MORE, placeholder="…")


class News:
    """Sentences in the main window's bar."""

    def __init__(self, iface: QgisInterface):
        self._iface = iface
        self._items: list[QgsMessageBarItem] = []

    def say(self, sentence: str, level: Qgis.MessageLevel, seconds: int = 0) -> None:
        """Say it for so long; 0: until somebody closes it. A long one is cut, and shown whole at the
        press of a button."""
        bar, short = self._iface.messageBar(), shortened(sentence)
        item = bar.createMessage("AEF Fields", short)
        if short != sentence:
            button = QPushButton(tr("Show all"))
            button.clicked.connect(lambda: self._show(sentence))
            item.layout().addWidget(button)
        bar.pushWidget(item, level, seconds)
        self._remember(item)

    def _show(self, sentence: str) -> None:
        box = QMessageBox(self._iface.mainWindow())
        box.setWindowTitle("AEF Fields")
        box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like HTML
        box.setText(sentence)
        box.exec()
        box.deleteLater()

    def offer(self, sentence: str, label: str, tip: str, slot: Callable[[], None]) -> None:
        """Say it with a button, until that is pressed or it is closed."""
        bar = self._iface.messageBar()
        item = bar.createMessage("AEF Fields", sentence)
        button = QPushButton(label)
        button.setToolTip(tip)
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
