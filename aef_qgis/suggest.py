"""What a person most likely wants in an algorithm's window that one of our buttons opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)

from .layers import file_path, sidecar

LAST_HEAD = "aef/lastHead"


def suggested(
    algorithm: QgsProcessingAlgorithm, project: QgsProject, active: QgsMapLayer | None
) -> dict[str, Any]:
    """Return values for those parameters of `algorithm` that the project gives a hint for."""
    ordered = [active] if active is not None else []
    ordered += [node.layer() for node in project.layerTreeRoot().findLayers() if node.layer()]
    embedding = next((layer for layer in ordered if is_embedding(layer)), None)
    labels = next((layer for layer in ordered if labelled_by(layer)), None)
    head = QgsSettings().value(LAST_HEAD, "", type=str)
    found = {
        "EMBEDDING": embedding.id() if embedding else None,
        "LABELS": labels.id() if labels else None,
        "LABEL_FIELD": labelled_by(labels) if labels else None,
        "HEAD": head if Path(head).is_file() else None,
    }
    asked = {definition.name() for definition in algorithm.parameterDefinitions()}
    return {name: value for name, value in found.items() if value and name in asked}


def is_embedding(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is an embedding of ours."""
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        return False
    return sidecar(file_path(layer)).get("kind") == "embedding"


def labelled_by(layer: QgsMapLayer | None) -> str:
    """Return the field that a vector layer's legend shows in categories, or an empty string."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if renderer is None or renderer.type() != "categorizedSymbol":
        return ""
    field = renderer.classAttribute().strip('"')
    return field if layer.fields().lookupField(field) >= 0 else ""
