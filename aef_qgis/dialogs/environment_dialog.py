"""Where the worker's Python environment is chosen or made."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsRasterLayer, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .. import environment, environment_maker
from ..i18n import tr
from ..icons import icon
from ..window_size import take_room
from ..worker import Query
from .sizes import device_text

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
TESTED = 3  # frames of the sample, spread over its year
EDGE_M = 320  # of the tile that the test encodes, which has pixels of 10 m


def _wrapped(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _button(text: str, slot: Callable[[], object], tip: str = "") -> QPushButton:
    """One that the key Return does not press."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    button.clicked.connect(lambda _checked=False: slot())
    return button


class EnvironmentPanel(QWidget):
    """Says what the worker runs in, makes an environment, or takes one that exists."""

    ready = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._test: Query | None = None
        self._look: Query | None = None
        self._state, self._found = _wrapped(), _wrapped()
        self._why = _wrapped(
            tr(
                "The computing needs packages (PyTorch, scikit-learn, rasterio) that QGIS does not "
                "bring. They go into a Python environment of their own in {}, so nothing is "
                "installed into QGIS."
            ).format(environment.home())
        )
        self._make_choices()
        self._make_buttons()
        self._bar = QProgressBar()
        self._doing = QLabel()  # what pip says is long: cut it, rather than widen the window
        self._doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._log = QPlainTextEdit(readOnly=True)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._log.setMinimumHeight(120)
        self._lay_out()
        self._follow()
        self.refresh()

    def _make_choices(self) -> None:
        self._variant = QComboBox()
        # In the dock it is cut, rather than all beside it.
        policies = QComboBox.SizeAdjustPolicy
        self._variant.setSizeAdjustPolicy(policies.AdjustToMinimumContentsLengthWithIcon)
        self._variant.setMinimumContentsLength(12)
        self._variant.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._variant.addItem(tr("Processor only (downloads 0.3 GB, takes 1.6 GB)"), "cpu")
        if sys.platform != "darwin":
            self._variant.addItem(
                tr("NVIDIA graphics card (downloads 2.5 GB, takes 6.5 GB)"), "cuda"
            )
        self._wheels = QgsFileWidget()
        self._wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._wheels.lineEdit().setPlaceholderText(tr("PyPI, over the network"))
        self._wheels.setToolTip(
            tr(
                "Without a network: a folder of wheels, filled on a machine with the same system "
                "and Python version with<br><code>python -m pip download -r {} -d FOLDER</code>"
            ).format(environment.REQUIREMENTS["cpu"])
        )
        self._python = QgsFileWidget()
        self._python.setDialogTitle(tr("Choose a Python interpreter"))
        self._python.lineEdit().setPlaceholderText(
            tr("python of an environment that has the packages")
        )

    def _make_buttons(self) -> None:
        self._make = _button(
            "", self.make, tr("Takes a few minutes; you can go on working meanwhile.")
        )
        self._cancel = _button(tr("Ca&ncel"), environment_maker.making.cancel)
        self._remove = _button(
            tr("&Remove"), self.remove, tr("Removes every environment that this plugin made.")
        )
        self._try = _button(
            tr("&Test it"),
            self.test,
            tr("Encodes a small tile of the sample that comes with the plugin."),
        )
        self._copy = _button(tr("Copy the &log"), self.copy_log)
        self._use = _button(tr("&Use this"), self.use_chosen)
        self._use.setAutoDefault(True)  # Return in the field beside it

    def _follow(self) -> None:
        """Show what is made from any of the panels: the dock, the embed window and the menu have one."""
        making = environment_maker.making
        making.began.connect(self._begun)
        making.said.connect(self._log.appendPlainText)
        making.progressed.connect(self._progress)
        making.settled.connect(self._settled)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._state)
        layout.addWidget(self._found)
        layout.addWidget(self._why)
        choices = QFormLayout()
        choices.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        choices.addRow(tr("&For"), self._variant)
        choices.addRow(tr("&Packages from"), self._wheels)
        choices.labelForField(self._wheels).setBuddy(self._wheels.lineEdit())
        layout.addLayout(choices)
        row = QHBoxLayout()
        row.addWidget(self._make)
        row.addWidget(self._try)
        row.addWidget(self._remove)
        row.addWidget(self._cancel)
        row.addWidget(self._bar, 1)
        row.addStretch(0)
        layout.addLayout(row)
        layout.addWidget(self._doing)
        layout.addWidget(self._log, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        layout.addLayout(row)
        other = _wrapped(tr("&Or use a Python (3.10 or newer) that already has the packages:"))
        other.setBuddy(self._python.lineEdit())
        layout.addWidget(other)
        row = QHBoxLayout()
        row.addWidget(self._python, 1)
        row.addWidget(self._use)
        layout.addLayout(row)
        layout.addStretch(0)

    def refresh(self) -> None:
        """Look again at what is there."""
        python = environment.find_python()
        sentence = environment.check(python) if python else environment.missing_sentence()
        if sentence:
            self._say_problem(sentence)
        else:
            self._state.setText(tr("<b>The worker is ready.</b> It runs in {}").format(python))
        self._why.setVisible(bool(sentence))
        self._found.setVisible(not sentence)
        if self.isVisible() and not sentence:
            self._look_inside()
        made = environment.made()
        text = tr("Rep&air the environment") if sentence else tr("&Make it anew")
        self._make.setText(text if made else tr("&Make the environment"))
        self._remove.setVisible(environment.home().is_dir())
        self._try.setVisible(not sentence)
        self._show_making(environment_maker.making.going_on)

    def _say_problem(self, sentence: str) -> None:
        """Without the remedy, which is this very window."""
        told = sentence.replace(environment.remedy(), "").strip()
        self._state.setText(f"<b>{escape(told)}</b>")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _look_inside(self) -> None:
        """Have the worker say what it consists of and runs on."""
        if self._look is not None:
            return
        self._look = Query("info", [], self)
        self._look.succeeded.connect(self._show_found)
        self._look.failed.connect(lambda _sentence: self._show_found({}))
        self._look.start()

    def _show_found(self, info: dict[str, Any]) -> None:
        self._look = None
        packages = info.get("packages", {})
        lines = [f"Python {info['python']}"] if "python" in info else []
        names = ("torch", "scikit-learn", "rasterio")
        lines += [f"{name} {packages[name]}" for name in names if packages.get(name)]
        devices = [device_text(device) for device in info.get("devices", [])]
        self._found.setText("<br>".join([", ".join(lines), *devices]))

    def _show_making(self, making: bool) -> None:
        self._make.setEnabled(not making)
        self._use.setEnabled(not making)
        self._try.setEnabled(not making and self._test is None)
        for widget in (self._variant, self._wheels, self._remove):
            widget.setEnabled(not making)
        for widget in (self._cancel, self._bar, self._doing):
            widget.setVisible(making)
        for widget in (self._log, self._copy):
            widget.setVisible(making or bool(self._log.toPlainText()))

    def make(self) -> None:
        """Make the environment; `ready` comes when it is done."""
        base = environment.find_base_python()
        if base is None:
            self._state.setText(
                tr(
                    "<b>No Python 3.10 to 3.14 with the module venv was found.</b> Install one from "
                    "python.org (on Debian and Ubuntu: <code>apt install python3-venv</code>), then "
                    "try again."
                )
            )
            return
        variant, wheels = self._variant.currentData(), self._wheels.filePath()
        environment_maker.making.begin(base, variant, wheels)

    def remove(self) -> None:
        """Remove what was made, after asking."""
        question = tr("Remove the worker's environment in {}? Maps and encoders stay.")
        answer = QMessageBox.question(
            self, self._remove.toolTip(), question.format(environment.home())
        )
        if answer != QMessageBox.StandardButton.Yes:
            return
        sentence = environment_maker.remove()
        self._log.clear()
        self.refresh()
        if sentence:
            self._say_problem(sentence)

    def copy_log(self) -> None:
        """Put the log into the clipboard, for whoever helps."""
        QgsApplication.clipboard().setText(self._log.toPlainText())

    def test(self) -> None:
        """Encode a small tile with the worker as it is, and say whether that went well."""
        self._scratch, self._began = tempfile.mkdtemp(prefix="aef_test_"), time.monotonic()
        manifest = Path(self._scratch) / "manifest.json"
        frames = sorted((SAMPLE / "S2").glob("*.tif"))
        entries = [{"path": str(path)} for path in frames[:: len(frames) // TESTED][:TESTED]]
        manifest.write_text(json.dumps({"frames": entries}), encoding="utf-8")
        out = str(Path(self._scratch) / "tile.tif")
        self._test = Query("embed", [str(manifest), out, "--bounds", *tile(frames[0])], self)
        self._test.succeeded.connect(lambda _outputs: self._tested(""))
        self._test.failed.connect(self._tested)
        self._try.setEnabled(False)
        self._state.setText(tr("Testing: a small tile is being encoded…"))
        self._test.start()

    def _tested(self, sentence: str) -> None:
        self._forget_test()
        if sentence:
            text = tr("<b>The test failed.</b> {}").format(sentence)
            self._log.setPlainText(f"{environment.find_python()}\n{sentence}")
        else:
            text = tr("<b>It works.</b> The worker encoded a small tile in {:.0f} s.").format(
                time.monotonic() - self._began
            )
        self._state.setText(text)
        self._show_making(environment_maker.making.going_on)

    def _forget_test(self) -> None:
        self._test = None
        shutil.rmtree(self._scratch, ignore_errors=True)

    def stop(self) -> None:
        """End what is going on at once; nothing is said of it any more."""
        if self._look is not None:
            self._look.stop()
            self._look = None
        if self._test:
            self._test.stop()
            self._forget_test()
        environment_maker.making.stop()

    def _begun(self) -> None:
        self._log.clear()
        self._show_making(True)

    def _progress(self, percent: int, text: str) -> None:
        self._bar.setValue(percent)
        self._doing.setText(text)

    def _settled(self, sentence: str) -> None:
        self.refresh()
        if sentence:
            self._say_problem(sentence)
        elif environment.find_python():
            self.ready.emit()

    def use_chosen(self) -> None:
        """Take the interpreter in the field, if it can be the worker's."""
        python = Path(self._python.filePath())
        sentence = environment.check(python)
        if sentence:
            self._say_problem(sentence)
            return
        QgsSettings().setValue(environment.SETTING, str(python))
        environment_maker.making.settled.emit("")


def tile(frame: Path) -> list[str]:
    """Return a square in the middle of a raster as left, bottom, right, top."""
    middle = QgsRasterLayer(str(frame)).extent().center()
    half = EDGE_M / 2
    corners = middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half
    return [repr(value) for value in corners]


class EnvironmentDialog(QDialog):
    """The panel in a window of its own."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("AEF Fields: worker environment"))
        self.setWindowIcon(icon("aef"))
        self.panel = EnvironmentPanel(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel, 1)
        layout.addWidget(buttons)
        take_room(self, 640, 460)

    def showEvent(self, event: object) -> None:
        self.panel.refresh()
        super().showEvent(event)

    def shut_down(self) -> None:
        """Stop what is going on, before the plugin goes."""
        self.panel.stop()
        self.close()
