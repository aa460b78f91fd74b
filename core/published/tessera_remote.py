"""TESSERA's tiles behind an address: downloaded whole, for an array of numbers has no tiles in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from ..engine.lock import Lock
from ..errors import InputError
from ..inputs.address import web_address
from ..progress import Progress
from . import remote
from .tessera import MASKS, TesseraTile

LEVELS = 4  # folders above a tile in which its landmask is looked for


@contextmanager
def downloads(out: Path) -> Iterator[Path]:
    """The folder `OUT.fetched` for what is downloaded. It goes with the run, but stays where a
    server gave up or somebody stopped, so that the same run goes on. Raises `InputError` if another
    process works on the same output, whose downloads they are."""
    folder = out.with_name(out.name + ".fetched")
    with Lock.beside(out):
        try:
            yield folder
        except InputError as error:
            if not isinstance(error, remote.GaveUp):
                shutil.rmtree(folder, ignore_errors=True)
            raise
        shutil.rmtree(folder, ignore_errors=True)


def fetched(address: str, folder: Path, progress: Progress) -> TesseraTile:
    """The tile whose codes lie at `address`, its parts downloaded to `folder` unless they are there.

    Raises `InputError` naming the address if a part is missing, or what came is no tile.
    """
    web = urlsplit(web_address(address))
    codes = PurePosixPath(web.path)
    if codes.suffix != ".npy" or codes.stem.endswith("_scales"):
        raise InputError(
            f"{address} is no address of a TESSERA tile; give that of its codes, which ends like "
            "/2024/grid_0.15_52.05/grid_0.15_52.05.npy."
        )

    def here(path: PurePosixPath) -> Path:
        return folder.joinpath(*(part for part in path.parts if part not in ("/", "..")))

    def get(path: PurePosixPath) -> Path:
        to = here(path)
        if not to.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            source = urlunsplit(web._replace(path=str(path)))
            remote.fetch(source, to, "Downloading the tiles", progress)
        return to

    # Codes come last, for they are large.
    parents = codes.parents[:LEVELS]
    masks = [place / f"{codes.stem}.tiff" for p in parents for place in (p, p / MASKS)]
    masks.sort(key=lambda mask: not here(mask).exists())  # that of a run that broke off first
    if not any(_there(get, mask) for mask in masks):
        raise InputError(
            f"{address} has no landmask: {codes.stem}.tiff is neither beside it nor in {MASKS} "
            "above it. It says where the tile lies; download both and give their folder."
        )
    get(codes.with_name(f"{codes.stem}_scales.npy"))
    tile = TesseraTile(str(get(codes)))
    tile.name = address
    return tile


def _there(get: Callable[[PurePosixPath], Path], path: PurePosixPath) -> bool:
    try:
        get(path)
    except remote.GaveUp:
        raise
    except InputError:  # not there, or refused, as some servers say of what is not there
        return False
    return True
