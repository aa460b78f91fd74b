"""Translated text: one context for the whole plugin."""

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Return `text` in the user's language where a translation is installed."""
    return QCoreApplication.translate("AefFields", text)
