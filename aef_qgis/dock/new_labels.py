"""A label layer from a list of classes: names and colours, and where the file lies."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsFields,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.gui import QgsColorButton, QgsFileWidget
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .. import compat
from ..i18n import tr
from ..outputs import free_stem
from ..preview_layer import hides
from ..window_size import take_room

FIELD, VALUE = "class", "value"
# Apart from each other also for most colour-blind people; the worker's own list (core/maps/legend.py).
PALETTE = (
    "#3b78b0",
    "#e69f3c",
    "#3f9b6c",
    "#c8553d",
    "#8b6bb1",
    "#d9c64a",
    "#5fb6c9",
    "#a0623a",
    "#d884b5",
    "#7f8a8c",
    "#9bc25b",
    "#34495e",
)
POLYGONS, POINTS = "polygons", "points"
KINDS = {POLYGONS: QgsWkbTypes.Type.MultiPolygon, POINTS: QgsWkbTypes.Type.Point}


class LabelError(Exception):
    """The layer could not be made, with the reason."""


def styled(layer: QgsVectorLayer, classes: list[tuple[str, str]]) -> None:
    """Show each class in its colour; polygons see-through, so that the image stays visible."""
    categories = [QgsRendererCategory(name, _symbol(layer, color), name) for name, color in classes]
    layer.setRenderer(QgsCategorizedSymbolRenderer(FIELD, categories))
    layer.triggerRepaint()


def see_through(layer: QgsVectorLayer) -> None:
    """Outline polygons that QGIS filled unasked: they would hide what is drawn on, and the live map,
    which lies above such, would hide them."""
    renderer = layer.renderer()
    if renderer is not None and renderer.type() == "singleSymbol" and hides(layer):
        color = renderer.symbol().color().name()
        layer.setRenderer(QgsSingleSymbolRenderer(_symbol(layer, color)))
        layer.triggerRepaint()


def _symbol(layer: QgsVectorLayer, color: str) -> QgsSymbol:
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        return QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": color, "outline_color": "#ffffff", "size": "3"}
        )
    # A pale rim, else a label would vanish in a live map of its own colour. Locked: it is not
    # the symbol's colour, which is what the classes are told by.
    rim = QgsSimpleLineSymbolLayer(QColor("#ffffff"), 1.3)
    rim.setLocked(True)
    # No fill without a brush: another colour given to the symbol would be that of its inside only.
    symbol = QgsFillSymbol.createSimple({})
    symbol.changeSymbolLayer(0, QgsSimpleLineSymbolLayer(QColor(color), 0.6))
    symbol.insertSymbolLayer(0, rim)
    return symbol


def make_layer(
    path: str, kind: str, crs: QgsCoordinateReferenceSystem, classes: list[tuple[str, str]]
) -> QgsVectorLayer:
    """Write an empty GeoPackage with the field `class`, or without classes the field `value` for a
    quantity, and return it as a styled layer."""
    fields = QgsFields()
    fields.append(compat.text_field(FIELD) if classes else compat.number_field(VALUE))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = Path(path).stem
    writer = QgsVectorFileWriter.create(
        path, fields, KINDS[kind], crs, QgsCoordinateTransformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise LabelError(writer.errorMessage())
    del writer  # closes the file
    layer = QgsVectorLayer(path, tr("Labels"), "ogr")
    if classes:
        styled(layer, classes)
    else:
        numbered(layer)
    # Beside the file, where any project finds it: as a table in it, QGIS would ask which one to open.
    # Without what follows: a class that is given unasked.
    layer.saveNamedStyle(str(Path(path).with_suffix(".qml")))
    without_form(layer)
    if classes:
        draw_as(layer, FIELD, classes[0][0])
    return layer


def numbered(layer: QgsVectorLayer) -> None:
    """Show each label with its number."""
    layer.setRenderer(QgsSingleSymbolRenderer(_symbol(layer, "#f2f2f2")))
    settings = QgsPalLayerSettings()
    settings.fieldName = VALUE
    text = QgsTextFormat()
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    text.setBuffer(rim)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    layer.triggerRepaint()


def draw_value(layer: QgsVectorLayer, field: str, value: float) -> None:
    """Give what is drawn from now on this number."""
    index = layer.fields().lookupField(field)
    if index >= 0:
        layer.setDefaultValueDefinition(index, QgsDefaultValue(repr(value)))


def without_form(layer: QgsVectorLayer) -> None:
    """Ask nothing after a polygon was drawn: the class is chosen before."""
    config = layer.editFormConfig()
    config.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOn)
    layer.setEditFormConfig(config)


def draw_as(layer: QgsVectorLayer, field: str, name: str) -> None:
    """Give what is drawn from now on this value."""
    quoted = name.replace("'", "''")
    index = layer.fields().lookupField(field)
    if index >= 0:
        layer.setDefaultValueDefinition(index, QgsDefaultValue(f"'{quoted}'"))


class NewLabelsDialog(QDialog):
    """Asks for classes, geometry and file."""

    def __init__(self, parent: QWidget | None, folder: str):
        super().__init__(parent)
        self.setWindowTitle(tr("New label layer"))
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels([tr("Class"), tr("Colour")])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.of_classes = QRadioButton(tr("&Classes: what the map should tell apart"))
        self.of_classes.setChecked(True)
        self.of_numbers = QRadioButton(tr("A &quantity: a number for each label, such as a yield"))
        self.kind = QComboBox()
        self.kind.addItem(tr("Polygons (best)"), POLYGONS)
        self.kind.addItem(tr("Points"), POINTS)
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(tr("GeoPackage (*.gpkg)"))
        self.file.setFilePath(free_stem(folder, "labels", [".gpkg"]) + ".gpkg")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self._lay_out()
        for name in (tr("Water"), tr("Cropland"), tr("Forest")):  # in the palette's colours
            self.add_class(name)
        take_room(self, 440, 420)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.of_classes)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        add, remove = QPushButton(tr("&Add class")), QPushButton(tr("&Remove"))
        add.clicked.connect(lambda: self.add_class("", True))
        remove.clicked.connect(lambda: self.table.removeRow(self.table.currentRow()))
        for button in (add, remove):
            button.setAutoDefault(False)
            row.addWidget(button)
            self.of_classes.toggled.connect(button.setEnabled)
        self.of_classes.toggled.connect(self.table.setEnabled)
        self.of_numbers.toggled.connect(self._suggest_points)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.of_numbers)
        form = QFormLayout()
        form.addRow(tr("&Draw"), self.kind)
        form.addRow(tr("&File"), self.file)
        form.labelForField(self.file).setBuddy(self.file.lineEdit())
        layout.addLayout(form)
        layout.addWidget(self.problem)
        named = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(named.Ok | named.Cancel)
        buttons.button(named.Ok).setText(tr("Create and draw"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _suggest_points(self, numbers: bool) -> None:
        """Quantities are mostly measured at points."""
        self.kind.setCurrentIndex(self.kind.findData(POINTS if numbers else POLYGONS))

    def add_class(self, name: str, edit: bool = False) -> None:
        """Add a row, with the next colour."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        item = QTableWidgetItem(name)
        self.table.setItem(row, 0, item)
        color = QgsColorButton()
        color.setColor(QColor(PALETTE[row % len(PALETTE)]))
        color.setAccessibleName(tr("Colour"))
        self.table.setCellWidget(row, 1, color)
        before = self.table.cellWidget(row - 1, 1) if row else self.table
        QWidget.setTabOrder(before, color)  # else after Cancel
        if edit:
            self.table.setCurrentItem(item)
            self.table.editItem(item)

    def classes(self) -> list[tuple[str, str]]:
        """Return names and colours; rows without a name are left out. None for a quantity."""
        found: list[tuple[str, str]] = []
        if self.of_numbers.isChecked():
            return found
        for row in range(self.table.rowCount()):
            name = self.table.item(row, 0).text().strip()
            color = self.table.cellWidget(row, 1).color().name()
            if name:
                found.append((name, color))
        return found

    def accept(self) -> None:
        names = [name for name, _ in self.classes()]
        if len(set(names)) < 2 and self.of_classes.isChecked():
            self.problem.setText(tr("Name at least two classes."))
        elif len(set(names)) < len(names):
            self.problem.setText(tr("Two classes have the same name."))
        elif not self.file.filePath().lower().endswith(".gpkg"):
            self.problem.setText(tr("The file must end in .gpkg."))
        elif Path(self.file.filePath()).exists():
            self.problem.setText(tr("That file exists; choose another name."))
        else:
            super().accept()


def home_folder() -> str:
    """Return the project's folder, or the home folder of one that was not saved."""
    return QgsProject.instance().homePath() or str(Path.home())
