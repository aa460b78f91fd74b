"""Making the worker's environment: from nothing, without a network, broken and repaired, removed."""

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest
from aef_fields.aef_qgis import environment, environment_maker, worker
from qgis.core import QgsProcessingFeedback, QgsSettings

DEAD = "http://127.0.0.1:9/simple"  # nobody listens there
NEEDS = "tiny-thing==1.0\n"


@pytest.fixture
def home(monkeypatch, tmp_path, no_setting):
    """An empty home folder, nothing chosen, an index that can't be reached, enough room."""
    monkeypatch.delenv("AEF_PYTHON", raising=False)
    monkeypatch.setattr(environment.Path, "home", lambda: tmp_path / "home")
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", DEAD)
    monkeypatch.setenv("PIP_RETRIES", "0")
    room = shutil.disk_usage(tmp_path)._replace(free=9_000_000_000)
    monkeypatch.setattr(environment_maker.shutil, "disk_usage", lambda _: room)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def wheels(tmp_path):
    """A folder with a package that needs nothing."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    with zipfile.ZipFile(folder / "tiny_thing-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("tiny_thing.py", "")
        info = "tiny_thing-1.0.dist-info/"
        archive.writestr(
            info + "METADATA", "Metadata-Version: 2.1\nName: tiny-thing\nVersion: 1.0\n"
        )
        archive.writestr(
            info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(info + "RECORD", "")
    return folder


@pytest.fixture(scope="module")
def base():
    """A Python to make environments with; what is made here needs no wheels of a certain one."""
    return environment.find_base_python() or sys.executable


@pytest.fixture(scope="module")
def quick_base(base, tmp_path_factory):
    """A Python that makes an environment in no time: it copies one that was made before."""
    folder = tmp_path_factory.mktemp("base")
    subprocess.run([base, "-I", "-m", "venv", str(folder / "new")], check=True)
    return program(folder / "python", f"cp -R '{folder}/new' \"$4\"")


@pytest.fixture
def make(home, monkeypatch, tmp_path, wait_for, quick_base):
    """Make an environment and wait for it: what was said, the percents, the end."""
    Made = namedtuple("Made", "lines percents texts end log")

    def run(wheels="", requirements=NEEDS, base=None, after_start=None):
        listed = tmp_path / "requirements.txt"
        listed.write_text(requirements)
        monkeypatch.setitem(environment.REQUIREMENTS, "cpu", listed)
        work = environment_maker.Maker(base or quick_base, "cpu", str(wheels))
        lines, percents, texts, ends = [], [], [], []
        work.said.connect(lines.append)
        work.progressed.connect(
            lambda percent, text: (percents.append(percent), texts.append(text))
        )
        work.ended.connect(ends.append)
        work.start()
        if after_start:
            after_start(work)
        try:
            wait_for(lambda: ends, 240)
        finally:
            work.stop()  # of a failed test nothing may go on
        log = work.log.read_text() if work.log.exists() else ""
        return Made(lines, percents, texts, ends[0], log)

    return run


def packages():
    (found,) = environment.folder().glob("lib/python*/site-packages")
    return found


def test_from_a_folder_of_wheels_without_a_network(make, wheels, home, base):
    # The index that the file adds must not be asked either.
    made = make(wheels, f"--extra-index-url {DEAD}\n{NEEDS}", base)
    assert made.end == "", made.lines
    assert made.percents == sorted(made.percents)
    assert made.percents[-1] == 100
    assert any("GB of about 1.6 GB" in text for text in made.texts)
    assert made.log.splitlines() == made.lines
    assert environment.find_python() == environment.python_of(environment.folder())
    assert environment.check(environment.find_python(), thoroughly=True) == ""
    names = {path.name for path in (home / ".aef_fields").iterdir()}
    assert names == {environment.folder().name, environment.folder().name + ".log"}


def spoil():
    (packages() / "tiny_thing.py").write_text("raise OSError('libfoo.so is missing')")


def age():
    metadata = packages() / "tiny_thing-1.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text().replace("Version: 1.0", "Version: 0.9"))


def lose():
    shutil.rmtree(packages() / "tiny_thing-1.0.dist-info")


def test_broken_in_three_ways_and_repaired(make, wheels):
    assert make(wheels).end == ""
    python = environment.find_python()
    for harm, sentence in (
        (spoil, "can't be loaded: libfoo.so is missing"),
        (age, "has tiny-thing 0.9; the worker needs 1.0."),
        (lose, "lacks these packages: tiny-thing"),
    ):
        harm()
        if harm is age:
            (packages() / "tiny_thing.py").write_text("")
        assert sentence in environment.check(python, thoroughly=True)
    assert make(wheels).end == ""
    assert environment.check(python, thoroughly=True) == ""


def test_the_worker_says_which_package_is_missing(make, wheels, monkeypatch):
    """Not “ModuleNotFoundError”, which helps nobody: what is missing, and where to repair it."""
    assert make(wheels).end == ""
    lose()
    with pytest.raises(worker.WorkerError, match=r"lacks these packages: tiny-thing.*Worker env"):
        worker.run("reduce", ["/gone.tif", "/out.tif"], QgsProcessingFeedback(False))


def test_without_a_network_it_says_so_and_leaves_nothing_half_made(make, home):
    made = make(requirements=f"--index-url {DEAD}\n{NEEDS}")
    assert "can't be reached" in made.end
    assert "folder of wheels" in made.end
    assert "tiny-thing" in made.log
    assert environment.find_python() is None
    assert not environment.folder().exists()
    assert not list((home / ".aef_fields").glob("*.tmp"))


def test_what_a_folder_of_wheels_lacks_is_named(make, wheels):
    made = make(wheels, NEEDS + "other-thing==2.0\n")
    assert "lacks a package: other-thing==2.0" in made.end
    assert "pip download -r" in made.end


def test_too_little_room_is_told_before_anything_is_downloaded(make, monkeypatch, home):
    usage = namedtuple("usage", "total used free")(3e9, 2e9, 1e9)
    monkeypatch.setattr(environment_maker.shutil, "disk_usage", lambda _: usage)
    made = make()
    assert made.end.startswith("1.0 GB are free in ")
    assert "2.5 GB are needed" in made.end
    assert made.lines == []


@pytest.fixture
def ready(home, monkeypatch, tmp_path):
    """The mark of an environment that was made before, which works."""
    listed = tmp_path / "requirements.txt"
    listed.write_text(NEEDS)
    monkeypatch.setitem(environment.REQUIREMENTS, "cpu", listed)
    ready = environment.folder() / "ready"
    ready.parent.mkdir(parents=True)
    ready.touch()
    return ready


def test_what_can_not_be_made_anew_leaves_the_earlier_one(make, ready, monkeypatch, tmp_path):
    usage = namedtuple("usage", "total used free")(3e9, 2e9, 1e9)
    monkeypatch.setattr(environment_maker.shutil, "disk_usage", lambda _: usage)
    assert "are needed" in make().end
    assert ready.exists()
    monkeypatch.setattr(environment_maker.shutil, "disk_usage", lambda _: usage._replace(free=9e9))
    assert "could not be made" in make(base=program(tmp_path / "python", "exit 1")).end
    assert ready.exists()


def test_one_that_is_complete_takes_the_place_of_the_earlier_one(make, wheels, wait_for):
    assert make(wheels).end == ""
    old = environment.folder() / "old"
    old.touch()
    assert make(wheels).end == ""
    assert not old.exists() and environment.made() == "cpu"
    wait_for(lambda: [p.suffix for p in environment.home().iterdir() if p.is_dir()] == [""], 60)


def test_what_was_set_aside_when_qgis_was_closed_comes_back(make, ready, tmp_path):
    ready.parent.rename(ready.parent.with_suffix(".old"))
    ready.parent.mkdir()  # half-made
    assert "could not be made" in make(base=program(tmp_path / "python", "exit 1")).end
    assert ready.exists()


def test_one_that_is_in_use_on_windows_is_left_whole(make, ready, monkeypatch):
    def rename(path, _):
        raise PermissionError(13, "Access is denied", str(path))

    monkeypatch.setattr(Path, "rename", rename)
    for sentence in (make().end, environment_maker.remove()):
        assert "can't be removed: Access is denied" in sentence and "restart QGIS" in sentence
    assert ready.exists()


def program(path, text):
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


def test_a_disk_that_fills_up_meanwhile_is_told(make, tmp_path):
    error = "ERROR: Could not install packages: [Errno 28] No space left on device"
    made = make(base=program(tmp_path / "python", f"echo '{error}'; exit 1"))
    assert made.end.startswith("The disk is full")


@pytest.mark.parametrize("megabytes", [6, 60])  # while pip comes in, and while packages do
def test_a_disk_that_is_really_full(tmp_path, wheels, megabytes):
    with zipfile.ZipFile(wheels / "tiny_thing-1.0-py3-none-any.whl", "a", 8) as archive:
        archive.writestr("tiny_thing_data.bin", bytes(100_000_000))
    listed = tmp_path / "requirements.txt"
    listed.write_text(NEEDS)
    home = tmp_path / "home"
    home.mkdir()
    script = Path(__file__).with_name("full_disk.py")
    mount = f"mount -t tmpfs -o size={megabytes}m tmpfs '{home}'"
    inside = ["unshare", "--mount", "--propagation", "private", "sh", "-c"]
    if subprocess.run([*inside, mount], capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not permitted here")
    variables = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    variables.pop("AEF_PYTHON", None)
    words = [sys.executable, str(script), str(listed), str(wheels)]
    command = [*inside, f'{mount} && exec "$@"', "sh", *words]
    done = subprocess.run(
        command, env=variables, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.stdout, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["end"].startswith("The disk is full"), told
    assert [Path(name).suffix for name in told["left"]] == [".log"]
    assert told["found"] == "None"


def test_a_home_that_can_not_be_written_is_told(make, home):
    (home / ".aef_fields").write_text("a file where the folder should be")
    assert "can't be written" in make().end


def test_cancelling_leaves_nothing_half_made(make, wheels, base):
    made = make(wheels, base=base, after_start=lambda work: work.cancel())
    assert made.end == "Cancelled."
    assert environment.find_python() is None
    assert not environment.folder().exists()


def test_stopping_waits_until_nothing_of_it_runs(make, wheels, base):
    seen = []

    def stop(work):
        work.stop()
        seen.append(work._process.state())

    assert make(wheels, base=base, after_start=stop).end == "Cancelled."
    assert seen == [work_ended()]


def work_ended():
    from qgis.PyQt.QtCore import QProcess

    return QProcess.ProcessState.NotRunning


def test_removed_without_trace(make, wheels, home):
    assert make(wheels).end == ""
    QgsSettings().setValue("aef/python", "/some/python")
    assert environment_maker.remove() == ""
    assert list(home.iterdir()) == []
    assert not QgsSettings().contains("aef/python")
    assert environment_maker.remove() == ""  # nothing there: nothing to say


@pytest.fixture
def panels(home, make, wheels, monkeypatch, quick_base, qgis_app):
    """Two panels, as the dock and the menu have them, that would make an environment of `wheels`."""
    from aef_fields.aef_qgis.dialogs.environment_dialog import EnvironmentPanel

    (home.parent / "requirements.txt").write_text(NEEDS)
    monkeypatch.setitem(environment.REQUIREMENTS, "cpu", home.parent / "requirements.txt")
    monkeypatch.setattr(environment, "find_base_python", lambda: quick_base)
    found = EnvironmentPanel(), EnvironmentPanel()
    for panel in found:
        panel._wheels.setFilePath(str(wheels))
    yield found
    for panel in found:
        panel.stop()
        panel.deleteLater()


def test_what_one_window_makes_all_of_them_show_and_none_makes_again(panels, wait_for):
    """The second one moved the half-made folder aside, and both failed."""
    one, other = panels
    ready = []
    for panel in panels:
        panel.ready.connect(lambda panel=panel: ready.append(panel))
    one._make.click()
    assert not other._make.isEnabled() and not other._remove.isEnabled()
    assert not other._cancel.isHidden()
    other._make.click()
    wait_for(lambda: len(ready) == 2, 120)
    assert set(ready) == set(panels)
    assert other._log.toPlainText() == one._log.toPlainText() != ""
    for panel in panels:
        assert "The worker is ready" in panel._state.text()
        assert panel._make.isEnabled() and panel._remove.isEnabled() and panel._cancel.isHidden()


def test_what_one_window_makes_another_one_cancels(panels, wait_for):
    one, other = panels
    one._make.click()
    other._cancel.click()
    wait_for(one._make.isEnabled)
    assert "Cancelled." in one._state.text() and "Cancelled." in other._state.text()
    assert not environment.folder().exists()


HOLD = """
import sys
from qgis.PyQt.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
print(lock.tryLock(), flush=True)
sys.stdin.read()
"""


def test_another_qgis_that_makes_one_is_not_disturbed(make, ready, wheels):
    log = environment.folder().with_suffix(".log")
    log.write_text("what the other one says")
    lock = environment.home().with_suffix(".lock")
    words = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"True\n"
        os.utime(lock, (0, 0))  # it has taken long
        for sentence in (make(wheels).end, environment_maker.remove()):
            assert sentence.startswith("Another QGIS is making") and str(lock) in sentence
        assert ready.exists() and log.read_text() == "what the other one says"
        other.kill()
    assert make(wheels).end == ""  # it is gone: its lock counts no more
    assert environment_maker.remove() == ""
    assert not lock.exists()


def pins(variant):
    lines = environment.REQUIREMENTS[variant].read_text().splitlines()
    return {line for line in lines if "==" in line}


def test_the_choice_of_a_graphics_card_takes_the_other_list():
    arguments = environment_maker.pip_arguments("cuda", "")
    assert arguments[:4] == ["-I", "-m", "pip", "install"]
    assert arguments[-2:] == ["-r", str(environment.REQUIREMENTS["cuda"])]
    assert environment.folder("cuda") != environment.folder("cpu")


def test_the_two_lists_differ_in_torch_only():
    different = pins("cuda") ^ pins("cpu")
    assert different
    assert all(line.startswith("torch==2.13.0") for line in different)
    assert not any("+cpu" in line for line in pins("cuda"))


@pytest.mark.skipif(not os.environ.get("AEF_REAL_ENVIRONMENT"), reason="make test-environment")
def test_for_real_from_an_empty_profile(monkeypatch, tmp_path, no_setting, wait_for, sample):
    """The real packages, from where pip is set up to take them; then a job of the worker."""
    monkeypatch.delenv("AEF_PYTHON", raising=False)
    monkeypatch.setattr(environment.Path, "home", lambda: tmp_path)
    base = os.environ.get("AEF_BASE_PYTHON") or environment.find_base_python()
    work = environment_maker.Maker(base)
    ends, seen = [], []
    work.ended.connect(ends.append)
    work.progressed.connect(lambda percent, text: seen.append((percent, text)))
    work.start()
    wait_for(lambda: ends, 1200)
    assert ends == [""]
    assert len({percent for percent, _ in seen}) > 5
    made = environment.folder()
    size = sum(p.stat().st_size for p in made.rglob("*") if p.is_file() and not p.is_symlink())
    print(f"{size / 1e9:.2f} GB; {seen[-2]}")
    assert size < environment_maker.SIZE["cpu"] * 1.1
    assert environment.check(environment.find_python(), thoroughly=True) == ""
    given = [str(sample / "manifest.json"), str(tmp_path / "e.tif"), "--no-rgb"]
    outputs = worker.run("embed", given, QgsProcessingFeedback(False))
    assert Path(outputs["embedding"]).is_file()
    assert environment_maker.remove() == ""
    assert not (tmp_path / ".aef_fields").exists()
