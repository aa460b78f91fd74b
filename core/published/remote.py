"""Files behind an address: asked politely, read by windows, tried again, and named if they fail."""

from __future__ import annotations

import errno
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import rasterio

from ..errors import InputError
from ..inputs.address import PLACES_FIRST
from ..progress import Progress

AGENT = "aef-fields"  # the mirror's network refuses Python's own name
ATTEMPTS = 5
FIRST_WAIT_S = 0.5  # doubled after each attempt
STALLED_S = 30  # without a byte for so long, an answer counts as broken
CHUNK = 1 << 20
# What an answer may begin with: TIFF and BigTIFF of both byte orders, GDAL's VRT, parquet.
MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"<VRT", b"PAR1")
ANSWERS = {
    401: "asks for a login",
    403: "answered that access is forbidden (403)",
    404: "does not exist there (404)",
    410: "is gone (410)",
}
BROKEN = (OSError, http.client.HTTPException)  # time-outs, resets, answers that are none
T = TypeVar("T")


class Unreachable(Exception):
    """An attempt that failed in a way that may pass: a time-out, a broken answer, a busy server."""


class GaveUp(InputError):
    """The last attempt failed, too: what came before is worth keeping for another run."""


def options() -> dict[str, Any]:
    """GDAL's settings for reading windows of remote files; for `rasterio.Env`."""
    return PLACES_FIRST | {
        "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",  # no guessing of neighbours' names
        "GDAL_HTTP_USERAGENT": AGENT,
        "GDAL_HTTP_CONNECTTIMEOUT": str(STALLED_S),
        "GDAL_HTTP_LOW_SPEED_TIME": str(STALLED_S),
        "GDAL_HTTP_LOW_SPEED_LIMIT": "1",
        "GDAL_HTTP_MAX_RETRY": "2",  # of each part; `patiently` asks again for the whole
        "GDAL_HTTP_RETRY_DELAY": str(FIRST_WAIT_S),
        "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
        "CPL_VSIL_CURL_NON_CACHED": "/vsicurl/",  # what failed once is asked for again
        "VSI_CACHE": "TRUE",
    }


def patiently(name: str, action: Callable[[], T], progress: Progress) -> T:
    """What `action` returns; where it fails in a way that may pass, it is done again, later.

    Raises `GaveUp` naming the file after the last attempt.
    """
    wait, last = FIRST_WAIT_S, ""
    for attempt in range(ATTEMPTS):
        progress.check()
        try:
            return action()
        except (Unreachable, rasterio.errors.RasterioError) as error:
            last = str(error.__cause__ or error)
        if attempt + 1 < ATTEMPTS:
            _sleep(wait, progress)
            wait *= 2
    raise GaveUp(
        f"{name} could not be read in {ATTEMPTS} attempts ({last}). Check the connection and run "
        "the same again: what was finished is kept."
    )


def _sleep(seconds: float, progress: Progress) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        progress.check()
        time.sleep(min(left, 0.2))


def _asked(address: str, first: int | None = None) -> Any:
    """The server's answer. Raises `InputError` where asking again would not help."""
    if not re.match(r"^https?://", address):
        raise InputError(f"{address} is no http or https address.")
    headers = {"User-Agent": AGENT}
    if first is not None:
        headers["Range"] = f"bytes=0-{first - 1}"
    request = urllib.request.Request(address, headers=headers)
    try:
        return urllib.request.urlopen(request, timeout=STALLED_S)  # nosec B310
    except urllib.error.HTTPError as error:
        if error.code in (408, 416, 429) or error.code >= 500:
            raise Unreachable(f"the server answered {error.code}") from error
        what = ANSWERS.get(error.code, f"was refused by the server ({error.code} {error.reason})")
        raise InputError(
            f"{address} {what}; check the address in a browser, or download the file and give its "
            "path."
        ) from error
    except BROKEN as error:
        raise Unreachable(getattr(error, "reason", error)) from error


def require_file(address: str, progress: Progress) -> None:
    """Ask for the first bytes: is it a file that can be read by parts?

    Raises `InputError` for a web page, a refusal, or a server that only gives whole files.
    """

    def look() -> None:
        try:
            with _asked(address, first=16) as answer:
                start, status = answer.read(16), answer.status
                kind, final = answer.headers.get_content_type(), answer.url
        except BROKEN as error:
            raise Unreachable(error) from error
        moved = f" (redirected to {final})" if final != address else ""
        if not start.startswith(MAGIC):
            what = "a web page" if "html" in kind else f"{kind}, no raster"
            raise InputError(
                f"{address}{moved} answers with {what}; give the address of the file itself, the "
                "one a browser would save."
            )
        if status != 206:
            raise InputError(
                f"The server of {address}{moved} only gives whole files, not parts; download the "
                "file and give its path."
            )

    patiently(address, look, progress)


def fetch(address: str, to: Path, note: str, progress: Progress) -> None:
    """Download a whole file; it appears whole or not at all. `note` says what is coming.

    Raises `InputError` for a web page or a refusal, `GaveUp` after the last attempt.
    """
    part = to.with_name(to.name + ".part")

    def download() -> None:
        try:
            with _asked(address) as answer, part.open("wb") as file:
                if answer.headers.get_content_type() == "text/html":
                    raise InputError(
                        f"{address} answers with a web page; give the address of the file itself, "
                        "the one a browser would save."
                    )
                total, done = int(answer.headers.get("Content-Length") or 0), 0
                while chunk := answer.read(CHUNK):
                    file.write(chunk)
                    done += len(chunk)
                    progress.step(done, max(total, done + 1), note)
        except BROKEN as error:
            if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise Unreachable(error) from error
        if done < total:
            raise Unreachable(f"{done} of {total} bytes came")

    try:
        patiently(address, download, progress)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
