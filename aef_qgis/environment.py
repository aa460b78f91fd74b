"""Find the worker's Python environment, and say what is missing or wrong with it.

The environment lies in the home folder under a hash of its requirements: updates of the plugin
replace its folder, and profiles come and go.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from functools import lru_cache
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QProcess, QProcessEnvironment, QStandardPaths

from .i18n import tr

SETTING = "aef/python"
CORE = Path(__file__).resolve().parent.parent / "core"
# The best first: which one counts if both were made.
REQUIREMENTS = {
    "cuda": CORE / "requirements-cuda.txt",
    "cpu": CORE / "requirements-cpu.txt",
}
WINDOWS = os.name == "nt"
OLDEST = (3, 10)
NEWEST = (3, 14)
# What an interpreter that somebody else made must have at least.
FLOORS = {"torch": (2, 6), "scikit-learn": (1, 4), "rasterio": (1, 4)}
# What it may do without: clusters, and the index of published embeddings. The worker says so then.
EXTRAS = {"pyarrow", "distributed"}

# Prints the interpreter's version, then a line for each package that it needs: its name, the version
# asked for, the version found (or nothing). With a second argument each is imported as well, and
# an error stands in place of the version.
CHECK = """
import importlib, importlib.metadata, re, sys
print(sys.version_info[0], sys.version_info[1])
modules = {"scikit-learn": "sklearn", "Jinja2": "jinja2"}
for line in open(sys.argv[1], encoding="utf-8"):
    match = re.match(r"([A-Za-z][\\w.-]*)==([^\\s;+]+)", line)
    newer = re.search(r'python_version (<|>=) "3\\.(\\d+)"', line)
    if match and not (newer and (sys.version_info[1] < int(newer[2])) != (newer[1] == "<")):
        name, found = match[1], ""
        try:
            found = importlib.metadata.version(name) or ""
            if found and len(sys.argv) > 2:
                importlib.import_module(modules.get(name, name.replace("-", "_")))
        except importlib.metadata.PackageNotFoundError:
            pass
        except Exception as error:
            found = "! " + " ".join(str(error).split())
        print(name, match[2], found, sep="\\t")
"""
# What `python -m venv` and pip need: Debian splits ensurepip off, conda's Python finds no ssl unless
# it is activated. The packages are there for 64 bits only.
PROBE = """
import sys, ssl, venv, ensurepip
print(sys.version_info[0], sys.version_info[1])
sys.exit(sys.maxsize < 2**32)
"""
# Where Windows has Pythons: python.org's installer puts them there for one user or for all, its
# install manager into the second.
ON_WINDOWS = (
    ("LOCALAPPDATA", "Programs/Python/Python3*/python.exe"),
    ("LOCALAPPDATA", "Python/pythoncore-3*/python.exe"),
    ("ProgramFiles", "Python3*/python.exe"),
)


def home() -> Path:
    """Return the folder of all that we make outside of QGIS's profile."""
    return Path.home() / ".aef_fields"


def folder(variant: str = "cpu") -> Path:
    """Return where the environment of a variant is or would be."""
    digest = hashlib.sha256(REQUIREMENTS[variant].read_bytes()).hexdigest()[:12]
    return home() / f"env-{digest}"


def python_of(environment: Path) -> Path:
    """Return the interpreter inside a virtual environment."""
    windows = environment / "Scripts" / "python.exe"
    return windows if WINDOWS else environment / "bin" / "python"


def chosen() -> str:
    """Return the interpreter that the user or the shell named, or an empty string."""
    return QgsSettings().value(SETTING, "", type=str) or os.environ.get("AEF_PYTHON", "")


def find_python() -> Path | None:
    """Return the worker's interpreter, or None. Only looks at files: quick enough for menus."""
    if chosen():
        python = Path(chosen())
        return python if python.is_file() else None
    variant = made()
    return python_of(folder(variant)) if variant else None


def made() -> str:
    """Return the variant of the finished environment that we made, or an empty string. An upgrade of
    the system may take away the interpreter that it was made from."""
    there = [v for v in REQUIREMENTS if python_of(folder(v)).is_file()]
    return next((v for v in there if (folder(v) / "ready").is_file()), "")


def remedy() -> str:
    """Say where an environment comes from."""
    return tr("Open Raster › AEF Fields › Worker environment… to make or choose one.")


def missing_sentence() -> str:
    """Say what stands in the way when `find_python` returned None."""
    if chosen():
        return tr("The Python chosen for the worker does not exist: “{}”. {}").format(
            chosen(), remedy()
        )
    return tr(
        "AEF Fields computes in a Python environment of its own, which is not there yet. {}"
    ).format(remedy())


def _quick(program: str, arguments: list[str], wait_ms: int = 15_000) -> tuple[int, str]:
    """Run a short program; return its exit code (-1: did not run) and its stdout."""
    process = QProcess()
    variables = QProcessEnvironment.systemEnvironment()
    for name in ("PYTHONHOME", "PYTHONPATH"):
        variables.remove(name)
    process.setProcessEnvironment(variables)
    process.start(program, arguments)
    if not process.waitForFinished(wait_ms):
        process.kill()
        process.waitForFinished(1000)
        return -1, ""
    crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
    text = bytes(process.readAllStandardOutput()).decode("utf-8", "replace")
    return (-1 if crashed else process.exitCode()), text


@lru_cache(maxsize=1)
def _translated() -> bool:
    """Whether this is a QGIS for Intel's processors on one of Apple's."""
    if sys.platform != "darwin":
        return False
    return _quick("/usr/sbin/sysctl", ["-n", "sysctl.proc_translated"])[1].strip() == "1"


def start_words(python: str, arguments: list[str]) -> tuple[str, list[str]]:
    """Return the program and the arguments that start a Python as what the machine is. One for both
    of a Mac's processors would start as what QGIS is, and PyTorch has no packages for Intel's."""
    if _translated():
        return "/usr/bin/arch", ["-arm64", python, *arguments]
    return python, arguments


def _version(text: str) -> tuple[int, ...]:
    first = text.split("\n", 1)[0].split()
    return tuple(int(part) for part in first if part.isdigit())


def check(python: Path, thoroughly: bool = False) -> str:
    """Return an empty string if `python` can be the worker's, else a sentence.

    Takes ≈ 0.1 s; `thoroughly` imports every package, which takes seconds.
    """
    own = next((v for v in REQUIREMENTS if python == python_of(folder(v))), "")
    more = ["import"] if thoroughly else []
    listed = str(REQUIREMENTS[own or "cpu"])
    wait = 120_000 if thoroughly else 15_000
    code, text = _quick(*start_words(str(python), ["-I", "-c", CHECK, listed, *more]), wait)
    version = _version(text)
    if code != 0 or len(version) != 2:
        return tr("“{}” does not run as a Python interpreter. {}").format(python, remedy())
    if version < OLDEST:
        return tr("“{}” is Python {}.{}; the worker needs {}.{} or newer. {}").format(
            python, *version, *OLDEST, remedy()
        )
    rows = [line.split("\t") for line in text.splitlines()[1:] if line.count("\t") == 2]
    return packages_problem(python, rows, bool(own))


def packages_problem(python: Path, rows: list[list[str]], own: bool) -> str:
    """Say what is wrong with packages, given as (name, version asked for, version found)."""
    rows = [row for row in rows if own or row[2] or row[0] not in EXTRAS]
    missing = [name for name, _, found in rows if not found]
    if missing:
        return tr("“{}” lacks these packages: {}. {}").format(
            python, ", ".join(dict.fromkeys(missing)), remedy()
        )
    for name, asked, found in rows:
        if found.startswith("!"):
            return tr("The package {} in “{}” can't be loaded: {}. {}").format(
                name, python, found[2:], remedy()
            )
        # In our own every version is known; others' need only be new enough.
        floor = _numbers(asked) if own else FLOORS.get(name, ())
        have = _numbers(found)
        if (own and have != floor) or have < floor:
            return tr("“{}” has {} {}; the worker needs {}{}. {}").format(
                python,
                name,
                found,
                ".".join(map(str, floor)),
                "" if own else tr(" or newer"),
                remedy(),
            )
    return ""


def _numbers(version: str) -> tuple[int, ...]:
    """(2, 13, 0) of 2.13.0+cpu or 2.13.0rc1."""
    match = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, match[0].split("."))) if match else ()


def qgis_python() -> Path | None:
    """Return the Python that QGIS brings on Windows, None elsewhere. It runs without QGIS's variables,
    unlike what lies beside QGIS's own program."""
    python = Path(sys.base_prefix) / "python.exe"
    return python if WINDOWS and python.is_file() else None


def _candidates() -> list[str]:
    """Return interpreters worth probing, best first; QGIS's own last, which goes with an update."""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)] + ["python3"]
    names += ["python"] if WINDOWS else []
    places = ["", "/opt/homebrew/bin", "/usr/local/bin"]
    found = [QStandardPaths.findExecutable(n, [p] if p else []) for p in places for n in names]
    frameworks = Path("/Library/Frameworks/Python.framework/Versions")
    found += [str(p) for p in sorted(frameworks.glob("3.*/bin/python3"), reverse=True)]
    for variable, pattern in ON_WINDOWS:
        folder = Path(os.environ.get(variable, "/nowhere"))
        found += [str(p) for p in sorted(folder.glob(pattern), reverse=True)]
    if WINDOWS:
        beside = Path(sys.executable).resolve().parent
        found = [name for name in found if name and Path(name).resolve().parent != beside]
    if sys.platform == "darwin":
        # Apple's own is too old, and where it is missing it asks to install Apple's tools.
        found = [name for name in found if name != "/usr/bin/python3"]
    if qgis_python():
        found.append(str(qgis_python()))
    return list(dict.fromkeys(name for name in found if name))


def find_base_python() -> str | None:
    """Return a Python of 3.10 to 3.14 that can make virtual environments, or None."""
    for candidate in _candidates():
        code, text = _quick(*start_words(candidate, ["-I", "-c", PROBE]))
        if code == 0 and OLDEST <= _version(text) <= NEWEST:
            return candidate
    return None


def lend_libraries(base: str, environment: Path) -> None:
    """Let an environment that is about to be made from QGIS's own Python find OpenSSL, which QGIS keeps
    elsewhere: without it pip reaches no index. Nothing else is to come from there.

    QGIS's Python finds it by a file of its own, which an environment does not see. Raises OSError.
    """
    if qgis_python() is None or Path(base) != qgis_python():
        return
    libraries = Path(base).parents[2] / "bin"
    packages = environment / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    text = f"import os\n\nwith os.add_dll_directory({str(libraries)!r}):\n    import ssl\n"
    (packages / "sitecustomize.py").write_text(text, encoding="utf-8")
