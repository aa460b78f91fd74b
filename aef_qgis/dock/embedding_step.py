"""Step 2: encode the images, or take an embedding that is there."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .. import compat
from ..connections import Connections
from ..dialogs.embed_dialog import EmbedDialog
from ..dialogs.months import Months
from ..dialogs.sizes import images_text
from ..i18n import grouped, tr
from ..layers import file_path
from ..outputs import temporary_text
from ..scratch import is_temporary
from ..suggest import is_embedding
from .step import CancelButton, Elided, breakable


class EmbeddingStep(QWidget):
    """Says what would be made, makes it with the embedding's window, or takes a layer."""

    chosen = pyqtSignal(object)
    settings_wanted = pyqtSignal()

    def __init__(self, dialog: EmbedDialog):
        super().__init__()
        self._dialog, self._always = dialog, Connections()
        self.hint = QLabel(
            tr(
                "An embedding sums up all dates of a pixel in 64 numbers. Places that behaved "
                "alike get similar numbers, so a few labels are enough for a map."
            )
        )
        self.hint.setWordWrap(True)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.months = Months()
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(compat.RASTERS)
        self.layer.setAllowEmptyLayer(True, tr("make a new one"))
        self.layer.setToolTip(tr("The embedding that labels, map and look-alikes work on."))
        self.settings = QPushButton(tr("Settings…"))
        self.settings.setToolTip(tr("Area, valid period, encoder, adapting it, and the output."))
        self.make = QPushButton(tr("Make the embedding"))
        self.make.setDefault(True)
        self.stopped = QLabel()
        self.stopped.setWordWrap(True)
        self.stopped.setTextFormat(Qt.TextFormat.PlainText)  # a worker's sentence is no HTML
        self.go_on = QPushButton(tr("Go on"))
        self.go_on.setToolTip(tr("Takes up the run where it stopped; finished tiles are kept."))
        self.anew = QPushButton(tr("Begin anew"))
        self.anew.setToolTip(tr("Removes what was finished of that run, and starts it again."))
        self.forget = QPushButton(tr("Forget it"))
        self.forget.setToolTip(tr("Removes what was finished of that run."))
        self.doing = Elided()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setFormat("%p %")
        self.cancel = CancelButton()
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hint)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Embedding"), self.layer)
        layout.addLayout(form)
        layout.addWidget(self.about)
        layout.addWidget(self.months)
        layout.addWidget(self.stopped)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.forget)
        row.addWidget(self.anew)
        row.addWidget(self.go_on)
        layout.addLayout(row)
        layout.addWidget(self.doing)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.settings)
        row.addStretch(1)
        row.addWidget(self.make)
        layout.addLayout(row)
        self.layer.setMinimumContentsLength(12)
        self.layer.setIconSize(QSize(16, 16))

    def _connect(self) -> None:
        self.layer.layerChanged.connect(self._picked)
        self.settings.clicked.connect(self.settings_wanted)
        self.make.clicked.connect(self._dialog.start)
        self.cancel.clicked.connect(self._dialog.cancel)
        self.go_on.clicked.connect(self._dialog.go_on)
        self.anew.clicked.connect(self._dialog.begin_anew)
        self.forget.clicked.connect(self._dialog.forget_unfinished)
        self._dialog.progress.valueChanged.connect(self.bar.setValue)
        self._dialog.run_changed.connect(self.refresh)
        self._dialog.form.model.chosen_changed.connect(self.refresh)
        self._dialog.planner.planned.connect(self.refresh)
        self._dialog.said.connect(self.doing.set_full)
        form = self._dialog.form
        for signal in (form.adapt.toggled, form.minutes.valueChanged, form.output.fileChanged):
            signal.connect(self.refresh)
        project = QgsProject.instance()
        self._always.join(self.refresh, project.cleared, project.readProject, project.projectSaved)
        self._always.join(self._filter, project.layersAdded, project.layersRemoved)
        self._filter()

    def shut_down(self) -> None:
        self.layer.layerChanged.disconnect(self._picked)
        self._always.cut()

    def _filter(self, *_: object) -> None:
        """Offer embeddings only."""
        others: list[QgsMapLayer] = [
            layer for layer in QgsProject.instance().mapLayers().values() if not is_embedding(layer)
        ]
        current = self.layer.currentLayer()
        self.layer.setExceptedLayerList(others)
        if current is None:
            self.layer.setCurrentIndex(0)  # “make a new one”, and not an empty line
        self.refresh()

    def _picked(self, layer: QgsMapLayer | None) -> None:
        if layer is not None and self._dialog.unfinished() is None:
            self._dialog.failure = ""  # nothing is left of that run, and nobody waits for it
        self.refresh()
        self.chosen.emit(layer)

    def embedding(self) -> QgsRasterLayer | None:
        """Return the chosen embedding's layer."""
        return self.layer.currentLayer()

    @property
    def stopped_early(self) -> str:
        """Say in a word if the last run of this project was stopped before its end, or failed."""
        if self.stopped.isHidden():
            return ""
        return tr("failed") if self.forget.isHidden() else tr("stopped")

    def take(self, layer: QgsRasterLayer) -> None:
        """Choose this layer."""
        self._filter()
        self.layer.setLayer(layer)

    def refresh(self, *_: object) -> None:
        """Show what would be made or is being made."""
        running = self._dialog.running
        self._show_stopped()
        for widget in (self.doing, self.bar, self.cancel):
            widget.setVisible(running)
        self.cancel.setEnabled(running)
        self.layer.setEnabled(not running)
        self.settings.setEnabled(not running)
        self.make.setVisible(not running)
        self.make.setEnabled(self._dialog.ready)
        self.make.setToolTip(self._dialog.run_button.toolTip())
        self.about.setText(self._describe())
        making = self.embedding() is None or running
        self.months.setEnabled(not self._dialog.planner.stale)
        self.months.show_months(*(self._dialog.months() if making else ([], {}, [])))

    def _show_stopped(self) -> None:
        """What became of a run that did not come to its end, and what can be done with it."""
        stopped = self._dialog.unfinished()
        trouble = self._dialog.trouble(stopped)
        self.stopped.setText(breakable(trouble))
        self.stopped.setVisible(bool(trouble) and not self._dialog.running)
        changed = stopped is not None and bool(stopped.changed)
        missing = stopped is not None and bool(stopped.missing)
        self.forget.setVisible(stopped is not None)
        self.go_on.setVisible(stopped is not None and not changed)
        self.go_on.setEnabled(not missing)
        # What failed for another reason may be one that going on meets again.
        failed = stopped is not None and bool(self._dialog.failure)
        self.anew.setVisible((changed or failed) and not missing)

    def _describe(self) -> str:
        layer = self.embedding()
        if layer is not None and not self._dialog.running:
            text = tr(
                "{} × {} pixels, {} bands. Go on with labels, with Cluster if there are none, or make "
                "another one."
            ).format(grouped(layer.width()), grouped(layer.height()), layer.bandCount())
            return f"{text} {temporary_text()}" if is_temporary(file_path(layer)) else text
        images, start, end = self._dialog.subject()
        if not images:
            if self.layer.count() > 1:  # the first is “make a new one”
                return tr("Choose an embedding above, or tick some images in step 1.")
            return tr("Tick some images in step 1 first.")
        text = tr("{}, summed up over {} to {}").format(images_text(images), start, end)
        cost = self._dialog.cost()
        text += f". {cost}" if cost else ""
        text += "" if text.endswith((".", "…")) else "."  # a refusal is a sentence already
        return text if self._dialog.running else " ".join([text, *self._conditions()])

    def _conditions(self) -> list[str]:
        """Say what else of the settings is worth a look before a run: they are in another window."""
        form, output = self._dialog.form, self._dialog.output()
        found = [tr("Only the area that is set.")] if form.area.isValid() else []
        if form.checkpoints.currentIndex() > 0:
            found.append(tr("With the encoder {}.").format(form.checkpoints.currentText()))
        if form.adapt.isChecked():
            found.append(
                tr("The encoder is adapted first, for {:g} minutes.").format(form.minutes.value())
            )
        if not output:
            found.append(tr("The result is a temporary file: save the project first to keep it."))
        elif self._dialog.unfinished() is None:  # which says where it goes itself
            found.append(tr("The result goes into {}.").format(Path(output).name))
        return found
