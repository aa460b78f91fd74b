"""Find the worker's Python environment, say what is missing, make it.

The environment lies in the home folder under a hash of its requirements: updates of the plugin
replace its folder, and profiles come and go.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import (
    QObject,
    QProcess,
    QProcessEnvironment,
    QStandardPaths,
    pyqtSignal,
)

from .i18n import tr

SETTING = "aef/python"
REQUIREMENTS = Path(__file__).resolve().parent.parent / "core" / "requirements-cpu.txt"
WINDOWS = os.name == "nt"
OLDEST = (3, 10)
NEWEST = (3, 13)

# Prints the version and the required packages that the interpreter lacks, one a line.
CHECK = """
import importlib.metadata, re, sys
print(sys.version_info[0], sys.version_info[1])
for line in open(sys.argv[1], encoding="utf-8"):
    match = re.match(r"([A-Za-z][\\w.-]*)==", line)
    if match:
        try:
            importlib.metadata.version(match[1])
        except importlib.metadata.PackageNotFoundError:
            print(match[1])
"""
# What `python -m venv` needs; Debian splits ensurepip off.
PROBE = "import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])"


def folder() -> Path:
    """Return where the environment for these requirements is or would be."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    return Path.home() / ".aef_fields" / f"env-{digest}"


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
    made = folder()
    return python_of(made) if (made / "ready").is_file() else None


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


def _quick(program: str, arguments: list[str]) -> tuple[int, str]:
    """Run a short program; return its exit code (-1: did not run) and its stdout."""
    process = QProcess()
    variables = QProcessEnvironment.systemEnvironment()
    for name in ("PYTHONHOME", "PYTHONPATH"):
        variables.remove(name)
    process.setProcessEnvironment(variables)
    process.start(program, arguments)
    if not process.waitForFinished(15_000):
        process.kill()
        process.waitForFinished(1000)
        return -1, ""
    crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
    text = bytes(process.readAllStandardOutput()).decode("utf-8", "replace")
    return (-1 if crashed else process.exitCode()), text


def _version(text: str) -> tuple[int, ...]:
    first = text.split("\n", 1)[0].split()
    return tuple(int(part) for part in first if part.isdigit())


def check(python: Path) -> str:
    """Return an empty string if `python` can be the worker's, else a sentence. Takes ≈ 0.1 s."""
    code, text = _quick(str(python), ["-I", "-c", CHECK, str(REQUIREMENTS)])
    version = _version(text)
    if code != 0 or len(version) != 2:
        return tr("“{}” does not run as a Python interpreter. {}").format(python, remedy())
    if version < OLDEST:
        return tr("“{}” is Python {}.{}; the worker needs {}.{} or newer. {}").format(
            python, *version, *OLDEST, remedy()
        )
    missing = text.split("\n")[1:]
    if any(missing):
        return tr("“{}” lacks these packages: {}. {}").format(
            python, ", ".join(name for name in missing if name), remedy()
        )
    return ""


def _candidates() -> list[str]:
    """Return interpreters worth probing, best first. Never QGIS's own executable."""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)] + ["python3"]
    places = ["", "/opt/homebrew/bin", "/usr/local/bin"]
    found = [QStandardPaths.findExecutable(n, [p] if p else []) for p in places for n in names]
    frameworks = Path("/Library/Frameworks/Python.framework/Versions")
    local = Path(os.environ.get("LOCALAPPDATA", "/nowhere")) / "Programs" / "Python"
    found += [str(p) for p in sorted(frameworks.glob("3.*/bin/python3"), reverse=True)]
    found += [str(p) for p in sorted(local.glob("Python3*/python.exe"), reverse=True)]
    own = Path(sys.executable).resolve() if WINDOWS else None
    unique = dict.fromkeys(name for name in found if name)
    return [name for name in unique if own is None or Path(name).resolve() != own]


def find_base_python() -> str | None:
    """Return a Python of 3.10 to 3.13 that can make virtual environments, or None."""
    for candidate in _candidates():
        code, text = _quick(candidate, ["-I", "-c", PROBE])
        if code == 0 and OLDEST <= _version(text) <= NEWEST:
            return candidate
    return None


class Maker(QObject):
    """Makes the environment step by step without blocking the window."""

    said = pyqtSignal(str)
    progressed = pyqtSignal(int, str)  # per cent, what is going on
    ended = pyqtSignal(str)  # empty: done; else why not

    # Share of the time at which pip is usually this far.
    STAGES = (("Collecting", 15), ("Downloading", 30), ("Installing collected", 80))

    def __init__(self, base: str, parent: QObject | None = None):
        super().__init__(parent)
        self._folder = folder()
        python = str(python_of(self._folder))
        pip = ["-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        self._steps = [
            (
                tr("Making the environment"),
                base,
                ["-I", "-m", "venv", "--clear", str(self._folder)],
            ),
            (tr("Downloading and installing packages"), python, [*pip, "-r", str(REQUIREMENTS)]),
        ]
        self._percent = 0
        self._cancelled = False
        self._last = ""
        self._process: QProcess | None = None

    def start(self) -> None:
        """Begin with the first step."""
        (self._folder / "ready").unlink(missing_ok=True)
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._next()

    def cancel(self) -> None:
        """Stop; what pip downloaded stays in its cache."""
        self._cancelled = True
        if self._process:
            self._process.kill()

    def _next(self) -> None:
        title, program, arguments = self._steps.pop(0)
        self.progressed.emit(self._percent + 2, title)
        self.said.emit(f"> {program} {' '.join(arguments)}")
        self._process = QProcess(self)
        variables = QProcessEnvironment.systemEnvironment()
        for name in ("PYTHONHOME", "PYTHONPATH"):
            variables.remove(name)
        self._process.setProcessEnvironment(variables)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error)
        self._process.start(program, arguments)

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        for line in filter(None, (line.strip() for line in text.splitlines())):
            self._last = line
            self.said.emit(line)
            for word, percent in self.STAGES:
                if line.startswith(word):
                    # Creep within a stage, so that the bar shows that something happens.
                    self._percent = max(percent, min(self._percent + 1, percent + 14))
                    self.progressed.emit(self._percent, line[:100])

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(tr("“{}” could not be started.").format(self._process.program()))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._cancelled:
            self.ended.emit(tr("Cancelled."))
        elif code != 0 or status == QProcess.ExitStatus.CrashExit:
            self.ended.emit(
                tr(
                    "The environment could not be made. The last words were: {}. Check "
                    "the network connection and the free disk space (3 GB), then try "
                    "again."
                ).format(self._last)
            )
        elif self._steps:
            self._next()
        else:
            (self._folder / "ready").touch()
            self.progressed.emit(100, tr("The environment is ready."))
            self.ended.emit("")
