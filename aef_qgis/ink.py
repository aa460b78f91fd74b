"""The colour of text, for widgets that are painted by hand.

A theme of QGIS's is a style sheet: it gives labels another colour, and leaves the palette of other
widgets as it was, so that their text would be dark on dark.
"""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget


def ink(widget: QWidget) -> QColor:
    """Return the colour that a label on this widget has."""
    label = widget.findChild(QLabel, "ink")
    if label is None:
        label = QLabel(widget)
        label.setObjectName("ink")
        label.hide()
    label.ensurePolished()
    return QColor(label.palette().color(QPalette.ColorRole.WindowText))
