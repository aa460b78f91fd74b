"""What the worker says it is doing, in the user's language; its own words are English."""

from __future__ import annotations

import re

from qgis.core import QgsApplication

from .i18n import tr

COMMAND = re.compile(r"`(\w+)(?: \w+)?`")

NOTES = {
    "Adapting the encoder": tr("Adapting the encoder"),
    "Assigning pixels to clusters": tr("Assigning pixels to clusters"),
    "Combining": tr("Combining"),
    "Comparing": tr("Comparing"),
    "Comparing numbers of clusters": tr("Comparing numbers of clusters"),
    "Counting the map's classes": tr("Counting the map's classes"),
    "Downloading the index of tiles": tr("Downloading the index of tiles"),
    "Downloading the tiles": tr("Downloading the tiles"),
    "Drawing points": tr("Drawing points"),
    "Drawing the picture": tr("Drawing the picture"),
    "Encoding": tr("Summing up the images"),
    "Encoding on the cluster": tr("Summing up the images on the cluster"),
    "Fetching embeddings": tr("Fetching embeddings"),
    "Joining small patches to others": tr("Joining small patches to others"),
    "Joining the tiles": tr("Joining the tiles"),
    "Looking at a sample of the embedding": tr("Looking at a sample of the embedding"),
    "Looking at the images": tr("Looking at the images"),
    "Looking at the tiles": tr("Looking at the tiles"),
    "Looking at what is usual": tr("Looking at what is usual"),
    "Looking for look-alikes": tr("Looking for look-alikes"),
    "Making overviews": tr("Making overviews"),
    "Mapping": tr("Mapping"),
    "Reading": tr("Reading"),
    "Reading the vectors under the labels": tr("Reading the vectors under the labels"),
    "Testing on held-out labels": tr("Testing on held-out labels"),
}


def note_text(note: str) -> str:
    """Figures may follow after a colon."""
    what, colon, figures = note.partition(":")
    return NOTES.get(what, what) + colon + figures


def with_titles(text: str) -> str:
    """The worker's sentence with its commands, such as `train`, called as in the toolbox."""
    return COMMAND.sub(_title, text)


def _title(command: re.Match[str]) -> str:
    name = "importembedding" if command[1] == "import" else command[1]
    algorithm = QgsApplication.processingRegistry().algorithmById(f"aef:{name}")
    return f"“{algorithm.displayName()}”" if algorithm is not None else command[0]
