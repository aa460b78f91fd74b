"""What of the work is saved with the QGIS project: layers by their id, files by their path."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

SCOPE = "aef_fields"
LINES = ("embedding", "labels", "field", "task", "accuracy", "mapped")
PATHS = ("map", "report", "source")


def remember(**values: Any) -> None:
    """Save texts, and `files` as a list; what is as it was leaves the project clean.

    Paths are written as the project writes those of its layers, so that both can be moved.
    """
    project = QgsProject.instance()
    known = recall()
    for name, value in values.items():
        if known[name] == value:
            continue
        if name == "files":
            project.writeEntry(SCOPE, name, [project.writePath(path) for path in value])
        elif name in PATHS:
            project.writeEntry(SCOPE, name, project.writePath(value) if value else "")
        else:
            project.writeEntry(SCOPE, name, value)


def recall() -> dict[str, Any]:
    """Return what is remembered, empty where unknown: `embedding` and `labels` (layer ids), `field`,
    `task`, `files`; of the map made last `map`, `report`, the embedding `source` that it is of, its
    `accuracy`, and `mapped`, what the labels were then."""
    project = QgsProject.instance()
    found: dict[str, Any] = {name: project.readEntry(SCOPE, name, "")[0] for name in LINES}
    for name in PATHS:
        path = project.readEntry(SCOPE, name, "")[0]
        found[name] = project.readPath(path) if path else ""
    files = project.readListEntry(SCOPE, "files", [])[0]
    return found | {"files": [project.readPath(path) for path in files]}
