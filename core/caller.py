"""What the program that started us says: it writes to our stdin, and closes it to stop us."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator

STDIN = 0
LOOK_S = 0.03


def may_hang_up() -> bool:
    """Whether the end of stdin would tell that our caller is gone: of a pipe, or a socket. /dev/null, which
    systemd and scripts give, and files end at once, a terminal halts who reads it from the background, and
    where stdin was closed, its number is another file's by now."""
    if sys.stdin is None:
        return False
    mode = os.fstat(STDIN).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def heard() -> Iterator[bytes]:
    """Pieces of stdin as they come, until its end."""
    while True:
        if os.name == "nt":
            _wait_beside_the_pipe()
        piece = os.read(STDIN, 1 << 16)
        if not piece:
            return
        yield piece


def lines() -> Iterator[str]:
    """The same line by line."""
    begun: list[bytes] = []  # pieces of a line whose end has not come
    for piece in heard():
        first, *others = piece.split(b"\n")
        begun.append(first)
        for other in others:
            yield b"".join(begun).decode("utf-8", "replace")
            begun = [other]
    if any(begun):
        yield b"".join(begun).decode("utf-8", "replace")


def _wait_beside_the_pipe() -> None:
    """Return when something has come, or nothing will. On Windows, while one thread waits inside a read
    of a pipe, another that loads a library which looks at stdin waits, too: NumPy's does
    (numpy issue 24290)."""
    import ctypes
    import msvcrt

    handle = ctypes.c_void_p(msvcrt.get_osfhandle(STDIN))  # type: ignore[attr-defined]
    count = ctypes.c_ulong()
    peek = ctypes.windll.kernel32.PeekNamedPipe  # type: ignore[attr-defined]
    while peek(handle, None, 0, None, ctypes.byref(count), None) and not count.value:
        time.sleep(LOOK_S)
