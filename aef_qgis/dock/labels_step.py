"""Step 3: draw labels, and see at once what they make of the map."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)
from qgis.gui import QgisInterface, QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .. import compat
from ..connections import Connections
from ..i18n import tr
from ..live import LiveLabels
from ..suggest import labelled_by, likely_field
from .new_labels import (
    LabelError,
    NewLabelsDialog,
    draw_as,
    draw_value,
    home_folder,
    make_layer,
    without_form,
)
from .ramp import Ramp

SHOWN = 9  # classes; of more the list scrolls
ENOUGH = 5  # labels a class with which the accuracy begins to mean something


class LabelsStep(QWidget):
    """Label layer, classes to draw, and the worker's live verdict."""

    finished = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, iface: QgisInterface, live: LiveLabels):
        super().__init__()
        self._iface, self._live = iface, live
        self._places: list[dict[str, Any]] = []
        self._place, self._jumping = -1, False
        self._current: QgsVectorLayer | None = None
        self._field = ""
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
        self.layer.setMinimumContentsLength(8)
        self.layer.setLayer(None)
        self.new = QPushButton(tr("&New…"))
        self.new.setToolTip(tr("Start a label layer from a list of classes."))
        self.field = QgsFieldComboBox()
        self.field.setToolTip(tr("The attribute that holds the class, or the quantity."))
        self.task = QComboBox()
        self.task.addItem(tr("classes"), "classify")
        self.task.addItem(tr("a quantity"), "regress")
        self.classes = QTreeWidget()
        self.classes.setHeaderLabels([tr("Draw as"), tr("Labels"), tr("Found")])
        self.classes.headerItem().setToolTip(
            2, tr("How much of this class is found again when whole labels are held out.")
        )
        self.classes.setRootIsDecorated(False)
        self.classes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.classes.header().setStretchLastSection(False)
        self.classes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.classes.header().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        self.value = QDoubleSpinBox()
        self.value.setRange(-1e9, 1e9)
        self.value.setDecimals(3)
        self.value.setToolTip(tr("The number that the next label gets. Change it, then click."))
        self.value_label = QLabel(tr("&Value of the next label"))
        self.value_label.setBuddy(self.value)
        self.ramp = Ramp()
        self.draw = QPushButton(tr("&Draw labels"))
        self.draw.setCheckable(True)
        self.draw.setDefault(True)
        self.draw.setToolTip(
            tr("Click around a place you know, right-click to end. The class is chosen above.")
        )
        self.show_map = QCheckBox(tr("&Live map"))
        self.show_map.setToolTip(
            tr("Colours the map window by what the labels teach so far; fainter = less sure.")
        )
        self.accuracy = QLabel()
        self.accuracy.setWordWrap(True)
        self.confused = QLabel()
        self.confused.setWordWrap(True)
        self.place_text = QLabel()
        self.place_text.setWordWrap(True)
        self.before, self.after = QToolButton(), QToolButton()
        self.before.setArrowType(Qt.ArrowType.LeftArrow)
        self.after.setArrowType(Qt.ArrowType.RightArrow)
        self.before.setToolTip(tr("The place before"))
        self.after.setToolTip(tr("Jump to the next place where a label would teach most"))
        self.before.setAccessibleName(self.before.toolTip())
        self.after.setAccessibleName(self.after.toolTip())
        self.next = QPushButton(tr("&Go on to the map"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self._field_label = QLabel(tr("&Field"))
        for i, (label, buddy, beside) in enumerate(
            (
                (QLabel(tr("&Labels")), self.layer, self.new),
                (self._field_label, self.field, self.task),
            )
        ):
            label.setBuddy(buddy)
            for column, widget in enumerate((label, buddy, beside)):
                grid.addWidget(widget, i, column)
        layout.addLayout(grid)
        layout.addWidget(self.classes)
        row = QHBoxLayout()
        row.addWidget(self.value_label)
        row.addWidget(self.value, 1)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.draw)
        row.addStretch(1)
        row.addWidget(self.show_map)
        layout.addLayout(row)
        layout.addWidget(self.ramp)
        layout.addWidget(self.accuracy)
        layout.addWidget(self.confused)
        row = QHBoxLayout()
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.place_text, 1)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.next)
        layout.addLayout(row)

    def _connect(self) -> None:
        self._field_again = QTimer(self)
        self._field_again.setSingleShot(True)
        self._field_again.timeout.connect(lambda: self.field.setField(self._field))
        self.layer.layerChanged.connect(self._layer_picked)
        self.new.clicked.connect(self.start_layer)
        self.field.activated.connect(lambda _i: self.choose_field(self.field.currentField()))
        self.task.currentIndexChanged.connect(lambda _index: self._follow())
        self.classes.currentItemChanged.connect(lambda _now, _before: self._class_picked())
        self.value.valueChanged.connect(lambda _value: self._value_given())
        self.draw.toggled.connect(self._toggle_drawing)
        self.show_map.toggled.connect(self._live.set_enabled)
        self.before.clicked.connect(lambda: self.jump(-1))
        self.after.clicked.connect(lambda: self.jump(1))
        self.next.clicked.connect(self.finished)
        self._live.judged.connect(self._judged)
        self._live.previewed.connect(self._previewed)
        self._live.told.connect(self._told)
        self._always.join(self._tool_changed, self._iface.mapCanvas().mapToolSet)

    def shut_down(self) -> None:
        self.layer.layerChanged.disconnect(self._layer_picked)
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
        self.draw.setChecked(False)
        self.field.setLayer(layer)
        if layer is not None:
            self._field = likely_field(layer)
            self.field.setField(self._field)
            self._to_layer.join(self._show_classes, layer.rendererChanged)
            self._to_layer.join(self._layer_gone, layer.willBeDeleted)
            self._to_layer.join(self._keep_field, layer.updatedFields)
            self._to_layer.join(self._editing_stopped, layer.editingStopped)
            self.choose_task(self._task_of(layer))
        self._verdict = {}
        self._follow()

    def _layer_gone(self) -> None:
        self._to_layer.cut()
        self._current = None
        self._verdict = {}
        self.draw.setChecked(False)
        self._follow()

    def _task_of(self, layer: QgsVectorLayer) -> str:
        """A number that no legend shows in categories is a quantity."""
        index = layer.fields().lookupField(self._field)
        real = index >= 0 and layer.fields().at(index).typeName().lower() in ("real", "double")
        return "regress" if real and not labelled_by(layer) else "classify"

    def choose_field(self, name: str) -> None:
        """Learn this attribute."""
        self._field = name
        self.field.setField(name)
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
        for widget in (self._field_label, self.field, self.task):
            widget.setVisible(layer is not None)
        self._live.set_labels(layer, self._field, self.task.currentData())
        for widget in (self.value_label, self.value):
            widget.setVisible(layer is not None and self._of_numbers)
        self.ramp.setVisible(False)
        self.draw.setEnabled(layer is not None)
        self.show_map.setEnabled(layer is not None)
        self._show_classes()
        self._show_verdict()
        self._show_place()
        self.changed.emit()

    @property
    def ready(self) -> bool:
        """Whether there is something to learn from."""
        if self._verdict.get("measure") == "balanced":
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
        """One row a class, as the layer's legend has it."""
        classes = self._live.classes()
        current = self.current_class()
        self.classes.blockSignals(True)
        self.classes.clear()
        known = {c["label"]: c for c in self._verdict.get("classes", [])}
        for entry in classes:
            told = known.get(entry["label"], {})
            found = told.get("found")
            words = [entry["name"], str(told.get("labels", 0))]
            words.append("" if found is None else f"{100 * found:.0f} %")
            item = QTreeWidgetItem(words)
            item.setIcon(0, _swatch(entry["color"], self.fontMetrics().height()))
            item.setData(0, Qt.ItemDataRole.UserRole, entry["label"])
            for column in (1, 2):
                item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight))
            self.classes.addTopLevelItem(item)
            if entry["label"] == current:
                self.classes.setCurrentItem(item)
        if classes and self.classes.currentItem() is None:
            self.classes.setCurrentItem(self.classes.topLevelItem(0))
        self.classes.blockSignals(False)
        self.classes.setVisible(bool(classes))
        row = max(self.classes.sizeHintForRow(0), self.fontMetrics().height())
        head = self.classes.header().sizeHint().height()
        self.classes.setFixedHeight(row * min(max(len(classes), 1), SHOWN) + head + 4)

    def current_class(self) -> str:
        """Return the value that new labels get, "" if there is none."""
        item = self.classes.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""

    @property
    def _of_numbers(self) -> bool:
        return self.task.currentData() == "regress"

    def _value_given(self) -> None:
        if self._current is not None and self._of_numbers:
            draw_value(self._current, self._field, self.value.value())

    def _class_picked(self) -> None:
        if self._current is not None and self.current_class():
            draw_as(self._current, self._field, self.current_class())

    def _toggle_drawing(self, on: bool) -> None:
        layer = self._current
        if not on:
            if layer is not None and layer.isEditable():
                self._iface.actionPan().trigger()
                self._save(layer)
            return
        if layer is None:
            return
        if self._of_numbers:
            without_form(layer)
            self._value_given()
        elif self.classes.topLevelItemCount():
            without_form(layer)
            self._class_picked()
        self._iface.setActiveLayer(layer)
        if not layer.isEditable() and not layer.startEditing():
            self._told(
                tr("The layer “{}” can't be edited; copy it to a GeoPackage.").format(layer.name())
            )
            self.draw.setChecked(False)
            return
        self._iface.actionAddFeature().trigger()
        self.show_map.setChecked(True)

    def add_areas(self, areas: QgsVectorLayer) -> str:
        """Add all polygons of a layer as one label of the chosen class; say what was done.

        One label, as it stands for one judgement: parts held out would be tested on their twins.
        """
        layer = self._current
        fits = layer is not None and layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
        if not fits or not self.current_class():
            return tr(
                "In step 3 choose a class of a layer of multi-part polygons first, such as “New…” makes."
            )
        if not layer.isEditable() and not layer.startEditing():
            return tr("The layer “{}” can't be edited; copy it to a GeoPackage.").format(
                layer.name()
            )
        geometry = QgsGeometry.unaryUnion([f.geometry() for f in areas.getFeatures()])
        geometry.convertToMultiType()
        to_labels = QgsCoordinateTransform(areas.crs(), layer.crs(), QgsProject.instance())
        geometry.transform(to_labels)
        feature = QgsVectorLayerUtils.createFeature(layer, geometry)
        feature.setAttribute(self._field, self.current_class())
        layer.beginEditCommand(tr("Look-alikes as a label"))
        layer.addFeature(feature)
        layer.endEditCommand()
        return tr("A label of the class {}; undo takes it back.").format(self.current_class())

    def _save(self, layer: QgsVectorLayer) -> None:
        """End the editing; what was drawn goes to the file."""
        if not layer.commitChanges():
            self._told(
                tr("The labels could not be saved: {}").format("; ".join(layer.commitErrors()))
            )

    def _editing_stopped(self) -> None:
        self.draw.setChecked(False)

    def _tool_changed(self, *_: object) -> None:
        """Panning and zooming are part of drawing; the button only follows the editing."""
        layer = self._current
        if self.draw.isChecked() and (layer is None or not layer.isEditable()):
            self.draw.setChecked(False)

    def _judged(self, verdict: dict[str, Any]) -> None:
        self._verdict = verdict
        self._show_classes()
        self._show_verdict()
        self.changed.emit()

    def _previewed(self, answer: dict[str, Any]) -> None:
        if self._jumping:  # the map moved because of a jump: the list stays the same
            self._jumping = False
            return
        self._places, self._place = answer.get("places", []), -1
        self._show_place()
        self.ramp.setVisible("low" in answer)
        if "low" in answer:
            self.ramp.show_span(answer["low"], answer["high"])

    def _told(self, sentence: str) -> None:
        """A sentence in place of the verdict."""
        if sentence:
            self.ramp.setVisible(False)
            self._verdict, self._places = {}, []
            self._show_verdict(sentence)
            self._show_place()
            self.changed.emit()

    def _show_verdict(self, sentence: str = "") -> None:
        verdict = self._verdict
        self.confused.setText("")
        if not verdict and not sentence and self._current is None:
            self.accuracy.setText(
                tr("Choose a layer of polygons or points that you know, or start one with “New…”.")
            )
        elif not verdict:
            self.accuracy.setText(sentence)
        elif verdict.get("value") is None and self._of_numbers:
            self.accuracy.setText(tr("Too few labels to test: add more places, with other values."))
        elif verdict.get("value") is None:
            self.accuracy.setText(
                tr("Draw at least two labels of each class: one is held out to test the others.")
            )
        elif verdict["measure"] == "balanced":
            self._show_accuracy(verdict)
        else:
            self._show_fit(verdict)
        self.accuracy.setVisible(bool(self.accuracy.text()))
        self.confused.setVisible(bool(self.confused.text()))
        self.next.setEnabled(self.ready)

    def _show_accuracy(self, verdict: dict[str, Any]) -> None:
        value, low, high = (100 * verdict[key] for key in ("value", "low", "high"))
        text = tr(
            "<b>{:.0f} % right</b> on {} labels that were held out (95 %: {:.0f} to {:.0f} %)."
        )
        text = text.format(value, verdict["tested"], low, high)
        few = [c["name"] for c in verdict["classes"] if c["labels"] < ENOUGH]
        if few:
            text += tr(" Fewer than {} labels: {}.").format(ENOUGH, escape(", ".join(few)))
        self.accuracy.setText(text)
        confused = verdict.get("confused")
        if confused:
            self.confused.setText(
                tr("Most confused: <b>{}</b>, {:.0f} % taken for <b>{}</b>.").format(
                    escape(confused["class"]),
                    100 * confused["share"],
                    escape(confused["taken_for"]),
                )
            )

    def _show_fit(self, verdict: dict[str, Any]) -> None:
        text = tr("<b>R² {:.2f}</b> on {} labels held out; typical error {}.").format(
            verdict["value"], verdict["tested"], _plain(verdict["rmse"])
        )
        if verdict["value"] < 0:
            text += tr(" Below 0: the mean of all labels would do better.")
        self.accuracy.setText(text)

    def _show_place(self) -> None:
        count = len(self._places)
        for widget in (self.before, self.after, self.place_text):
            widget.setVisible(count > 0)
        if not count:
            return
        if self._place < 0:
            self.place_text.setText(tr("Where to label next: {} places in view.").format(count))
            return
        place = self._places[self._place]
        self.place_text.setText(
            tr("Place {} of {}: {}? It is {:.0f} % sure.").format(
                self._place + 1, count, place["likely"], 100 * place["sure"]
            )
        )

    def jump(self, step: int) -> None:
        """Move the map to the next or last place worth labelling, and flash it."""
        if not self._places:
            return
        self._place = max(self._place, 0) if self._place < 0 and step > 0 else self._place + step
        self._place %= len(self._places)
        place = self._places[self._place]
        canvas = self._iface.mapCanvas()
        point = QgsPointXY(place["x"], place["y"])
        crs = self._live.view.crs
        try:
            moved = QgsCoordinateTransform(
                crs, canvas.mapSettings().destinationCrs(), QgsProject.instance()
            ).transform(point)
        except QgsCsException:
            return
        self._jumping = True
        canvas.setCenter(moved)
        canvas.refresh()
        canvas.flashGeometries([QgsGeometry.fromPointXY(point)], crs)
        self._show_place()


def _plain(value: float) -> str:
    """A number to three digits, as people write it: 37700 rather than 3.77e+04."""
    return f"{float(f'{value:.3g}'):.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _swatch(color: str, edge: int) -> QIcon:
    picture = QPixmap(edge, edge)
    picture.fill(QColor(color))
    return QIcon(picture)
