"""The few places where QGIS 3.22, 3.40 and 4 differ."""

from qgis.core import Qgis, QgsField, QgsMapLayerProxyModel

# What a combo box of layers offers. QGIS 3.34 moved the names; two of them joined are a plain
# number there unless they begin as flags.
_KINDS = getattr(Qgis, "LayerFilter", None) or QgsMapLayerProxyModel.Filter
_FLAGS = getattr(Qgis, "LayerFilters", None) or QgsMapLayerProxyModel.Filters
RASTERS = _KINDS.RasterLayer
POLYGONS_AND_POINTS = _FLAGS(_KINDS.PolygonLayer) | _KINDS.PointLayer

try:
    from qgis.PyQt.QtCore import QMetaType

    _LONG, _TEXT, _REAL = QMetaType.Type.LongLong, QMetaType.Type.QString, QMetaType.Type.Double
    QgsField("x", _LONG)  # QGIS before 3.38 takes a QVariant type only
except (AttributeError, TypeError):
    from qgis.PyQt.QtCore import QVariant

    _LONG, _TEXT, _REAL = QVariant.LongLong, QVariant.String, QVariant.Double


def integer_field(name: str) -> QgsField:
    """Return a 64-bit integer field."""
    return QgsField(name, _LONG)


def text_field(name: str) -> QgsField:
    """Return a field of text."""
    return QgsField(name, _TEXT)


def number_field(name: str) -> QgsField:
    """Return a field of real numbers."""
    return QgsField(name, _REAL)
