"""Step 1: which dated images go in."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..dialogs.embed_dialog import EmbedDialog
from ..dialogs.embed_form import FOLDER
from ..dialogs.frame_layers import show_clearest
from ..dialogs.frame_table import FrameTable
from ..dialogs.frames_model import CLEAR, DATE, FOUND, LAYER, SOURCE
from ..dialogs.timeline import Timeline
from ..i18n import tr
from ..layers import frame_paths

ROWS = 7  # shown at once


class LayersStep(QWidget):
    """The frames of the embedding's window, small: the same rows, ticked here or there."""

    finished = pyqtSignal()

    def __init__(self, dialog: EmbedDialog):
        super().__init__()
        self._dialog, self._form = dialog, dialog.form
        self._fresh: set[str] = set()  # files that were dropped and are looked at
        self.hint = QLabel(
            tr(
                "Dated images of one place: layers of the project, or files and folders dropped "
                "here. Three dates are a start, a year is best."
            )
        )
        self.hint.setWordWrap(True)
        self.table = self._make_table()
        self.timeline = Timeline()
        self.timeline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.files = QPushButton(tr("Add files…"))
        self.folder = QPushButton(tr("Add folder…"))
        self.folder.setToolTip(
            tr("A folder of dated images, or the .SAFE folder of a Sentinel-2 product.")
        )
        self.mend = QPushButton(tr("What is this…"))
        self.mend.setToolTip(tr("Say source, date and bands of an image that was not understood."))
        self.next = QPushButton(tr("Use these images"))
        self.next.setDefault(True)
        self._lay_out()
        self.files.clicked.connect(self._add_files)
        self.folder.clicked.connect(self._add_folder)
        self.mend.clicked.connect(lambda: self._form.mend(self.table))
        self.next.clicked.connect(self.finished)
        for signal in (self._form.model.chosen_changed, self._form.model.edited):
            signal.connect(self.refresh)
        self._form.start.dateChanged.connect(self.refresh)
        self._form.end.dateChanged.connect(self.refresh)
        dialog.scout.rested.connect(self._begin_map)
        self.refresh()

    def _make_table(self) -> FrameTable:
        table = FrameTable(self._form.model, {DATE: 11, CLEAR: 7}, spare=12, most=ROWS)
        table.setAccessibleName(tr("Dated layers"))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        # The timeline shows the sources; the embedding's window has the whole table.
        table.setColumnHidden(SOURCE, True)
        table.setColumnHidden(FOUND, True)
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return table

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hint)
        layout.addWidget(self.table)
        layout.addWidget(self.timeline)
        layout.addWidget(self.summary)
        row = QHBoxLayout()
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.mend)
        row.addStretch(1)
        row.addWidget(self.next)
        layout.addLayout(row)

    def refresh(self, *_: object) -> None:
        """Show what the model holds now."""
        lanes = self._form.model.titled(self._form.model.lanes())
        self.timeline.set_frames(lanes)
        self.timeline.set_period(*self._form.valid_period())
        self.timeline.setVisible(bool(lanes))
        self.table.setVisible(bool(self._form.model.rows))
        self.summary.setText(self._form.summary.text())
        self.summary.setVisible(bool(self._form.model.rows))
        self.mend.setVisible(bool(self._form.model.broken()))
        self.next.setEnabled(bool(lanes))

    def _add_files(self) -> None:
        folder = QgsSettings().value(FOLDER, "", type=str)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Add images"), folder)
        self.take(paths)

    def _add_folder(self) -> None:
        folder = QgsSettings().value(FOLDER, "", type=str)
        path = QFileDialog.getExistingDirectory(self, tr("Add a folder of images"), folder)
        self.take([path] if path else [])

    def take(self, paths: list[str]) -> None:
        """Add files; of folders the rasters in them, or the product that the folder is."""
        found = [one for path in paths for one in frame_paths(Path(path))]
        if found:
            self._fresh.update(found)
            self._form.add_paths(found)

    def _begin_map(self) -> None:
        """A map without a picture begins with the clearest of the images that were dropped."""
        model, fresh = self._form.model, self._fresh
        self._fresh = set()
        shown = QgsProject.instance().mapLayers().values()
        if not any(isinstance(layer, QgsRasterLayer) for layer in shown):
            show_clearest(model, [row for row in model.chosen() if row.path in fresh])
