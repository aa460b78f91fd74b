"""The plugin speaks the languages that it has files for, and all of it does."""

import ast
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from aef_fields.aef_qgis import i18n
from aef_fields.aef_qgis.dialogs import sizes
from aef_fields.aef_qgis.dock.ramp import Ramp
from aef_fields.aef_qgis.dock.series_panel import round_marks
from aef_fields.aef_qgis.notes import NOTES, note_text
from qgis.PyQt.QtCore import QLocale, QTranslator
from qgis.PyQt.QtWidgets import QDoubleSpinBox

ROOT = Path(__file__).resolve().parents[2]
tool = runpy.run_path(str(ROOT / "scripts" / "translations.py"))
LANGUAGES = tool["LANGUAGES"]
STRINGS = set(tool["collect"]())
# What is the same everywhere: names, and what is typed or clicked elsewhere.
NAMES = re.compile(r"AEF Fields|HTTPS_PROXY|/[\w/.-]+|https?://\S+|[\w-]+\.txt")


def shown(locale, tmp_path, *how):
    """Every text of algorithms and windows in a QGIS of this locale."""
    variables = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
        "HOME": str(tmp_path),
        "AEF_PYTHON": "/gone/python",
    }
    script = str(Path(__file__).with_name("speak.py"))
    done = subprocess.run(
        [sys.executable, script, locale, *how],
        env=variables,
        capture_output=True,
        text=True,
        timeout=600,  # a busy machine takes its time
        check=False,
    )
    assert done.stdout.strip(), done.stderr[-2000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def notes():
    """What the worker's code calls its steps, as far as a colon."""
    found = set()
    for path in (ROOT / "core").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                given = [*node.args, *(word.value for word in node.keywords)]
                steps = getattr(node.func, "attr", "") == "step"
                if steps or any(getattr(one, "id", "") == "progress" for one in given):
                    said = {text for one in given for text in texts(one)}
                    found |= {text for text in said if steps or text[:1].isupper()}
    return {note.partition(":")[0] for note in found}


def texts(node):
    first = node.values[0] if isinstance(node, ast.JoinedStr) else node
    return [first.value] if isinstance(getattr(first, "value", None), str) else []


def test_what_the_worker_says_it_is_doing_is_translated(monkeypatch):
    assert notes() == set(NOTES)
    monkeypatch.setitem(NOTES, "Encoding", "Kodieren")
    assert note_text("Encoding") == "Kodieren"
    assert note_text("Encoding: 0.5") == "Kodieren: 0.5"
    assert note_text("Something new: 1:2") == "Something new: 1:2"


def test_all_that_is_shown_goes_through_the_translation(tmp_path):
    texts = shown("marked", tmp_path)
    assert "«Make an embedding»" in texts
    plain = [re.sub(r"«.*?»", "", text, flags=re.DOTALL) for text in texts]
    left = {NAMES.sub("", text) for text in plain}
    assert not [text for text in left if re.search(r"[^\W\d_]{3}", text)]


@pytest.mark.parametrize("locale, how", [("de", []), ("pt_BR", []), ("de", ["--lang"])])
def test_qgis_in_another_language(tmp_path, locale, how):
    texts = shown(locale, tmp_path, *how)
    known = tool["read"](locale[:2])
    assert known["Make an embedding"] in texts
    assert known["Make an embedding…"] in texts
    assert "Make an embedding" not in texts


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_nothing_is_cut_off_in_the_smallest_panel(tmp_path, language):
    needed, room = shown(language, tmp_path, "--width")
    assert needed <= room


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_left_out_or_untranslated(language):
    known = tool["read"](language)
    assert {text for text in STRINGS if not known.get(text)} == set(), "run `make translations`"
    assert set(known) == STRINGS, "run `make translations`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_and_marked_up_is_the_same(language):
    for text, translation in tool["read"](language).items():
        fields = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
        values = range(101, 101 + len(fields))
        said = translation.format(*values)
        assert not [value for value in values if str(value) not in said], translation
        for pattern in (r"</?\w+", r"\(\*[.\w]*\)", r"&(?=\w)", r"^\s|\s$|…$"):
            count = sorted(re.findall(pattern, text)), sorted(re.findall(pattern, translation))
            assert count[0] == count[1], translation


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_what_was_translated(language):
    compiled = QTranslator()
    assert compiled.load(str(tool["file_of"](language).with_suffix(".qm")))
    for text, translation in tool["read"](language).items():
        # PyQt takes bytes here where the text is not ASCII.
        assert compiled.translate(tool["CONTEXT"], text.encode()) == translation, (
            "run `make translations`"
        )


def test_numbers_are_written_as_the_boxes_beside_them_have_them(qgis_app):
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        box = QDoubleSpinBox()
        box.setValue(24.4)
        assert box.text() == "24,40"
        assert sizes.size_text(24.4e9) == "24,4 GB"
        assert i18n.plain(-0.5) == "-0,5"
    finally:
        QLocale.setDefault(before)
    assert sizes.size_text(24.4e9) == "24.4 GB"


def test_no_number_is_written_with_an_exponent(qgis_app):
    assert [i18n.plain(v) for v in (28432.0, 1.5e-5, 0.3, 12, 0)] == [
        "28430",
        "0.000015",
        "0.3",
        "12",
        "0",
    ]
    ramp = Ramp()
    ramp.show_span(28432.0, 93000.0)
    assert ramp.accessibleName() == "28430 – 93000"


def test_an_axis_has_round_numbers(qgis_app):
    assert [i18n.plain(v) for v in round_marks(-0.028, 0.81)] == ["0", "0.2", "0.4", "0.6", "0.8"]
    for low, high in ((-24.3, -7.1), (0.031, 0.033), (990, 5400), (-1, 1)):
        assert 3 <= len(round_marks(low, high)) <= 5
