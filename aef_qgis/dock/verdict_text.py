"""What the worker says of the labels so far, in words: how good, and what is still missing."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..i18n import Local, hundredths, plain, tr

ENOUGH = 5  # labels a class with which the accuracy begins to mean something


class VerdictText(QWidget):
    """Accuracy on held-out labels, and the pair of classes that is confused most."""

    def __init__(self) -> None:
        super().__init__()
        self.accuracy, self.confused = QLabel(), QLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in (self.accuracy, self.confused):
            label.setWordWrap(True)
            layout.addWidget(label)

    def show_verdict(self, verdict: dict[str, Any], task: str) -> None:
        """Show what the worker said of labels for this task ("classify", "regress")."""
        if verdict.get("value") is None and task == "regress":
            self.say(tr("Too few labels to test: add more places, with other values."))
        elif verdict.get("value") is None:
            text = tr("Draw at least two labels of each class: one is held out to test the others.")
            self.say(text + _alike(verdict["classes"]))
        elif verdict["measure"] == "overall":
            self.say(_accuracy(verdict) + _off(verdict), _confused(verdict))
        else:
            self.say(_fit(verdict) + _off(verdict))

    def say(self, accuracy: str, confused: str = "") -> None:
        """Show these sentences; "" shows nothing."""
        for label, text in ((self.accuracy, accuracy), (self.confused, confused)):
            label.setText(text.replace(" %", "\u00a0%"))  # no line begins with the sign
            label.setVisible(bool(text))
        self.setVisible(bool(accuracy))


def _accuracy(verdict: dict[str, Any]) -> str:
    value, low, high = (hundredths(verdict[key]) for key in ("value", "low", "high"))
    if _by_areas(verdict):
        text = tr(
            "<b>{} % right</b> on {} labels, whole areas held out because your labels lie in clusters "
            "(95 %: {} to {} %)."
        )
    else:
        text = tr("<b>{} % right</b> on {} labels that were held out (95 %: {} to {} %).")
    text = text.format(value, verdict["tested"], low, high)
    if verdict.get("clusters") == "beside":
        text += tr(
            " But your labels lie in clusters: this holds near them, expect less elsewhere. Label each "
            "class in several places."
        )
    elif (verdict.get("beside") or 0) > verdict["value"]:
        text += tr(" Held out one by one {} %, which holds near labels only.").format(
            hundredths(verdict["beside"])
        )
    text += _farther(verdict)
    if guessed(verdict["classes"]):
        text += tr(" No better than guessing: draw more labels, or take other images.")
    text += _alike(verdict["classes"])
    # A class may be called 60: its labels say that this is no count.
    few = [f"{c['name']} ({c['labels']})" for c in verdict["classes"] if c["labels"] < ENOUGH]
    if len(few) == len(verdict["classes"]):  # how many each has stands in the list above
        text += tr(" Fewer than {} labels in each class.").format(ENOUGH)
    elif few:
        text += tr(" Fewer than {} labels: {}.").format(ENOUGH, escape(", ".join(few)))
    untested = [c["name"] for c in verdict["classes"] if c["found"] is None and c["labels"] > 1]
    if untested:
        why = (
            tr(" Not tested, because their labels lie in one place: {}.")
            if _by_areas(verdict)
            else tr(" Not tested, because their labels overlap: {}.")
        )
        text += why.format(escape(", ".join(untested)))
    return text


def _by_areas(verdict: dict[str, Any]) -> bool:
    return verdict.get("clusters") in ("areas", "corner")


def _farther(verdict: dict[str, Any]) -> str:
    """That what was tested lies nearer to labels than most of the map, though areas were held out."""
    if verdict.get("clusters") != "corner":
        return ""
    return tr(" Most of the map lies farther from labels still: expect less there.")


def _alike(classes: list[dict[str, Any]]) -> str:
    """Name classes that differ in capitals or spaces only, as `core/labels/layer.py` compares them."""
    known: dict[str, list[str]] = {}
    for one in classes:
        known.setdefault("".join(one["label"].casefold().split()), []).append(one["name"])
    alike = [" / ".join(names) for names in known.values() if len(names) > 1]
    if not alike:
        return ""
    text = tr(" Written almost alike: {}. If they are one class, give them one name.")
    return text.format(escape(", ".join(alike)))


def guessed(classes: list[dict[str, Any]]) -> bool:
    """Whether guessing would find as much of each class, as the report of the map will say too."""
    found = [c["found"] for c in classes if c["found"] is not None]
    return bool(found) and sum(found) / len(found) <= 1 / len(classes)


def _off(verdict: dict[str, Any]) -> str:
    off = verdict.get("off", 0)
    return (
        tr(" Labels that lie off the embedding and count for nothing: {}.").format(off)
        if off
        else ""
    )


def _confused(verdict: dict[str, Any]) -> str:
    confused = verdict.get("confused")
    if not confused:
        return ""
    return tr("Most confused: <b>{}</b>, {} % taken for <b>{}</b>.").format(
        escape(confused["class"]), hundredths(confused["share"]), escape(confused["taken_for"])
    )


def _fit(verdict: dict[str, Any]) -> str:
    if _by_areas(verdict):
        text = tr(
            "<b>R² {:.2f}</b> on {} labels, whole areas held out because your labels lie in clusters; "
            "typical error {}."
        )
    else:
        text = tr("<b>R² {:.2f}</b> on {} labels held out; typical error {}.")
    text = text.format(Local(verdict["value"]), verdict["tested"], plain(verdict["rmse"], 3))
    if verdict.get("clusters") == "beside":
        text += tr(
            " But your labels lie in clusters: this holds near them, expect less elsewhere. Measure "
            "places all over the map."
        )
    elif (verdict.get("beside") or verdict["value"]) > verdict["value"]:
        text += tr(" Held out one by one R² {:.2f}, which holds near labels only.").format(
            Local(verdict["beside"])
        )
    text += _farther(verdict)
    if verdict["value"] < 0:
        text += tr(" Below 0: the mean of all labels would do better.")
    return text
