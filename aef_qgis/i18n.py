"""Translated text: one context for the whole plugin."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"


def tr(text: str) -> str:
    """Return `text` in the user's language where a translation is installed."""
    return QCoreApplication.translate("AefFields", text)


def install() -> QTranslator | None:
    """Have `tr` speak QGIS's language; None if it is one that we don't. Keep what is returned.

    Must come before the modules that name things are imported: many say `tr` when they load.
    """
    translator = QTranslator()
    # What `qgis --lang` asked for, the settings or the system; qgis_process knows the last two only.
    locale = QLocale(QgsApplication.instance().translation() or QgsApplication.locale())
    if locale.language() == QLocale.Language.English:
        return None
    if not translator.load(locale, "aef_fields", "_", str(FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
