"""What a person most likely wants in an algorithm's window."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
    QgsWkbTypes,
)

from . import drives
from .labels import is_missing, label_text
from .layers import file_path, sidecar
from .memory import recall

LAST_HEAD = "aef/lastHead"
OURS = ("class", "value")  # the fields of layers that “New…” makes
REFERENCE = "reference"  # the field of “Sample for validation” for what is really there
OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
IDS = ("fid", "id", "gid", "objectid", "ogc_fid")
ENOUGH = 500  # features that tell what a field holds
KIND = "aefKind"  # property of a layer: what it shows, and what kind that is


def suggested(
    algorithm: QgsProcessingAlgorithm, project: QgsProject, active: QgsMapLayer | None
) -> dict[str, Any]:
    """Return values for those parameters of `algorithm` that the project gives a hint for."""
    known = recall()
    chosen = [project.mapLayer(known[name]) for name in ("embedding", "labels")]
    nodes = project.layerTreeRoot().findLayers()
    # What the panel works on comes first.
    ordered = [layer for layer in (*chosen, active, *(n.layer() for n in nodes)) if layer]
    asked = {one.name(): one for one in algorithm.parameterDefinitions()}
    needed = {name for name, one in asked.items() if not one.flags() & OPTIONAL}
    embedding = next((layer for layer in ordered if is_embedding(layer)), None)
    mapped = next((layer for layer in ordered if kind_of(layer) == "class-map"), None)
    reference = next((layer for layer in ordered if _is_reference(layer)), None)
    labels = _labels(ordered, chosen[1], "LABELS" in needed)
    named = reference if "REFERENCE" in asked else labels
    of_panel = named is not None and named is chosen[1]
    head = QgsSettings().value(LAST_HEAD, "", type=str)
    found = {
        "EMBEDDING": embedding.id() if embedding else None,
        "MAP": mapped.id() if mapped else None,
        "REFERENCE": reference.id() if reference else None,
        "LABELS": labels.id() if labels else None,
        "LABEL_FIELD": (of_panel and known["field"]) or (likely_field(named) if named else None),
        "TASK": known["task"] if of_panel else None,
        "HEAD": head if "HEAD" in needed and drives.exists(head) else None,
    }
    return {name: value for name, value in found.items() if value and name in asked}


def _labels(
    ordered: list[QgsMapLayer], chosen: QgsMapLayer | None, needed: bool
) -> QgsVectorLayer | None:
    """The panel's labels, else the first layer whose legend shows classes, else, if one is needed,
    the first that may be.

    Never points that a map is to be tested on, nor what was found odd about other labels.
    """
    kinds = QgsWkbTypes.GeometryType.PolygonGeometry, QgsWkbTypes.GeometryType.PointGeometry
    vectors = [
        layer
        for layer in ordered
        if isinstance(layer, QgsVectorLayer)
        and layer.geometryType() in kinds
        and layer.fields().lookupField(REFERENCE) < 0
        and layer.fields().lookupField("problem") < 0
    ]
    styled = [layer for layer in vectors if layer is chosen or labelled_by(layer)]
    return next(iter(styled or (vectors if needed else [])), None)


def kind_of(layer: QgsMapLayer) -> str:
    """Return what the worker says that a raster of its own is, or an empty string.

    Looked up once as long as the layer shows the same: all layers are asked about whenever one is
    added, and the files of hundreds may lie on a network drive.
    """
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        return ""
    shown = [layer.source(), layer.isValid()]
    known = layer.property(KIND)
    if not known or known[:2] != shown:
        path = file_path(layer)
        known = [*shown, str(sidecar(path).get("kind", ""))]
        if not drives.silent(path):  # else ask again: a drive that slept wakes up
            layer.setProperty(KIND, known)
    return known[2]


def is_embedding(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is an embedding of ours."""
    return kind_of(layer) == "embedding"


def _is_reference(layer: QgsMapLayer) -> bool:
    """Whether these are points of “Sample for validation”, also where their style was not kept."""
    if not isinstance(layer, QgsVectorLayer):
        return False
    points = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    return points and layer.fields().lookupField(REFERENCE) >= 0


def likely_field(layer: QgsVectorLayer) -> str:
    """Return the field that most likely holds the class, or the quantity: never a number that only
    tells features apart, which would make each of them a class of its own."""
    if labelled_by(layer):
        return labelled_by(layer)
    fields = layer.fields()
    for name in (REFERENCE, *OURS):
        if fields.lookupField(name) >= 0:
            return name
    keys = [fields.at(i).name() for i in layer.primaryKeyAttributes()]
    told = [
        field for field in fields if field.name() not in keys and field.name().lower() not in IDS
    ]
    words = [field.name() for field in told if not field.isNumeric()]
    codes = [field.name() for field in told if field.typeName().lower().startswith("int")]
    names = words or codes or [field.name() for field in told[-1:]]
    first = names[0] if names else fields.names()[-1] if fields.count() else ""
    return next((name for name in words + codes if _shared(layer, name)), first)


def _shared(layer: QgsVectorLayer, field: str) -> bool:
    """Whether features share values of a field, but not all one: a class does, a name or note may not."""
    request = QgsFeatureRequest().setSubsetOfAttributes([field], layer.fields()).setLimit(ENOUGH)
    values = [feature[field] for feature in layer.getFeatures(request)]
    texts = [label_text(value) for value in values if not is_missing(value)]
    return 1 < len(set(texts)) < len(texts)


def labelled_by(layer: QgsMapLayer | None) -> str:
    """Return the field that a vector layer's legend shows in categories, or an empty string."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if renderer is None or renderer.type() != "categorizedSymbol":
        return ""
    field = renderer.classAttribute().strip('"')
    return field if layer.fields().lookupField(field) >= 0 else ""
