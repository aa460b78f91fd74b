"""Makes this clone importable as `aef_fields`, whatever its folder is called, and training/ beside it."""

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build" / "bench"
# A clone lies beside shared/, or in a folder of its own while ../shared is elsewhere.
DATA = next(
    (p / "shared" / "data" for p in (ROOT.parent, Path("/work")) if (p / "shared/data").exists()),
    ROOT.parent / "shared" / "data",
)

spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules.setdefault("aef_fields", importlib.util.module_from_spec(spec))
sys.path.insert(0, str(ROOT / "training"))


class Refused(SystemExit):
    """A command said that it can't do this with what it was given."""


def command(*words: object) -> None:
    """Run `python -m core WORDS…` of this clone; stop with its sentence if it fails, as `Refused`
    where it refuses its input."""
    line = [sys.executable, "-m", "core", *map(str, words)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise (Refused if done.returncode == 2 else SystemExit)(f"{' '.join(line)}\n{done.stderr}")
