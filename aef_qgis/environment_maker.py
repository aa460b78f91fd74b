"""Make the worker's environment, and remove it again; see environment.py for where it lies."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import (
    QLockFile,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    pyqtSignal,
)

from . import environment
from .i18n import Local, tr

GB = 1_000_000_000
# What a finished environment takes, measured on Linux, and what must be free to make it: while
# pip works, the downloaded and the unpacked lie side by side.
SIZE = {"cpu": 1.6 * GB, "cuda": 6.5 * GB}
ROOM = {"cpu": 2.5 * GB, "cuda": 13 * GB}
# With less than this left after a failure the disk was the reason: venv keeps to itself what it was.
SCARCE = 0.1 * GB
LOOK_MS = 1000
# Words in pip's output that tell why it failed.
FULL = ("No space left on device", "not enough space on the disk", "Disk quota exceeded")
OFFLINE = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "Max retries exceeded",
    "Connection refused",
    "(from versions: none)",  # all that pip says when it was told not to try again
)


def gigabytes(size: float) -> str:
    """A size as a person says it."""
    return tr("{:.1f} GB").format(Local(size / GB))


def pip_arguments(variant: str, wheels: str) -> list[str]:
    """Return what follows the interpreter to install everything; `wheels` is a folder or ""."""
    found = ["-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    found += ["--progress-bar", "off", "--cache-dir", str(environment.home() / "downloads")]
    found += ["--no-index", "--find-links", wheels] if wheels else []
    return [*found, "-r", str(environment.REQUIREMENTS[variant])]


class Maker(QObject):
    """Makes the environment step by step without blocking the window.

    All that pip says goes to `said` and into a log beside the environment. What a failed or
    cancelled attempt leaves is removed, but for the downloads, which the next one takes up; an
    environment that was there before is there again.
    """

    said = pyqtSignal(str)
    progressed = pyqtSignal(int, str)  # per cent, what is going on
    ended = pyqtSignal(str)  # empty: done; else why not

    def __init__(
        self, base: str, variant: str = "cpu", wheels: str = "", parent: QObject | None = None
    ):
        super().__init__(parent)
        self._base, self._variant, self._wheels = base, variant, wheels
        self._folder = environment.folder(variant)
        self._scratch = self._folder.with_suffix(".tmp")
        self._aside = self._folder.with_suffix(".old")
        self.log = self._folder.with_suffix(".log")
        python = str(environment.python_of(self._folder))
        trial = ["-I", "-c", environment.CHECK, str(environment.REQUIREMENTS[variant]), "import"]
        self._steps = [
            (tr("Making the environment"), base, ["-I", "-m", "venv", str(self._folder)]),
            (tr("Installing packages"), python, pip_arguments(variant, wheels)),
            (tr("Trying the packages"), python, trial),
        ]
        self._title = self._last = ""
        self._said: list[str] = []
        self._percent = 0
        self._free = 0
        self._cancelled = False
        self._lock = _lock()
        self._process: QProcess | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)

    def start(self) -> None:
        """Begin with the first step; `ended` may come from inside this call."""
        sentence = self._obstacle()
        if sentence:
            self._lock.unlock()
            self.ended.emit(sentence)
            return
        self._clock.start()
        self._next()

    def _obstacle(self) -> str:
        """Set an earlier one aside and make ready; say why that can't be, all as it was, or ""."""
        busy = _busy(self._lock)
        if busy:
            return busy
        try:
            environment.home().mkdir(parents=True, exist_ok=True)
            self.log.write_text("", encoding="utf-8")
        except OSError as error:
            return _unwritable(error)
        self._free = shutil.disk_usage(environment.home()).free
        if self._free < ROOM[self._variant] and not self._wheels:
            return tr("{} are free in {}, and {} are needed. Make room, then try again.").format(
                gigabytes(self._free), environment.home(), gigabytes(ROOM[self._variant])
            )
        try:
            self._set_aside()
        except OSError as error:
            return _held(error)
        try:
            self._scratch.mkdir(exist_ok=True)
            environment.lend_libraries(self._base, self._folder)
        except OSError as error:
            self._bring_back()
            return _unwritable(error)
        return ""

    def _set_aside(self) -> None:
        """Keep an earlier one until the new one is complete. On Windows this is refused as long as a
        worker runs from it. Raises OSError."""
        if (self._aside / "ready").exists():  # QGIS was closed while one was made
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        shutil.rmtree(self._aside, ignore_errors=True)
        if self._folder.exists():
            self._folder.rename(self._aside)

    def _bring_back(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._aside.rename(self._folder)

    def _throw_away(self) -> None:
        """Remove the earlier one without keeping the window waiting: it has tens of thousands of files."""
        if self._aside.exists():
            (self._aside / "ready").unlink(missing_ok=True)
            code = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
            python = str(environment.python_of(self._folder))
            QProcess.startDetached(python, ["-I", "-c", code, str(self._aside)])

    def cancel(self) -> None:
        """Stop; what pip has downloaded is kept for the next time."""
        self._cancelled = True
        if self._process:
            self._process.kill()

    def stop(self) -> None:
        """Stop now and wait for it: nothing of this may go on when the plugin is gone."""
        self.cancel()
        if self._process:
            self._process.waitForFinished(5000)

    def _next(self) -> None:
        self._title, program, arguments = self._steps.pop(0)
        shown = "…" if environment.CHECK in arguments else " ".join(arguments)
        self._tell(f"> {program} {shown}")
        self._look()
        self._process = QProcess(self)
        self._process.setProcessEnvironment(self._variables())
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._error)
        self._process.start(*environment.start_words(program, arguments))

    def _variables(self) -> QProcessEnvironment:
        variables = QProcessEnvironment.systemEnvironment()
        for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX"):
            variables.remove(name)
        variables.insert("PIP_USER", "0")
        # pip unpacks gigabytes there; /tmp is often a small part of the memory.
        for name in ("TMPDIR", "TEMP", "TMP"):
            variables.insert(name, str(self._scratch))
        return variables

    def _tell(self, line: str) -> None:
        self._said.append(line)
        with contextlib.suppress(OSError), self.log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")  # on a full disk the window's copy has to do
        self.said.emit(line)

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        for line in filter(None, (line.rstrip() for line in text.splitlines())):
            self._last = line.strip()
            self._tell(line)

    def _look(self) -> None:
        """Tell how far it is by how much less is free; others may write as well, so at most all."""
        total = SIZE[self._variant]
        written = self._free - shutil.disk_usage(environment.home()).free
        written = min(max(written, 0), total)
        self._percent = max(self._percent, round(2 + 93 * written / total))
        size = tr("{} of about {}").format(gigabytes(written), gigabytes(total))
        self.progressed.emit(self._percent, f"{self._title} ({size}): {self._last[:80]}")

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(tr("“{}” could not be started.").format(self._process.program()))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._cancelled:
            self._end(tr("Cancelled."))
        elif code != 0 or status == QProcess.ExitStatus.CrashExit:
            self._end(self._reason())
        elif self._steps:
            self._next()
        else:
            self._try_out()

    def _try_out(self) -> None:
        """The packages were imported in the last step; judge what it printed."""
        rows = [line.split("\t") for line in self._said if line.count("\t") == 2]
        python = environment.python_of(self._folder)
        problem = environment.packages_problem(python, rows, own=True)
        if not problem:
            try:
                (self._folder / "ready").touch()
            except OSError as error:
                problem = str(error)
        self._end(problem.replace(environment.remedy(), "").strip())

    def _reason(self) -> str:
        """Why it failed, from what was said, and what to do."""
        said = "\n".join(self._said)
        scarce = shutil.disk_usage(environment.home()).free < SCARCE
        if scarce or any(word in said for word in FULL):
            return tr("The disk is full ({}). Make room ({}), then try again.").format(
                environment.home(), gigabytes(ROOM[self._variant])
            )
        if not self._wheels and any(word in said for word in OFFLINE):
            return tr(
                "The packages could not be downloaded: the package index can't be reached. Check "
                "the network and the proxy (variable HTTPS_PROXY), or install from a folder of "
                "wheels. What was downloaded is kept. The log is {}."
            ).format(self.log)
        if "Long Path" in said:
            return tr(
                "Windows refused a path of more than 260 letters. Have its setting “Enable Win32 long "
                "paths” turned on, then try again. The log is {}."
            ).format(self.log)
        lacking = [line for line in self._said if "No matching distribution found" in line]
        if lacking and self._wheels:
            return tr(
                "The folder “{}” lacks a package: {}. Fill it on a machine with the same system "
                "and Python version with “python -m pip download -r {} -d FOLDER”."
            ).format(
                self._wheels,
                lacking[-1].rsplit(" ", 1)[-1],
                environment.REQUIREMENTS[self._variant],
            )
        errors = [line for line in self._said if line.startswith("ERROR")] or [self._last]
        return tr(
            "The environment could not be made: {} The log is {}. Try again, or choose a Python "
            "that has the packages."
        ).format(errors[-1], self.log)

    def _end(self, sentence: str) -> None:
        self._clock.stop()
        shutil.rmtree(self._scratch, ignore_errors=True)
        if sentence:
            self._bring_back()
        else:
            self._throw_away()
            shutil.rmtree(environment.home() / "downloads", ignore_errors=True)
            self.progressed.emit(100, tr("The environment is ready."))
        self._lock.unlock()
        self.ended.emit(sentence)


class Making(QObject):
    """The environment that is being made, if one is: it is one for all windows, and they follow it."""

    began = pyqtSignal()
    said = pyqtSignal(str)
    progressed = pyqtSignal(int, str)
    settled = pyqtSignal(str)  # empty: one was made, or chosen; else why none could be made

    def __init__(self) -> None:
        super().__init__()
        self._maker: Maker | None = None

    @property
    def going_on(self) -> bool:
        return self._maker is not None

    def begin(self, base: str, variant: str, wheels: str) -> None:
        """Make one; `settled` comes at its end, maybe from inside this call."""
        self._maker = Maker(base, variant, wheels, self)
        self._maker.said.connect(self.said)
        self._maker.progressed.connect(self.progressed)
        self._maker.ended.connect(self._ended)
        self.began.emit()
        self._maker.start()

    def cancel(self) -> None:
        """Stop; `settled` says so."""
        if self._maker:
            self._maker.cancel()

    def stop(self) -> None:
        """Stop at once; nothing is said of it any more."""
        if self._maker:
            self._maker.ended.disconnect(self._ended)
            self._maker.stop()
            self._maker = None

    def _ended(self, sentence: str) -> None:
        self._maker = None
        if not sentence:
            QgsSettings().remove(environment.SETTING)
        self.settled.emit(sentence)


making = Making()


def _lock_path() -> Path:
    """Beside the folder: all in there is removed."""
    return environment.home().with_suffix(".lock")


def _lock() -> QLockFile:
    """What a QGIS holds while it makes or removes the environment, for several may run."""
    lock = QLockFile(str(_lock_path()))
    lock.setStaleLockTime(0)  # it counts for as long as its process runs
    return lock


def _busy(lock: QLockFile) -> str:
    """Take the lock; return "", or a sentence if another QGIS has it."""
    # Where a lock can't be written, neither can the rest: that is told where it happens.
    if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
        return ""
    return tr(
        "Another QGIS is making or removing the environment. Wait for it, then try again; if there "
        "is none, remove “{}”."
    ).format(_lock_path())


def remove() -> str:
    """Remove all that was ever made, and the setting; return "" or a sentence why not."""
    lock = _lock()  # until the end of this function
    busy = _busy(lock)
    if busy:
        return busy
    try:
        for path in environment.home().iterdir():
            _remove(path)
        if not environment.home().is_symlink():
            environment.home().rmdir()
    except FileNotFoundError:
        pass
    except OSError as error:
        return _held(error)
    QgsSettings().remove(environment.SETTING)
    return ""


def _remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it or nothing: Windows renames no folder in which
    a file is in use, but would remove the files that are not. Raises OSError."""
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    gone = path.with_name(path.name + ".gone")
    path.rename(gone)
    shutil.rmtree(gone)


def _held(error: OSError) -> str:
    return tr(
        "“{}” can't be removed: {}. Is a run going on? Wait for it, cancel it, or restart QGIS."
    ).format(error.filename, error.strerror)


def _unwritable(error: OSError) -> str:
    return tr("“{}” can't be written: {}").format(environment.home(), error.strerror)
