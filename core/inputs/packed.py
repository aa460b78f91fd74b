"""Products as they are downloaded: a .zip that holds one .SAFE folder, read without unpacking."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ..errors import InputError


def is_packed(path: Path) -> bool:
    """Is it an archive by its name?"""
    return path.suffix.lower() in {".zip", ".tar", ".gz", ".tgz", ".7z", ".rar"}


def names(path: Path) -> list[str]:
    """All files of the product, from the .SAFE folder on. Raises `InputError` if it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = sorted(name for name in archive.namelist() if not name.endswith("/"))
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path.") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError(
            f"{path} is packed, but no .zip that can be read ({error}); download it again, or "
            "unpack it and give the folder."
        ) from error
    tops = {name.partition("/")[0] for name in found}
    if len(tops) != 1 or not next(iter(tops)).upper().endswith(".SAFE"):
        raise InputError(
            f"{path} is packed, and holds something else than one .SAFE product; unpack it and "
            "give the folder or its rasters."
        )
    return found


def inside(path: Path, name: str) -> Path:
    """What GDAL opens for a file of the archive; a double slash would not survive in a Path."""
    return Path(f"/vsizip/{{{path}}}/{name}")


def read_text(path: Path, name: str) -> str:
    """A text file of the archive. Raises `InputError` if it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise InputError(
            f"{name} in {path} can't be read ({error}); download the product again."
        ) from error
