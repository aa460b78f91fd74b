"""Which version of the plugin this is."""

from __future__ import annotations

import configparser
from pathlib import Path

METADATA = Path(__file__).resolve().parent.parent / "metadata.txt"


def version() -> str:
    """As metadata.txt has it, which lies beside `core`; "" without it."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", "version", fallback="")
