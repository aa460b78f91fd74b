"""How large a window opens."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QWidget

LINE = 17  # pixels of a line, at most, in letters of the usual size
FRAME = QSize(16, 40)  # of a window, and its title


def take_room(window: QWidget, width: int, height: int) -> None:
    """Open a window in this size, in pixels beside letters of the usual size: larger beside larger
    ones, as far as its parent's screen has room."""
    handle = window.parentWidget().window().windowHandle() if window.parentWidget() else None
    screen = handle.screen() if handle is not None else QGuiApplication.primaryScreen()
    window.ensurePolished()  # a size of letters that QGIS was told comes with its style
    wanted = QSize(width, height) * max(1.0, window.fontMetrics().height() / LINE)
    window.resize(wanted.boundedTo(screen.availableGeometry().size() - FRAME))
