"""Sizes and times as a person says them."""

from __future__ import annotations

from typing import Any

from ..i18n import Local, grouped, tr


def size_text(count: float) -> str:
    """Bytes."""
    if count < 1e6:
        return tr("{:.0f} kB").format(count / 1e3)
    if count < 1e9:
        return tr("{:.0f} MB").format(count / 1e6)
    return tr("{:.1f} GB").format(Local(count / 1e9))


def pixels_text(count: float) -> str:
    """Pixels, in millions where there are many, with as many digits as tell something."""
    if count < 1e5:
        return tr("{} pixels").format(grouped(count))
    return tr("{} megapixels").format(
        f"{Local(count / 1e6):.2g}" if count < 1e7 else f"{count / 1e6:.0f}"
    )


def minutes_text(minutes: float) -> str:
    """A time that is known roughly."""
    if minutes < 1:
        return tr("less than a minute")
    if minutes < 90:
        return tr("about {:.0f} minutes").format(minutes)
    return tr("about {:.1f} hours").format(Local(minutes / 60))


def device_text(device: dict[str, Any]) -> str:
    """A device of the worker's, with the memory that it has free."""
    if device["id"] == "cpu":
        text = tr("Processor: {} cores").format(device["cores"])
    else:
        text = tr("Graphics card: {}").format(device["name"])
    return text + (tr(" · {} free").format(size_text(device["free"])) if device.get("free") else "")


def images_text(count: int) -> str:
    """Say how many images."""
    return tr("1 image") if count == 1 else tr("{} images").format(count)
