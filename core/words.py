"""Numbers as a person reads them, in reports and sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable


def number(value: float | None, error: float = 0.0) -> str:
    """Three significant digits, or down to the second one of its error; 12 345 from a thousand on;
    a dash where it is not known."""
    if value is None:
        return "–"
    known = error > 1e-6 * abs(value)
    if known or abs(value) >= 999.5:  # of which three digits are 1000
        decimals = max(1 - math.floor(math.log10(error)), 0) if known else 0
        text = f"{value:,.{decimals}f}".replace(",", "\u202f")
    else:
        text = f"{value:.3g}"
    return text.replace("-", "−")


def counted(n: int, what: str) -> str:
    """`1 image`, `12 images`."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def corners(bounds: Iterable[float]) -> str:
    """Left, bottom, right and top of an area with ten digits: metres are never rounded away."""
    return " ".join(f"{v:.10g}" for v in bounds)
