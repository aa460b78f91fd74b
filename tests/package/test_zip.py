"""What plugins.qgis.org asks of an upload, so that it is known before one."""

import configparser
import json
import re
import shutil
import subprocess
import sys
from pathlib import PurePosixPath

import pytest

SIZE = 25_000_000
REQUIRED = ["name", "description", "version", "qgisMinimumVersion", "author", "email", "about"]
REQUIRED += ["tracker", "repository"]
PROGRAMS = {".exe", ".dll", ".so", ".dylib", ".pyd", ".bat", ".sh", ".ps1", ".cmd", ".msi", ".jar"}
# First bytes of programs and libraries: Linux, Windows, macOS (four ways), scripts.
MAGIC = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
JUNK = re.compile(r"(^|/)(__pycache__|__MACOSX|\.git|\.venv|tests|build|\.DS_Store)(/|$)|\.py[co]$")


@pytest.fixture(scope="module")
def files(package):
    """Names of all files below the one folder."""
    return [entry for entry in package.infolist() if not entry.is_dir()]


@pytest.fixture(scope="module")
def metadata(package):
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(package.read("aef_fields/metadata.txt").decode("utf-8"))
    return parser["general"]


def test_it_is_small_enough(package):
    assert sum(entry.compress_size for entry in package.infolist()) < SIZE
    assert package.fp.seek(0, 2) < SIZE


def test_one_folder_whose_name_python_can_import(package):
    tops = {PurePosixPath(name).parts[0] for name in package.namelist()}
    assert tops == {"aef_fields"}
    assert all(top.isidentifier() for top in tops)
    assert not [n for n in package.namelist() if "\\" in n or ".." in PurePosixPath(n).parts]


def test_what_must_be_there_is_there(package):
    needed = ["__init__.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md"]
    needed += ["core/requirements-cpu.txt", "core/requirements-cuda.txt", "core/__main__.py"]
    needed += [f"resources/translations/aef_fields_{code}.qm" for code in ("de", "es", "fr", "pt")]
    needed += ["resources/icons/aef.svg", "resources/sample/manifest.json"]
    missing = {f"aef_fields/{name}" for name in needed} - set(package.namelist())
    assert not missing


def test_what_the_readme_shows_is_in_it(package):
    text = package.read("aef_fields/README.md").decode("utf-8")
    local = [t for t in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in t]
    assert local
    assert {f"aef_fields/{name}" for name in local} <= set(package.namelist())


def test_nothing_that_was_left_lying_about(files):
    assert not [entry.filename for entry in files if JUNK.search(entry.filename)]


def test_no_program_and_no_library(package, files):
    assert not [e.filename for e in files if PurePosixPath(e.filename).suffix.lower() in PROGRAMS]
    mode = {e.filename: e.external_attr >> 16 for e in files}
    assert not [name for name, bits in mode.items() if bits & 0o111]
    assert not [name for name, bits in mode.items() if bits & 0o170000 == 0o120000], "links"
    assert not [e.filename for e in files if package.read(e)[:4].startswith(MAGIC)]


def test_no_pointer_in_place_of_a_file(package, files):
    pointer = b"version https://git-lfs"
    assert not [e.filename for e in files if package.read(e)[:23] == pointer]


def test_metadata(metadata):
    assert not [key for key in REQUIRED if not metadata.get(key, "").strip()]
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert "supportsQt6" not in metadata
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert metadata["hasProcessingProvider"] == "yes"
    assert "plugin" not in metadata["name"].lower()


def test_the_changelog_begins_with_this_version(package, metadata):
    changelog = package.read("aef_fields/CHANGELOG.md").decode("utf-8")
    assert re.findall(r"^## \[(.+?)\]", changelog, re.M)[0] in ("Unreleased", metadata["version"])


def test_the_icon_is_there(package, metadata):
    assert f"aef_fields/{metadata['icon']}" in package.namelist()


def test_bandit_finds_nothing(unzipped):
    command = [sys.executable, "-m", "bandit", "-q", "-f", "json", "-r", "aef_fields"]
    done = subprocess.run(command, cwd=unzipped, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["errors"] == []
    assert [(r["filename"], r["line_number"], r["test_id"]) for r in found["results"]] == []
    assert found["metrics"]["_totals"]["loc"] > 1000


def test_detect_secrets_finds_nothing_new(unzipped):
    folder = unzipped / "aef_fields"
    names = [str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()]
    hook = shutil.which("detect-secrets-hook", path=str(PurePosixPath(sys.executable).parent))
    command = [hook, "--baseline", ".secrets.baseline", *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
