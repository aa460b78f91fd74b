"""Bring results into the project: styled, named, and grouped below the embedding they came from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from .i18n import tr
from .layers import RESULT, file_path, same_file, sidecar
from .preview_layer import hides
from .styles import apply_style

GROUP = "aef/embedding"  # property of the group: the embedding's path
# What lies above what within a group.
ORDER = (
    "applicability", "sets", "uncertainty", "confidence",
    "likeness", "transitions", "break-year", "change", "change-series",
    "class-map", "quantity", "clusters", "observations", "picture", "embedding",
)  # fmt: skip
HIDDEN = ("embedding", "observations", "applicability", "sets", "uncertainty", "confidence")
OPEN = (
    "class-map",
    "quantity",
    "likeness",
    "change",
    "change-series",
    "transitions",
    "break-year",
)  # legends worth showing at once

# SIP owns what it is given only in C++; without this list Python would collect them.
KEPT: list[QgsProcessingLayerPostProcessorInterface] = []
# Ids of layers that lie where Processing put them, all of a run before the first one is moved.
UNPLACED: set[str] = set()


class Finisher(QgsProcessingLayerPostProcessorInterface):
    """Styles a result that Processing has loaded, and puts it into its group."""

    def __init__(self, embedding: str):
        super().__init__()
        self._embedding = embedding
        KEPT.append(self)
        del KEPT[:-200]

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if not isinstance(layer, QgsRasterLayer):
            return
        apply_style(layer)
        keep_style(layer)
        mark(layer)
        layer.triggerRepaint()
        # Newer QGIS puts layers into the tree only after all of them were post-processed.
        project, layer_id, embedding = context.project(), layer.id(), self._embedding
        if project is not None:
            UNPLACED.add(layer_id)
            QTimer.singleShot(0, lambda: arrange(project, layer_id, embedding))


class VectorFinisher(QgsProcessingLayerPostProcessorInterface):
    """Styles a vector result that Processing has loaded, and puts it on top."""

    def __init__(self, style: Callable[[QgsVectorLayer], None]):
        super().__init__()
        self._style = style
        KEPT.append(self)
        del KEPT[:-200]

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if not isinstance(layer, QgsVectorLayer):
            return
        self._style(layer)
        layer.triggerRepaint()
        project, layer_id = context.project(), layer.id()
        if project is not None:  # later, as above; under pictures nobody would see it
            QTimer.singleShot(0, lambda: arrange(project, layer_id, ""))


def add_raster(project: QgsProject, path: str, name: str, embedding: str) -> QgsRasterLayer:
    """Add a result to the project, styled and grouped; `embedding` is the path it came from."""
    layer = QgsRasterLayer(path, name, "gdal")
    apply_style(layer)
    keep_style(layer)
    mark(layer)
    project.addMapLayer(layer, False)
    kind = str(sidecar(path).get("kind", ""))
    _insert(_group(project, embedding), QgsLayerTreeLayer(layer), kind)
    return layer


def keep_style(layer: QgsRasterLayer) -> None:
    """Write the style beside the file, where any QGIS finds it when the file is opened."""
    path = file_path(layer)
    if "kind" in sidecar(path):  # not beside what is somebody else's
        layer.saveNamedStyle(str(Path(path).with_suffix(".qml")))


def mark(layer: QgsRasterLayer) -> None:
    """Have the project know it for a result: a temporary file is gone when it is opened again."""
    layer.setCustomProperty(RESULT, str(sidecar(file_path(layer)).get("kind", "")))


def arrange(project: QgsProject, layer_id: str, embedding: str) -> None:
    """Move a layer that Processing put somewhere into the group of its embedding, or on top of all
    where it is of several ones ("")."""
    node = None if sip.isdeleted(project) else project.layerTreeRoot().findLayer(layer_id)
    if node is None:  # removed meanwhile
        UNPLACED.discard(layer_id)
        return
    UNPLACED.add(layer_id)
    group = _group(project, embedding, layer_id) if embedding else project.layerTreeRoot()
    kind = str(sidecar(file_path(node.layer())).get("kind", ""))
    parent = node.parent()
    clone = node.clone()
    _insert(group, clone, kind)
    parent.removeChildNode(node)
    UNPLACED.discard(layer_id)


def bring_to_light(project: QgsProject, layer: QgsMapLayer) -> None:
    """Move a layer on top of all where it is switched off, or one that is on lies above it and would
    hide it: the live map lies above such, too."""
    shown = project.layerTreeRoot().checkedLayers()
    above = takewhile(lambda one: one.id() != layer.id(), shown)
    if any(map(hides, above)):
        arrange(project, layer.id(), "")


def below_vectors(root: QgsLayerTreeGroup) -> int:
    """Where a picture goes: not above the points and polygons on top, which it would hide. Layers that
    are about to leave their place are none of what lies there."""
    place = 0
    for i, node in enumerate(root.children()):
        if _of_vectors(node):
            place = i + 1
        elif not (isinstance(node, QgsLayerTreeLayer) and node.layerId() in UNPLACED):
            break
    return place


def _of_vectors(node: QgsLayerTreeNode) -> bool:
    found = [node] if isinstance(node, QgsLayerTreeLayer) else node.findLayers()
    return bool(found) and all(isinstance(one.layer(), QgsVectorLayer) for one in found)


def _insert(group: QgsLayerTreeGroup, node: QgsLayerTreeLayer, kind: str) -> None:
    rank, above = _rank(kind), 0
    there = group.children()
    if group.parent() is None:  # the whole tree: what lies below other results in it may be hidden
        above = 0 if _of_vectors(node) else below_vectors(group)
        there = list(takewhile(_kind, there[above:]))
    position = above + sum(_rank(_kind(child)) < rank for child in there)
    group.insertChildNode(position, node)
    # Now: QGIS folds a new node in, or draws a new group folded in though it knows it for unfolded.
    node.setExpanded(kind in OPEN)
    if not there:
        group.setExpanded(False)
        group.setExpanded(True)
    # The 64 bands lie under the picture; showing them as well would only cost time.
    node.setItemVisibilityChecked(kind not in HIDDEN)


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else 0


def _kind(node: object) -> str:
    layer = node.layer() if isinstance(node, QgsLayerTreeLayer) else None
    return str(sidecar(file_path(layer)).get("kind", "")) if layer is not None else ""


def _group(project: QgsProject, embedding: str, moved: str = "") -> QgsLayerTreeGroup:
    """The embedding's group, made if need be. QGIS may have put the layer `moved` into that of
    another one, which does not make it its own."""
    root = project.layerTreeRoot()
    for group in root.findGroups(True):
        known = str(group.customProperty(GROUP, ""))
        if known and (
            known == embedding or same_file(known, embedding) or _holds(group, embedding, moved)
        ):
            return group
    stem = Path(embedding).stem
    # Processing calls temporary results OUTPUT; that tells a person nothing.
    told = stem in ("OUTPUT", "embedding")
    name = tr("Embedding") if told else tr("Embedding {}").format(stem)
    group = root.insertGroup(below_vectors(root), name)
    group.setCustomProperty(GROUP, embedding)
    return group


def _holds(group: QgsLayerTreeGroup, embedding: str, moved: str) -> bool:
    """Whether the embedding is in the group: its path may have changed since, with the project's."""
    found = (node.layer() for node in group.findLayers() if node.layerId() != moved)
    return any(layer is not None and same_file(file_path(layer), embedding) for layer in found)
