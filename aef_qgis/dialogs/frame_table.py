"""The table of frames as it is shown: what the keyboard and the right mouse button do to its rows."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QMessageBox, QTableView

from ..i18n import tr
from .frame_delegates import DateDelegate
from .frame_layers import show_frames
from .frames_model import DATE, FrameRow, FramesModel

MOST = 8  # sentences in one message


class FrameTable(QTableView):
    """Space ticks or unticks the selected rows, Delete removes them.

    letters: how many fit into each of these columns; spare: pixels of a row beside those of its line;
    most: rows to be seen at most, 0 for as many as there is room for.
    """

    def __init__(self, model: FramesModel, letters: dict[int, int], spare: int, most: int = 0):
        super().__init__()
        self._frames, self._letters, self._spare, self._most = model, letters, spare, most
        self.setModel(model)
        self.setItemDelegateForColumn(DATE, DateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrows move in it
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action(tr("Tick all usable rows"), lambda: model.choose_all(True))
        self._add_action(tr("Untick all rows"), lambda: model.choose_all(False))
        self._add_action(tr("&Show on the map"), self.show_on_map)
        remove = self._add_action(tr("&Remove"), self._remove)
        # A Mac's key that says “delete” is the other one.
        remove.setShortcuts([QKeySequence(Qt.Key.Key_Delete), QKeySequence(Qt.Key.Key_Backspace)])
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A size of letters that QGIS was told comes with its main window's style, not before.
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        row = self.fontMetrics().height() + self._spare
        self.verticalHeader().setDefaultSectionSize(row)
        self.setIconSize(QSize(row - 4, row - 4))
        wide = self.fontMetrics().horizontalAdvance("0")
        for column, letters in self._letters.items():
            self.setColumnWidth(column, wide * letters + 12)
        if self._most:
            self.setMinimumHeight(row * 4)
            self.setMaximumHeight(row * (self._most + 1) + 8)

    def _add_action(self, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)
        return action

    def show_on_map(self) -> None:
        """Make layers of the selected rows, and say of which that can't be done."""
        problems = show_frames(self._frames, self.selected())
        if problems:
            QMessageBox.information(
                self.window(), tr("Show on the map"), "\n".join(problems[:MOST])
            )

    def selected(self) -> list[FrameRow]:
        """Return the rows that are selected."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._frames.rows[number] for number in numbers]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        usable = [row for row in self.selected() if row.usable]
        self._frames.tick(usable, not all(row.chosen for row in usable))

    def _remove(self) -> None:
        numbers = [index.row() for index in self.selectionModel().selectedRows()]
        if numbers:
            self._frames.remove(self.selected())
            # The keyboard goes on where it was.
            self.selectRow(min(*numbers, len(self._frames.rows) - 1))
