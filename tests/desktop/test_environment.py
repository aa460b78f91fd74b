"""Finding, checking and making the worker's environment."""

import os
import stat
import sys
from pathlib import Path

import pytest
from aef_fields.aef_qgis import environment
from qgis.core import QgsSettings
from qgis.PyQt.QtGui import QKeySequence


@pytest.fixture
def home(monkeypatch, tmp_path, no_setting):
    """An empty home folder and nothing chosen."""
    monkeypatch.delenv("AEF_PYTHON", raising=False)
    monkeypatch.setattr(environment.Path, "home", lambda: tmp_path)
    return tmp_path


def made(folder):
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    return python


def test_nothing_there(home):
    assert environment.find_python() is None
    assert "not there yet" in environment.missing_sentence()
    assert "Worker environment" in environment.missing_sentence()


def test_what_we_made_counts_only_when_it_was_finished(home):
    python = made(environment.folder())
    assert environment.find_python() is None
    (environment.folder() / "ready").touch()
    assert environment.find_python() == python


def test_one_whose_interpreter_went_with_an_upgrade_is_none(home):
    best, other = made(environment.folder("cuda")), made(environment.folder("cpu"))
    for variant in ("cuda", "cpu"):
        (environment.folder(variant) / "ready").touch()
    assert environment.find_python() == best
    best.unlink()
    best.symlink_to(home / "python3.11")  # which is gone
    assert environment.find_python() == other
    other.unlink()
    assert environment.find_python() is None and environment.made() == ""
    assert "not there yet" in environment.missing_sentence()


def test_the_setting_wins_over_the_variable_and_that_over_what_we_made(home, monkeypatch):
    made(environment.folder())
    (environment.folder() / "ready").touch()
    one, two = made(home / "one"), made(home / "two")
    monkeypatch.setenv("AEF_PYTHON", str(one))
    assert environment.find_python() == one
    QgsSettings().setValue("aef/python", str(two))
    assert environment.find_python() == two


def test_a_chosen_interpreter_that_is_gone_is_named(home, monkeypatch):
    monkeypatch.setenv("AEF_PYTHON", "/gone/python")
    assert environment.find_python() is None
    assert "“/gone/python”" in environment.missing_sentence()


def test_the_folder_changes_with_the_requirements(home, monkeypatch, tmp_path):
    before = environment.folder()
    other = tmp_path / "requirements.txt"
    other.write_bytes(environment.REQUIREMENTS["cpu"].read_bytes() + b"\n")
    monkeypatch.setitem(environment.REQUIREMENTS, "cpu", other)
    assert environment.folder() != before


def test_the_workers_environment_passes_the_check(worker_python):
    assert environment.check(Path(worker_python)) == ""


def test_the_check_names_what_is_missing(monkeypatch, tmp_path):
    listed = tmp_path / "requirements.txt"
    listed.write_text("# a comment\npytest==1.0\nno-such-package==1.0 ; python_version > '3'\n")
    monkeypatch.setitem(environment.REQUIREMENTS, "cpu", listed)
    sentence = environment.check(Path(sys.executable))
    assert "lacks these packages: no-such-package." in sentence


def test_the_check_knows_what_is_no_python(tmp_path):
    assert "does not run" in environment.check(Path("/bin/false"))
    assert "does not run" in environment.check(tmp_path / "gone")


def script(path, text):
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


def test_an_old_python_is_told_and_not_taken_as_base(tmp_path, monkeypatch):
    old = script(tmp_path / "python3", "echo 3 9\n")
    assert "is Python 3.9" in environment.check(Path(old))
    monkeypatch.setattr(environment, "_candidates", lambda: [old])
    assert environment.find_base_python() is None


def test_a_base_python_is_found_here():
    base = environment.find_base_python()
    if base is None and sys.version_info[:2] > environment.NEWEST:
        pytest.skip("the only Python here is newer than those that the packages are pinned for")
    version = environment._quick(base, ["-V"])[1]
    assert version.startswith("Python 3.1")


def test_a_chosen_python_needs_packages_that_are_new_enough(monkeypatch, tmp_path):
    listed = tmp_path / "requirements.txt"
    listed.write_text("pytest==1.0\n")
    monkeypatch.setitem(environment.REQUIREMENTS, "cpu", listed)
    assert environment.check(Path(sys.executable)) == ""
    monkeypatch.setitem(environment.FLOORS, "pytest", (99, 1))
    assert "the worker needs 99.1 or newer" in environment.check(Path(sys.executable))


def test_only_our_own_environment_must_have_the_extras():
    rows = [["torch", "2.13.0", "2.13.0"], ["pyarrow", "22.0.0", ""], ["skops", "0.13.0", "0.13.0"]]
    python = Path("/some/python")
    assert environment.packages_problem(python, rows, own=False) == ""
    assert "lacks these packages: pyarrow." in environment.packages_problem(python, rows, own=True)
    rows[1][2] = "! libarrow.so is broken"
    assert "pyarrow" in environment.packages_problem(python, rows, own=False)
    listed = environment.REQUIREMENTS["cpu"].read_text()
    assert all(f"\n{name}==" in listed for name in environment.EXTRAS)


@pytest.fixture
def windows(monkeypatch, tmp_path):
    """What is looked at on Windows: the folder that QGIS lies in."""
    root = tmp_path / "QGIS 3.40"
    for name in ("bin/qgis-bin.exe", "bin/python3.exe", "apps/Python312/python.exe"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        script(path, "")
    monkeypatch.setattr(environment, "WINDOWS", True)
    monkeypatch.setattr(environment.sys, "executable", str(root / "bin" / "qgis-bin.exe"))
    monkeypatch.setattr(environment.sys, "base_prefix", str(root / "apps" / "Python312"))
    return root


def test_on_windows_pythons_of_python_org_come_first_and_qgis_s_own_last(
    windows, monkeypatch, tmp_path
):
    found = []
    for variable, place in (
        ("LOCALAPPDATA", "local/Programs/Python/Python313"),
        ("LOCALAPPDATA", "local/Python/pythoncore-3.14-64"),
        ("ProgramFiles", "all/Python312"),
    ):
        (tmp_path / place).mkdir(parents=True)
        found.append(script(tmp_path / place / "python.exe", ""))
        monkeypatch.setenv(variable, str(tmp_path / place.split("/")[0]))
    monkeypatch.setenv("PATH", str(windows / "bin"))
    candidates = environment._candidates()
    own = str(windows / "apps" / "Python312" / "python.exe")
    assert [name for name in candidates if name.startswith(str(tmp_path))] == [*found, own]
    assert candidates[-1] == own


def test_an_environment_of_qgis_s_own_python_finds_the_libraries_that_qgis_keeps_elsewhere(
    windows, tmp_path
):
    made = tmp_path / "env"
    environment.lend_libraries("/usr/bin/python3", made)
    assert not made.exists()
    environment.lend_libraries(str(windows / "apps" / "Python312" / "python.exe"), made)
    text = (made / "Lib" / "site-packages" / "sitecustomize.py").read_text()
    assert f"with os.add_dll_directory({str(windows / 'bin')!r}):\n    import ssl" in text


def test_what_another_python_needs_is_not_asked_of_this_one(tmp_path):
    listed = tmp_path / "requirements.txt"
    listed.write_text(
        'pytest==1.0 ; python_version < "3.5"\npytest==2.0 ; python_version >= "3.5"\n'
    )
    code, text = environment._quick(sys.executable, ["-I", "-c", environment.CHECK, str(listed)])
    assert code == 0
    (line,) = text.splitlines()[1:]
    assert line.split("\t")[:2] == ["pytest", "2.0"]


def test_qgis_itself_is_never_a_candidate_on_windows(monkeypatch):
    monkeypatch.setattr(environment.sys, "executable", os.path.realpath("/usr/bin/python3"))
    monkeypatch.setattr(environment, "WINDOWS", True)
    resolved = {os.path.realpath(name) for name in environment._candidates()}
    assert os.path.realpath("/usr/bin/python3") not in resolved


def test_on_an_apple_processor_a_python_starts_as_apple_s_whatever_qgis_is(monkeypatch):
    words = ["-I", "-c", "print()"]
    assert environment.start_words("/some/python", words) == ("/some/python", words)
    monkeypatch.setattr(environment.sys, "platform", "darwin")
    asked = []
    monkeypatch.setattr(environment, "_quick", lambda *told: asked.append(told) or (0, "1\n"))
    environment._translated.cache_clear()
    try:
        program, more = environment.start_words("/some/python", words)
        assert environment.find_base_python() is None
    finally:
        environment._translated.cache_clear()
    assert (program, more) == ("/usr/bin/arch", ["-arm64", "/some/python", *words])
    assert asked[0] == ("/usr/sbin/sysctl", ["-n", "sysctl.proc_translated"])
    # Apple's own would ask to install its tools.
    assert all("/usr/bin/python3" not in words for _, words in asked)


def test_the_self_test_encodes_a_tile_and_names_what_fails(real, qgis_app, wait_for, monkeypatch):
    from aef_fields.aef_qgis import worker
    from aef_fields.aef_qgis.dialogs.environment_dialog import EnvironmentPanel

    panel = EnvironmentPanel()
    panel.test()
    assert not panel._try.isEnabled()
    wait_for(lambda: panel._test is None, 120)
    assert "It works" in panel._state.text() and not Path(panel._scratch).exists()
    monkeypatch.setattr(worker, "MAIN", Path("/gone/core/__main__.py"))
    panel.test()
    wait_for(lambda: panel._test is None)
    assert "The test failed" in panel._state.text() and "/gone/core" in panel._state.text()
    panel.copy_log()
    assert "/gone/core" in qgis_app.clipboard().text()
    assert panel._try.isEnabled()


@pytest.mark.parametrize("state", ["ready", "broken", "missing"])
def test_each_key_with_alt_presses_one_button(qgis_app, home, monkeypatch, state):
    from aef_fields.aef_qgis.dialogs.environment_dialog import EnvironmentPanel
    from qgis.PyQt.QtWidgets import QLabel, QPushButton

    if state != "missing":
        made(environment.folder())
        (environment.folder() / "ready").touch()
    monkeypatch.setattr(environment, "check", lambda python: "" if state == "ready" else "Broken.")
    panel = EnvironmentPanel()
    panel._log.setPlainText("what pip said")
    panel.refresh()
    panel._cancel.show()
    buttons = [b for b in panel.findChildren(QPushButton) if b.isVisibleTo(panel)]
    named = [label for label in panel.findChildren(QLabel) if label.buddy()]
    keys = ["Alt+C", *(QKeySequence.mnemonic(one.text()).toString() for one in buttons + named)]
    panel.deleteLater()  # in a window with a button “Close”
    assert len(keys) >= 8 and all(keys) and len(set(keys)) == len(keys)
