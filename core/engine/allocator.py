"""Memory that was freed is handed out again: Linux's own settings return it and ask for it anew."""

from __future__ import annotations

import ctypes
import sys

# Numbers of <malloc.h>.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
# Bytes of one piece: what a layer needs is less. A tile's frames and vectors are more; they are few,
# and between others they would leave holes, more of them the more tiles there are.
LARGEST = 12 << 20
KEPT = 1 << 30  # bytes that may lie free before some are returned


def keep_freed() -> None:
    """Let glibc keep what is freed, in one arena for all threads; elsewhere nothing is done.

    The pieces of megabytes that each layer needs are otherwise mapped, cleared by the system, and
    unmapped: a sixth of the time of encoding. One arena, because what one thread has freed can't be
    had by another otherwise: peak memory then grows by chance. To be called before the threads start
    that are to keep to it.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        set_option = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):  # another C library
        return
    for option, value in ((_MMAP_THRESHOLD, LARGEST), (_TRIM_THRESHOLD, KEPT), (_ARENA_MAX, 1)):
        set_option(option, value)
