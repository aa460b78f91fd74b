"""`python -m core COMMAND`, and `PYTHON -I <plugin>/core/__main__.py COMMAND` from QGIS."""

import sys
from pathlib import Path

if not __package__:
    # Started by path, isolated: no folder of ours is on sys.path, and none of the
    # caller's should be. `-m core` from an unknown folder would run whatever lies there.
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    __package__ = "core"

from .cli import main
from .engine.allocator import keep_freed
from .engine.openfiles import allow_many

if __name__ == "__main__":
    keep_freed()
    allow_many()
    sys.exit(main())
