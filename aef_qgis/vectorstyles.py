"""How the point and polygon layers that the worker writes look, and how they are filled in."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .i18n import tr

EMPTY = "#ffffff"
PLACE = "#d81b60"
STRATA = ("stratum", "stratum_pixels")  # fields of a sample that tell how it was drawn
# The kinds of core's label checks that deserve a colour of their own; all others share one.
PROBLEMS = {
    "overlap": "#c0392b",
    "duplicate": "#8e44ad",
    "doubtful": "#e67e22",
    "outlier": "#d4a017",
    "mixed": "#2980b9",
    "small": "#7f8c8d",
}


def style_to_label(layer: QgsVectorLayer, field: str, legend: list[dict[str, str]]) -> None:
    """Points to be labelled: a choice of the classes in the form, a colour once one is chosen. Form and
    table don't show what the map says of them."""
    index = layer.fields().lookupField(field)
    if index < 0:
        return
    _hide(layer, STRATA)
    if legend:
        choices = [{entry["name"]: entry["label"]} for entry in legend]
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": choices}))
    categories = [
        QgsRendererCategory(entry["label"], _marker(entry["color"]), entry["name"])
        for entry in legend
    ]
    categories.append(QgsRendererCategory(None, _marker(EMPTY), tr("not labelled yet")))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))


def _hide(layer: QgsVectorLayer, names: tuple[str, ...]) -> None:
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    columns = table.columns()
    for column in columns:
        column.hidden |= column.name in names
    table.setColumns(columns)
    layer.setAttributeTableConfig(table)
    for name in set(names) & set(layer.fields().names()):
        layer.setEditorWidgetSetup(
            layer.fields().lookupField(name), QgsEditorWidgetSetup("Hidden", {})
        )


def style_problems(layer: QgsVectorLayer) -> None:
    """What is odd about labels: a colour for each kind of problem, the sentence as map tip."""
    kinds = sorted(layer.uniqueValues(layer.fields().lookupField("kind")))
    categories = [
        QgsRendererCategory(kind, _odd(layer, PROBLEMS.get(kind, "#b03a5b")), kind)
        for kind in kinds
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    layer.setMapTipTemplate("[% problem %]")
    layer.setDisplayExpression("problem")


def style_places(layer: QgsVectorLayer) -> None:
    """Outlines only: what is alike lies beneath."""
    layer.setRenderer(QgsSingleSymbolRenderer(_odd(layer, PLACE)))
    layer.setDisplayExpression("rank")


def _marker(color: str) -> QgsSymbol:
    """A dot with a ring that is seen on any picture."""
    return QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": color,
            "outline_color": "#1f2a27",
            "outline_width": "0.5",
            "size": "3.2",
        }
    )


def _odd(layer: QgsVectorLayer, color: str) -> QgsSymbol:
    if layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry:
        return QgsMarkerSymbol.createSimple(
            {"name": "diamond", "color": color, "outline_color": "#ffffff", "size": "4"}
        )
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": color, "outline_width": "0.9"}
    )
