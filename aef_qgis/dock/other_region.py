"""Labels of another place to learn from, beside one's own."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QWidget

from .. import compat
from ..connections import Connections
from ..i18n import tr
from ..suggest import is_embedding


class OtherRegion(QWidget):
    """A box to tick, and below it an embedding and a label layer of the project; `offered` comes when
    there may be others to learn from, or none any more."""

    offered = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._own: set[str] = set()
        self._always = Connections()
        self.use = QCheckBox(tr("Learn from another region, too"))
        self.use.setToolTip(
            tr(
                "Helps where you have few labels of your own. They need the same field, and an "
                "embedding by the same encoder; the accuracy is that of your own labels."
            )
        )
        self.embedding, self.labels = QgsMapLayerComboBox(), QgsMapLayerComboBox()
        self.embedding.setFilters(compat.RASTERS)
        self.labels.setFilters(compat.POLYGONS_AND_POINTS)
        for combo in (self.embedding, self.labels):
            combo.setMinimumContentsLength(8)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.use)
        self._form.addRow(tr("Its embedding"), self.embedding)
        self._form.addRow(tr("Its labels"), self.labels)
        self.use.toggled.connect(self._show)
        project = QgsProject.instance()
        self._always.join(self._offer, project.layersAdded, project.layersRemoved)
        self._offer()

    def take(self, embedding: QgsRasterLayer | None, labels: QgsVectorLayer | None) -> None:
        """Offer all but these, which are learnt from anyway."""
        own = {layer.id() for layer in (embedding, labels) if layer is not None}
        if own != self._own:
            self._own = own
            self._offer()

    def chosen(self) -> tuple[QgsRasterLayer, QgsVectorLayer] | None:
        """Return the embedding and the labels, or None where none are wanted."""
        embedding, labels = self.embedding.currentLayer(), self.labels.currentLayer()
        if not self.use.isChecked() or embedding is None or labels is None:
            return None
        return embedding, labels

    def shut_down(self) -> None:
        """Let go of the project, before the plugin goes."""
        self._always.cut()

    def _offer(self, *_: object) -> None:
        """Offer other embeddings and other layers; the box only where there are both."""
        layers: list[QgsMapLayer] = list(QgsProject.instance().mapLayers().values())
        own = [layer for layer in layers if layer.id() in self._own]
        self.embedding.setExceptedLayerList(
            own + [layer for layer in layers if not is_embedding(layer) and layer not in own]
        )
        self.labels.setExceptedLayerList(own)
        if not self.able:
            self.use.setChecked(False)
        self._show()
        self.offered.emit()

    @property
    def able(self) -> bool:
        """Whether there is another region to learn from."""
        return self.embedding.count() > 0 and self.labels.count() > 0

    def _show(self, *_: object) -> None:
        for combo in (self.embedding, self.labels):
            combo.setVisible(self.use.isChecked())
            self._form.labelForField(combo).setVisible(self.use.isChecked())
