"""The classes of a label layer: what to draw as, how many labels each has, how many are found again."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from ..i18n import hundredths, tr

SHOWN = 9  # classes; of more the list scrolls


class ClassList(QTreeWidget):
    """One row a class, of which one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ""  # also while the list is empty because nothing is known
        self.setHeaderLabels([tr("Draw as"), tr("Labels"), tr("Found")])
        self.headerItem().setToolTip(
            2, tr("How much of this class is found again when whole labels are held out.")
        )
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def current_class(self) -> str:
        """Return the value that new labels get, "" if there is none."""
        item = self.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""

    def show_classes(self, classes: list[dict[str, Any]], verdict: dict[str, Any]) -> None:
        """Show these classes, each {label, name, color}, with what the worker said of each."""
        self._chosen = self.current_class() or self._chosen
        known = {c["label"]: c for c in verdict.get("classes", [])}
        same = len(classes) == self.topLevelItemCount()  # one may have another value now
        row = self.indexOfTopLevelItem(self.currentItem()) if same and classes else 0
        none = {"labels": 0} if verdict else {}  # before the worker has looked, nobody knows
        self.blockSignals(True)
        self.clear()
        for entry in classes:
            item = self._row(entry, known.get(entry["label"], none))
            self.addTopLevelItem(item)
            if entry["label"] == self._chosen:
                self.setCurrentItem(item)
        if classes and self.currentItem() is None:
            self.setCurrentItem(self.topLevelItem(max(row, 0)))
        self.blockSignals(False)
        self.setVisible(bool(classes))
        high = max(self.sizeHintForRow(0), self.fontMetrics().height())
        head = self.header().sizeHint().height()
        self.setFixedHeight(high * min(max(len(classes), 1), SHOWN) + head + 4)

    def _row(self, entry: dict[str, Any], told: dict[str, Any]) -> QTreeWidgetItem:
        found = told.get("found")
        words = [entry["name"], str(told.get("labels", ""))]
        words.append("" if found is None else f"{hundredths(found)} %")
        item = QTreeWidgetItem(words)
        item.setIcon(
            0, _swatch(entry["color"] or told.get("color", ""), self.fontMetrics().height())
        )
        item.setData(0, Qt.ItemDataRole.UserRole, entry["label"])
        for column in (1, 2):
            item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight))
        return item


def _swatch(color: str, edge: int) -> QIcon:
    picture = QPixmap(edge, edge)
    picture.fill(QColor(color))
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else tinted in the row that is chosen
    return icon
