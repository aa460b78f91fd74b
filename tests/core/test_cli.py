"""Commands, exit codes, events and the ways to stop."""

import errno
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from aef_fields.core import cli, devices, progress
from aef_fields.core.arguments import parse, parser
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.progress import JsonLines, Terminal, duration

ROOT = Path(__file__).resolve().parent.parent.parent


def call(*words, **more):
    return subprocess.run(
        [sys.executable, "-I", str(ROOT / "core" / "__main__.py"), *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        **more,
    )


def test_info_from_a_folder_with_a_hostile_core(tmp_path):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "__init__.py").write_text("raise SystemExit('hostile')")
    (tmp_path / "argparse.py").write_text("raise SystemExit('hostile')")
    done = call("info", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    about = json.loads(done.stdout)
    assert about["packages"]["torch"]
    assert "sentinel-2-l2a" in about["sources"]
    assert about["checkpoints"][0]["name"] == "small"  # windows offer the first one
    for card in about["checkpoints"]:
        assert card["config"]["d"] and card["training"]["sets"]
        assert "history" not in card["training"]  # it would bury all else


def test_the_module_starts_from_the_root_too():
    done = subprocess.run(
        [sys.executable, "-m", "core", "info"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["cpus"] == os.cpu_count()


@pytest.mark.parametrize("words", [(), ("fly",), ("embed",), ("embed", "a", "b", "--wings")])
def test_a_wrong_command_line_is_bad_input(words, core):
    code, out, err = core(*words)
    assert (code, out) == (2, "")
    assert "--help`." in err


def test_every_argument_of_every_command_is_explained():
    (commands,) = [a for a in parser()._actions if a.dest == "command"]
    silent = [
        f"{name} {action.dest}"
        for name, command in commands.choices.items()
        for action in command._actions
        if not action.help
    ]
    assert not silent


def test_coordinates_below_zero_are_no_options():
    said = parse(
        ["similar", "e.tif", "s.tif", "--points", "-93.5,42", "-1e6,-2", "--unlike", "-1,2"]
    )
    assert said["points"] == [(-93.5, 42), (-1e6, -2)]
    assert said["unlike"] == [(-1, 2)]
    said = parse(
        ["embed", "m.json", "e.tif", "--bounds", "-1e6", "-2.5", "-9", "0", "--tile", "256"]
    )
    assert (said["bounds"], said["tile"]) == ([-1e6, -2.5, -9, 0], 256)


def events(text):
    return [json.loads(line) for line in text.splitlines()]


def test_errors_as_events(core, tmp_path, monkeypatch):
    monkeypatch.setattr(cli.os, "read", lambda *_: threading.Event().wait())  # an open stdin
    code, out, err = core("frames", tmp_path / "no.json", "--json")
    assert (code, err) == (2, "")
    (event,) = events(out)
    assert (event["event"], event["code"]) == ("error", "input")
    assert event["text"].startswith(f"The manifest {tmp_path / 'no.json'} does not exist")


def test_an_event_fits_a_stream_of_any_encoding():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    JsonLines(stream).message("60 × 50 pixels of \udce9")
    assert json.loads(stream.buffer.getvalue())["text"] == "60 × 50 pixels of \udce9"


class Stub:
    """Stands for the module of the command `info`."""

    def __init__(self, act):
        self.act = act

    def run(self, progress):
        return self.act(progress)


@pytest.fixture
def as_info(monkeypatch, core):
    """as_info(act, *words) -> (code, out, err) of a command that does `act(progress)`."""

    def run(act, *words):
        monkeypatch.setattr(cli.importlib, "import_module", lambda *_: Stub(act))
        monkeypatch.setattr(cli.os, "read", lambda *_: threading.Event().wait())
        return core("info", *words)

    return run


def fail(error):
    def act(progress):
        raise error

    return act


def test_a_bug_has_exit_code_1_and_a_traceback(as_info):
    code, out, err = as_info(fail(ZeroDivisionError("oops")), "--json")
    assert code == 1
    assert "Traceback" in err
    (event,) = events(out)
    assert event["code"] == "bug"
    assert "ZeroDivisionError: oops. Please report it" in event["text"]


def test_a_full_disk_is_no_bug(as_info):
    code, out, err = as_info(fail(OSError(28, "No space left on device")), "--json")
    assert (code, err) == (2, "")
    # `info`, which this is, keeps nothing, unlike those that are told to go on.
    assert events(out)[0]["text"] == "The disk is full. Make room and run the same again."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            FileNotFoundError(2, "No such file", "/gone/a.tif"),
            "/gone/a.tif can't be read or written",
        ),
        (PermissionError(13, "Permission denied", "/b"), "/b can't be read or written (Permission"),
        (
            OSError(errno.ESTALE, "Stale file handle"),
            "A file can't be read or written (Stale file handle)",
        ),
        (OSError(errno.EFBIG, "File too large"), "The disk takes no file as large as this"),
    ],
)
def test_what_happens_to_files_from_outside_is_no_bug(as_info, error, sentence):
    """A frame is removed, a network drive is lost: at any moment, and where nobody looks for it."""
    code, out, err = as_info(fail(error), "--json")
    assert (code, err) == (2, "")
    assert events(out)[0]["text"].startswith(sentence)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError("Unable to allocate 4.50 MiB"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to"),
        RuntimeError(
            "DefaultCPUAllocator: not enough memory: you tried to allocate 17203200 bytes."
        ),
    ],
)
def test_too_little_memory_is_no_bug(as_info, error):
    code, out, err = as_info(fail(error), "--json")
    assert (code, err) == (2, "")
    assert events(out)[0]["text"].startswith("There is not enough memory. Close other programs")
    assert as_info(fail(RuntimeError("shapes do not match")))[0] == 1


def test_too_few_threads_are_no_bug(as_info):
    """Of an account with a limit, as on shared machines."""
    code, out, err = as_info(fail(RuntimeError("can't start new thread")), "--json")
    assert (code, err) == (2, "")
    assert "no more threads" in events(out)[0]["text"]


def test_a_failure_of_no_file_is_a_bug(as_info):
    assert as_info(fail(OSError("of no system")))[0] == 1
    assert as_info(fail(OSError(errno.EINVAL, "Invalid argument")))[0] == 1


def test_a_package_that_is_missing_is_named(as_info):
    code, out, err = as_info(fail(ModuleNotFoundError("gone", name="pyarrow.parquet")), "--json")
    assert (code, err) == (1, "")
    assert events(out)[0]["text"].startswith(f"The package pyarrow is missing in {sys.executable}")
    own = ModuleNotFoundError("gone", name="aef_fields.core.gone")
    assert "Traceback" in as_info(fail(own))[2]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_torch_is_not_loaded_to_look_for_a_gpu_that_it_can_not_use(monkeypatch, system):
    monkeypatch.setattr(devices.metadata, "version", lambda _: "2.13.0")
    monkeypatch.setattr(devices.sys, "platform", system)
    monkeypatch.setitem(sys.modules, "torch", None)  # importing it fails
    assert [one["id"] for one in devices.devices()] == ["cpu"]


def test_cancelled_has_exit_code_3(as_info):
    code, out, _ = as_info(fail(Cancelled()), "--json")
    assert code == 3
    assert [events(out)[0][key] for key in ("code", "text")] == ["cancelled", "Cancelled."]
    code, out, err = as_info(fail(InputError("A sentence.")))
    assert (code, out, err) == (2, "", "A sentence.\n")


def test_sigterm_reaches_a_running_command(as_info):
    def act(progress):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(6000):
            progress.step(0, 1)
            time.sleep(0.01)

    assert as_info(act)[0] == 3
    # What was there before is there again.
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


STUCK = """
import sys, threading, time
sys.path.insert(0, {root!r})
from core import cli
class Stub:
    @staticmethod
    def run(progress):
        progress.message("stuck")
        time.sleep(600)  # a long call that looks at nothing
cli.importlib.import_module = lambda *_: Stub
sys.exit(cli.main(["info", "--json"]))
"""


@pytest.mark.parametrize("way", ["stdin", "sigterm", "deaf"])
def test_a_stuck_command_is_left_within_two_seconds(way):
    process = subprocess.Popen(
        [sys.executable, "-c", STUCK.format(root=str(ROOT))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "stuck" in process.stdout.readline()
    if way == "sigterm":
        process.send_signal(signal.SIGTERM)
    elif way == "stdin":
        process.stdin.close()
    else:  # the caller died: nobody reads any more, either
        process.stdout.close()
        process.stdin.close()
    assert process.wait(60) == 3  # by itself it would take ten minutes
    assert cli.GRACE_S < 2  # when the plugin terminates it
    if way != "deaf":
        (event,) = events(process.stdout.read())
        assert (event["code"], event["text"]) == ("cancelled", "Cancelled.")
        process.stdout.close()
    process.stdin.close()


TALKING = """
import sys, time
sys.path.insert(0, {root!r})
from core import cli
class Stub:
    @staticmethod
    def run(progress):
        while True:
            progress.message("talking")
            time.sleep(0.01)
cli.importlib.import_module = lambda *_: Stub
sys.exit(cli.main(["info", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("words", [["--json"], []])
def test_a_command_stops_when_nobody_reads_it_any_more(words, tmp_path):
    """A window that died, or a `| head`: with a stdin that stays open, too."""
    log = tmp_path / "log.txt"
    with log.open("w") as file:
        streams = {"stdout": subprocess.PIPE, "stderr": file if words else subprocess.PIPE}
        process = subprocess.Popen(
            [sys.executable, "-c", TALKING.format(root=str(ROOT)), *words],
            stdin=subprocess.PIPE,
            text=True,
            **streams,
        )
        heard = process.stdout if words else process.stderr
        assert "talking" in heard.readline()
        heard.close()
        assert process.wait(60) == 3
    assert log.read_text() == ""
    for stream in (process.stdin, process.stdout):
        stream.close()


def test_only_commands_that_go_on_promise_it(weights, make_scene, core, tmp_path, monkeypatch):
    scene = make_scene()
    scene.optical("20180115")

    def stopped(*_):
        raise Cancelled

    monkeypatch.setattr(Terminal, "step", stopped)
    code, _, err = core("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights)
    assert (code, err.splitlines()[-1]) == (
        3,
        "Cancelled. What was finished is kept; run it again to go on.",
    )


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_time_left_counts_only_this_run(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(progress.time, "monotonic", clock)
    stream = io.StringIO()
    lines = JsonLines(stream)
    lines.step(60, 100, "Encoding")  # sixty were finished before
    for done in (61, 62):
        clock.now += 2
        lines.step(done, 100, "Encoding")
    clock.now += 0.01
    lines.step(63, 100, "Encoding")  # too soon to speak again
    clock.now += 10
    lines.step(100, 100, "Encoding")
    every = events(stream.getvalue())
    assert [e["text"] for e in every if e["event"] == "message"] == ["Encoding: about 80 s."]
    told = [event for event in every if event["event"] == "progress"]
    assert [event["done"] for event in told] == [60, 61, 62, 100]
    assert "eta_s" not in told[0]
    assert told[2] == {
        "event": "progress",
        "done": 62,
        "total": 100,
        "eta_s": 76.0,
        "note": "Encoding",
    }
    assert told[3]["eta_s"] == 0


def test_times_as_a_person_says_them():
    assert [duration(s) for s in (8, 89, 200, 7800)] == ["8 s", "89 s", "3 min", "2 h 10 min"]


def test_a_step_notices_the_wish_to_stop():
    lines = JsonLines(io.StringIO())
    lines.stop.set()
    with pytest.raises(Cancelled):
        lines.step(1, 2)
