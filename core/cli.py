"""Running a command, being asked to stop, and the one place where every failure ends."""

from __future__ import annotations

import contextlib
import errno
import importlib
import keyword
import os
import re
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from typing import Any

from . import arguments as asked
from . import caller
from .errors import Cancelled, CoreError, InputError
from .progress import JsonLines, Progress, Terminal

# The caller closes stdin or sends SIGTERM and expects us gone within two seconds. What is on disk
# is safe at any moment, so a step that takes longer than this is simply left.
GRACE_S = 1.5
# These keep finished work beside their output; the others begin anew.
GOING_ON = ("embed", "fit", "apply", "change", "similar", "combine", "import")

# What a disk or a network drive says that fails under an open file, whose name is then not told.
BROKEN = (errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.ENODEV, errno.ENXIO)

# torch's own words, which come as a RuntimeError, on Linux, macOS and Windows.
OUT_OF_MEMORY = re.compile("can't allocate memory|not enough memory")
NO_THREAD = "can't start new thread"  # Python's


def _run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Import the command's module now, so that `info` need not wait for torch, and run it."""
    name = arguments.pop("command")
    # `import` is a word of Python's own; no module can be called so.
    module = importlib.import_module(f".{name}{'_' * keyword.iskeyword(name)}", __package__)
    return module.run(**arguments, progress=progress)


def _cancelled(command: str) -> str:
    text = str(Cancelled())
    return (
        f"{text} What was finished is kept; run it again to go on." if command in GOING_ON else text
    )


def _leave_soon(progress: Progress, command: str, ended: threading.Event) -> None:
    """Ask the command to stop; if it is in a long step, end the process without it."""
    progress.stop.set()

    def leave() -> None:
        if ended.wait(GRACE_S):
            return
        # Whoever reads our lines may be gone or asleep: telling must not keep us.
        told = threading.Thread(
            target=progress.error, args=(Cancelled.code, _cancelled(command)), daemon=True
        )
        told.start()
        told.join(0.3)
        os._exit(Cancelled.exit_code)

    threading.Thread(target=leave, daemon=True).start()


@contextlib.contextmanager
def _watching_for_stop(progress: Progress, command: str, stdin: bool) -> Iterator[None]:
    """Stop on SIGTERM and Ctrl-C, and with `stdin` when our caller is gone.

    Python's own handlers wait until a long call into GDAL or torch returns; the wake-up socket is
    written at once, so a thread can act on it.
    """
    ended = threading.Event()
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    signal.set_wakeup_fd(theirs.fileno())
    kinds = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(kind, lambda *_: None) for kind in kinds]

    def until_signal() -> None:
        if ours.recv(1):
            _leave_soon(progress, command, ended)

    def until_end() -> None:
        for _ in caller.heard():
            pass
        _leave_soon(progress, command, ended)

    threading.Thread(target=until_signal, daemon=True).start()
    if stdin:
        threading.Thread(target=until_end, daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        signal.set_wakeup_fd(-1)
        for kind, handler in zip(kinds, before):
            signal.signal(kind, handler)
        theirs.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, else as of errors.py."""
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    progress: Progress = JsonLines() if as_json else Terminal()
    command = ""
    try:
        arguments = asked.parse(words)
        arguments.pop("json")
        command = arguments["command"]
        # `serve` reads stdin itself, and stops at its end too.
        called = as_json and command != "serve" and caller.may_hang_up()
        with _watching_for_stop(progress, command, stdin=called):
            progress.result(_run(arguments, progress))
        return 0
    except Cancelled as error:
        progress.error(error.code, _cancelled(command))
        return error.exit_code
    except CoreError as error:
        progress.error(error.code, str(error))
        return error.exit_code
    except OSError as error:
        told = _outside(error, command)
        if told is None:
            return _bug(progress)
        progress.error(*told)
        return InputError.exit_code
    except (MemoryError, RuntimeError) as error:
        text = _short_of(error, command)
        if text is None:
            return _bug(progress)
        progress.error(InputError.code, text)
        return InputError.exit_code
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", (__package__ or "").partition(".")[0]):
            return _bug(progress)
        progress.error(
            "environment",
            f"The package {package} is missing in {sys.executable}, and this needs it. Install "
            "there what core/requirements-cpu.txt lists, or choose another Python.",
        )
        return CoreError.exit_code
    except Exception:  # noqa: BLE001 - the one boundary: a bug ends here, told and logged
        return _bug(progress)


def _going_on(command: str) -> str:
    return "; it goes on" if command in GOING_ON else ""


def _outside(error: OSError, command: str) -> tuple[str, str] | None:
    """Code and sentence for what disks and others' hands do to files, at any moment of a run; None for
    what is a fault of ours."""
    going_on = _going_on(command)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk", f"The disk is full. Make room and run the same again{going_on}."
    if error.errno == errno.ENAMETOOLONG:
        return (
            InputError.code,
            f"The name {error.filename} is too long for its disk; choose a shorter one.",
        )
    if error.errno == errno.EFBIG:
        return (
            InputError.code,
            "The disk takes no file as large as this one would be (of FAT, as on many sticks, 4 GB); "
            "write to another disk.",
        )
    if error.errno is None or (error.filename is None and error.errno not in BROKEN):
        return None
    return (
        InputError.code,
        f"{error.filename or 'A file'} can't be read or written ({error.strerror}): it was moved, "
        "removed or closed to you, or its disk or network drive is gone. Put that right and run the same "
        f"again{going_on}.",
    )


def _short_of(error: MemoryError | RuntimeError, command: str) -> str | None:
    """A sentence on what the machine has not enough of; None for what is a fault of ours."""
    if isinstance(error, MemoryError) or OUT_OF_MEMORY.search(str(error)):
        return _no_memory(command)
    if NO_THREAD in str(error):
        return (
            "The system starts no more threads for this account. Close other programs, or raise its limit "
            f"(ulimit -u); then run the same again{_going_on(command)}."
        )
    return None


def _no_memory(command: str) -> str:
    text = "There is not enough memory. Close other programs, or choose a smaller area"
    if command not in GOING_ON:
        return f"{text}; then run the same again."
    return f"{text}. With other programs closed, the same again goes on."


def _bug(progress: Progress) -> int:
    log = traceback.format_exc()
    sys.stderr.write(log)
    last = log.strip().splitlines()[-1]
    progress.error(
        CoreError.code, f"Something broke that should not: {last}. Please report it with the log."
    )
    return CoreError.exit_code
