"""`serve`: one process that answers many requests, so that a window need not wait for a start.

A request is a JSON object a line on stdin, `{"id": 7, "do": "preview", …}` with the arguments of
the method of `live.session.Session` of that name. Each is answered by one line,
`{"event": "answer", "id": 7, "outputs": {…}}` or `{"event": "refusal", "id": 7, "code": …,
"text": …}`. A request that a newer one of the same kind has overtaken while it waited is answered
with `{"event": "dropped", "id": 7}`. `{"do": "bye"}` or the end of stdin ends it.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import traceback
from collections.abc import Iterable
from typing import Any, TextIO

from . import caller
from .errors import CoreError, InputError
from .progress import Progress, tell

REQUESTS = ("open", "close", "labels", "look", "preview", "judge", "similar", "outline", "series")
OVERTAKEN = ("look", "preview", "judge", "similar", "series")  # only the last one of these counts


def run(progress: Progress) -> dict[str, Any]:
    """Answer until the end; the result says how many requests there were."""
    waiting: queue.Queue[dict[str, Any] | None] = queue.Queue()
    threading.Thread(target=_listen, args=(caller.lines(), waiting, progress), daemon=True).start()
    return {"requests": serve(waiting, sys.stdout, progress)}


def _listen(
    lines: Iterable[str], waiting: queue.Queue[dict[str, Any] | None], progress: Progress
) -> None:
    """Put requests into the queue; at the end of stdin nobody waits for an answer any more."""
    for line in lines:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        waiting.put(request if isinstance(request, dict) else {"do": line.strip()})
    waiting.put(None)
    progress.stop.set()


def serve(waiting: queue.Queue[dict[str, Any] | None], answers: TextIO, progress: Progress) -> int:
    """Take requests from the queue until None or `bye`; return their number."""
    # scikit-learn and GDAL take two seconds to load: better before the first click than after it.
    from .heads import linear  # noqa: F401
    from .live.session import Session

    quiet = Progress()
    quiet.stop = progress.stop
    session = Session(quiet)
    _say(answers, event="ready")
    count = 0
    try:
        while True:
            batch = _batch(waiting)
            last = {str(r.get("do")): i for i, r in enumerate(batch) if r is not None}
            for i, request in enumerate(batch):
                if request is None or request.get("do") == "bye":
                    return count
                count += 1
                kind = request.get("do")
                if kind in OVERTAKEN and last[kind] > i:
                    _say(answers, event="dropped", id=request.get("id"))
                else:
                    _say(answers, **_answer(session, request))
    finally:
        session.close()


def _batch(waiting: queue.Queue[dict[str, Any] | None]) -> list[dict[str, Any] | None]:
    """All requests that are there; waits for the first."""
    batch = [waiting.get()]
    while not waiting.empty():
        batch.append(waiting.get())
    return batch


def _answer(session: Any, request: dict[str, Any]) -> dict[str, Any]:
    """The line for one request. A bug in one answer must not end the conversation."""
    number, kind = request.pop("id", None), request.pop("do", None)
    try:
        if kind not in REQUESTS:
            raise InputError(f"Nobody knows the request {kind!r}; known: {', '.join(REQUESTS)}.")
        return {"event": "answer", "id": number, "outputs": getattr(session, kind)(**request)}
    except CoreError as error:
        return {"event": "refusal", "id": number, "code": error.code, "text": str(error)}
    except Exception:  # noqa: BLE001 - the boundary of a request, as cli.main is of a command
        log = traceback.format_exc()
        sys.stderr.write(log)
        text = f"Something broke that should not: {log.strip().splitlines()[-1]}."
        return {"event": "refusal", "id": number, "code": CoreError.code, "text": text}


def _say(answers: TextIO, **event: Any) -> None:
    tell(answers, json.dumps(event) + "\n")  # ASCII, as in `progress.JsonLines`
