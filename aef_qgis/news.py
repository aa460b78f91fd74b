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
from .icons import icon

# Letters that a line of the bar shows in a window of 1360 pixels beside its buttons; of a second
# line it shows half.
ROOM = 60
WITH_MORE = 48  # beside the button that shows the whole
BESIDE = 150  # pixels for the sign before a sentence and the arrows and the cross after it
NAME = "AEF Fields"
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
        short, button = shortened(sentence), None
        if short != sentence:
            button = QPushButton(tr("Show all"))
            button.clicked.connect(lambda: self._show(sentence))
        item = self._item(short, button)
        self._iface.messageBar().pushWidget(item, level, seconds)
        self._remember(item)

    def _show(self, sentence: str) -> None:
        box = QMessageBox(self._iface.mainWindow())
        box.setWindowTitle(NAME)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like HTML
        box.setText(sentence)
        box.exec()
        box.deleteLater()

    def offer(self, sentence: str, label: str, tip: str, slot: Callable[[], None]) -> None:
        """Say it with a button, until that is pressed or it is closed."""
        bar, button = self._iface.messageBar(), QPushButton(label)
        button.setToolTip(tip)
        item = self._item(sentence, button)
        button.clicked.connect(lambda: bar.popWidget(item))
        button.clicked.connect(lambda: slot())
        bar.pushWidget(item, Qgis.MessageLevel.Warning)
        self._remember(item)

    def _item(self, text: str, button: QPushButton | None) -> QgsMessageBarItem:
        """The name before the text; its picture where a line has no room for both."""
        bar = self._iface.messageBar()
        # The bar lies over the map, and has no width of its own before something is in it.
        room = self._iface.mapCanvas().width() - BESIDE
        room -= button.sizeHint().width() if button else 0
        if bar.fontMetrics().horizontalAdvance(f"{NAME}: {text}") <= room:
            item = bar.createMessage(NAME, text)
        else:
            item = bar.createMessage(text)
            item.setIcon(icon("aef"))
            item.setText(text)  # draws it: of a mere note QGIS draws it at no other time
        if button:
            item.layout().addWidget(button)
        return item

    def _remember(self, item: QgsMessageBarItem) -> None:
        self._items = [one for one in self._items if not sip.isdeleted(one)] + [item]

    def take_back(self) -> None:
        """Remove what is still there; what others said stays."""
        items, self._items = self._items, []
        for item in items:
            if not sip.isdeleted(item):
                self._iface.messageBar().popWidget(item)
