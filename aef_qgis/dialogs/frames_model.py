"""The table of frames: which layers take part, and what is known about each."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingException, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QDate,
    QModelIndex,
    QObject,
    Qt,
    QUrl,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap

from .. import drives, layers
from ..i18n import hundredths, plain, tr
from ..suggest import kind_of

LAYER, SOURCE, DATE, CLEAR, FOUND = range(5)
HEADERS = (tr("Layer"), tr("Source"), tr("Date"), tr("Clear"), tr("Found in the file"))
EDGE = 96  # pixels of a thumbnail, for the densest screens
PATIENCE_S = 0.1  # for looking whether files changed
PICTURE = 256  # pixels of the longer side in a tooltip
ISO = "yyyy-MM-dd"  # as boxes show a date; as text Qt 5 would write it in the system's digits
# What a person says of a frame, as the manifest calls it, and the layer's property that keeps it.
SAID = {
    "source": layers.SOURCE,
    "datetime": layers.DATETIME,
    "bands": layers.BANDS,
    "left_out": layers.LEFT_OUT,
}


@dataclass
class FrameRow:
    """One layer or file. `source` and `date` are "" until they are known or stated."""

    path: str
    name: str
    layer_id: str = ""
    source: str = ""
    date: str = ""
    problem: str = ""
    chosen: bool = False
    asked: bool = False  # has the worker looked at it?
    untouched: bool = True  # has the person ticked or unticked it?
    found: dict[str, Any] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)  # as the person stated them
    left_out: bool = False  # no image, or none that its source needs: nothing to complain of
    glanced: bool = False  # are picture and clear share known?
    picture: str = ""
    clear: float | None = None
    said: dict[str, Any] = field(default_factory=dict)  # by the person, as in SAID
    by_hand: bool = False  # a file that was added, whether or not the map shows it as a layer
    state: tuple[int, int] | None = None  # of its file when the worker had looked; None: no file

    def entry(self) -> dict[str, Any]:
        """Return the manifest's entry for this row."""
        entry = {"path": self.path, "name": self.name}
        # Of a file of several sources, the one that was found must not be taken for the only one.
        if self.source and (self.said.get("source") or not self.found.get("also")):
            entry["source"] = self.source
        if self.date:
            entry["datetime"] = self.date
        if self.bands:
            entry["bands"] = self.bands
        return entry

    def saved(self) -> dict[str, Any]:
        """Return what the project keeps of a file added by hand: no guess of the worker's."""
        ticked = {} if self.untouched else {"chosen": self.chosen}
        return {"path": self.path, **self.said, **ticked}

    def dates(self) -> dict[str, list[str]]:
        """Return by the source's id the dates in it: one, or those of a stack."""
        alone = [self.date] if self.date else []
        found = {self.source: self.found.get("dates") or alone}
        return found | {one["source"]: one.get("dates") or alone for one in self._also()}

    def sources(self) -> list[str]:
        """Return the ids of the sources in it: one, but for a file of radar and colours."""
        return [self.source, *(one["source"] for one in self._also())]

    def _also(self) -> list[dict[str, Any]]:
        """Return what the worker found of further sources, if the person named none."""
        return [] if self.said.get("source") else self.found.get("also") or []

    def clear_text(self) -> str:
        """Return how much of it can be seen, as far as that is known."""
        if self.clear is None or self.problem:  # as of a file that is gone by now
            return ""
        if self.found.get("maskable") and not self.found.get("mask"):
            return tr("no mask")
        return tr("{} %").format(hundredths(self.clear))

    @property
    def usable(self) -> bool:
        return self.asked and not self.problem

    @property
    def missing(self) -> bool:
        """Whether it is wanted, and its file was not there."""
        wanted = self.untouched or self.chosen
        return wanted and self.broken and self.state is None and layers.is_file_path(self.path)

    @property
    def broken(self) -> bool:
        """Whether it is meant to be used and can't be."""
        return bool(self.problem) and not self.left_out

    @property
    def unreadable(self) -> bool:
        """Whether its problem is one that nothing a person can say of it would mend."""
        # Of a product's folder the bands are not listed; its source may still be unknown.
        bands = self.found.get("file_bands")
        return bool(self.problem) and not bands and not Path(self.path).is_dir()

    def found_text(self) -> str:
        """Say in a few words what the worker found, or what is wrong."""
        if self.left_out:
            return tr("left out")
        if self.problem:
            return self._without_folder(self.problem)
        if not self.asked:
            return tr("looking…")
        text = " + ".join(_few(list(one.get("bands") or {})) for one in (self.found, *self._also()))
        pixel = self.found.get("pixel")
        text += f" · {plain(pixel)} m" if pixel and pixel > 0.5 else ""
        return text + (tr(" · cloud mask") if self.found.get("mask") else "")

    def _without_folder(self, sentence: str) -> str:
        """The file by its name: of a whole path a column shows the folders, and not what is wrong."""
        path = Path(self.path)
        for spelled in (self.path, str(path)):  # a worker on Windows turns the slashes
            sentence = sentence.replace(spelled, path.name)
        return sentence


def _few(bands: list[str]) -> str:
    """Names of bands; of many how many, the first and the last."""
    if len(bands) > 4:
        return tr("{} bands: {} … {}").format(len(bands), bands[0], bands[-1])
    return ", ".join(bands)


def _state(path: str) -> tuple[int, int] | None:
    """What tells whether a file is the same; None if there is none, or it is on a server."""
    try:
        found = drives.stat(path) if layers.is_file_path(path) else None
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if found else None


def row_of(layer: QgsRasterLayer) -> FrameRow:
    """Return the row of a project layer with what the project knows about it."""
    try:
        entry = layers.frame(layer)
    except QgsProcessingException as error:
        return FrameRow(layer.source(), layer.name(), layer.id(), problem=str(error), asked=True)
    return FrameRow(
        entry["path"],
        entry["name"],
        layer.id(),
        entry.get("source", ""),
        str(entry.get("datetime", ""))[:10],
        bands=entry.get("bands", {}),
        said={"left_out": bool(layer.customProperty(layers.LEFT_OUT))},
    )


def row_of_file(saved: dict[str, Any]) -> FrameRow:
    """Return the row of a file that is no layer, from its path and what was saved of it."""
    path = saved["path"]
    return FrameRow(
        path,
        path.replace("\\", "/").rsplit("/", 1)[-1],
        source=saved.get("source", ""),
        date=saved.get("datetime", ""),
        bands=saved.get("bands", {}),
        said={key: saved[key] for key in SAID if key in saved},
        chosen=saved.get("chosen", False),
        untouched="chosen" not in saved,
        by_hand=True,
    )


def candidates(project: QgsProject) -> list[QgsRasterLayer]:
    """Return the project's rasters that may be frames: files, and not results of ours."""
    found = [
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsRasterLayer)
        and layer.providerType() == "gdal"
        and not kind_of(layer)  # a result of ours is no frame
        # Of a lost result the side-car is lost as well. A style that was pasted from a result
        # brings its property, too: what can be read is no lost one.
        and (layer.isValid() or not layer.customProperty(layers.RESULT))
    ]
    return layers.once_a_file(sorted(found, key=lambda layer: layer.name().lower()))


class FramesModel(QAbstractTableModel):
    """Rows of frames. `edited` comes when source or date of a row was changed by the person,
    `decided` after anything of theirs that is saved, ticks as well."""

    edited = pyqtSignal()
    decided = pyqtSignal()
    chosen_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.rows: list[FrameRow] = []
        self._icons: dict[str, QIcon] = {}
        self._next = 0  # of those whose files are looked at again
        self.source_titles: dict[str, str] = {}
        self.source_bands: dict[str, dict[str, float | None]] = {}  # and their wavelengths in nm

    def take_layers(self, found: list[QgsRasterLayer]) -> None:
        """Show these project layers, and keep the files that were added by hand."""
        self._join(found)
        known = {row.layer_id: row for row in self.rows if row.layer_id}
        files = [row for row in self.rows if not row.layer_id]
        self.beginResetModel()
        self.rows = [known.get(layer.id()) or row_of(layer) for layer in found] + files
        self._sort()
        self.endResetModel()
        self.chosen_changed.emit()

    def _join(self, found: list[QgsRasterLayer]) -> None:
        """A file added by hand and a layer of it are one row; without the layer it is a file's again."""
        ids = {layer.id() for layer in found}
        known = {row.layer_id for row in self.rows}
        fresh = {
            layers.comparable(layers.image_path(layer)): layer.id()
            for layer in found
            if layer.id() not in known
        }
        for row in self.rows:
            if row.by_hand and row.layer_id not in ids:
                row.layer_id = fresh.pop(layers.comparable(row.path), "")
                self._keep(row, row.said)

    def add_files(self, files: list[dict[str, Any]]) -> None:
        """Add files, each as `FrameRow.saved` gives it; of one that is there as a layer, its row stays."""
        known = {layers.comparable(row.path): row for row in self.rows}
        fresh: dict[Path | str, FrameRow] = {}
        for saved in files:
            row = known.get(layers.comparable(saved["path"]))
            if row is None:
                fresh.setdefault(layers.comparable(saved["path"]), row_of_file(saved))
                continue
            row.by_hand = True
            if "chosen" in saved:
                row.chosen, row.untouched = saved["chosen"], False
        self.beginResetModel()
        self.rows += fresh.values()
        self.endResetModel()
        self.chosen_changed.emit()

    def forget_files(self) -> None:
        """Drop the files that were added by hand: they belong to a project that was closed."""
        self.beginResetModel()
        self.rows = [row for row in self.rows if not row.by_hand]
        self.endResetModel()
        self.chosen_changed.emit()

    def unasked(self) -> list[FrameRow]:
        return [row for row in self.rows if not row.asked]

    def latest(self) -> str:
        """Return the latest date that is known of a row, "" if there is none."""
        return max((row.date for row in self.rows), default="")

    def chosen(self) -> list[FrameRow]:
        return [row for row in self.rows if row.chosen and row.usable]

    def lanes(self) -> dict[str, list[QDate]]:
        """Return the dates of the chosen frames by the source's id, the most frequent first."""
        found: dict[str, list[QDate]] = {}
        for row in self.chosen():
            for source, days in row.dates().items():
                dates = (QDate.fromString(day, ISO) for day in days)
                found.setdefault(source, []).extend(date for date in dates if date.isValid())
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def titled(self, lanes: dict[str, list[QDate]]) -> dict[str, list[QDate]]:
        """Return lanes by the source's title."""
        return {self.source_titles.get(source, source): days for source, days in lanes.items()}

    def learn(self, rows: list[FrameRow], answers: list[dict[str, Any]]) -> None:
        """Take over what the worker found; frames without a problem are chosen."""
        self.beginResetModel()
        for row, answer in zip(rows, answers):
            row.found, row.asked, row.state = answer, True, _state(row.path)
            row.problem = answer.get("problem") or ""
            row.left_out = row.said.get("left_out") or answer.get("unused", False)
            row.source = row.source or answer.get("source") or ""
            row.date = row.date or str(answer.get("datetime") or "")[:10]
            if row.untouched:
                row.chosen = not row.problem and not row.left_out
        self._sort()
        self.endResetModel()
        self.chosen_changed.emit()

    def forget_changed(self) -> bool:
        """Have those looked at again whose files changed, went, or came back since; whether any did."""
        changed = [row for row in self._some() if _state(row.path) != row.state]
        if changed:
            self.beginResetModel()
            for row in changed:
                row.asked, row.glanced, row.problem = False, False, ""
            self.endResetModel()
            self.chosen_changed.emit()
        return bool(changed)

    def _some(self) -> Iterator[FrameRow]:
        """All rows that were looked at, or as many as there is time for in a window that must not wait
        for a slow drive; the next time the others come first."""
        rows = [row for row in self.rows if row.asked and row.found]
        end = time.monotonic() + PATIENCE_S
        for row in rows[self._next :] + rows[: self._next]:
            yield row
            self._next = (self._next + 1) % len(rows)
            if time.monotonic() > end:
                return

    def missing(self) -> list[FrameRow]:
        """Return the rows that are wanted and whose files are not there."""
        return [row for row in self.rows if row.missing]

    def unglanced(self) -> list[FrameRow]:
        return [row for row in self.rows if row.usable and not row.glanced]

    def take_glance(self, row: FrameRow, found: dict[str, Any]) -> None:
        """Take over picture and clear share of a row."""
        row.glanced = True
        row.picture, row.clear = found.get("picture", ""), found.get("clear")
        if row in self.rows:
            number = self.rows.index(row)
            self.dataChanged.emit(self.index(number, LAYER), self.index(number, FOUND))

    def give_up(self, rows: list[FrameRow], sentence: str) -> None:
        """Say of all `rows` that the worker could not look at them; they are asked about again at the
        next look, which may be another worker's."""
        self.beginResetModel()
        for row in rows:
            row.problem = sentence
        self.endResetModel()
        self.chosen_changed.emit()

    def _sort(self) -> None:
        self.rows.sort(key=lambda row: (not row.date, row.date, row.name.lower()))

    def choose_all(self, chosen: bool) -> None:
        """Tick or untick every usable row, but none that was said to be no image."""
        self.tick([row for row in self.rows if not (chosen and row.left_out)], chosen)

    def tick(self, rows: list[FrameRow], chosen: bool) -> None:
        """Tick these rows as far as they can be used, or untick them."""
        for row in rows:
            if row.usable or not chosen:
                row.chosen, row.untouched = chosen, False
            if row.left_out and row.chosen:  # an image after all
                row.left_out = False
                self._keep(row, {"left_out": False})
        if self.rows:
            self.dataChanged.emit(self.index(0, LAYER), self.index(len(self.rows) - 1, FOUND))
        self.chosen_changed.emit()
        self.decided.emit()

    def remove(self, rows: list[FrameRow]) -> None:
        """Drop files from the list; layers of the project are only unticked."""
        gone = {id(row) for row in rows if not row.layer_id}
        self.beginResetModel()
        for row in rows:
            row.by_hand = False  # also not when its layer is removed
        self.rows = [row for row in self.rows if id(row) not in gone]
        self.endResetModel()
        self.tick([row for row in rows if row.layer_id], False)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADERS[section]
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LAYER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in (SOURCE, DATE):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            missing = tr("choose…") if row.asked else ""  # it may be found yet
            titles = [self.source_titles.get(source, source) for source in row.sources()]
            title = " + ".join(titles) or missing
            date = row.date or missing
            return (row.name, title, date, row.clear_text(), row.found_text())[column]
        if role == Qt.ItemDataRole.EditRole:
            return (row.name, row.source, row.date, "", "")[column]
        if role == Qt.ItemDataRole.CheckStateRole and column == LAYER:
            ticked = row.chosen and row.usable
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column in (CLEAR, FOUND) and row.broken:
            return QgsApplication.getThemeIcon("/mIconWarning.svg")
        if role == Qt.ItemDataRole.DecorationRole and column == LAYER:
            return self._thumbnail(row.picture)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == CLEAR:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(row, column)
        return None

    def _thumbnail(self, path: str) -> QIcon | None:
        """The picture as an icon, all of one width so that the names stand in line."""
        if not path:
            return None
        if path not in self._icons:
            whole = QPixmap(path)
            square = QPixmap(EDGE, EDGE)
            square.fill(Qt.GlobalColor.transparent)
            aspect = Qt.AspectRatioMode.KeepAspectRatio
            small = whole.scaled(EDGE, EDGE, aspect, Qt.TransformationMode.SmoothTransformation)
            painter = QPainter(square)
            painter.drawPixmap((EDGE - small.width()) // 2, (EDGE - small.height()) // 2, small)
            painter.end()
            self._icons[path] = QIcon(square)
        return self._icons[path]

    def _tool_tip(self, row: FrameRow, column: int) -> str:
        if column == LAYER and row.picture:
            url = QUrl.fromLocalFile(row.picture).toString()
            return f'<img src="{url}" width="{PICTURE}"><br>{escape(row.path)}'
        if column == LAYER:
            return row.path
        if column == CLEAR and not row.problem:
            return self._about_clear(row)
        if column in (SOURCE, DATE):
            return tr("Double-click or press F2 to correct it. Saved with the project.")
        bands = row.found.get("bands") or {}
        return row.problem or ", ".join(f"{name} = {n}" for name, n in bands.items())

    def _about_clear(self, row: FrameRow) -> str:
        if row.found.get("maskable") and not row.found.get("mask"):
            return tr(
                "No cloud mask was found: clouds count as ground. A quality band in the file or "
                "beside it (SCL, QA60, QA_PIXEL) would tell them apart."
            )
        return tr("How much of the image shows the ground: inside the swath, and not masked.")

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == LAYER:
            self.tick([row], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole or column not in (SOURCE, DATE):
            return False
        if value == (row.source if column == SOURCE else row.date):
            return False
        self._say(row, {"source" if column == SOURCE else "datetime": str(value)})
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), FOUND))
        self.edited.emit()
        self.decided.emit()
        return True

    def mend(
        self, rows: list[FrameRow], source: str, bands: dict[str, int], dates: list[str]
    ) -> None:
        """Take what a person says of these rows."""
        self.beginResetModel()
        for row, date in zip(rows, dates):
            row.left_out = False
            said: dict[str, Any] = {"datetime": date, "left_out": False}
            # Who leaves radar and colours of one file as they were found, says nothing of either.
            found = (row.found.get("source"), row.found.get("bands"))
            if not row.found.get("also") or found != (source, bands):
                said |= {"source": source, "bands": bands}
            self._say(row, said)
        self.endResetModel()
        self.edited.emit()
        self.decided.emit()

    def leave_out(self, rows: list[FrameRow]) -> None:
        """Note that these are no images."""
        self.beginResetModel()
        for row in rows:
            row.chosen, row.left_out = False, True
            self._keep(row, {"left_out": True})
        self.endResetModel()
        self.chosen_changed.emit()
        self.decided.emit()

    def broken(self) -> list[FrameRow]:
        """Return the rows that can't be used as they are."""
        return [row for row in self.rows if row.broken]

    def _say(self, row: FrameRow, said: dict[str, Any]) -> None:
        """Take over what the person says of a row; the worker has to look at it again."""
        row.source = said.get("source", row.source)
        row.date = said.get("datetime", row.date)
        row.bands = said.get("bands", row.bands)
        row.asked, row.glanced, row.problem = False, False, ""
        self._keep(row, said)

    def _keep(self, row: FrameRow, said: dict[str, Any]) -> None:
        """Have it saved: a layer keeps it itself, a file's is asked for by `saved`."""
        row.said |= said
        layer = QgsProject.instance().mapLayer(row.layer_id) if row.layer_id else None
        if layer is not None:
            for key, value in said.items():
                text = value if isinstance(value, str) else json.dumps(value) if value else ""
                layers.remember(layer, SAID[key], text)
