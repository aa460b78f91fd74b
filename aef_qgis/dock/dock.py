"""The dock: four steps from dated images to a map, each with its state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMapLayer, QgsProject, QgsRasterLayer, QgsTask
from qgis.gui import QgisInterface, QgsDockWidget, QgsMapTool
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from .. import environment, outputs
from ..connections import Connections
from ..dialogs.embed_dialog import EmbedDialog
from ..dialogs.environment_dialog import EnvironmentPanel
from ..dialogs.sizes import images_text
from ..i18n import Local, hundredths, tr
from ..icons import icon
from ..kept_worker import KeptWorker
from ..layers import comparable, file_path, images_of
from ..live import LiveLabels
from ..maptools.point_tool import PointTool
from ..memory import recall, remember
from ..news import News
from .embedding_step import EmbeddingStep
from .labels_step import LabelsStep
from .layers_step import LayersStep
from .lookalike_panel import LookalikePanel
from .map_step import MapStep
from .series_panel import SeriesPanel
from .step import DONE, RUNNING, STALE, TODO, Step
from .verdict_text import guessed

LAYERS, EMBEDDING, LABELS, MAP = range(4)
PAGES = ("dock_layers", "dock_embedding", "dock_labels", "dock_map")
ALGORITHMS = (
    ("embed", "importembedding"),
    ("embed", "fit", "cluster"),
    ("train", "suggest"),
    ("train", "apply", "sampledesign", "area"),
)
LEAST = 40  # letters that fit side by side


class AefDock(QgsDockWidget):
    """Joins the steps: what one of them makes is what the next one works on."""

    def __init__(
        self,
        iface: QgisInterface,
        dialog: EmbedDialog,
        open_dialog: Callable[[], None],
        open_algorithm: Callable[[str], None],
        open_manual: Callable[[str], None],
    ):
        super().__init__(tr("AEF Fields"), iface.mainWindow())
        self.setObjectName("AefFieldsDock")
        self.setAcceptDrops(True)
        self._iface, self._dialog, self._open_manual = iface, dialog, open_manual
        canvas = iface.mapCanvas()
        self._mapped = ""  # the labels' fingerprint when the run that made the map began
        self._mapping = ""  # the same of the run that is going on
        self._map_stale, self._always = False, Connections()
        self._news = News(iface)
        self.worker = KeptWorker(self)
        self.live = LiveLabels(canvas, self.worker, self)
        self.layers = LayersStep(dialog)
        self.embedding = EmbeddingStep(dialog)
        self.labels = LabelsStep(iface, self.live)
        self.map = MapStep(iface)
        self.lookalike = LookalikePanel(canvas, self.worker, self.live)
        self.series = SeriesPanel(canvas, self.worker, self.live)
        self.environment = EnvironmentPanel()
        self._make_steps()
        self._make_tools()
        self._lay_out()
        self._add_menus(open_dialog, open_algorithm)
        self._connect(open_dialog)
        self.restore()

    def _make_steps(self) -> None:
        self.steps = [
            Step(1, tr("Layers"), self.layers, tr("Which dated images go in")),
            Step(2, tr("Embedding"), self.embedding, tr("Sum up all dates of each place")),
            Step(3, tr("Labels"), self.labels, tr("Draw what you know, and look at once")),
            Step(4, tr("Map and report"), self.map, tr("The whole map, and how good it is")),
        ]

    def _make_tools(self) -> None:
        self.bar = QToolBar()
        self.bar.setIconSize(QSize(18, 18))
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        canvas = self._iface.mapCanvas()
        self.tools = {}
        for name, text, tip in (
            (
                "lookalike",
                tr("Look-alikes"),
                tr(
                    "<b>Look-alikes</b><br>Click a place: everything similar glows. Shift-click "
                    "adds a place, Ctrl-click subtracts one."
                ),
            ),
            (
                "series",
                tr("Series"),
                tr(
                    "<b>Series</b><br>Click a pixel to see its bands over the dates, and which "
                    "labels are most like it."
                ),
            ),
        ):
            action = QAction(icon(name), text, self)
            action.setCheckable(True)
            action.setToolTip(tip)
            tool = PointTool(canvas)
            tool.setAction(action)
            action.triggered.connect(lambda on, name=name: self._tool_clicked(name, on))
            self.bar.addAction(action)
            self.tools[name] = tool
        spacer = QWidget()
        policy = spacer.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        spacer.setSizePolicy(policy)
        self.bar.addWidget(spacer)
        manual = QAction(
            QgsApplication.getThemeIcon("/mActionHelpContents.svg"), tr("Manual"), self
        )
        manual.setToolTip(tr("Manual: the first map in five minutes, and a page for each window"))
        manual.triggered.connect(lambda: self._open_manual(self.page()))
        self.bar.addAction(manual)
        self.bar.widgetForAction(manual).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(6)
        column.setContentsMargins(6, 6, 6, 6)
        for step in self.steps:
            column.addWidget(step)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.line = QFrame()
        self.line.setFrameShape(QFrame.Shape.HLine)
        self.line.setFrameShadow(QFrame.Shadow.Sunken)
        # No stack of widgets, in which the short one would be as high as the other.
        self.tool_panel = QWidget()
        tools = QVBoxLayout(self.tool_panel)
        tools.setContentsMargins(8, 4, 8, 8)
        tools.addWidget(self.lookalike)
        tools.addWidget(self.series)
        self._show_tool_panel(False)
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addWidget(area, 1)
        layout.addWidget(self.line)
        layout.addWidget(self.tool_panel)
        self.pages = QStackedWidget()
        self.pages.addWidget(work)
        self.pages.addWidget(self._environment_page())
        self.ensurePolished()  # a size of letters that QGIS was told comes with its style
        self.pages.setMinimumWidth(self.fontMetrics().horizontalAdvance("x") * LEAST + 40)
        self.setWidget(self.pages)

    def _environment_page(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.environment.layout().setContentsMargins(9, 9, 9, 9)
        area.setWidget(self.environment)
        return area

    def _add_menus(
        self, open_dialog: Callable[[], None], open_algorithm: Callable[[str], None]
    ) -> None:
        """Behind each “…” the full dialogs of the step, and its page of the manual."""
        for number, step in enumerate(self.steps):
            if number in (LAYERS, EMBEDDING):
                self._add_entry(step, tr("All settings…"), open_dialog)
            for name in ALGORITHMS[number]:
                text = title_of(name)
                if text:
                    identifier = f"aef:{name}"
                    self._add_entry(
                        step,
                        tr("Processing: {}…").format(text),
                        lambda identifier=identifier: open_algorithm(identifier),
                    )
            self._add_entry(
                step, tr("Manual"), lambda number=number: self._open_manual(PAGES[number])
            )

    def _add_entry(self, step: Step, text: str, slot: Callable[[], None]) -> None:
        action = QAction(text, step)
        action.triggered.connect(lambda _checked=False: slot())
        step.add_action(action)

    def _connect(self, open_dialog: Callable[[], None]) -> None:
        for number, step in enumerate(self.steps):
            step.opened.connect(lambda number=number: self.toggle_step(number))
        self.layers.finished.connect(lambda: self.show_step(EMBEDDING))
        self.embedding.settings_wanted.connect(open_dialog)
        self.embedding.chosen.connect(self._embedding_chosen)
        self.embedding.layer.activated.connect(self._forget_embedding)
        self.labels.finished.connect(lambda: self.show_step(MAP))
        self.labels.changed.connect(self._labels_changed)
        self.live.judged.connect(self._labels_judged)
        self.map.begun.connect(self._map_begun)
        self.map.mapped.connect(self._map_made)
        self.map.changed.connect(self.show_states)
        self._dialog.made.connect(self._embedding_made)
        self._dialog.run_changed.connect(self.show_states)
        self._dialog.form.model.chosen_changed.connect(self.show_states)
        for signal in (self._dialog.form.files_added, self._dialog.form.model.decided):
            signal.connect(lambda: remember(files=self._files()))
        self.worker.lost_for_good.connect(self._worker_lost)
        self.environment.ready.connect(self.look_for_environment)
        self.tools["lookalike"].picked.connect(self.lookalike.take)
        self.lookalike.label_wanted.connect(
            lambda areas: self.lookalike.text.setText(self.labels.add_areas(areas))
        )
        self.tools["series"].picked.connect(lambda point, _shift, _ctrl: self.series.take(point))
        self._always.join(self._tool_set, self._iface.mapCanvas().mapToolSet)
        project = QgsProject.instance()
        self._always.join(self.restore, project.readProject, project.cleared)
        self._always.join(self._remember_paths, project.writeProject)
        self._always.join(self._offer_to_keep, project.projectSaved)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_for_environment()
        self._dialog.follow(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Images dropped anywhere on the panel are for step 1, folded or not."""
        self.layers.take(
            [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        )
        self.show_step(LAYERS)
        event.acceptProposedAction()

    def look_for_environment(self) -> None:
        """Without an environment the dock explains, and offers to make one."""
        there = environment.find_python() is not None
        self.pages.setCurrentIndex(0 if there else 1)
        if not there:
            self.environment.refresh()

    def page(self) -> str:
        """Return the manual's page about what is open now."""
        opened = [i for i, step in enumerate(self.steps) if not step.body.isHidden()]
        return PAGES[opened[0]] if opened else "index"

    def show_step(self, number: int) -> None:
        """Fold out one step, fold in the others."""
        for i, step in enumerate(self.steps):
            step.show_open(i == number)
        self.show_states()

    def toggle_step(self, number: int) -> None:
        """Fold a step out, or in if it is open."""
        self._dialog.look_again()
        self.show_step(number if self.steps[number].body.isHidden() else -1)

    def _tool_clicked(self, name: str, on: bool) -> None:
        """A second click puts the tool away, and its panel with it."""
        if on:
            self.use_tool(name)
        else:
            self._iface.actionPan().trigger()

    def use_tool(self, name: str) -> None:
        """Take a map tool in hand and show its panel."""
        self.live.ensure_open()
        panel = self.lookalike if name == "lookalike" else self.series
        for one in (self.lookalike, self.series):
            one.setVisible(one is panel)
        self._show_tool_panel(True)
        self._iface.mapCanvas().setMapTool(self.tools[name])

    def _show_tool_panel(self, shown: bool) -> None:
        self.line.setVisible(shown)
        self.tool_panel.setVisible(shown)

    def _tool_set(self, used: QgsMapTool | None, *_: object) -> None:
        """Another tool was taken in hand: what ours drew goes with it."""
        if used not in self.tools.values():
            self._show_tool_panel(False)
        if used is not self.tools["lookalike"]:
            self.lookalike.clear()
        if used is not self.tools["series"]:
            self.series.clear()

    def _embedding_made(self, layer: QgsRasterLayer) -> None:
        self.embedding.take(layer)
        self._bring_into_view(layer)
        self.show_step(LABELS)

    def _bring_into_view(self, layer: QgsRasterLayer) -> None:
        """Go there if the map shows nothing of it; else the view stays as it is."""
        canvas = self._iface.mapCanvas()
        place = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
        if place.isFinite() and not place.isEmpty() and not place.intersects(canvas.extent()):
            canvas.setExtent(place.scaled(1.1))
            canvas.refresh()

    def _embedding_chosen(self, layer: QgsMapLayer | None) -> None:
        if self.live.set_embedding(layer if isinstance(layer, QgsRasterLayer) else None):
            self.labels.forget_verdict()
            self.lookalike.ask_again()
        self.live.ensure_open()
        if layer is not None:
            remember(embedding=layer.id())
        self._labels_changed()

    def _forget_embedding(self, *_: object) -> None:
        """None is forgotten only as a person's choice: while a project is read, there is none yet."""
        if self.embedding.embedding() is None:
            remember(embedding="")

    def _labels_judged(self, _verdict: dict) -> None:
        self._map_stale = self.map.made and self.live.fingerprint != self._mapped
        self.show_states()

    def _labels_changed(self) -> None:
        layer, field, task = self.labels.chosen()
        if layer is not None:
            remember(labels=layer.id(), field=field, task=task)
        self.map.take(self.embedding.embedding(), self.labels.chosen(), self.labels.ready)
        self.show_states()

    def _map_begun(self) -> None:
        self._mapping = self.live.fingerprint

    def _map_made(self) -> None:
        self._mapped = self._mapping
        self._map_stale = self.live.fingerprint != self._mapped
        remember(mapped=self._mapped)
        self.labels.stop_drawing()
        self.labels.show_map.setChecked(False)  # it would lie over the map
        self.lookalike.clear()  # likewise

    def _worker_lost(self, sentence: str) -> None:
        self.live.told.emit(sentence)

    def _files(self) -> list[dict[str, Any]]:
        return [row.saved() for row in self._dialog.form.model.rows if row.by_hand]

    def _remember_paths(self, *_: object) -> None:
        """Paths are relative to the project's folder, which is another one when it is saved as another."""
        remember(files=self._files(), **self.map.outputs)

    def _offer_to_keep(self) -> None:
        """The project is saved, but what its layers show would be gone with this QGIS."""
        self._news.take_back()
        if outputs.temporary_results():
            text = tr("The results are gone when QGIS is closed.")
            tip = tr("Copies them beside the project, and saves it with the copies.")
            self._news.offer(text, tr("Keep them"), tip, self.keep_results)

    def keep_results(self) -> None:
        """Copy temporary results beside the project, and save it with them."""
        places = outputs.beside()
        self._keeping = QgsTask.fromFunction(
            tr("Keeping the results beside the project"),
            lambda _task: outputs.copy(places),
            on_finished=lambda error, _result=None: self._kept(places, error),
        )
        QgsApplication.taskManager().addTask(self._keeping)

    def _kept(self, places: dict[str, str], error: Exception | None) -> None:
        if error is not None:
            text = tr("The results could not be kept ({}). Make room there, then save again.")
            self._news.say(text.format(error), Qgis.MessageLevel.Warning)
        elif outputs.show(places):  # else the project was closed meanwhile
            if self.map.made:
                self.map.follow(places)
            self._embedding_chosen(self.embedding.embedding())
            self.embedding.refresh()
            QgsProject.instance().write()

    def restore(self, *_: object) -> None:
        """Take up the work that the project remembers."""
        self._news.take_back()
        self._map_stale = False
        self.map.forget()
        project, known = QgsProject.instance(), recall()
        if known["files"]:
            self._dialog.form.take_files(known["files"])
        remembered = project.mapLayer(known["embedding"])
        # A layer whose file is gone, as a temporary one is by now, is still in the project.
        there = remembered is not None and remembered.isValid()
        embedding = remembered if there else None
        self.embedding.layer.setLayer(embedding)
        self._embedding_chosen(embedding)
        self.embedding.refresh()  # a run that was stopped may be of this project
        labels = project.mapLayer(known["labels"])
        self.labels.layer.setLayer(labels)
        if labels is not None and known["field"]:
            self.labels.choose_field(known["field"])
        if labels is not None and known["task"]:
            self.labels.choose_task(known["task"])
        self.map.restore(known)
        self._mapped = known["mapped"]
        if self.embedding.stopped_early or remembered is not embedding:
            self.show_step(EMBEDDING)
        else:
            self.show_step(LAYERS if embedding is None else LABELS)

    def show_states(self, *_: object) -> None:
        """What each step says of itself."""
        chosen = self._dialog.form.model.chosen()
        embedding = self.embedding.embedding()
        waiting = len(self._dialog.form.model.unasked())
        missing = len(self._dialog.form.model.missing())
        if waiting:
            self.steps[LAYERS].show_state(RUNNING, tr("looking at {}").format(waiting))
        elif missing:
            text = tr("{}, {} missing").format(images_text(len(chosen)), missing)
            self.steps[LAYERS].show_state(STALE, text)
        else:
            self.steps[LAYERS].show_state(
                DONE if chosen else TODO, images_text(len(chosen)) if chosen else ""
            )
        if self._dialog.running:
            self.steps[EMBEDDING].show_state(RUNNING, tr("running"))
        elif self.embedding.stopped_early:
            self.steps[EMBEDDING].show_state(STALE, self.embedding.stopped_early)
        elif embedding is None:
            self.steps[EMBEDDING].show_state(TODO, "")
        elif self._outdated(embedding):
            self.steps[EMBEDDING].show_state(STALE, tr("images changed"))
        else:
            self.steps[EMBEDDING].show_state(DONE, embedding.name())
        self._show_label_state()
        self._show_map_state()

    def _show_label_state(self) -> None:
        verdict = self.labels.verdict
        value = verdict.get("value")
        if not self.labels.ready:
            self.steps[LABELS].show_state(TODO, "")
        elif value is None:
            self.steps[LABELS].show_state(TODO, tr("too few to test"))
        elif verdict["measure"] == "overall":
            state = TODO if guessed(verdict["classes"]) else DONE
            near = verdict.get("clusters") == "beside"
            text = tr("{} % right near labels") if near else tr("{} % right")
            self.steps[LABELS].show_state(state, text.format(hundredths(value)))
        else:
            state = DONE if value > 0 else TODO  # the mean of all labels would do better
            self.steps[LABELS].show_state(state, tr("R² {:.2f}").format(Local(value)))

    def _show_map_state(self) -> None:
        if self.map.running:
            self.steps[MAP].show_state(RUNNING, tr("running"))
        elif self.map.failed and not self.map.of_another:
            self.steps[MAP].show_state(STALE, tr("failed"))  # whatever map was made before
        elif not self.map.made:
            self.steps[MAP].show_state(TODO, "")
        elif self.map.of_another:
            self.steps[MAP].show_state(STALE, tr("other embedding"))
        elif self._map_stale:
            self.steps[MAP].show_state(STALE, tr("labels changed"))
        else:
            self.steps[MAP].show_state(DONE, tr("temporary") if self.map.temporary else tr("done"))

    def _outdated(self, embedding: QgsRasterLayer) -> bool:
        """Whether the embedding was made from some of the ticked images, but not from all."""
        # All that were given: clouded ones, and more than are encoded at once, were left out. By
        # their names: to ask a drive whether hundreds are the same files would stop the window.
        ticked = {comparable(row.path) for row in self._dialog.form.model.chosen()}
        used = next((paths for paths in images_of(file_path(embedding)) if paths & ticked), ticked)
        return ticked != used

    def shut_down(self) -> None:
        """End everything, before the plugin goes."""
        self._always.cut()
        self._news.take_back()
        canvas = self._iface.mapCanvas()
        for tool in self.tools.values():
            canvas.unsetMapTool(tool)
            tool.deleteLater()
        self.lookalike.close_down()
        self.series.clear()
        self.labels.shut_down()
        self.embedding.shut_down()
        self.map.shut_down()
        self.live.close()
        self.worker.stop()
        self.environment.stop()


def title_of(name: str) -> str:
    """Return the title of an algorithm of ours, "" if there is none of that name."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"aef:{name}")
    return algorithm.displayName() if algorithm is not None else ""
