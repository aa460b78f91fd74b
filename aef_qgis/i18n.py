"""Translated text: one context for the whole plugin."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale, QTranslator

ROUNDING = 1e-6  # of shares that were added up
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"


def tr(text: str) -> str:
    """Return `text` in the user's language where a translation is installed."""
    return QCoreApplication.translate("AefFields", text)


class Local(float):
    """A number that `format` writes with the decimal sign of the boxes in which numbers are set."""

    def __format__(self, spec: str) -> str:
        return _local(super().__format__(spec))


def grouped(count: float) -> str:
    """A count as people read it: 20,736, also where QGIS's own boxes show no groups."""
    return f"{count:,.0f}".replace(",", QLocale().groupSeparator())


def plain(value: float, digits: int = 4) -> str:
    """A number to so many digits, as people write it: 28430 rather than 2.843e+04."""
    return _local(f"{Decimal(f'{value:.{digits}g}'):f}")


def hundredths(share: float) -> str:
    """A share as it stands before a per-cent sign: 100 only of all and 0 only of none, else 99.7 or 0.3, as
    in the worker's reports (core/words.py)."""
    text = f"{100 * share:.0f}"
    if ROUNDING < share < 1 - ROUNDING and text in ("0", "100"):
        return _local(f"{min(max(100 * share, 0.1), 99.9):.1f}")
    return text


def _local(text: str) -> str:
    return text.replace(".", QLocale().decimalPoint())


def day_text(day: QDate, form: str) -> str:
    """A date with the months' names in QGIS's language: Qt's are the system's, or English in Qt 6."""
    return language().toString(day, form)


def language() -> QLocale:
    """What `qgis --lang` asked for, the settings or the system; qgis_process knows the last two only."""
    return QLocale(QgsApplication.instance().translation() or QgsApplication.locale())


def install() -> QTranslator | None:
    """Have `tr` speak QGIS's language; None if it is one that we don't. Keep what is returned.

    Must come before the modules that name things are imported: many say `tr` when they load.
    """
    translator = QTranslator()
    locale = language()
    if locale.language() == QLocale.Language.English:
        return None
    if not translator.load(locale, "aef_fields", "_", str(FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
