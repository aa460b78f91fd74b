"""What there is to compute on, and how much memory of it is free; torch is imported for GPUs only."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from pathlib import Path
from typing import Any


def devices() -> list[dict[str, Any]]:
    """The processor with its `cores`, and the GPU with its `name` if torch can use one: `id` as for
    --device, and `free`, bytes, None where the system does not say."""
    return [{"id": "cpu", "cores": os.cpu_count(), "free": _free_memory()}, *_cuda()]


def _cuda() -> list[dict[str, Any]]:
    try:
        build = metadata.version("torch").partition("+")[2]
    except metadata.PackageNotFoundError:
        return []
    # Spares the seconds that torch takes to load. PyPI's builds know a GPU on Linux only.
    if build == "cpu" or (not build and sys.platform != "linux"):
        return []
    import torch

    if not torch.cuda.is_available():
        return []
    free, _ = torch.cuda.mem_get_info()
    return [{"id": "cuda", "name": torch.cuda.get_device_name(), "free": free}]


def _free_memory() -> int | None:
    """Bytes that programs can have without swapping."""
    if os.name == "nt":
        return _free_on_windows()
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None  # macOS has no such figure that means the same
    sizes = dict(line.split(":", 1) for line in lines)
    return int(sizes["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in sizes else None


def _free_on_windows() -> int:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        )

    status = Status(length=ctypes.sizeof(Status))
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return int(status.free)
