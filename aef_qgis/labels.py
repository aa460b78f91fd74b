"""Turn a label layer into a file for the worker, and its legend into classes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from . import compat
from .i18n import tr

if TYPE_CHECKING:
    from .algorithms.base import WorkerAlgorithm

ID_FIELD = "aef_fid"


def plain_file(layer: QgsVectorLayer | None, only_part: bool, fields: Collection[str] = ()) -> str:
    """Return the layer's path if the file alone says all that the layer shows of `fields`, else ""."""
    if layer is None or only_part or layer.providerType() != "ogr":
        return ""
    if layer.subsetString() or layer.isModified() or "|" in layer.source():
        return ""
    if layer.source().startswith(("/vsi", "http")):
        return ""
    provider = layer.dataProvider()
    if not layer.crs().isValid() or layer.crs() != provider.crs():
        return ""  # set in QGIS, where the file says another or none
    if provider.subLayerCount() > 1:
        return ""  # it shows one of them, and the worker might read them all
    stored, keys = provider.fields(), provider.pkAttributeIndexes()
    if any(stored.indexFromName(name) in (-1, *keys) for name in fields):
        return ""  # computed by an expression, joined from another layer, or no column: the id
    if any(stored.field(name).typeName() == "Time" for name in fields):
        return ""  # a kind of column that the worker does not see
    return layer.source()


def only_part(value: Any) -> bool:
    """Tell whether a parameter's value asks for some of a layer's features only."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    # QGIS 3.32 and later have the filter.
    few = value.featureLimit >= 0 or bool(getattr(value, "filterExpression", ""))
    return bool(value.selectedFeaturesOnly) or few


def label_layer(
    algorithm: WorkerAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
) -> QgsVectorLayer | None:
    """Return the layer of a parameter, also where only some of its features are asked for: QGIS
    itself finds none then."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    return algorithm.parameterAsVectorLayer({name: value}, name, context)


def source_file(
    algorithm: WorkerAlgorithm,
    parameters: dict[str, Any],
    name: str,
    fields: list[str],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> str:
    """Return a file with the features of a parameter: the layer's own, or a copy; "" if not given.

    For the main thread: the source holds a bare pointer to the layer, and QGIS crashes if the layer
    is removed while it is read.
    """
    value = parameters.get(name)
    if value is None or value == "":
        return ""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    layer = label_layer(algorithm, parameters, name, context)
    found = plain_file(layer, only_part(value), fields)
    if not found:
        found = write_labels(source, fields, feedback)
        algorithm.copies[str(Path(found))] = source.sourceName() or Path(found).name
    return found


def write_labels(
    source: QgsProcessingFeatureSource, names: list[str], feedback: QgsProcessingFeedback
) -> str:
    """Write the features with the fields `names` to a temporary GeoPackage; return its path.

    It is named after the layer, as reports name it. The feature's id in the layer goes to the field
    `aef_fid`.
    """
    if not source.sourceCrs().isValid():
        raise QgsProcessingException(no_crs(source.sourceName()))
    missing = next(filter(None, (no_field(source, name) for name in names)), "")
    if missing:
        raise QgsProcessingException(missing)
    wanted = [source.fields().lookupField(name) for name in names]
    fields = QgsFields()
    for name, index in zip(names, wanted):
        field = QgsField(source.fields().at(index))
        field.setName(name)
        fields.append(field)
    fields.append(compat.integer_field(ID_FIELD))
    path = QgsProcessingUtils.generateTempFilename(f"{_file_name(source.sourceName())}.gpkg")
    writer = _writer(path, fields, source)
    request = QgsFeatureRequest().setSubsetOfAttributes(wanted)
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(request, flag):
        if feedback.isCanceled():
            break
        copy = QgsFeature(fields)
        copy.setGeometry(feature.geometry())
        copy.setAttributes([feature.attribute(i) for i in wanted] + [feature.id()])
        if not writer.addFeature(copy, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(_unwritten(source, writer.errorMessage()))
    writer.flushBuffer()
    return path


def field_name(source: QgsProcessingFeatureSource | None, asked: str) -> str:
    """Return a field's own name, where QGIS also knows it by others: in capitals, or an alias."""
    index = source.fields().lookupField(asked) if source is not None else -1
    return source.fields().at(index).name() if index >= 0 else asked


def no_field(source: QgsProcessingFeatureSource, name: str) -> str:
    """Return the sentence about a field that is not there, or an empty string."""
    if source.fields().lookupField(name) >= 0:
        return ""
    return tr("The labels “{}” have no field “{}”; they have: {}.").format(
        source.sourceName(), name, ", ".join(source.fields().names())
    )


def no_crs(name: str) -> str:
    """Return the sentence about a layer of this name that is nowhere."""
    return tr(
        "The label layer “{}” has no coordinate reference system. Set it in the layer's "
        "properties, then run again."
    ).format(name)


def _file_name(name: str) -> str:
    """As much of a layer's name as every system takes for a file."""
    return re.sub(r"[^\w -]+", "_", name)[:60].strip() or "labels"


def _writer(
    path: str, fields: QgsFields, source: QgsProcessingFeatureSource
) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "labels"
    # A label field may be called fid; the GeoPackage's own key must not meet it.
    options.layerOptions = ["FID=aef_key"]
    writer = QgsVectorFileWriter.create(
        path,
        fields,
        source.wkbType(),
        source.sourceCrs(),
        QgsCoordinateTransformContext(),
        options,
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise QgsProcessingException(_unwritten(source, writer.errorMessage()))
    return writer


def _unwritten(source: QgsProcessingFeatureSource, reason: str) -> str:
    return tr("The labels of “{}” could not be copied to a temporary file: {}.").format(
        source.sourceName(), reason
    )


def is_missing(value: Any) -> bool:
    """Tell whether an attribute holds nothing, or only blanks."""
    return value is None or value == NULL or not str(value).strip()


def label_text(value: Any) -> str:
    """Return an attribute's value as the worker sees it: text, as in `core/labels/layer.py`."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, QDateTime):  # without its time zone
        return f"{label_text(value.date())}T{label_text(value.time())}"
    if isinstance(value, (QDate, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return unicodedata.normalize("NFC", str(value).strip())


def classes(layer: QgsVectorLayer | None, field: str) -> list[dict[str, str]]:
    """Return label, name and colour ("" without a symbol) of each class in the legend's order, or an
    empty list.

    Only a categorized legend of that very field says something about the classes.
    """
    renderer = layer.renderer() if layer is not None else None
    if renderer is None or renderer.type() != "categorizedSymbol":
        return []
    if renderer.classAttribute().strip('"') != field:
        return []
    found: dict[str, dict[str, str]] = {}
    for category in renderer.categories():
        values = category.value()
        for value in values if isinstance(values, list) else [values]:
            if is_missing(value):
                continue  # “all other values”
            label = label_text(value)
            name = category.label() or label
            symbol = category.symbol()
            color = symbol.color().name() if symbol is not None else ""
            found.setdefault(label, {"label": label, "name": name, "color": color})
    return list(found.values())


def classes_there(layer: QgsVectorLayer | None, field: str) -> list[dict[str, str]]:
    """Return what `classes` does, or nothing where no label has any: a style of other labels."""
    found = classes(layer, field)
    if layer is None or not found:
        return []
    # Not its unique values: of a field of lists PyQGIS can't make a set.
    there = {label_text(value) for value in QgsVectorLayerUtils.getValues(layer, field)[0]}
    return found if any(one["label"] in there for one in found) else []
