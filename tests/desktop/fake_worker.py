"""A worker that behaves as the first argument says; it speaks the JSON lines of core."""

import json
import os
import signal
import sys
import time


def say(**event):
    print(json.dumps(event, ensure_ascii=False), flush=True)


def good():
    """Progress, a message, a result cut in the middle of a line and of a character."""
    say(event="message", text="hello")
    for done in (1, 2, 4):
        say(event="progress", done=done, total=4, eta_s=200 - done, note="tile")
    line = json.dumps(
        {"event": "result", "outputs": {"argv": sys.argv[2:], "text": "µ"}}, ensure_ascii=False
    ).encode()
    cut = line.index("µ".encode()) + 1
    for part in (line[:cut], line[cut:] + b"\n"):
        sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
        time.sleep(0.2)


def variables():
    say(event="result", outputs={"variables": dict(os.environ)})


def garbage():
    print("a library's warning")
    print("[1, 2")
    print('"a string"')
    print('{"no": "event"}', flush=True)
    say(event="result", outputs={"x": 1})


def bad_input():
    say(event="error", code="input", text="The file a.tif is empty; choose another.")
    sys.exit(2)


def bug():
    raise RuntimeError("the fake bug")


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def silent():
    """Ends well without a result."""


def wait():
    """Works until stdin ends, as core does."""
    say(event="progress", done=1, total=4)
    while os.read(0, 4096):
        pass
    say(event="error", code="cancelled", text="Cancelled. Finished tiles are kept.")
    sys.exit(3)


def deaf():
    """Ignores the end of stdin and SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say(event="progress", done=1, total=4)
    time.sleep(60)


def flood():
    """More on stderr than any pipe holds, before the first line on stdout."""
    for i in range(5000):
        print(f"warning {i} " + 80 * "x", file=sys.stderr)
    say(event="result", outputs={"x": 1})


def closed():
    """Closes stdout long before it ends: no reason for the reader to spin."""
    say(event="result", outputs={"x": 1})
    os.close(1)
    time.sleep(1)
    os._exit(0)


globals()[sys.argv[1]]()
