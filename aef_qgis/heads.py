"""What a head's file says of itself, read without the worker."""

from __future__ import annotations

import json
import zipfile
from typing import Any


def record(path: str) -> dict[str, Any]:
    """Return the head's description, or an empty dict if the file is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            content = json.loads(archive.read("head.json"))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return {}
    return content if isinstance(content, dict) else {}
