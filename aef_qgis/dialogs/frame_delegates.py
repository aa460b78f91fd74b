"""How source and date of a frame are corrected in the table."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractTableModel, QDate, QEvent, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QStyledItemDelegate, QWidget

from .frames_model import ISO


class SourceDelegate(QStyledItemDelegate):
    """A combo box of the known sources."""

    def createEditor(self, parent: QWidget, option: object, index: QModelIndex) -> QWidget:
        box = QComboBox(parent)
        for source, title in index.model().source_titles.items():
            box.addItem(title, source)
        box.activated.connect(lambda _index: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(
        self, editor: QComboBox, model: QAbstractTableModel, index: QModelIndex
    ) -> None:
        if editor.currentIndex() >= 0:  # none is the answer of somebody who only looked
            model.setData(index, editor.currentData())


class DateDelegate(QStyledItemDelegate):
    """A date with a calendar. Where none is known it opens at the latest of the others, which the key
    Return takes, but no click beside it."""

    OFFERED = "offered"

    def createEditor(self, parent: QWidget, option: object, index: QModelIndex) -> QWidget:
        box = QDateEdit(parent)
        box.setCalendarPopup(True)
        box.setDisplayFormat(ISO)
        return box

    def setEditorData(self, editor: QDateEdit, index: QModelIndex) -> None:
        known = index.data(Qt.ItemDataRole.EditRole)
        offered = "" if known else index.model().latest()
        date = QDate.fromString(known or offered, ISO)
        editor.setDate(date if date.isValid() else QDate.currentDate())
        editor.setProperty(
            self.OFFERED, "" if known else editor.date().toString(Qt.DateFormat.ISODate)
        )

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = QKeyEvent.key(event) if event.type() == QEvent.Type.KeyPress else None
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            editor.setProperty(self.OFFERED, "")
        return super().eventFilter(editor, event)

    def setModelData(
        self, editor: QDateEdit, model: QAbstractTableModel, index: QModelIndex
    ) -> None:
        date = editor.date().toString(Qt.DateFormat.ISODate)
        if date != editor.property(self.OFFERED):
            model.setData(index, date)
