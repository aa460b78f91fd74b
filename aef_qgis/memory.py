"""What of the work is saved with the QGIS project: layers by their id, files by their path, with
what was said of them."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsProject

SCOPE = "aef_fields"
LINES = ("embedding", "labels", "field", "task", "accuracy", "clusters", "useless", "mapped")
PATHS = ("map", "report", "source")


def remember(**values: Any) -> None:
    """Save texts, and `files` as `FrameRow.saved` gives them; what is as it was leaves the project
    clean.

    Paths are written as the project writes those of its layers, so that both can be moved.
    """
    project = QgsProject.instance()
    known = recall()
    for name, value in values.items():
        if known[name] == value:
            continue
        if name == "files":
            said = {
                project.writePath(one["path"]): {key: one[key] for key in one if key != "path"}
                for one in value
            }
            project.writeEntry(SCOPE, name, list(said))
            # Beside the paths, which are all that a project of an older version has.
            project.writeEntry(SCOPE, "said", json.dumps(said))
        elif name in PATHS:
            project.writeEntry(SCOPE, name, project.writePath(value) if value else "")
        else:
            project.writeEntry(SCOPE, name, value)


def recall() -> dict[str, Any]:
    """Return what is remembered, empty where unknown: `embedding` and `labels` (layer ids), `field`,
    `task`, `files`; of the map made last `map`, `report`, the embedding `source` that it is of, its
    `accuracy`, whether its labels lie in `clusters`, whether it is `useless`, and `mapped`, what the
    labels were then."""
    project = QgsProject.instance()
    found: dict[str, Any] = {name: project.readEntry(SCOPE, name, "")[0] for name in LINES}
    for name in PATHS:
        path = project.readEntry(SCOPE, name, "")[0]
        found[name] = project.readPath(path) if path else ""
    said = _said(project)
    files = [
        {**said.get(path, {}), "path": project.readPath(path)}
        for path in project.readListEntry(SCOPE, "files", [])[0]
    ]
    return found | {"files": files}


def _said(project: QgsProject) -> dict[str, dict[str, Any]]:
    """What was said of the files, by their path as it is written."""
    try:
        found = json.loads(project.readEntry(SCOPE, "said", "{}")[0])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
