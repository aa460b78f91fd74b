"""The plugin's icons."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def icon_path(name: str) -> str:
    """Return the path of an icon by its name."""
    return str(FOLDER / f"{name}.svg")


def icon(name: str) -> QIcon:
    """Return an icon by its name."""
    return QIcon(icon_path(name))
