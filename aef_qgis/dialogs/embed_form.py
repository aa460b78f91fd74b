"""The settings of a run: frames, area, valid period, encoder, output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsSettings,
)
from qgis.gui import QgsExtentWidget, QgsFileWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cards import card_of
from ..i18n import tr
from ..layers import frame_paths
from .frame_delegates import SourceDelegate
from .frame_table import FrameTable
from .frames_model import CLEAR, DATE, ISO, LAYER, SOURCE, FramesModel
from .mend_dialog import MendDialog
from .months import Months
from .sizes import device_text
from .timeline import Timeline

FOLDER = "aef/lastFolder"
MINUTES = 4
CARDS = Path(__file__).resolve().parents[2] / "resources" / "checkpoints"


class EmbedForm(QWidget):
    """Holds the widgets and what follows from one for another; runs nothing."""

    files_added = pyqtSignal()
    card_wanted = pyqtSignal(str)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__()
        self.model = FramesModel(self)
        self.table = self._make_table()
        self.summary = QLabel()
        self.timeline = Timeline()
        self.months = Months()
        self.cost = QLabel()
        self.cost.setWordWrap(True)
        self.area = self._make_area(canvas)
        self.last_year = QCheckBox(tr("The last &365 days of the images"))
        self.last_year.setChecked(True)
        self.start, self.end = self._make_date(), self._make_date()
        self.checkpoints = QComboBox()
        self.checkpoints.setToolTip(
            tr("The encoder: what turns the dates of a pixel into numbers.")
        )
        self.adapt = QCheckBox(tr("A&dapt it to these images first, for"))
        self.adapt.setToolTip(
            tr(
                "The encoder practises on your images before it encodes them. It must for a sensor "
                "that is new to it; for sensors it knows, maps got no better by it where that was "
                "measured. Embeddings made with differently adapted encoders can't be compared with "
                "each other."
            )
        )
        self.device = QComboBox()
        self.device.setToolTip(tr("What computes, and how much memory it has free now."))
        self.minutes = QDoubleSpinBox()
        self.minutes.setRange(0.1, 600)
        self.minutes.setDecimals(1)
        self.minutes.setValue(MINUTES)
        self.minutes.setSuffix(tr(" minutes"))
        self.output = QgsFileWidget()
        self._set_up_output()
        self._lay_out()
        self._connect()
        self._update()

    def _make_table(self) -> FrameTable:
        table = FrameTable(self.model, {LAYER: 26, SOURCE: 18, DATE: 11, CLEAR: 7}, spare=14)
        table.setItemDelegateForColumn(SOURCE, SourceDelegate(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        table.setMinimumHeight(140)
        return table

    def _make_area(self, canvas: QgsMapCanvas) -> QgsExtentWidget:
        area = QgsExtentWidget(self, QgsExtentWidget.WidgetStyle.CondensedStyle)
        area.setNullValueAllowed(True, tr("Everything that the images cover"))
        area.setMapCanvas(canvas)
        area.setToolTip(
            tr("Leave it empty for everything, or take the extent of the map window or a layer.")
        )
        area.toggleDialogVisibility.connect(lambda visible: self.window().setVisible(visible))
        canvas.destinationCrsChanged.connect(self.follow_canvas)
        self._canvas = canvas
        return area

    def follow_canvas(self) -> None:
        """Show an area in the canvas's CRS, as long as none is chosen."""
        if self.area.isValid():
            return
        settings = self._canvas.mapSettings()
        crs = settings.destinationCrs()
        if not crs.isValid():
            crs = QgsCoordinateReferenceSystem("EPSG:4326")
        self.area.setOutputCrs(crs)
        self.area.setCurrentExtent(settings.visibleExtent(), crs)
        self.area.clear()

    def _make_date(self) -> QDateEdit:
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(ISO)
        edit.setToolTip(
            tr("The embedding describes the days from the first date to before the second.")
        )
        edit.dateChanged.connect(self._show_period)
        return edit

    def _set_up_output(self) -> None:
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter(tr("GeoTIFF (*.tif)"))
        self.output.setConfirmOverwrite(False)  # it is asked when a run begins
        self.output.setDefaultRoot(QgsSettings().value(FOLDER, "", type=str))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addLayout(self._head())
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.timeline)
        layout.addWidget(self.months)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Area"), self.area)
        form.addRow(tr("Valid period"), _row(self.last_year, self.start, QLabel("–"), self.end))
        encoder = self._encoder_row()
        form.addRow(tr("&Encoder"), encoder)
        form.addRow("", _row(self.adapt, self.minutes))
        form.addRow(tr("De&vice"), self.device)
        form.addRow(tr("&Output"), self.output)
        form.addRow("", self.cost)
        # What is made of several widgets takes no keys itself.
        for whole, part in (
            (self.area, self.area.findChild(QLineEdit)),
            (encoder, self.checkpoints),
            (self.output, self.output.lineEdit()),
        ):
            form.labelForField(whole).setBuddy(part)
        layout.addLayout(form)

    def _encoder_row(self) -> QWidget:
        """The known checkpoints, and a button for one from a file."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.checkpoints, 1)
        self.checkpoint_button = QToolButton()
        self.checkpoint_button.setText("…")
        self.checkpoint_button.setToolTip(
            tr("Take a checkpoint from a file, e.g. one that was adapted for another year.")
        )
        self.checkpoint_button.clicked.connect(self._choose_checkpoint)
        layout.addWidget(self.checkpoint_button)
        self.card_button = QToolButton()
        self.card_button.setIcon(QgsApplication.getThemeIcon("/mActionPropertiesWidget.svg"))
        self.card_button.setToolTip(
            tr("The encoder's card: what it was trained on, and what it is good for.")
        )
        self.card_button.setAccessibleName(self.card_button.toolTip())
        self.card_button.clicked.connect(lambda: self.card_wanted.emit(str(self.card())))
        layout.addWidget(self.card_button)
        return row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(tr("I&mages that go in, each with its date"))
        title.setBuddy(self.table)
        row.addWidget(title, 1)
        self.add_button = QPushButton(tr("Add f&iles…"))
        self.add_button.setToolTip(tr("Take files that are not layers of the project."))
        self.add_button.clicked.connect(self._add_files)
        self.folder_button = QPushButton(tr("Add fo&lder…"))
        self.folder_button.setToolTip(
            tr("Take a product's folder (.SAFE, Landsat), or all images and products in a folder.")
        )
        self.folder_button.clicked.connect(self._add_folder)
        self.mend_button = QPushButton(tr("&What is this…"))
        self.mend_button.setToolTip(
            tr("Say source, date and bands of an image that was not understood.")
        )
        self.mend_button.clicked.connect(lambda: self.mend(self.table))
        row.addWidget(self.mend_button)
        self.all_button, self.none_button = QToolButton(), QToolButton()
        for button, text, chosen in (
            (self.all_button, tr("All"), True),
            (self.none_button, tr("None"), False),
        ):
            button.setText(text)
            button.setToolTip(tr("Tick all usable rows") if chosen else tr("Untick all rows"))
            button.clicked.connect(lambda _=False, chosen=chosen: self.model.choose_all(chosen))
            row.addWidget(button)
        row.addWidget(self.add_button)
        row.addWidget(self.folder_button)
        return row

    def _connect(self) -> None:
        self.model.chosen_changed.connect(self._update)
        self.model.edited.connect(self._update)
        self.last_year.toggled.connect(self._update)
        self.adapt.toggled.connect(self.minutes.setEnabled)
        self.checkpoints.currentIndexChanged.connect(lambda _index: self._update_adapt())
        self.output.fileChanged.connect(self._remember_folder)
        self.minutes.setEnabled(False)

    def _remember_folder(self, path: str) -> None:
        if path:
            QgsSettings().setValue(FOLDER, str(Path(path).parent))

    def _add_files(self) -> None:
        folder = QgsSettings().value(FOLDER, "", type=str)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Add images"), folder)
        if paths:
            self._remember_folder(paths[0])
            self.add_paths(paths)

    def _add_folder(self) -> None:
        folder = QgsSettings().value(FOLDER, "", type=str)
        chosen = QFileDialog.getExistingDirectory(self, tr("Add a folder of images"), folder)
        if not chosen:
            return
        self._remember_folder(chosen)
        paths = frame_paths(Path(chosen))
        if paths:
            self.add_paths(paths)
        else:
            title, text = tr("Add a folder of images"), tr("No images were found in “{}”.")
            QMessageBox.information(self, title, text.format(chosen))

    def mend(self, table: FrameTable) -> None:
        """Ask about the row chosen in a table, or the first that can't be used; say of a file that
        can't be read what is wrong with it."""
        rows = table.selected() or sorted(self.model.broken(), key=lambda row: row.unreadable)
        if rows and rows[0].unreadable:
            QMessageBox.warning(self.window(), tr("What is this image?"), rows[0].problem)
        elif rows:
            MendDialog(self.model, rows[0], self.window()).exec()

    def add_paths(self, paths: list[str]) -> None:
        """Add files that are not layers."""
        self.take_files([{"path": path} for path in paths])

    def take_files(self, files: list[dict[str, Any]]) -> None:
        """Add files that are not layers, with what was said of them before."""
        self.model.add_files(files)
        self.files_added.emit()

    def forget(self) -> None:
        """Drop what was added and set for a project that was closed; the encoders stay on offer."""
        self.output.setFilePath("")
        self.area.clear()
        self.last_year.setChecked(True)
        self.checkpoints.setCurrentIndex(0)
        self._update_adapt()
        self.minutes.setValue(MINUTES)
        self.model.forget_files()

    def take_info(self, info: dict[str, Any]) -> None:
        """Fill in what the worker has: sources and checkpoints."""
        self.model.source_titles = info.get("sources", {})
        self.model.source_bands = info.get("bands", {})
        self.checkpoints.clear()
        for checkpoint in info.get("checkpoints", []):
            name = checkpoint["name"]
            self.checkpoints.addItem(tr("{} (comes with the plugin)").format(name), name)
        if self.checkpoints.count() == 0:
            self.checkpoints.addItem(tr("None yet: it learns from these images"), "")
        self._show_devices(info.get("devices", []))
        self._update_adapt()
        self.model.chosen_changed.emit()  # all who name sources: they have titles now

    def _show_devices(self, devices: list[dict[str, Any]]) -> None:
        """The quickest one first, which is what the worker takes by itself."""
        self.device.clear()
        for device in reversed(devices):
            self.device.addItem(device_text(device), device["id"])
        if not devices:
            self.device.addItem(tr("The quickest there is"), "auto")

    def add_checkpoint(self, path: str) -> None:
        """Offer a checkpoint's file, and choose it."""
        # As paths: on Windows one file is written with / or with \.
        known = [Path(self.checkpoints.itemData(i)) for i in range(self.checkpoints.count())]
        if Path(path) not in known:
            self.checkpoints.addItem(Path(path).name, path)
            known.append(Path(path))
        self.checkpoints.setCurrentIndex(known.index(Path(path)))

    def _choose_checkpoint(self) -> None:
        folder = QgsSettings().value(FOLDER, "", type=str)
        kinds = tr("Checkpoint (*.safetensors)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a checkpoint"), folder, kinds)
        if path:
            self.add_checkpoint(path)

    def _update_adapt(self) -> None:
        """Without a checkpoint there is no choice: the encoder must learn first."""
        self.card_button.setEnabled(self.card() is not None)
        none = not self.checkpoint()
        self.adapt.setEnabled(not none)
        # A checkpoint that was adapted once is chosen in order to be used as it is.
        self.adapt.setChecked(none)

    def checkpoint(self) -> str:
        """Return the chosen checkpoint's name or file, "" for none."""
        return self.checkpoints.currentData() or ""

    def card(self) -> Path | None:
        """Return where something is written about the chosen checkpoint."""
        return card_of(self.checkpoint(), CARDS)

    def device_id(self) -> str:
        """Return what computes, as the worker calls it."""
        return self.device.currentData() or "auto"

    def valid_period(self) -> tuple[QDate, QDate]:
        """Return [start, end) of the period that the embedding is to describe."""
        return self.start.date(), self.end.date()

    def chosen_dates(self) -> list[QDate]:
        """Return the dates of the chosen frames in their order."""
        return sorted(date for lane in self.model.lanes().values() for date in lane)

    def unseen(self) -> str:
        """Say it if no image is of the valid period: its embedding would be made of nothing."""
        start, end = self.valid_period()
        if any(start <= day < end for day in self.chosen_dates()):
            return ""
        days = (day.toString(Qt.DateFormat.ISODate) for day in (start, end))
        return tr(
            "None of the images is of the valid period, {} to {}. Choose another one."
        ).format(*days)

    def _update(self) -> None:
        dates = self.chosen_dates()
        automatic = self.last_year.isChecked()
        if automatic and dates:
            # As the worker does it: the day after the last frame, and 365 days before that.
            self.end.setDate(dates[-1].addDays(1))
            self.start.setDate(dates[-1].addDays(-364))
        self.start.setEnabled(not automatic)
        self.end.setEnabled(not automatic)
        self._show_lanes()
        self._show_period()
        self._summarise(dates)

    def _show_lanes(self) -> None:
        lanes = self.model.titled(self.model.lanes())
        self.timeline.set_frames(lanes)
        self.timeline.setVisible(bool(lanes))

    def _show_period(self) -> None:
        self.timeline.set_period(*self.valid_period())

    def _summarise(self, dates: list[QDate]) -> None:
        rows, chosen = self.model.rows, self.model.chosen()
        waiting = len(self.model.unasked())
        if not rows:
            text = tr(
                "The project has no raster layers yet. Add dated images to the project, or take "
                "them with “Add files…”."
            )
        elif waiting and not chosen:
            text = tr("looking at {}").format(waiting)
        elif not chosen:
            text = tr("No image is ticked.")
        else:
            text = tr("{} of {} images, {} to {}").format(
                len(chosen), len(rows), dates[0].toString(ISO), dates[-1].toString(ISO)
            )
        problems = len(self.model.broken())
        left_out = sum(row.left_out for row in rows)
        text += tr(" · looking at {}…").format(waiting) if waiting and chosen else ""
        text += tr(" · {} can't be used").format(problems) if problems else ""
        text += tr(" · {} left out").format(left_out) if left_out else ""
        self.summary.setText(text)


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Put widgets side by side, left."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
