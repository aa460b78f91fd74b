"""Numbers as a person reads them, in reports and sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable

ROUNDING = 1e-6  # of shares that were added up, and are written to a record with six digits


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


def percent(share: float) -> str:
    """`62 %`; 100 % only of all and 0 % only of none: `99.7 %`, `0.3 %`, as those who are told 100 % look for
    no error. Between `low` and `high` of an interval likewise, see `percents`."""
    return f"{_hundredths(share)}\u00a0%"


def percents(low: float, high: float, between: str = "–") -> str:
    """`47–75 %`."""
    return f"{_hundredths(low)}{between}{percent(high)}"


def _hundredths(share: float) -> str:
    text = f"{100 * share:.0f}"
    if ROUNDING < share < 1 - ROUNDING and text in ("0", "100"):
        return f"{min(max(100 * share, 0.1), 99.9):.1f}"
    return text


def counted(n: int, what: str) -> str:
    """`1 image`, `12 images`."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def corners(bounds: Iterable[float]) -> str:
    """Left, bottom, right and top of an area with ten digits: metres are never rounded away."""
    return " ".join(f"{v:.10g}" for v in bounds)
