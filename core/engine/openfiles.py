"""As many files open at once as the system allows: a series in files of single bands is a thousand."""

from __future__ import annotations

import contextlib
import sys

MOST = 10_240  # files; macOS lets no process have more


def allow_many() -> None:
    """Raise this process's limit of open files (256 on macOS, mostly 1024 on Linux) to what it may be
    without asking anybody. On Windows there is none for what GDAL opens."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    with contextlib.suppress(OSError, ValueError):  # a system that allows less than it says
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
