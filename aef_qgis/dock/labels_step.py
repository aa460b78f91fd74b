"""Step 3: draw labels, and see at once what they make of the map."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)
from qgis.gui import QgisInterface, QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .. import compat
from ..connections import Connections
from ..i18n import tr
from ..live import LiveLabels
from ..results import bring_to_light
from ..suggest import labelled_by, likely_field
from .class_list import ClassList
from .new_labels import (
    LabelError,
    NewLabelsDialog,
    draw_as,
    draw_value,
    home_folder,
    make_layer,
    see_through,
    without_form,
)
from .next_places import NextPlaces
from .ramp import Ramp
from .verdict_text import VerdictText


class LabelsStep(QWidget):
    """Label layer, classes to draw, and the worker's live verdict."""

    finished = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, live: LiveLabels):
        super().__init__()
        self._iface, self._live = iface, live
        self._current: QgsVectorLayer | None = None
        self._field = ""
        self._editing = False  # begun here, and so ended here
        self._verdict: dict[str, Any] = {}
        self._to_layer, self._always = Connections(), Connections()
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._layer_picked(self.layer.currentLayer())

    def _make_widgets(self) -> None:
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(compat.POLYGONS_AND_POINTS)
        self.layer.setAllowEmptyLayer(True, tr("none yet"))
        self.layer.setLayer(None)
        self.new = QPushButton(tr("New…"))
        self.new.setToolTip(tr("Start a label layer from a list of classes."))
        self.field = QgsFieldComboBox()
        for combo in (self.layer, self.field):  # else as wide as the longest name
            combo.setMinimumContentsLength(5)
        self.field.setToolTip(tr("The attribute that holds the class, or the quantity."))
        self.task = QComboBox()
        self.task.addItem(tr("classes"), "classify")
        self.task.addItem(tr("a quantity"), "regress")
        self.task.setAccessibleName(tr("Task"))
        self.classes = ClassList()
        self.classes.setAccessibleName(tr("Draw as"))
        self.value = QDoubleSpinBox()
        self.value.setRange(-1e9, 1e9)
        self.value.setDecimals(3)
        self.value.setToolTip(tr("The number that the next label gets. Change it, then click."))
        self.value_label = QLabel(tr("Value of the next label"))
        self.value_label.setBuddy(self.value)
        self.ramp = Ramp()
        self.draw = QPushButton(tr("Draw labels"))
        self.draw.setCheckable(True)
        self.draw.setDefault(True)
        self.draw.setToolTip(
            tr("Click around a place you know, right-click to end. The class is chosen above.")
        )
        self.show_map = QCheckBox(tr("Live map"))
        self.show_map.setToolTip(
            tr(
                "Colours the map window by what the labels teach so far; fainter = less sure. "
                "Untick it to see the image below."
            )
        )
        self.said = VerdictText()
        self.unseen = QLabel()
        self.unseen.setWordWrap(True)
        self.places = NextPlaces(self._iface.mapCanvas())
        self.next = QPushButton(tr("Go on to the map"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self._field_label = QLabel(tr("Field"))
        for i, (label, buddy, beside) in enumerate(
            (
                (QLabel(tr("Labels")), self.layer, self.new),
                (self._field_label, self.field, self.task),
            )
        ):
            label.setBuddy(buddy)
            for column, widget in enumerate((label, buddy, beside)):
                grid.addWidget(widget, i, column)
        layout.addLayout(grid)
        layout.addWidget(self.classes)
        layout.addWidget(self.value_label)
        layout.addWidget(self.value)
        row = QHBoxLayout()
        row.addWidget(self.draw)
        row.addStretch(1)
        row.addWidget(self.show_map)
        layout.addLayout(row)
        layout.addWidget(self.ramp)
        layout.addWidget(self.said)
        layout.addWidget(self.unseen)
        layout.addWidget(self.places)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.next)
        layout.addLayout(row)

    def _connect(self) -> None:
        self._field_again = QTimer(self)
        self._field_again.setSingleShot(True)
        self._field_again.timeout.connect(lambda: self.field.setField(self._field))
        self.layer.layerChanged.connect(self._layer_picked)
        self.layer.activated.connect(lambda _i: self.show_map.setChecked(self._current is not None))
        self.new.clicked.connect(self.start_layer)
        self.field.activated.connect(lambda _i: self.choose_field(self.field.currentField()))
        self.task.currentIndexChanged.connect(lambda _index: self._follow())
        self.classes.currentItemChanged.connect(lambda _now, _before: self._class_picked())
        self.value.valueChanged.connect(lambda _value: self._value_given())
        self.draw.toggled.connect(self._toggle_drawing)
        self.show_map.toggled.connect(self._toggle_map)
        self.next.clicked.connect(self.finished)
        self._live.judged.connect(self._judged)
        self._live.unjudged.connect(lambda: self.said.setEnabled(False))
        self._live.previewed.connect(self._previewed)
        self._live.unseen.connect(self._unseen)
        self._live.told.connect(self._told)
        self._always.join(self._show_drawing, self._iface.mapCanvas().mapToolSet)

    def shut_down(self) -> None:
        self.layer.layerChanged.disconnect(self._layer_picked)
        self.places.forget()
        self._always.cut()
        self._to_layer.cut()

    def start_layer(self) -> None:
        """Ask for classes, make the layer and begin to draw."""
        dialog = NewLabelsDialog(self.window(), home_folder())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self.make_layer(dialog.file.filePath(), dialog.kind.currentData(), dialog.classes())

    def make_layer(self, path: str, kind: str, classes: list[tuple[str, str]]) -> None:
        """Make a label layer, choose it and begin to draw."""
        crs = self._live.view.crs
        if not crs.isValid():
            crs = self._iface.mapCanvas().mapSettings().destinationCrs()
        try:
            layer = make_layer(path, kind, crs, classes)
        except LabelError as error:
            self._told(tr("The label layer could not be written: {}").format(error))
            return
        project = QgsProject.instance()
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)  # above the images, whatever is selected
        self.layer.setLayer(layer)
        self.draw.setChecked(True)

    def _layer_picked(self, layer: QgsVectorLayer | None) -> None:
        self._to_layer.cut()
        self._current = layer
        self._editing = False
        self._show_drawing()
        self.field.setLayer(layer)
        if layer is not None:
            self._field = likely_field(layer)
            self.field.setField(self._field)
            self._to_layer.join(self._show_classes, layer.rendererChanged)
            self._to_layer.join(self._layer_gone, layer.willBeDeleted)
            self._to_layer.join(self._keep_field, layer.updatedFields)
            self._to_layer.join(self._editing_stopped, layer.editingStopped)
            self.choose_task(self._task_of(layer))
        self._follow()

    def _layer_gone(self) -> None:
        """The box has gone on to a neighbour by itself, unasked and without a signal."""
        self._layer_picked(None)
        self.layer.setCurrentIndex(0)

    def _task_of(self, layer: QgsVectorLayer) -> str:
        """A number that no legend shows in categories is a quantity."""
        index = layer.fields().lookupField(self._field)
        real = index >= 0 and layer.fields().at(index).typeName().lower() in ("real", "double")
        return "regress" if real and not labelled_by(layer) else "classify"

    def choose_field(self, name: str) -> None:
        """Learn this attribute."""
        self.field.setField(name)
        if name == self._field:
            return
        self._field = name
        if self._current is not None:
            self.choose_task(self._task_of(self._current))
        self._follow()

    def choose_task(self, task: str) -> None:
        """Learn classes ("classify") or a quantity ("regress")."""
        self.task.setCurrentIndex(max(0, self.task.findData(task)))

    def _keep_field(self) -> None:
        """QGIS's widget goes back to the first field when anything about the fields changes."""
        self._field_again.start()  # not yet: it is in the midst of filling itself anew

    def _follow(self) -> None:
        """Have the live map follow what is chosen now."""
        layer = self._current
        self._verdict = {}  # it is of another layer, field or task
        self.unseen.hide()
        for widget in (self._field_label, self.field, self.task):
            widget.setVisible(layer is not None)
        self._live.set_labels(layer, self._field, self.task.currentData())
        for widget in (self.value_label, self.value):
            widget.setVisible(layer is not None and self._of_numbers)
        self.ramp.setVisible(False)
        self.draw.setEnabled(layer is not None)
        self.show_map.setEnabled(layer is not None)
        if layer is None:
            self.places.forget()
        self._show_classes()
        self._show_verdict()
        self.changed.emit()

    @property
    def ready(self) -> bool:
        """Whether there is something to learn from."""
        if self._verdict.get("measure") == "overall":
            return len(self._verdict["classes"]) > 1
        return bool(self._verdict)

    @property
    def verdict(self) -> dict[str, Any]:
        """What the worker last said of these labels."""
        return self._verdict

    def chosen(self) -> tuple[QgsVectorLayer | None, str, str]:
        """Return label layer, field and task."""
        return self._current, self._field, self.task.currentData()

    def _show_classes(self) -> None:
        """Those of the layer's legend, or as the worker names and colours them where it has none."""
        classes = self._live.classes() or self._verdict.get("classes", [])
        before = self.classes.current_class()
        self.classes.show_classes(classes, self._verdict)
        if self._editing and self.classes.current_class() != before:
            self._class_picked()  # the class that was drawn has another value now, or is gone

    @property
    def _of_numbers(self) -> bool:
        return self.task.currentData() == "regress"

    def _value_given(self) -> None:
        if self._current is not None and self._of_numbers:
            draw_value(self._current, self._field, self.value.value())

    def _class_picked(self) -> None:
        if self._current is not None and self.classes.current_class():
            draw_as(self._current, self._field, self.classes.current_class())

    def _toggle_drawing(self, on: bool) -> None:
        layer = self._current
        if not on:
            self._editing = True  # or by QGIS's own button: this one ends it, too
            self.stop_drawing()
        if not on or layer is None:
            return
        if self._of_numbers:
            without_form(layer)
            self._value_given()
        elif self.classes.topLevelItemCount():
            if self._live.classes():  # else only the form can give a class that no label has yet
                without_form(layer)
            self._class_picked()
        see_through(layer)
        bring_to_light(QgsProject.instance(), layer)
        self._iface.setActiveLayer(layer)
        if not layer.isEditable() and not layer.startEditing():
            self._told(_not_editable(layer))
            self._show_drawing()
            return
        self._editing = True
        self._iface.actionAddFeature().trigger()
        self._show_drawing()
        self.show_map.setChecked(True)

    def stop_drawing(self) -> None:
        """End the editing that was begun here; what was drawn goes to the file."""
        layer = self._current
        if self._editing and layer is not None and layer.isEditable():
            self._iface.actionPan().trigger()
            self._save(layer)

    def _toggle_map(self, on: bool) -> None:
        self._live.set_enabled(on)
        if not on:
            self.unseen.hide()
            self.places.forget()  # nobody says any more which ones are in view

    def add_areas(self, areas: QgsVectorLayer) -> str:
        """Add all polygons of a layer as one label of the chosen class; say what was done.

        One label, as it stands for one judgement: parts held out would be tested on their twins.
        """
        layer = self._current
        fits = layer is not None and layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
        if not fits or not self.classes.current_class():
            return tr(
                "In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes."
            )
        if not layer.isEditable() and not layer.startEditing():
            return _not_editable(layer)
        geometry = QgsGeometry.unaryUnion([f.geometry() for f in areas.getFeatures()])
        geometry.convertToMultiType()
        to_labels = QgsCoordinateTransform(areas.crs(), layer.crs(), QgsProject.instance())
        geometry.transform(to_labels)
        feature = QgsVectorLayerUtils.createFeature(layer, geometry)
        feature.setAttribute(self._field, self.classes.current_class())
        layer.beginEditCommand(tr("Look-alikes as a label"))
        layer.addFeature(feature)
        layer.endEditCommand()
        return tr("A label of the class {}; undo takes it back.").format(
            self.classes.current_class()
        )

    def _save(self, layer: QgsVectorLayer) -> None:
        """End the editing, or say why what was drawn can't go to the file."""
        if not layer.commitChanges():
            self._told(
                tr("The labels could not be saved: {}").format("; ".join(layer.commitErrors()))
            )

    def _editing_stopped(self) -> None:
        self._editing = False
        self._show_drawing()

    def _show_drawing(self, *_: object) -> None:
        """The button is down while the next click on the map draws: after a look around with another
        tool it goes on with the drawing, and does not end the editing."""
        layer = self._current
        draws = layer is not None and layer.isEditable() and self._iface.activeLayer() is layer
        self.draw.blockSignals(True)
        self.draw.setChecked(draws and self._iface.actionAddFeature().isChecked())
        self.draw.blockSignals(False)

    def forget_verdict(self) -> None:
        """Another embedding was chosen: what was said is of the one before."""
        self.places.forget()
        self._follow()

    def _judged(self, verdict: dict[str, Any]) -> None:
        self._verdict = verdict
        self._show_classes()
        self._show_verdict()
        self.changed.emit()

    def _previewed(self, answer: dict[str, Any]) -> None:
        self.unseen.hide()
        self.places.show_places(answer.get("places", []), self._live.view.crs)
        self.ramp.setVisible("low" in answer)
        if "low" in answer:
            self.ramp.show_span(answer["low"], answer["high"])

    def _unseen(self, sentence: str) -> None:
        """Why there is no live map: of labels that make none the same is told in place of the verdict,
        which a map that was only moved away leaves as it is."""
        self.ramp.hide()
        self.places.forget()
        self.unseen.setText(sentence)
        self.unseen.setVisible(sentence != self.said.accuracy.text())

    def _told(self, sentence: str) -> None:
        """A sentence in place of the verdict."""
        if sentence:
            self.unseen.hide()
            self.ramp.setVisible(False)
            self._verdict = {}
            self._show_classes()
            self._show_verdict(sentence)
            self.places.forget()
            self.changed.emit()

    def _show_verdict(self, sentence: str = "") -> None:
        self.said.setEnabled(True)  # faint while labels wait to be judged anew
        if self._verdict:
            self.said.show_verdict(self._verdict, self.task.currentData())
        elif not sentence and self._current is None:
            self.said.say(
                tr("Choose a layer of polygons or points that you know, or start one with “New…”.")
            )
        else:  # until the worker answers, which has to be started first
            self.said.say(sentence or tr("Looking at the labels…"))
        self.next.setEnabled(self.ready)


def _not_editable(layer: QgsVectorLayer) -> str:
    return tr("The layer “{}” can't be edited; copy it to a GeoPackage.").format(layer.name())
