"""Every name of Qt that the plugin says must exist in PyQt6, which QGIS 4 is made with."""

import importlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from names import uses

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "aef_qgis").rglob("*.py"))
# What qgis.PyQt.QtWidgets adds to PyQt6's, for plugins from QGIS 3.
MOVED = {("QtWidgets", "QAction"): "QtGui", ("QtWidgets", "QShortcut"): "QtGui"}


def missing(use):
    """The first part of a path that PyQt6 lacks, or None."""
    name = MOVED.get((use.module, use.path[0]), use.module)
    there = importlib.import_module("PyQt6.sip" if name == "sip" else f"PyQt6.{name}")
    for part in use.path:
        if not hasattr(there, part):
            return part
        there = getattr(there, part)
        if not isinstance(there, type):
            return None  # a method or a member of an enum: what comes then is not Qt's
    return None


def wrong(folder):
    files = sorted(folder.rglob("*.py"))
    return [str(use) for path in files for use in uses(path, folder) if missing(use)]


def test_every_name_is_in_pyqt6():
    assert len(FILES) > 20
    assert wrong(ROOT / "aef_qgis") == []


def test_enough_is_looked_up():
    found = {(u.path[0], u.path[1:]) for path in FILES for u in uses(path, ROOT)}
    assert len(found) > 200
    assert ("Qt", ("ItemFlag", "ItemIsEnabled")) in found
    assert ("QProcess", ("setProcessEnvironment",)) in found
    assert any(name == "QDialog" and rest == ("setWindowTitle",) for name, rest in found)


@pytest.mark.parametrize(
    "line",
    [
        "Qt.AlignLeft",
        "Qt.AlignmentFlag.AlignNowhere",
        "QDialog().exec_()",
        "d = QDialog()\nd.exec_()",
        "role = QDialogButtonBox.ButtonRole\nrole.NowhereRole",
        "class A(QDialog):\n    def f(self):\n        self.exec_()",
        "def f(event: QMouseEvent):\n    event.x()",
        "from qgis.PyQt.QtCore import QRegExp",
    ],
)
def test_what_qt6_has_no_more_is_found(line, tmp_path):
    head = (
        "from qgis.PyQt.QtCore import Qt\nfrom qgis.PyQt.QtGui import QMouseEvent\n"
        "from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox\n"
    )
    (tmp_path / "plugin.py").write_text(head + line + "\n")
    assert wrong(tmp_path)


def test_qt_comes_through_qgis_only():
    direct = [
        p.name for p in FILES if "import PyQt" in p.read_text() or "from PyQt" in p.read_text()
    ]
    assert direct == []


def test_resources_are_not_compiled():
    assert not [p for p in FILES if p.name.endswith("_rc.py") or p.name.startswith("ui_")]
