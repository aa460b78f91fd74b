"""Bring the translations up to date with the strings of aef_qgis: `translations.py [--check]`.

Adds new strings to resources/translations/*.ts as unfinished, drops those that are gone, compiles
the .qm that ship (Qt's lrelease), and lists what is not translated yet; exit code 1 if anything is.
With --check it only lists.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es", "fr", "pt")
CONTEXT = "AefFields"  # as in aef_qgis/i18n.py


def collect() -> list[str]:
    """Return every string that aef_qgis translates, sorted.

    Raises `SystemExit` where tr() is given anything but a literal: it would never be found.
    """
    found = set()
    for path in sorted((ROOT / "aef_qgis").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                text = node.args[0]
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    raise SystemExit(f"{path}:{node.lineno}: tr() takes a literal string.")
                found.add(text.value)
    return sorted(found)


def file_of(language: str) -> Path:
    """Return the translations of a language, for Qt Linguist or a text editor."""
    return FOLDER / f"aef_fields_{language}.ts"


def read(language: str) -> dict[str, str]:
    """Return string -> translation, "" where there is none yet."""
    if not file_of(language).exists():
        return {}
    messages = ElementTree.parse(file_of(language)).getroot().iter("message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}


def write(language: str, known: dict[str, str]) -> None:
    """Write a language's file anew, and compile it."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, translation in known.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        unfinished = {} if translation else {"type": "unfinished"}
        ElementTree.SubElement(message, "translation", unfinished).text = translation
    ElementTree.indent(root)
    content = ElementTree.tostring(root, encoding="unicode")
    file_of(language).write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', encoding="utf-8"
    )
    compiled = str(file_of(language).with_suffix(".qm"))
    lrelease = shutil.which("lrelease", path="/usr/lib/qt5/bin") or "lrelease"
    subprocess.run([lrelease, "-silent", str(file_of(language)), "-qm", compiled], check=True)


def main(check: bool) -> int:
    """See the module."""
    missing = 0
    strings = collect()
    for language in LANGUAGES:
        before = read(language)
        known = {text: before.get(text, "") for text in strings}
        if not check:
            write(language, known)
        for text in (text for text, translation in known.items() if not translation):
            print(f"{language}: {text}")
            missing += 1
    if missing:
        print(f"{missing} translations are missing; write them into {FOLDER}/*.ts, run again.")
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
