"""Dates out of file names by a pattern that a person can write: DD-MM-YYYY, YYYYDDD."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QDate, Qt

PATTERNS = (
    "YYYYMMDD",
    "YYYY-MM-DD",
    "DDMMYYYY",
    "DD-MM-YYYY",
    "MMDDYYYY",
    "YYMMDD",
    "YYYYDDD",
    "YYYY-MM",
    "YYYYMM",
)
# The longer ones first; DDD is the day of the year.
_PARTS = {
    "YYYY": r"(?P<year>(?:19|20)\d\d)",
    "DDD": r"(?P<number>[0-3]\d\d)",
    "YY": r"(?P<short>\d\d)",
    "MM": r"(?P<month>0[1-9]|1[0-2])",
    "DD": r"(?P<day>0[1-9]|[12]\d|3[01])",
}


def date_by(pattern: str, name: str) -> str:
    """Return the first date of that pattern in a name as yyyy-MM-dd, "" if there is none.

    A month without a day is its middle.
    """
    parts = re.split("(YYYY|DDD|YY|MM|DD)", pattern)
    if len(set(parts[1::2])) < len(parts[1::2]):
        return ""  # a part stands twice
    text = "".join(_PARTS[part] if i % 2 else re.escape(part) for i, part in enumerate(parts))
    for match in re.finditer(rf"(?<!\d){text}(?!\d)", name):
        date = _date(match.groupdict())
        if date.isValid():
            return date.toString(Qt.DateFormat.ISODate)
    return ""


def _date(found: dict[str, str]) -> QDate:
    year = int(found.get("year") or 0) or 2000 + int(found.get("short") or -2000)
    if "number" in found:
        date = QDate(year, 1, 1).addDays(int(found["number"]) - 1)
        return date if date.year() == year else QDate()
    if not year or "month" not in found:
        return QDate()
    return QDate(year, int(found["month"]), int(found.get("day") or 15))
