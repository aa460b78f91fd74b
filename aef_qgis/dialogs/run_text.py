"""Sentences about a run: one that is planned, and one that was stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..i18n import hundredths, tr
from ..unfinished import Unfinished
from .sizes import images_text, minutes_text, pixels_text, size_text


def plan_text(plan: dict[str, Any], minutes: float, trying: bool, unseen: str) -> str:
    """Say what a run would make and take. minutes: 0 if nobody knows; trying: whether that is being
    found out; unseen: what to say of images that lie beside the valid period."""
    parts = [
        pixels_text(plan["width"] * plan["height"]),
        tr("{} ({} while it runs)").format(
            size_text(plan["bytes"]), size_text(plan["bytes_meanwhile"])
        ),
    ]
    if minutes:
        parts.append(minutes_text(minutes))
    elif trying:
        parts.append(tr("finding out how quick this computer is…"))
    if plan["frames"] < plan["frames_given"]:
        parts.append(tr("the clearest {} of {} dates").format(plan["frames"], plan["frames_given"]))
    warnings = [unseen or _never_clear(plan), _mostly_empty(plan)]
    return ". ".join(filter(None, [" · ".join(parts), " ".join(filter(None, warnings))]))


def _never_clear(plan: dict[str, Any]) -> str:
    """Say it where clouds hide all of the valid period."""
    if any(sum(month["clear"].values()) for month in plan["months"]):
        return ""
    return tr("No image of the valid period shows the ground clearly.")


def _mostly_empty(plan: dict[str, Any]) -> str:
    """Say it where most of a planned embedding would be: its images are of several places."""
    if plan["covered"] >= 0.5:
        return ""
    return tr(
        "{} % of the area has no image. Are the images of several places? Then make an embedding "
        "of each."
    ).format(hundredths(1 - plan["covered"]))


def unfinished_text(run: Unfinished) -> str:
    """Say what was stopped, and what keeps it from going on."""
    where = tr("a temporary file") if run.temporary else Path(run.output).name
    text = tr("A run was stopped before its end: {} into {}.")
    text = text.format(images_text(run.frames), where)
    if run.missing:
        return f"{text} " + tr("{} is not there any more: put it back to go on.").format(
            run.missing
        )
    if run.changed:
        return f"{text} " + tr(
            "{} was changed since then, so it can only begin anew: what was finished is removed."
        ).format(run.changed)
    return text
