"""Products as they are downloaded: a .zip or .tar that holds one, read without unpacking."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path

from ..errors import InputError
from .address import in_archive

_READ = {".zip", ".tar"}
# What reading a damaged archive raises.
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError),
    *(RuntimeError, ValueError, KeyError, NotImplementedError),
)


def is_packed(path: Path) -> bool:
    """Is it an archive by its name?"""
    return path.suffix.lower() in {*_READ, ".gz", ".tgz", ".7z", ".rar"}


def names(path: Path) -> list[str]:
    """All files in an archive. Raises `InputError` if it can't be read."""
    if path.suffix.lower() not in _READ:
        raise InputError(
            f"{path} is packed in a way in which no part of it can be read alone; unpack it (with 7-Zip, for example) "
            "and give the folder."
        )
    try:
        state = path.stat()
        return list(_names(path, state.st_size, state.st_mtime_ns))
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path.") from None
    except _DAMAGED as error:
        raise InputError(
            f"{path} is packed, but no {path.suffix.lower()} that can be read ({error}); download it again, or "
            "unpack it and give the folder."
        ) from error


@lru_cache(maxsize=16)
def _names(path: Path, _size: int, _modified: int) -> tuple[str, ...]:
    if path.suffix.lower() == ".tar":
        with tarfile.open(path, "r:") as tar:
            return tuple(sorted(one.name.removeprefix("./") for one in tar if one.isfile()))
    with zipfile.ZipFile(path) as archive:
        # A Mac packs what it knows of each file, too.
        files = (name for name in archive.namelist() if not name.endswith("/"))
        return tuple(sorted(name for name in files if not name.startswith("__MACOSX/")))


def holds_safe(path: Path) -> bool:
    """Is all that an archive holds one .SAFE folder? Raises `InputError` if it can't be read."""
    tops = {name.partition("/")[0] for name in names(path)}
    return len(tops) == 1 and next(iter(tops)).upper().endswith(".SAFE")


def inside(path: Path, name: str) -> Path:
    """What GDAL opens for a file of the archive; a double slash would not survive in a Path."""
    return Path(f"/vsi{path.suffix.lower()[1:]}/{{{path}}}/{name}")


def files_in(folder: Path) -> list[Path]:
    """The files of a folder, of one in an archive, or all of an archive."""
    if is_packed(folder) and not folder.is_dir():
        return [inside(folder, name) for name in names(folder)]
    archive, within = in_archive(folder)
    if archive is None:
        return sorted(folder.glob("*"))
    found = (Path(name) for name in names(archive))
    return [inside(archive, path.as_posix()) for path in found if path.parent == Path(within)]


def exists(path: Path) -> bool:
    """Is there such a file, be it in an archive?"""
    archive, within = in_archive(path)
    return within in names(archive) if archive else path.exists()


def read_text(path: Path, name: str) -> str:
    """A text file of the archive. Raises `InputError` if it is damaged."""
    try:
        if path.suffix.lower() == ".tar":
            with tarfile.open(path, "r:") as tar:
                member = next(one for one in tar if one.name.removeprefix("./") == name)
                file = tar.extractfile(member)
                return (file.read() if file else b"").decode("utf-8", "replace")
        with zipfile.ZipFile(path) as archive:
            return archive.read(name).decode("utf-8", "replace")
    except _DAMAGED as error:
        raise InputError(
            f"{name} in {path} can't be read ({error}); download the product again."
        ) from error


def text_of(path: Path) -> str:
    """A text file, be it in an archive."""
    archive, within = in_archive(path)
    if archive:
        return read_text(archive, within)
    return path.read_text(encoding="utf-8", errors="replace")
