"""Step 4: the whole map and its report."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .. import drives
from ..connections import Connections
from ..dialogs.task_run import SEEN_S, TaskRun
from ..dialogs.task_run import Step as TaskStep
from ..i18n import Local, hundredths, tr
from ..layers import comparable, file_path, same_file
from ..memory import remember
from ..news import News
from ..options import REPORT
from ..outputs import beside_project, free_stem, temporary_text
from ..results import add_raster
from ..scratch import is_temporary
from ..suggest import LAST_HEAD
from .other_region import OtherRegion
from .step import CancelButton, Elided, breakable


class MapStep(QWidget):
    """Trains on all labels, maps the whole embedding, opens the report.

    `changed` tells how a run goes, `begun` that one takes the labels as they are, `mapped` that it
    has made its map of them.
    """

    changed = pyqtSignal()
    begun = pyqtSignal()
    mapped = pyqtSignal()

    def __init__(self, iface: QgisInterface):
        super().__init__()
        self._news = News(iface)
        self._run: TaskRun | None = None
        self._embedding: QgsRasterLayer | None = None
        self._labels: tuple[QgsVectorLayer | None, str, str] = (None, "", "classify")
        self._ready = False
        self._stem = self._source = ""
        self.outputs: dict[str, str] = {}
        self._asked: tuple[Any, ...] = ()  # of the last run; () once its labels have changed
        self._learnt: dict[str, Any] | None = None  # by a run that was stopped while mapping
        self._changes = Connections()
        self._left_behind = False
        self._stopped = False
        self.failed = False  # did the last run, of this project?
        self.hint = QLabel(
            tr(
                "Learns from all labels with the best of several methods, maps the whole "
                "embedding, and writes a report of how good it is."
            )
        )
        self.hint.setWordWrap(True)
        self.confidence = QCheckBox(tr("A layer of how sure it is"))
        self.confidence.setChecked(True)
        self.other = OtherRegion()
        self.make = QPushButton(tr("Make map and report"))
        self.make.setDefault(True)
        self.report = QPushButton(tr("Open the report"))
        self.missing = QLabel()
        self.missing.setWordWrap(True)
        self.result = QLabel()
        self.result.setWordWrap(True)
        self.place = QLabel(temporary_text())
        self.place.setWordWrap(True)
        self.doing = Elided()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setFormat("%p %")
        self.cancel = CancelButton()
        self._lay_out()
        self.make.clicked.connect(self.start)
        self.report.clicked.connect(self.open_report)
        self.other.offered.connect(self.refresh)
        self.cancel.clicked.connect(self.stop)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hint)
        layout.addWidget(self.confidence)
        layout.addWidget(self.other)
        layout.addWidget(self.missing)
        layout.addWidget(self.doing)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        layout.addLayout(row)
        layout.addWidget(self.result)
        layout.addWidget(self.place)
        layout.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def running(self) -> bool:
        return self._run is not None

    @property
    def made(self) -> bool:
        """Whether a map was made here."""
        return bool(self.outputs)

    @property
    def temporary(self) -> bool:
        """Whether the map that was made will be gone with this QGIS."""
        return self.made and is_temporary(self.outputs["map"])

    def follow(self, moved: dict[str, str]) -> None:
        """Files were copied to where they are kept."""
        kept = {name: moved.get(str(Path(path)), path) for name, path in self.outputs.items()}
        self.outputs = kept
        head = QgsSettings().value(LAST_HEAD, "", type=str)
        QgsSettings().setValue(LAST_HEAD, moved.get(str(Path(head)), head))
        remember(**self.outputs)
        self.refresh()
        self.changed.emit()

    @property
    def of_another(self) -> bool:
        """Whether the map that was made is one of another embedding than the chosen one."""
        if not self.made or self._embedding is None:
            return False
        source, chosen = self.outputs["source"], file_path(self._embedding)
        return comparable(source) != comparable(chosen) and not same_file(source, chosen)

    def take(
        self,
        embedding: QgsRasterLayer | None,
        labels: tuple[QgsVectorLayer | None, str, str],
        ready: bool,
    ) -> None:
        """Work on these; `ready` says whether there is enough to learn from."""
        self._embedding, self._labels, self._ready = embedding, labels, ready
        self.other.take(embedding, labels[0])
        self.refresh()

    def forget(self) -> None:
        """Another project was opened: what was made is of the one before."""
        self.outputs, self._left_behind = {}, self.running
        self._asked, self.failed = (), False
        self._news.take_back()
        self.result.setText("")
        self.refresh()

    def restore(self, known: dict[str, Any]) -> None:
        """Take up map and report that the project remembers, if they are still there."""
        if not drives.exists(known["map"]):
            return
        self.outputs = {name: known[name] for name in ("map", "report", "source")}
        shown = map(file_path, QgsProject.instance().mapLayers().values())
        if any(same_file(path, known["map"]) for path in shown):
            accuracy = float(known["accuracy"]) if known["accuracy"] else None
            self.result.setText(self._verdict(accuracy, known["clusters"], bool(known["useless"])))
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        running = self.running
        for widget in (self.doing, self.bar, self.cancel):
            widget.setVisible(running)
        self.cancel.setEnabled(running)
        self.confidence.setVisible(not running and self._labels[2] == "classify")
        self.other.setVisible(self.other.able and not running)
        self.make.setVisible(not running)
        self.make.setEnabled(self._ready and self._embedding is not None)
        self.missing.setText(
            tr("Draw labels of two classes in step 3 first.")
            if self._embedding is not None
            else tr("Choose an embedding in step 2 first.")
        )
        self.missing.setVisible(not running and not self.make.isEnabled())
        self.result.setVisible(bool(self.result.text()) and not running and not self.of_another)
        self.place.setVisible(self.temporary and not running)
        self.report.setVisible(drives.exists(self.outputs.get("report", "")) and not running)

    def start(self) -> None:
        """Train, map; `changed` tells how it goes."""
        layer, field, task = self._labels
        if layer is None or self._embedding is None or self.running:
            return
        if layer.isEditable() and not layer.commitChanges(False):
            self._news.say("; ".join(layer.commitErrors()), Qgis.MessageLevel.Warning)
            return
        other = self.other.chosen() or ()
        self._source = file_path(self._embedding)
        ids = [one.id() for one in (layer, *other)]
        asked = (self._source, *ids, field, task, self.confidence.isChecked())
        if not self._goes_on(asked):
            self._begin(asked, [one for one in (layer, *other) if isinstance(one, QgsVectorLayer)])
        self._left_behind = self._stopped = self.failed = False
        steps = [self._mapping(task)]
        if self._learnt is None:
            steps.insert(0, self._learning(layer, field, task))
        self._run = TaskRun(steps, self)
        self._run.progressed.connect(lambda percent: self.bar.setValue(round(percent * 10)))
        self._run.doing.connect(self.doing.set_full)
        self._run.ended.connect(self._ended)
        self.refresh()
        self.begun.emit()
        self.changed.emit()
        self._run.start()

    def _goes_on(self, asked: tuple[Any, ...]) -> bool:
        """Whether the map that was stopped last is wanted still, of the same labels."""
        head = Path(f"{self._stem}.aefhead")
        return self._learnt is not None and asked == self._asked and head.is_file()

    def _begin(self, asked: tuple[Any, ...], labels: list[QgsVectorLayer]) -> None:
        """Another map than the last one: nobody goes on with what is left of that."""
        if self._learnt is not None:
            shutil.rmtree(f"{self._stem}.tif.tiles", ignore_errors=True)
        self._learnt, self._asked, self._stem = None, asked, self._free_stem()
        self._changes.cut()
        for layer in labels:
            self._changes.join(self._labels_changed, layer.layerModified, layer.rendererChanged)
            # Signals of what is deleted must not be touched any more: QGIS would crash.
            self._changes.join(self._labels_gone, layer.willBeDeleted)

    def _labels_changed(self) -> None:
        self._asked = ()

    def _labels_gone(self) -> None:
        self._labels_changed()
        self._changes.cut()

    def _learning(self, layer: QgsVectorLayer, field: str, task: str) -> TaskStep:
        train: dict[str, Any] = {
            "EMBEDDING": self._embedding.id(),
            "LABELS": layer.id(),
            "LABEL_FIELD": field,
            "TASK": task,
            "REPORT": f"{self._stem}_report.html",
            "OUTPUT": f"{self._stem}.aefhead",
        }
        other = self.other.chosen()
        if other is not None:
            train["ALSO_EMBEDDING"], train["ALSO_LABELS"] = (one.id() for one in other)
        return TaskStep(tr("Learning"), "aef:train", train)

    def _mapping(self, task: str) -> TaskStep:
        apply: dict[str, Any] = {
            "HEAD": f"{self._stem}.aefhead",
            "EMBEDDING": self._source,  # not the layer: its project may be closed by then
            "OUTPUT": f"{self._stem}.tif",
        }
        if task == "classify" and self.confidence.isChecked():
            apply["CONFIDENCE"] = f"{self._stem}_confidence.tif"
        return TaskStep(tr("Mapping"), "aef:apply", apply)

    def _free_stem(self) -> str:
        """Beside the embedding, or beside the project where that is temporary."""
        path = Path(file_path(self._embedding))
        name, endings = f"{path.stem}_map", (".tif", ".aefhead")
        if not is_temporary(str(path)):
            return free_stem(str(path.parent), name, endings)
        stem = beside_project(name, endings)
        return stem or str(Path(QgsProcessingUtils.generateTempFilename(name)))

    def stop(self) -> None:
        """Ask the run to end."""
        if self._run is not None:
            self._stopped = True
            self.cancel.setEnabled(False)
            self._run.cancel()

    def _ended(self, outputs: list[dict[str, Any]], sentence: str) -> None:
        self._run.deleteLater()
        self._run = None
        outputs = outputs if self._learnt is None else [self._learnt, *outputs]
        self._learnt = outputs[0] if sentence and outputs else None
        if sentence and self._stopped:
            self._news.say(sentence, Qgis.MessageLevel.Info, SEEN_S)
        elif sentence:
            self._news.say(sentence, Qgis.MessageLevel.Warning)
            self.failed = not self._left_behind
            if self.failed:
                self.result.setText(breakable(sentence))  # the bar has no room for the whole
        elif self._left_behind:
            text = tr("The map of the closed project is ready: “{}”.")
            self._news.say(text.format(outputs[1]["OUTPUT"]), Qgis.MessageLevel.Success)
        else:
            self._show(outputs[0], outputs[1])
        self.refresh()
        self.changed.emit()

    def _show(self, trained: dict[str, Any], mapped: dict[str, Any]) -> None:
        project = QgsProject.instance()
        report = f"{self._stem}_report.html"
        self.outputs = {"map": mapped["OUTPUT"], "report": report, "source": self._source}
        QgsSettings().setValue(LAST_HEAD, f"{self._stem}.aefhead")
        sure = mapped.get("CONFIDENCE")
        if sure:
            add_raster(project, sure, self._title(tr("How sure")), self._source)
        add_raster(project, mapped["OUTPUT"], self._title(tr("Map")), self._source)
        accuracy = trained.get("ACCURACY")
        clusters = trained.get("CLUSTERS", "")
        useless = bool(trained.get("USELESS"))
        said = "" if accuracy is None else repr(accuracy)
        remember(**self.outputs, accuracy=said, clusters=clusters, useless="1" if useless else "")
        self.result.setText(self._verdict(accuracy, clusters, useless))
        self.mapped.emit()
        if QgsSettings().value(REPORT, True, type=bool):
            self.open_report()

    def _title(self, what: str) -> str:
        """What a layer is, with the number of its file if that has one, and of which embedding: an
        end of a name has no room in the list of layers."""
        source = Path(self._source).stem
        number = Path(self._stem).name.removeprefix(f"{source}_map").replace("_", " ")
        return f"{what}{number} ({source})"

    def _verdict(self, accuracy: float | None, clusters: str, useless: bool = False) -> str:
        """What was said of the map; `clusters` and `useless`: see the outputs of `aef:train`."""
        if accuracy is None:
            return tr("The map is made.")
        areas = clusters in ("areas", "corner")
        near = ""
        if clusters == "beside":
            near = tr(" But the labels lie in clusters: expect less away from them.")
        elif clusters == "corner":
            near = tr(" Most of the map lies farther from labels still: expect less there.")
        if self._labels[2] == "regress":
            text = (
                tr(
                    "The map is made. R² with whole areas held out, as labels lie in clusters: <b>{:.2f}</b>."
                )
                if areas
                else tr("The map is made. R² on labels held out: <b>{:.2f}</b>.")
            )
            text = text.format(Local(accuracy)) + near
            if accuracy < 0:
                text += tr(" Below 0: the mean of all labels would do better.")
            return text
        if useless:
            near += tr(" No better than guessing: draw more labels, or take other images.")
        text = (
            tr(
                "The map is made. <b>{} %</b> of the labels were right with whole areas held out, as "
                "they lie in clusters."
            )
            if areas
            else tr("The map is made. <b>{} %</b> of the labels held out were right.")
        )
        return (
            text.format(hundredths(accuracy))
            + near
            + tr(
                " How much of the map is right only a random sample can tell: see “How good is my map” "
                "in the manual."
            )
        )

    def open_report(self) -> None:
        """Show the report in the browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.outputs["report"]))

    def shut_down(self) -> None:
        """End the run, before the plugin goes."""
        self.other.shut_down()
        self._changes.cut()
        if self._run is not None:
            self._run.ended.disconnect(self._ended)
            self._run.cancel()
