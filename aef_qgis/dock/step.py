"""One step of the dock: a line with its number, name and state, and what folds out below it."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..ink import ink

TODO, RUNNING, DONE, STALE = "todo", "running", "done", "stale"
STATES = {
    TODO: tr("not yet"),
    RUNNING: tr("running"),
    DONE: tr("done"),
    STALE: tr("out of date"),
}
# Dark enough under a white sign, and apart from each other on light and dark backgrounds.
GREEN, AMBER = "#2b8a57", "#b86e14"
TURN_MS = 60


class Badge(QWidget):
    """The number of a step in a circle, or a sign for its state."""

    def __init__(self, number: int):
        super().__init__()
        self._number, self._state, self._open, self._angle = number, TODO, False, 0
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._step)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        edge = round(self.fontMetrics().height() * 1.4)
        return QSize(edge, edge)

    def show_state(self, state: str, opened: bool) -> None:
        self._state, self._open = state, opened
        if state == RUNNING:
            self._turn.start()
        else:
            self._turn.stop()
        self.setToolTip(STATES[state])
        self.update()

    def _step(self) -> None:
        self._angle = (self._angle - 12) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        palette = self.palette()
        text = ink(self)
        if self._state == RUNNING:
            self._paint_turning(painter, box)
            return
        fill = {DONE: QColor(GREEN), STALE: QColor(AMBER)}.get(self._state)
        if fill is None and self._open:
            fill = palette.color(QPalette.ColorRole.Highlight)
            text = palette.color(QPalette.ColorRole.HighlightedText)
        if fill is None:
            text.setAlpha(150)
            painter.setPen(QPen(text, 1.2))
            painter.drawEllipse(box)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawEllipse(box)
        self._paint_sign(painter, box, text if fill is None or self._state == TODO else None)

    def _paint_sign(self, painter: QPainter, box: QRectF, text: QColor | None) -> None:
        if self._state == DONE:
            pen = QPen(QColor("white"), box.width() / 9)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            points = [(0.28, 0.53), (0.44, 0.69), (0.73, 0.34)]
            place = [
                QPointF(box.left() + box.width() * x, box.top() + box.height() * y)
                for x, y in points
            ]
            painter.drawLine(place[0], place[1])
            painter.drawLine(place[1], place[2])
            return
        painter.setPen(text or QColor("white"))
        sign = "!" if self._state == STALE else str(self._number)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    def _paint_turning(self, painter: QPainter, box: QRectF) -> None:
        faint = ink(self)
        faint.setAlpha(50)
        painter.setPen(QPen(faint, 2))
        painter.drawEllipse(box)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2.5))
        painter.drawArc(box, self._angle * 16, 100 * 16)


class Elided(QLabel):
    """A label that is cut with an ellipsis rather than made wider; the tooltip has the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_full(self, text: str) -> None:
        self._full = text
        self._cut()

    def full(self) -> str:
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        mode = Qt.TextElideMode.ElideMiddle  # the end tells what is left of the time
        shown = self.fontMetrics().elidedText(self._full, mode, self.width())
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class CancelButton(QPushButton):
    """Cancels, but not by the second click of a double click: it comes to lie where the button was
    that began the run."""

    def __init__(self) -> None:
        super().__init__(tr("Cancel"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # and is no press


class Step(QWidget):
    """Header and body. `opened` comes when the person asks to see this step."""

    opened = pyqtSignal()

    def __init__(self, number: int, title: str, body: QWidget, tip: str):
        super().__init__()
        self.state = TODO
        self.body = body
        self._badge = Badge(number)
        self._title = QToolButton()
        self._title.setText(title)
        self._title.setAutoRaise(True)
        self._title.setToolTip(tip)
        self._title.setAccessibleName(title)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.clicked.connect(self.opened)
        self._status = Elided()
        self._status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._status.setForegroundRole(QPalette.ColorRole.WindowText)
        self._more = QToolButton()
        self._more.setText("…")
        self._more.setAccessibleName(f"{title} …")
        self._more.setAutoRaise(True)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolTip(tr("All settings, as Processing dialogs, and the manual"))
        self._more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._lay_out()
        self.show_open(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(4)
        for widget, stretch in (
            (self._badge, 0),
            (self._title, 0),
            (self._status, 1),
            (self._more, 0),
        ):
            head.addWidget(widget, stretch)
        layout.addLayout(head)
        inner = QHBoxLayout()
        inner.setContentsMargins(self._badge.sizeHint().width() // 2 + 6, 0, 2, 8)
        inner.addWidget(self.body)
        layout.addLayout(inner)

    def add_action(self, action: QAction) -> None:
        """Add an entry to the menu behind “…”."""
        self._menu.addAction(action)

    def actions_of_menu(self) -> list[QAction]:
        return self._menu.actions()

    def show_open(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self._badge.show_state(self.state, opened)

    def show_state(self, state: str, status: str) -> None:
        """Show a state and a few words about it."""
        self.state = state
        self._badge.show_state(state, not self.body.isHidden())
        self._status.set_full(status)
        self._title.setAccessibleDescription(f"{STATES[state]}. {status}")

    def status(self) -> str:
        return self._status.full()


def breakable(text: str) -> str:
    """A sentence whose paths may be wrapped: as one word a long one would make the panel as wide."""
    return re.sub(r"([/\\])", "\\1\u200b", text)
