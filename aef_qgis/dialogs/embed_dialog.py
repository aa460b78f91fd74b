"""The window that the toolbar opens: choose dated layers, see what was found, run."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from .. import cards, environment, layers, unfinished
from ..connections import Connections
from ..i18n import tr
from ..icons import icon
from ..manual import ManualWindow
from ..news import News
from ..outputs import beside_project
from ..preview_layer import PreviewLayer
from ..results import add_raster
from ..window_size import take_room
from ..worker import Query, cancelled_text
from .embed_form import EmbedForm
from .environment_dialog import EnvironmentPanel
from .fit_curve import FitCurve
from .frames_model import candidates
from .planner import Planner
from .run_text import plan_text, unfinished_text
from .scout import Scout
from .sizes import images_text
from .task_run import SEEN_S, Step, TaskRun
from .wanted import Wanted, option, steps_of, wanted_by, wanted_of

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

MADE = (".tif", "_rgb.tif", "_valid.tif", ".safetensors")  # with an embedding's name
WATCH_MS = 3000  # between two looks whether a file that is missing is back
LEFT = (".tif.tiles", ".safetensors.unfinished")  # by a run that was stopped


class EmbedDialog(QDialog):
    """Collects the frames and settings of a run, and stays its home until it has ended.

    Closing it only hides it: a run goes on, and is there when the window is opened again.
    The dock shows the same frames and the same run; `followed` keeps them up to date for it.
    """

    run_changed = pyqtSignal()
    said = pyqtSignal(str)
    made = pyqtSignal(QgsRasterLayer)

    def __init__(self, iface: QgisInterface):
        super().__init__(iface.mainWindow())
        self._iface, self._always = iface, Connections()
        self._asked_about_worker = False
        self._run: TaskRun | None = None
        self._given: Wanted = ([], [])  # by the run that goes on
        self._adapting = 0.0  # minutes of it
        self._began = 0.0
        self._work = 0.0
        self.followed = False
        self._file = QgsProject.instance().fileName()
        self._same_project, self._stopped = True, False
        self.failure = ""  # why the last run of this project did not come to its end
        self._news, self._said = ("", Qgis.MessageLevel.Info, 0), News(iface)
        self.setWindowTitle(tr("Make an embedding"))
        self.setWindowIcon(icon("embed"))
        self.bar = QgsMessageBar()
        self.form = EmbedForm(iface.mapCanvas())
        self.scout = Scout(self.form.model, self)
        self.planner = Planner(self._wanted, self)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self.tiles = PreviewLayer(iface.mapCanvas(), "tiles", self)
        self.log = QPlainTextEdit(readOnly=True)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._scrolled(self.form), tr("Settings"))
        self.tabs.addTab(self.log, tr("Log"))
        self.environment = EnvironmentPanel()
        self.environment.ready.connect(self._environment_ready)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.tabs)
        self.pages.addWidget(self._environment_page())
        self._lay_out()
        self._connect()
        take_room(self, 860, 800)

    def _scrolled(self, form: EmbedForm) -> QScrollArea:
        """The form, whose end could not be reached on a small or enlarged screen."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(form)
        form.setAutoFillBackground(False)  # the tab's own colour lies below
        area.viewport().setAutoFillBackground(False)
        return area

    def _environment_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        title = QLabel(tr("<h3>One thing is missing before the first run</h3>"))
        layout.addWidget(title)
        layout.addWidget(self.environment)
        layout.addStretch(0)
        return page

    def _lay_out(self) -> None:
        self.doing = QLabel()
        self.curve = FitCurve()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setFormat("%p %")
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.run_button = buttons.addButton(tr("&Run in background"), role.ActionRole)
        self.cancel_button: QPushButton = buttons.addButton(tr("Ca&ncel run"), role.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.run_button.setDefault(True)
        self.run_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.curve)
        layout.addWidget(self.doing)
        layout.addWidget(self.progress)
        layout.addWidget(buttons)
        self._show_running(False)

    def _connect(self) -> None:
        form = self.form
        form.model.edited.connect(self.scout.look)
        form.files_added.connect(self.scout.look)
        self.scout.failed.connect(self._warn)
        for signal in (
            form.model.chosen_changed,
            form.area.extentChanged,
            form.area.validationChanged,  # all that comes of an area that is cleared with another CRS
            form.start.dateChanged,
            form.end.dateChanged,
            form.checkpoints.currentIndexChanged,
            form.device.currentIndexChanged,
        ):
            signal.connect(self.planner.soon)
        self.planner.planned.connect(self._show_cost)
        self.planner.planned.connect(self._look_if_refused)
        self._watch.timeout.connect(self.look_again)
        self._always.join(self.look_again, QGuiApplication.instance().applicationStateChanged)
        form.adapt.toggled.connect(self._show_cost)
        form.minutes.valueChanged.connect(self._show_cost)
        form.output.fileChanged.connect(self._show_place)
        self.form.card_wanted.connect(self._show_card)
        self.form.model.chosen_changed.connect(self._update_run)
        self.form.model.chosen_changed.connect(self._keep_watch)
        project = QgsProject.instance()
        self._always.join(self._layers_changed, project.layersAdded, project.layersRemoved)
        self._always.join(self._project_closed, project.cleared)
        self._always.join(
            self._show_place, project.cleared, project.readProject, project.projectSaved
        )
        self._always.join(self._project_read, project.readProject)
        self._always.join(self._project_saved, project.projectSaved)

    def _show_card(self, path: str) -> None:
        window = ManualWindow(self)
        if path.endswith(".json"):
            window.show_text(cards.facts(Path(path)))
        else:
            window.show_file(Path(path))
        window.show()

    def _project_closed(self) -> None:
        self._same_project = False
        self.tiles.hide()
        self.failure = ""
        self.bar.clearWidgets()
        self._said.take_back()
        self.form.forget()
        self._file = ""

    def _project_read(self) -> None:
        self._file = QgsProject.instance().fileName()

    def _project_saved(self) -> None:
        """Its stopped run goes along with a project that is saved under another name."""
        before, self._file = self._file, QgsProject.instance().fileName()
        unfinished.follow(before, self._file)
        self.run_changed.emit()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self.form.follow_canvas()
        self._show_page()
        self._layers_changed()
        self.look_again()
        self._offer_to_go_on()

    def _show_page(self) -> None:
        python = environment.find_python()
        self.pages.setCurrentIndex(0 if python else 1)
        if python is None:
            self.environment.refresh()
        self._update_run()

    def _environment_ready(self) -> None:
        self._show_page()
        self._layers_changed()

    @property
    def running(self) -> bool:
        return self._run is not None

    @property
    def ready(self) -> bool:
        """Whether a run could be started now."""
        return not self.running and bool(self.form.model.chosen())

    def follow(self, followed: bool) -> None:
        """Keep the frames up to date although this window may be closed."""
        self.followed = followed
        self._layers_changed()

    def _wanted(self) -> Wanted:
        """What is to be planned: nothing while nobody looks."""
        if self.running and self._same_project:
            return self._given
        placed = any(row.found.get("crs") for row in self.form.model.chosen())
        if not placed or self.running or not (self.isVisible() or self.followed):
            return [], []
        return wanted_of(self.form)

    def subject(self) -> tuple[int, str, str]:
        """Return how many images are summed up, from when to when: those of the run that goes on,
        which may be one that was stopped in other settings, or of the settings."""
        if self.running and self._same_project:
            entries, words = self._given
            return len(entries), option(words, "--valid-start"), option(words, "--valid-end")
        form = self.form
        start, end = (day.toString(Qt.DateFormat.ISODate) for day in form.valid_period())
        return len(form.model.chosen()), start, end

    def _minutes(self) -> float:
        """The same of how long it takes, 0 if that is not known."""
        if self.running and self._same_project:
            words, adapting = self._given[1], self._adapting
            encoder = option(words, "--checkpoint"), option(words, "--device")
        else:
            encoder = self.form.checkpoint(), self.form.device_id()
            adapting = self.form.minutes.value() * self.form.adapt.isChecked()
        minutes = self.planner.minutes(*encoder)
        return minutes + adapting if minutes else 0.0

    def cost(self) -> str:
        """Say what a run would make and take, as far as that is known, or why it can't be run."""
        plan = self.planner.plan
        if self.planner.stale:
            return tr("looking…")
        if not plan:
            return self.planner.refusal
        unseen = "" if self.running else self.form.unseen()
        return plan_text(plan, self._minutes(), self.planner.trying, unseen)

    def months(self) -> tuple[list[dict[str, Any]], dict[str, str], list[str]]:
        """Return the planned months, the sources' titles, and their order on the timeline."""
        model = self.form.model
        return self.planner.plan.get("months", []), model.source_titles, list(model.lanes())

    def _show_cost(self, *_: object) -> None:
        self.form.cost.setText(self.cost())
        self.form.months.setEnabled(not self.planner.stale)
        self.form.months.show_months(*self.months())

    def _show_place(self, *_: object) -> None:
        """Where it goes if nobody says."""
        place = self.output() or tr("Temporary file, gone when QGIS is closed")
        self.form.output.lineEdit().setPlaceholderText(place)

    def _layers_changed(self, *_: object) -> None:
        if not self.isVisible() and not self.followed:
            return
        self.form.model.take_layers(candidates(QgsProject.instance()))
        self._ask_about_worker()
        self.scout.look()
        self.planner.soon()

    def look_again(self, *_: object) -> None:
        """Files may have changed since they were looked at, or gone, or come back: while somebody was
        in another program, or while they were encoded."""
        if not self.isVisible() and not self.followed:
            return
        if self.form.model.forget_changed():
            self.scout.look()
            self.planner.again()
        self.run_changed.emit()  # one that was stopped may go on, or may not
        self._keep_watch()

    def _keep_watch(self) -> None:
        """Look again by itself as long as something is missing."""
        stopped = self.unfinished()
        if self.form.model.missing() or (stopped is not None and stopped.missing):
            self._watch.start()
        else:
            self._watch.stop()

    def _look_if_refused(self) -> None:
        if self.planner.refusal:
            self.look_again()

    def _ask_about_worker(self) -> None:
        """Have the worker say once which sources, checkpoints and devices it has."""
        if self._asked_about_worker or environment.find_python() is None:
            return
        self._asked_about_worker = True
        query = Query("info", [], self)
        query.succeeded.connect(self.form.take_info)
        query.failed.connect(self._not_informed)
        query.start()

    def _not_informed(self, sentence: str) -> None:
        self._asked_about_worker = False  # what is asked next may be another one
        self._warn(sentence)

    def _warn(self, sentence: str) -> None:
        if not self.isVisible() or sentence not in [item.text() for item in self.bar.items()]:
            self._say(sentence, Qgis.MessageLevel.Warning)

    def _update_run(self) -> None:
        possible = self._run is None and self.pages.currentIndex() == 0
        chosen = self.form.model.chosen()
        self.run_button.setEnabled(possible and bool(chosen))
        self.run_button.setToolTip(
            tr("Sums up {}; you can go on working meanwhile.").format(images_text(len(chosen)))
            if chosen
            else tr("Tick at least one layer that was found to be usable.")
        )

    def output(self) -> str:
        """Return where the embedding goes, "" if it would be gone with this QGIS."""
        stem = beside_project("embedding", MADE + LEFT)
        return self.form.output.filePath() or (f"{stem}.tif" if stem else "")

    def steps(self, output: str = "") -> list[Step]:
        """Return what is to be run with the settings as they are now. output: instead of theirs."""
        output = output or self.output()
        return steps_of(
            self.form, output or QgsProcessingUtils.generateTempFilename("embedding.tif")
        )

    def start(self) -> None:
        """Run; the window may be closed meanwhile."""
        if self._goes_on():
            self.begin_anew() if self.unfinished().changed else self.go_on()
            return
        steps = self.steps()
        problem = self.form.unseen() or self._output_problem(steps[-1].parameters["OUTPUT"])
        if problem:
            self.bar.clearWidgets()
            self._said.take_back()
            self._warn(problem)
        elif self._may_replace(steps):
            form = self.form
            self._begin(steps, self.planner.work_to_time(form.checkpoint(), form.device_id()))

    def _goes_on(self) -> bool:
        """Whether the very run that was stopped last is wanted; what it finished lies beside its
        output, which is no longer a free place."""
        found, chosen = self.unfinished(), self.form.output.filePath()
        if found is None or found.temporary or chosen not in ("", found.output):
            return False
        return unfinished.keeps(QgsProject.instance().fileName(), self.steps(found.output))

    def _may_replace(self, steps: list[Step]) -> bool:
        """Ask before a file is replaced: the output may be one of another run, or project."""
        output = Path(steps[-1].parameters["OUTPUT"])
        endings = MADE if len(steps) > 1 else MADE[:-1]
        made = (output.with_name(output.stem + ending) for ending in endings)
        there = next((path for path in made if path.exists()), None)
        if there is None:
            return True
        question = tr("“{}” is there already. Replace it?").format(there)
        parent = self if self.isVisible() else self._iface.mainWindow()
        answer = QMessageBox.question(parent, self.windowTitle(), question)
        return answer == QMessageBox.StandardButton.Yes

    def unfinished(self) -> unfinished.Unfinished | None:
        """Return a run of this project that can go on, if none runs now."""
        return None if self.running else unfinished.find(QgsProject.instance().fileName())

    def go_on(self) -> None:
        """Go on with the run that was stopped."""
        self._take_up(anew=False)

    def begin_anew(self) -> None:
        """Start the run that was stopped again, without what was finished of it."""
        self._take_up(anew=True)

    def _take_up(self, anew: bool) -> None:
        if self.unfinished() is None:  # forgotten since it was offered, perhaps in another QGIS
            self.bar.clearWidgets()
            self._say(tr("Nothing is left of that run to go on with."), Qgis.MessageLevel.Info)
            self.run_changed.emit()
            return
        if anew:
            self._remove_unfinished()
        self._begin(unfinished.revived(), 0.0)

    def forget_unfinished(self) -> None:
        """Nobody wants it any more, nor what was finished of it."""
        left = self._remove_unfinished()
        unfinished.forget()
        self.failure = ""
        self.bar.clearWidgets()
        if left:
            text = tr("Finished tiles are left in {}: another run may be at work there.")
            self._say(text.format(left), Qgis.MessageLevel.Info)
        self.run_changed.emit()

    def _remove_unfinished(self) -> str:
        """Return where it lies if it is left there. What is temporary is removed by and by anyway."""
        found = self.unfinished()
        if found is None or found.temporary or found.remove():
            return ""
        return str(found.tiles)

    def trouble(self, found: unfinished.Unfinished | None) -> str:
        """Say what keeps the last run from its end, and what to do. found: as `unfinished` gives it,
        which looks at every image."""
        if found is None:
            return self.failure
        if found.missing or found.changed or not self.failure:
            return unfinished_text(found)
        return f"{unfinished_text(found)} {self.failure}"

    def _offer_to_go_on(self) -> None:
        found = self.unfinished()
        if found is None or self.bar.items():
            return
        item = self.bar.createMessage(unfinished_text(found))
        offers = [(tr("Forget it"), self.forget_unfinished)]
        if found.changed:
            offers.insert(0, (tr("Begin anew"), self.begin_anew))
        elif not found.missing:
            offers.insert(0, (tr("Go on"), self.go_on))
        for text, slot in offers:
            button = QPushButton(text)
            button.clicked.connect(slot)
            item.layout().addWidget(button)
        self.bar.pushWidget(item, Qgis.MessageLevel.Info)

    def _begin(self, steps: list[Step], work: float) -> None:
        self.bar.clearWidgets()
        self._said.take_back()  # it is of the run before
        self.log.clear()
        self.curve.clear()
        self.failure = ""
        unfinished.keep(QgsProject.instance().fileName(), steps)
        self._began, self._work = time.monotonic(), work
        self._given = wanted_by(steps)
        self._adapting = steps[0].parameters.get("MINUTES", 0.0)
        self._same_project, self._stopped = True, False
        self._run = TaskRun(steps, self, str(self.tiles.folder()))
        self._run.progressed.connect(lambda percent: self.progress.setValue(round(percent * 10)))
        self._run.doing.connect(self.doing.setText)
        self._run.doing.connect(lambda text: self.curve.hear(text, self.progress.value() / 1000))
        self._run.doing.connect(self.said)
        self._run.said.connect(self.log.appendPlainText)
        self._run.shown.connect(self._show_tiles)
        self._run.ended.connect(self._ended)
        self._show_running(True)
        self._run.start()

    def _show_tiles(self, path: str) -> None:
        """Show on the map what is finished so far."""
        layer = QgsRasterLayer(path, tr("Finished tiles"), "gdal")
        if layer.isValid() and self._same_project and self.running:
            if self.tiles.layer is None:
                self._bring_into_view(layer)
            self.tiles.show(layer)

    def _bring_into_view(self, layer: QgsRasterLayer) -> None:
        """Where images were dropped as files the map has no place yet: it takes that of the run."""
        project, canvas = QgsProject.instance(), self._iface.mapCanvas()
        if project.mapLayers():
            return
        project.setCrs(layer.crs())
        canvas.setDestinationCrs(layer.crs())
        canvas.setExtent(layer.extent().scaled(1.1))

    def _output_problem(self, output: str) -> str:
        if not output.lower().endswith(".tif"):
            return tr("The output “{}” must end in .tif.").format(output)
        inputs = [row.path for row in self.form.model.chosen()]
        return layers.output_problem(output, inputs, QgsProject.instance())

    def cancel(self) -> None:
        """Ask the run to stop; finished tiles are kept."""
        if self._run is not None:
            self.doing.setText(tr("Stopping…"))
            self.cancel_button.setEnabled(False)
            self._stopped = True
            self._run.cancel()

    def _ended(self, outputs: list[dict[str, Any]], sentence: str) -> None:
        self._run.deleteLater()
        self._run = None
        self.tiles.hide()
        self.failure = sentence if self._same_project and not self._stopped else ""
        self._show_running(False)
        if sentence == cancelled_text(True) and self.unfinished() is None:
            # So soon that nothing was finished, or into a temporary file.
            sentence = cancelled_text(False)
        if sentence:
            if not self.log.toPlainText().endswith(sentence):  # the worker's own is in it already
                self.log.appendPlainText(sentence)
            if self._stopped:
                self._tell(sentence, Qgis.MessageLevel.Info, SEEN_S)
            else:
                self._tell(sentence, Qgis.MessageLevel.Warning)
            return
        unfinished.forget()
        self.run_changed.emit()
        taken = round(time.monotonic() - self._began)
        path, picture = outputs[-1]["OUTPUT"], outputs[-1].get("RGB")
        if not self._same_project:
            text = tr("The embedding of the closed project is ready: “{}”.")
            self._tell(text.format(path), Qgis.MessageLevel.Success)
            return
        name = Path(path).stem
        if len(outputs) > 1:  # adapted: the next year may want the same encoder
            self.form.add_checkpoint(outputs[0]["OUTPUT"])
        elif self._work:  # adapting takes as long as it is told to
            self.planner.measured(self.form.checkpoint(), self.form.device_id(), self._work, taken)
        project = QgsProject.instance()
        layer = add_raster(project, path, name, path)
        if picture:
            add_raster(project, picture, f"{tr('Picture')} ({name})", path)
        if outputs[-1].get("OBSERVATIONS"):
            seen = f"{tr('Valid observations')} ({name})"
            add_raster(project, outputs[-1]["OBSERVATIONS"], seen, path)
        text = tr("The embedding “{}” is ready ({}:{:02d} min).")
        # In QGIS's own bar it would cover the map; the layers, and the panel, say it as well.
        seconds = 0 if self.isVisible() else SEEN_S
        self._tell(text.format(name, taken // 60, taken % 60), Qgis.MessageLevel.Success, seconds)
        self.made.emit(layer)

    def _tell(self, sentence: str, level: Qgis.MessageLevel, seconds: int = 0) -> None:
        """Say it a moment later, so that it lies above QGIS's own note that a task has ended."""
        self._news = (sentence, level, seconds)
        QTimer.singleShot(0, self._push_news)

    def _push_news(self) -> None:
        self._say(*self._news)

    def _say(self, sentence: str, level: Qgis.MessageLevel, seconds: int = 0) -> None:
        """In this window, and in the main one if this is closed."""
        say = self.bar.pushMessage if self.isVisible() else self._said.say
        say(sentence, level, seconds)

    def _show_running(self, running: bool) -> None:
        self.form.setEnabled(not running)
        for widget in (self.doing, self.progress, self.cancel_button):
            widget.setVisible(running)
        self.curve.hide()
        self.cancel_button.setEnabled(running)
        self._show_place()
        self._update_run()
        self.planner.busy = running
        self.planner.soon()  # of this run, and then of what was changed meanwhile
        self.run_changed.emit()
        self.look_again()

    def shut_down(self) -> None:
        """End everything, before the plugin goes."""
        self._always.cut()
        self._watch.stop()
        self.scout.stop()
        self.planner.stop()
        for query in self.findChildren(Query):
            query.stop()
        if self._run is not None:
            self._run.ended.disconnect(self._ended)
            self._run.cancel()
        self.tiles.close()
        self.environment.stop()
        self.close()
