"""What a file does not tell about itself: its source, its date, which of its bands is which."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsDateEdit, QgsMessageBar
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr
from ..manual import ManualWindow
from ..window_size import take_room
from .date_pattern import PATTERNS, date_by
from .frames_model import ISO, FrameRow, FramesModel

NEAR_NM = 45.0  # two bands this close are taken for the same
WIDE_NM = 90.0  # beyond 1000 nm, where bands are wider
OTHER, NONE = "other", "none"  # answers in the list of sources that are no source


class MendDialog(QDialog):
    """Says of a frame, and of those like it, what could not be found out.

    What the file does not tell is left open: a guess would be taken by whoever presses Enter.
    """

    def __init__(self, model: FramesModel, row: FrameRow, parent: QWidget | None = None):
        super().__init__(parent)
        self._model, self._row = model, row
        self._bands: dict[str, QComboBox] = {}
        self.setWindowTitle(tr("What is this image?"))
        self.bar = QgsMessageBar()
        self._make_source()
        self._make_date()
        self.by_wavelength = QPushButton(tr("By &wavelength"))
        self.by_order = QPushButton(tr("In &order"))
        self.band_form = QFormLayout()
        self.bands_box = QGroupBox(tr("Bands"))
        self.alike = QCheckBox()
        self.missing = QLabel(tr("Choose source, date and at least one band."))
        self._lay_out()
        self._connect()
        self._show_bands()
        self._show_date()
        self._count_alike()

    def _make_source(self) -> None:
        self.source = QComboBox()
        self.source.addItem(tr("choose…"), "")
        for source, title in self._model.source_titles.items():
            self.source.addItem(title, source)
        self.source.addItem(tr("another sensor"), OTHER)
        self.source.addItem(tr("no image: leave it out"), NONE)
        self.source.setCurrentIndex(max(0, self.source.findData(self._row.source)))
        self.other = QLabel(
            tr(
                "The encoder does not know other sensors, but can learn one: describe the images in "
                "a <a href='manifest'>manifest</a> with a source of your own, then run <i>Adapt the "
                "encoder to a scene</i> and <i>Make an embedding</i> from the Processing toolbox "
                "with it."
            )
        )
        self.other.setWordWrap(True)
        self.other.linkActivated.connect(self._open_manual)

    def _open_manual(self, page: str) -> None:
        window = ManualWindow(self)
        window.show_page(page)
        window.show()

    def _make_date(self) -> None:
        self.by_hand = QRadioButton(tr("&Date"))
        self.by_name = QRadioButton(tr("Date from the &name, written as"))
        self.day = QgsDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(ISO)
        self.day.setNullRepresentation(tr("choose…"))
        known = QDate.fromString(self._row.date, ISO)
        self.day.setDate(known if known.isValid() else QDate.currentDate())
        if not known.isValid():
            self.day.clear()  # empty only after it had a date
        self.pattern = QComboBox()
        self.pattern.setEditable(True)
        self.pattern.addItems(PATTERNS)
        self.pattern.setToolTip(
            tr("YYYY year, YY its last two digits, MM month, DD day, DDD day of the year.")
        )
        fitting = [p for p in PATTERNS if date_by(p, self._row.name)]
        self.pattern.setCurrentText(fitting[0] if fitting else PATTERNS[0])
        self.found = QLabel()
        self.by_name.setChecked(bool(fitting) and not known.isValid())
        self.by_hand.setChecked(not self.by_name.isChecked())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        name = QLabel(f"<b>{escape(self._row.name)}</b>")
        layout.addWidget(name)
        if self._row.problem:
            why = QLabel(self._row.problem)
            why.setWordWrap(True)
            layout.addWidget(why)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Source"), self.source)
        form.addRow(self.other)
        form.addRow(self.by_hand, self.day)
        named = QHBoxLayout()
        named.addWidget(self.pattern, 1)
        named.addWidget(self.found)
        form.addRow(self.by_name, named)
        layout.addLayout(form)
        layout.addWidget(self._bands_part(), 1)
        layout.addStretch(0)
        layout.addWidget(self.alike)
        layout.addWidget(self.missing)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = buttons.button(kinds.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        take_room(self, 480, 560)

    def _bands_part(self) -> QWidget:
        inner = QWidget()
        inner.setLayout(self.band_form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self.bands_box)
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Which band of the file is which?")), 1)
        for button in (self.by_wavelength, self.by_order):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout.addLayout(row)
        layout.addWidget(area, 1)
        return self.bands_box

    def _connect(self) -> None:
        self.source.currentIndexChanged.connect(lambda _index: self._show_bands())
        self.by_wavelength.clicked.connect(lambda: self._choose(self._like()))
        self.by_order.clicked.connect(lambda: self._choose(self._ordered()))
        self.by_name.toggled.connect(lambda _on: self._show_date())
        self.pattern.currentTextChanged.connect(lambda _text: self._show_date())
        self.day.dateValueChanged.connect(lambda _date: self._show_complete())

    def _file_bands(self) -> list[dict[str, Any]]:
        return self._row.found.get("file_bands") or []

    def _source_bands(self) -> dict[str, float | None]:
        return self._model.source_bands.get(self.source.currentData() or "", {})

    def _show_bands(self) -> None:
        """A combo box for each band of the source, filled as far as the file tells."""
        while self.band_form.rowCount():
            self.band_form.removeRow(0)
        self._bands = {}
        before: QWidget = self.by_order
        for name, nm in self._source_bands().items():
            box = QComboBox()
            box.addItem(tr("not in the file"), 0)
            for number, band in enumerate(self._file_bands(), 1):
                box.addItem(_band_text(number, band), number)
            box.currentIndexChanged.connect(lambda _index: self._show_complete())
            self._bands[name] = box
            self.band_form.addRow(f"{name} ({nm:.0f} nm)" if nm else name, box)
            QWidget.setTabOrder(before, box)  # else after OK and Cancel
            before = box
        self.bands_box.setVisible(bool(self._bands and self._file_bands()))
        self.other.setVisible(self.source.currentData() == OTHER)
        self.by_wavelength.setEnabled(bool(self._like()))
        known = self._row.bands or self._row.found.get("bands")
        self._choose(known or self._named() or self._like())
        self._show_complete()

    def _choose(self, bands: dict[str, int]) -> None:
        for name, box in self._bands.items():
            box.setCurrentIndex(box.findData(bands.get(name, 0)))

    def _ordered(self) -> dict[str, int]:
        numbers = range(1, len(self._file_bands()) + 1)
        return dict(zip(self._source_bands(), numbers))

    def _named(self) -> dict[str, int]:
        numbers = {band.get("name"): n for n, band in enumerate(self._file_bands(), 1)}
        return {name: numbers[name] for name in self._source_bands() if name in numbers}

    def _like(self) -> dict[str, int]:
        """The file's nearest band for each of the source's that has a wavelength."""
        found = {}
        for name, nm in self._source_bands().items():
            apart = [
                (abs(band["nm"] - nm), number)
                for number, band in enumerate(self._file_bands(), 1)
                if nm and band.get("nm")
            ]
            if apart and min(apart)[0] <= (NEAR_NM if nm < 1000 else WIDE_NM):
                found[name] = min(apart)[1]
        twice = len(set(found.values())) < len(found)
        return _nearest_only(found, self._source_bands(), self._file_bands()) if twice else found

    def bands(self) -> dict[str, int]:
        """Return band name -> number in the file, as chosen."""
        return {name: box.currentData() for name, box in self._bands.items() if box.currentData()}

    def date_of(self, row: FrameRow) -> str:
        """Return the date that the dialog gives to a row."""
        if self.by_name.isChecked():
            return date_by(self.pattern.currentText(), row.name) or row.date
        return self.day.date().toString(Qt.DateFormat.ISODate) if row is self._row else row.date

    def _show_date(self) -> None:
        named = self.by_name.isChecked()
        self.day.setEnabled(not named)
        self.pattern.setEnabled(named)
        found = date_by(self.pattern.currentText(), self._row.name)
        self.found.setText(f"→ {found}" if found else tr("no such date"))
        self.found.setEnabled(named)
        self._show_complete()

    def _show_complete(self) -> None:
        """Only what is complete can be taken."""
        answer = self.source.currentData()
        banded = bool(self.bands()) or not self._file_bands()
        told = answer in self._model.source_titles and self.date_of(self._row) and banded
        self.ok.setEnabled(answer == NONE or bool(told))
        self.missing.setVisible(answer != OTHER and not self.ok.isEnabled())

    def _others(self) -> list[FrameRow]:
        """Other frames of as many bands that could not be used either."""
        count = len(self._file_bands())
        return [
            row
            for row in self._model.rows
            if row is not self._row
            and row.broken
            and not row.unreadable
            and len(row.found.get("file_bands") or []) == count
        ]

    def _count_alike(self) -> None:
        """Offer to say it of the others; where all tell the same wavelengths, it is no guess."""
        others, own = self._others(), self._file_bands()
        self.alike.setText(
            tr("The same for {} other images that can't be used").format(len(others))
        )
        self.alike.setVisible(bool(others))
        same = all(row.found["file_bands"] == own for row in others)
        self.alike.setChecked(same and any(band.get("nm") for band in own))

    def accept(self) -> None:
        rows = [self._row, *(self._others() if self.alike.isChecked() else [])]
        numbers = list(self.bands().values())
        if self.source.currentData() == NONE:
            self._model.leave_out(rows)
        elif len(set(numbers)) < len(numbers):
            self._warn(tr("One band of the file is given two names."))
            return
        elif self._refused(rows):
            return
        else:
            self._model.mend(
                rows, self.source.currentData(), self.bands(), [self.date_of(row) for row in rows]
            )
        super().accept()

    def _refused(self, rows: list[FrameRow]) -> bool:
        """Ask where a band of a date would come from several files, of which only tiles do."""
        given = [(self.date_of(row), band) for row in rows for band in self.bands()]
        there = [
            (date, band)
            for row in self._model.chosen()
            if row.source == self.source.currentData() and row not in rows
            for date in row.dates()[row.source]
            for band in row.found.get("bands") or {}
        ]
        counts = Counter(given + there)
        twice = next((one for one in given if one[0] and counts[one] > 1), None)
        if twice is None:
            return False
        text = tr(
            "Of {}, {} files would be the band {}. That is right for tiles that lie side by side; of "
            "files of one place only one counts. Are they all this band?"
        ).format(twice[0], counts[twice], twice[1])
        answer = QMessageBox.question(self, self.windowTitle(), text)
        return answer != QMessageBox.StandardButton.Yes

    def _warn(self, sentence: str) -> None:
        self.bar.clearWidgets()
        self.bar.pushMessage(sentence, Qgis.MessageLevel.Warning)


def _band_text(number: int, band: dict[str, Any]) -> str:
    text = f"{number}: {band['name']}" if band.get("name") else str(number)
    told = not band.get("nm") or f"{band['nm']:.0f}" in text
    return text if told else f"{text} ({band['nm']:.0f} nm)"


def _nearest_only(
    found: dict[str, int], names: dict[str, float | None], file: list[dict[str, Any]]
) -> dict[str, int]:
    """Of the names that want one band of the file, the nearest gets it."""
    best: dict[int, tuple[float, str]] = {}
    for name, number in found.items():
        apart = abs((names[name] or 0) - file[number - 1]["nm"]), name
        best[number] = min(best.get(number, apart), apart)
    return {name: number for name, number in found.items() if best[number][1] == name}
