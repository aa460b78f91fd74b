"""What is wanted of a run: as the settings say it, and as one that goes on was told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsReferencedRectangle
from qgis.PyQt.QtCore import Qt

from ..algorithms.frames import write_manifest
from ..i18n import tr
from ..layers import bounds_words
from .task_run import Step

if TYPE_CHECKING:
    from .embed_form import EmbedForm

Wanted = tuple[list[dict[str, Any]], list[str]]  # images as a manifest has them, options of `plan`


def wanted_of(form: EmbedForm) -> Wanted:
    """Return what is to be planned with the settings as they are now."""
    start, end = (day.toString(Qt.DateFormat.ISODate) for day in form.valid_period())
    options = ["--valid-start", start, "--valid-end", end, "--device", form.device_id()]
    if form.checkpoint():
        options += ["--checkpoint", form.checkpoint()]
    if form.area.isValid():
        options += bounds_words(form.area.outputExtent(), form.area.outputCrs())
    return [row.entry() for row in form.model.chosen()], options


def steps_of(form: EmbedForm, output: str) -> list[Step]:
    """Return what is to be run with these settings."""
    manifest = write_manifest([row.entry() for row in form.model.chosen()])
    parameters: dict[str, Any] = {"MANIFEST": manifest, "OUTPUT": output}
    parameters["DEVICE"] = form.device_id()
    start, end = form.valid_period()
    parameters["VALID_START"], parameters["VALID_END"] = start, end
    if form.area.isValid():
        parameters["EXTENT"] = QgsReferencedRectangle(
            form.area.outputExtent(), form.area.outputCrs()
        )
    checkpoint = form.checkpoint()
    found = []
    if form.adapt.isChecked():
        fitted = str(Path(output).with_suffix(".safetensors"))
        fit = {"MANIFEST": manifest, "MINUTES": form.minutes.value(), "OUTPUT": fitted}
        fit["DEVICE"] = form.device_id()
        if checkpoint:
            fit["FROM"] = checkpoint
        found.append(Step(tr("Adapting the encoder"), "aef:fit", fit))
        checkpoint = fitted
    if checkpoint:
        parameters["CHECKPOINT"] = checkpoint
    found.append(Step(tr("Summing up the images"), "aef:embed", parameters))
    return found


def wanted_by(steps: list[Step]) -> Wanted:
    """What a run was given, to be planned as settings are."""
    given = steps[-1].parameters
    manifest = json.loads(Path(given["MANIFEST"]).read_text(encoding="utf-8"))
    start, end = (
        given[name].toString(Qt.DateFormat.ISODate) for name in ("VALID_START", "VALID_END")
    )
    options = ["--valid-start", start, "--valid-end", end, "--device", given["DEVICE"]]
    # The one that is being adapted is not there yet.
    checkpoint = steps[0].parameters.get("FROM" if len(steps) > 1 else "CHECKPOINT")
    if checkpoint:
        options += ["--checkpoint", checkpoint]
    area = given.get("EXTENT")
    return manifest["frames"], options + (bounds_words(area, area.crs()) if area else [])


def option(words: list[str], name: str) -> str:
    """Return what follows an option's name, "" if it is not given."""
    return words[words.index(name) + 1] if name in words else ""
