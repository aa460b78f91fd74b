"""Where a raster lies: a file, one inside a zip or tar, or one on a server.

A `Path` holds all of them as a person writes them: `scene.zip!/B04.tif`, `https://host/a.tif`
(of which it keeps one slash; a public bucket's `s3://` and `gs://` become https), and what QGIS says, `/vsizip//data/scene.zip/B04.tif`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_REMOTE = re.compile(r"(?:/vsicurl/)?(https?):/+(?=[^/])", re.IGNORECASE)
_PACKED = re.compile(r"(?P<archive>.+\.(?P<kind>zip|tar))!/+(?P<name>.+)", re.IGNORECASE)
_BRACED = re.compile(r"/vsi(?P<kind>zip|tar)/\{(?P<archive>.*?)\}(?:/(?P<name>.*))?", re.IGNORECASE)
_VSIZIP = re.compile(r"/vsi(?P<kind>zip|tar)/+(?P<archive>.+?\.(?:zip|tar))/(?P<name>.+)", re.I)

# Buckets that can be read without an account, and the web address of what lies in them.
BUCKETS = (
    (r"^s3://us-west-2\.opendata\.source\.coop/", "https://data.source.coop/"),
    (r"^gs://", "https://storage.googleapis.com/"),
    (r"^s3://([^/]+)/", r"https://s3.amazonaws.com/\1/"),
)

# GDAL takes a block for empty whose place in the file a server fails to tell, without a word [tried with
# 3.10]: so it is to read all places at once, when a file is opened, where a failure is one.
PLACES_FIRST = {"GTIFF_USE_DEFER_STRILE_LOADING": "NO"}
# A server may be busy for a moment; one that is silent for longer will not answer. GDAL looks here.
_PATIENCE = PLACES_FIRST | {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_TIMEOUT": "60",
    "GDAL_HTTP_MAX_RETRY": "4",
    "GDAL_HTTP_RETRY_DELAY": "1",
}


_CODE = re.compile(r"HTTP response code:? (\d{3})")
_FORBIDDEN, _GONE = ("401", "403"), ("404", "410")

# Of a name in the letters of an older system, which GDAL can't open.
NO_TEXT = "has a name or folder that is not UTF-8; rename it, or copy it elsewhere"


def is_text(name: Path | str) -> bool:
    """Whether it is text that can be written down: not every file's name is."""
    try:
        str(name).encode()
    except UnicodeEncodeError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether this is a web or bucket address, not a path."""
    return re.match(r"^(https?|s3|gs)://", text) is not None


def web_address(text: str) -> str:
    """The http(s) address of a file in a public bucket; others as they are."""
    for pattern, replacement in BUCKETS:
        text = re.sub(pattern, replacement, text)
    return text


def is_remote(path: Path) -> bool:
    """Does it lie on a web server?"""
    return bool(_REMOTE.match(path.as_posix()))


def located(folder: Path, text: str) -> Path:
    """`text` as a path; what is relative is relative to `folder`."""
    text = web_address(text)
    if text.startswith("/vsi") or _REMOTE.match(text):
        return Path(text)
    return folder / text


def local_file(path: Path) -> Path | None:
    """The file of this machine that holds it, the archive if it lies in one; None for other places."""
    text = path.as_posix()
    packed = _PACKED.fullmatch(text)
    if packed:
        return None if is_remote(path) else Path(packed["archive"])
    braced = _BRACED.fullmatch(text)
    if braced:
        return _archive(braced["archive"])
    zipped = _VSIZIP.fullmatch(text)
    if zipped:
        return _absolute(zipped["archive"])
    return None if text.startswith("/vsi") or is_remote(path) else path


def in_archive(path: Path) -> tuple[Path | None, str]:
    """The archive of a product that is read packed, and the name in it; (None, "") of another path."""
    braced = _BRACED.fullmatch(path.as_posix())
    return (_archive(braced["archive"]), braced["name"] or "") if braced else (None, "")


def may_exist(path: Path) -> bool:
    """False if it should lie on this machine and does not."""
    file = local_file(path)
    return file is None or file.exists()


def _absolute(text: str) -> Path:
    """Of `/vsizip//data/a.zip/b.tif` a path has kept one slash; a drive stands without one."""
    return _archive(text if re.match(r"[A-Za-z]:", text) else f"/{text}")


def _archive(text: str) -> Path:
    """Without a drive Windows' paths begin with two slashes, those of its network, of which one was kept."""
    return Path("/" + text if os.name == "nt" and text.startswith("/") else text)


def gdal_name(path: Path) -> str:
    """What GDAL calls it. It is told how to treat servers, which a virtual raster may name, too."""
    if is_remote(path) or path.suffix.lower() == ".vrt":
        for name, value in _PATIENCE.items():
            os.environ.setdefault(name, value)
    text = path.as_posix()
    braced = _BRACED.fullmatch(text)
    if braced:
        inner = f"{{{_archive(braced['archive']).as_posix()}}}/{braced['name'] or ''}"
        return f"/vsi{braced['kind'].lower()}/{inner}"
    for pattern in (_PACKED, _VSIZIP):
        inside = pattern.fullmatch(text)
        if inside:
            whole = inside["archive"]
            archive = _absolute(whole) if pattern is _VSIZIP else Path(whole)
            name = _url(archive) if is_remote(archive) else archive.absolute().as_posix()
            return f"/vsi{inside['kind'].lower()}/{name}/{inside['name']}"
    if text.startswith("/vsi") and not is_remote(path):
        return text  # with GDAL's slashes
    return _url(path) if is_remote(path) else str(path)


def _url(path: Path) -> str:
    return _REMOTE.sub(lambda found: f"/vsicurl/{found[1]}://", path.as_posix(), count=1)


def shown(path: Path) -> str:
    """For a person and for records: the address without its query, which may hold a key; GDAL's name of
    a part of a file with its slashes, as QGIS has it."""
    text = path.as_posix()
    if not is_remote(path):
        return text if text.startswith("/vsi") else str(path)
    return _REMOTE.sub(lambda found: f"{found[1]}://", text, count=1).partition("?")[0]


def is_refusal(error: BaseException | None) -> bool:
    """Whether a server said what it would say again: that nobody may have the file, or that there is none."""
    code = _CODE.search(str(error))
    return bool(code and code[1] in (*_FORBIDDEN, *_GONE))


def why_not(path: Path, error: BaseException) -> str:
    """A sentence on why the raster at `path` did not open, or could not be read."""
    _, asks, key = path.as_posix().partition("?")
    where, text = shown(path), str(error).replace(asks + key, "") if key else str(error)
    code = _CODE.search(text)
    if code and code[1] in _FORBIDDEN:
        return (
            f"The server refuses {where} ({code[1]}): it wants a key, or the one in the address has "
            "run out. Get a new address, or download the file."
        )
    if code and code[1] in _GONE:
        return f"The server has no {where} ({code[1]}); check the address."
    if code:
        return f"The server can't give {where} now ({code[1]}); try again later."
    if "CURL error" in text:
        return (
            f"{where} can't be reached ({text.partition('CURL error: ')[2]}); check the address and "
            "the connection, then run the same again."
        )
    if "Range downloading not supported" in text:
        return (
            f"The server of {where} gives no parts of a file (range requests); download the file, and "
            "give the copy."
        )
    if is_remote(path) and "not recognized" in text:
        return (
            f"The server answers for {where} with something that is no raster, perhaps a page to log "
            "in; open the address in a browser, and give that of the file itself."
        )
    if is_remote(path):
        return f"{where} could not be read to its end ({text}); run the same again, it goes on."
    if path.is_dir():
        return f"{where} is a folder, not a raster; give a file in it."
    return f"{where} is not a raster that GDAL can read ({text}); check that it is whole."
