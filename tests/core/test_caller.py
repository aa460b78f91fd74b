"""What comes over stdin, and that nobody waits for it: `scripts/wine.sh` runs this on Windows' pipes."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from aef_fields.core import caller

ROOT = Path(__file__).resolve().parents[2]


def test_lines_arrive_whole_however_they_were_cut(monkeypatch):
    ours, theirs = os.pipe()
    monkeypatch.setattr(caller, "STDIN", ours)
    lines = caller.lines()
    os.write(theirs, "äh".encode()[:1])
    os.write(theirs, "äh\nzwei\n".encode()[1:])
    assert [next(lines), next(lines)] == ["äh", "zwei"]
    os.write(theirs, b"no end")
    os.close(theirs)
    assert list(lines) == ["no end"]
    os.close(ours)


def test_a_command_works_while_its_stdin_stays_open():
    """As QGIS leaves it. On Windows a thread that waits inside a read of stdin stopped NumPy's loading."""
    main, manifest = ROOT / "core" / "__main__.py", ROOT / "resources" / "sample" / "manifest.json"
    process = subprocess.Popen(
        [sys.executable, "-I", str(main), "plan", str(manifest), "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    late = threading.Timer(60, process.kill)
    late.start()
    try:
        assert b'"event": "result"' in process.stdout.read()
        assert process.wait() == 0
    finally:
        late.cancel()
        process.kill()
        process.stdin.close()
        process.stdout.close()


def test_a_command_that_nobody_can_hang_up_on_works_to_its_end():
    """As systemd starts it."""
    main, manifest = ROOT / "core" / "__main__.py", ROOT / "resources" / "sample" / "manifest.json"
    told = subprocess.run(
        [sys.executable, "-I", main, "plan", manifest, "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    assert b'"event": "result"' in told.stdout


ASKED = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from core import caller; print(caller.may_hang_up())"


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_a_terminal_and_a_closed_stdin_are_let_be():
    """Who reads a terminal from the background is halted; a number that was closed is another file's."""
    ours, theirs = os.openpty()
    asked = [sys.executable, "-c", ASKED]
    assert b"False" in subprocess.run(asked, stdin=theirs, stdout=subprocess.PIPE).stdout
    closed = ["sh", "-c", 'exec "$@" <&-', "sh", *asked]
    assert b"False" in subprocess.run(closed, stdout=subprocess.PIPE).stdout
    assert b"True" in subprocess.run(asked, input=b"", stdout=subprocess.PIPE).stdout
    os.close(ours)
    os.close(theirs)
