"""The few places where QGIS 3.22, 3.40 and 4 differ."""

from qgis.core import QgsField

try:
    from qgis.PyQt.QtCore import QMetaType

    _LONG, _TEXT = QMetaType.Type.LongLong, QMetaType.Type.QString
    QgsField("x", _LONG)  # QGIS before 3.38 takes a QVariant type only
except (AttributeError, TypeError):
    from qgis.PyQt.QtCore import QVariant

    _LONG, _TEXT = QVariant.LongLong, QVariant.String


def integer_field(name: str) -> QgsField:
    """Return a 64-bit integer field."""
    return QgsField(name, _LONG)


def text_field(name: str) -> QgsField:
    """Return a field of text."""
    return QgsField(name, _TEXT)
