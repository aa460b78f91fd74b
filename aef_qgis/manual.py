"""The manual that comes with the plugin, in a window of its own: it works without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QImage, QResizeEvent, QTextDocument
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from .i18n import tr
from .window_size import take_room

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs"
CARDS = ROOT / "resources" / "checkpoints"  # pages, too: what the encoders were trained on
MARGIN = 16


class Page(QTextBrowser):
    """Markdown, with pictures no wider than the window: Qt shows them pixel by pixel, cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setOpenLinks(False)
        self.setSearchPaths([str(FOLDER)])
        # It must not come and go with what is shown: the pictures would have another width each time.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_text(self, text: str) -> None:
        """Show Markdown; links in it are those of a page of docs/."""
        self._text = text
        document: QTextDocument = self.document()
        document.setBaseUrl(QUrl.fromLocalFile(str(FOLDER) + "/"))
        document.setDocumentMargin(MARGIN)
        self.setMarkdown(text)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        found = super().loadResource(kind, name)
        picture = found and name.path().endswith(".png")
        image = QImage.fromData(found) if picture else QImage()
        room = round((self.viewport().width() - 2 * MARGIN) * self.devicePixelRatioF())
        if image.width() <= room or room <= 0:
            return found
        image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text and event.size().width() != event.oldSize().width():
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self.show_text(self._text)
            bar.setValue(round(share * bar.maximum()))


class ManualWindow(QDialog):
    """Shows pages of docs/; links between them work."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("AEF Fields: manual"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.browser = Page()
        self.browser.anchorClicked.connect(self._follow)
        layout = QVBoxLayout(self)
        row = QHBoxLayout()
        contents, back = QPushButton(tr("&Contents")), QPushButton(tr("&Back"))
        contents.setAutoDefault(False)
        back.setAutoDefault(False)
        contents.clicked.connect(lambda: self.show_page("index"))
        back.clicked.connect(self._back)
        row.addWidget(contents)
        row.addWidget(back)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.browser)
        self._visited: list[str] = []
        take_room(self, 760, 720)

    def show_page(self, name: str) -> None:
        """Show docs/NAME.md, or the card of the encoder NAME."""
        path = next((p for p in (FOLDER / f"{name}.md", CARDS / f"{name}.md") if p.is_file()), None)
        if path is not None:
            self._visited.append(name)
            self.show_file(path)

    def show_file(self, path: Path) -> None:
        """Show a page that lies elsewhere; its links lead to docs/."""
        self.show_text(path.read_text(encoding="utf-8"))

    def show_text(self, text: str) -> None:
        """Show Markdown."""
        self.browser.show_text(text)
        self.browser.verticalScrollBar().setValue(0)

    def _follow(self, url: QUrl) -> None:
        path = url.path()
        if url.scheme() in ("", "file") and path.endswith(".md"):
            self.show_page(Path(path).stem)
        elif url.scheme() in ("http", "https"):
            from qgis.PyQt.QtGui import QDesktopServices

            QDesktopServices.openUrl(url)

    def _back(self) -> None:
        if len(self._visited) > 1:
            self._visited.pop()
            self.show_page(self._visited.pop())
