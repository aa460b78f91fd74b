"""What of the work is saved with the QGIS project: layers by their id, files by their path."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

SCOPE = "aef_fields"
LINES = ("embedding", "labels", "field", "task")


def remember(**values: Any) -> None:
    """Save texts, and `files` as a list; what is as it was leaves the project clean."""
    project = QgsProject.instance()
    known = recall()
    for name, value in values.items():
        if known[name] == value:
            continue
        if name == "files":
            project.writeEntry(SCOPE, name, [project.writePath(path) for path in value])
        else:
            project.writeEntry(SCOPE, name, value)


def recall() -> dict[str, Any]:
    """Return `embedding` and `labels` (layer ids), `field`, `task`, and `files`; empty where unknown."""
    project = QgsProject.instance()
    found: dict[str, Any] = {name: project.readEntry(SCOPE, name, "")[0] for name in LINES}
    files = project.readListEntry(SCOPE, "files", [])[0]
    return found | {"files": [project.readPath(path) for path in files]}
