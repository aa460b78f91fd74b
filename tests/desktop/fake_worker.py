"""A worker that behaves as the first argument says; it speaks the JSON lines of core."""

import json
import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path


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


def long():
    """Two stages of many steps each: one of a minute and one of seconds."""
    for stage, seconds in (("Encoding", 60), ("Joining", 5)):
        for done in range(201):
            left = {"eta_s": seconds * (1 - done / 200)} if done else {}
            say(event="progress", done=done, total=200, note=f"{stage}: block {done}", **left)
    say(event="result", outputs={})


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


def wait(text="Cancelled. Finished tiles are kept."):
    """Works until stdin ends, as core does."""
    say(event="progress", done=1, total=4)
    while os.read(0, 4096):
        pass
    say(event="error", code="cancelled", text=text)
    sys.exit(3)


def begin_anew():
    """The same, and keeps nothing."""
    wait("Cancelled.")


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


def info():
    sources = {"sentinel-2-l2a": "Sentinel-2 level 2A", "sentinel-1-grd": "Sentinel-1 GRD"}
    say(event="result", outputs={"sources": sources, "checkpoints": [{"name": "small"}]})


def frames():
    """What core finds, from the names alone; `odd` has no date, `bad` can't be used."""
    rows = []
    for frame in manifest():
        name = Path(frame["path"]).stem
        date = re.search(r"(20\d\d)(\d\d)(\d\d)", name)
        row = {"source": frame.get("source") or "sentinel-2-l2a", "bands": {"B02": 1, "B03": 2}}
        row |= {"crs": "EPSG:4326", "pixel": 0.0001}
        row["datetime"] = frame.get("datetime") or (date and "-".join(date.groups()))
        row["problem"] = None if row["datetime"] else f"No date found for {name}."
        if "bad" in name:
            row = {"problem": f"{name} is not a raster."}
        rows.append(row)
        if "--glances" in sys.argv:
            say(event="item", number=len(rows) - 1, picture="", clear=0.25 * len(rows))
    say(event="result", outputs={"frames": rows})


def plan():
    """The same for all: ten megapixels, a month with something and one with nothing."""
    months = [
        {"month": "2023-01", "clear": {"sentinel-2-l2a": 1.5}},
        {"month": "2023-02", "clear": {}},
    ]
    if any("cloudy" in frame["path"] for frame in manifest()):
        months[0]["clear"] = {"sentinel-2-l2a": 0.0}
    outputs = {
        "width": 5000,
        "height": 2000,
        "covered": 0.08 if any("far" in frame["path"] for frame in manifest()) else 1.0,
        "bytes": 640_000_000,
        "bytes_meanwhile": 1_728_000_000,
    }
    count = len(manifest())
    outputs |= {"frames": count, "frames_given": count, "months": months}
    if "--measure" in sys.argv:
        outputs["seconds"] = 600.0
    say(event="result", outputs=outputs)


def manifest():
    return json.loads(Path(sys.argv[2]).read_text())["frames"]


def fit():
    say(event="message", text="fitting " + " ".join(sys.argv[4:]))
    for done, figures in ((1, "loss 1.428, agreement 0.600"), (9, "loss 1.102, agreement 0.725")):
        say(event="progress", done=done, total=10, note=f"Adapting the encoder: {figures}")
    Path(sys.argv[3]).touch()
    say(event="result", outputs={"checkpoint": sys.argv[3]})


def embed():
    """Takes the first frame for the embedding; waits to be cancelled if it is called `slow`, and
    keeps a tile and fails if it is called `lost`."""
    out, first = sys.argv[3], manifest()[0]["path"]
    say(event="message", text="embedding " + " ".join(sys.argv[4:]))
    if "slow" in first:
        wait()
    if "lost" in first:
        keep_a_tile(Path(out + ".tiles"))
        say(event="error", code="input", text=f"{first} can't be read; put it back, it goes on.")
        sys.exit(2)
    picture = out.replace(".tif", "_rgb.tif")
    counts = out.replace(".tif", "_valid.tif")
    for path, kind in ((out, "embedding"), (picture, "picture"), (counts, "observations")):
        shutil.copy(first, path)
        Path(path + ".json").write_text(json.dumps({"kind": kind}))
    say(event="result", outputs={"embedding": out, "rgb": picture, "observations": counts})


def keep_a_tile(folder):
    """As core does it, with what tells whether a frame is the same."""
    folder.mkdir(exist_ok=True)
    frames = []
    for frame in manifest():
        state = Path(frame["path"]).stat()
        told = {"bytes": state.st_size, "modified_ns": state.st_mtime_ns}
        frames.append({"path": frame["path"], **told, "mask": None})
    plugin = Path(__file__).parents[2].joinpath("metadata.txt").read_text(encoding="utf-8")
    version = re.search(r"^version=(.*)$", plugin, re.MULTILINE)[1]
    (folder / "job.json").write_text(json.dumps({"aef_fields": version, "frames": frames}))
    (folder / "0_0.npy").touch()


def serve():
    """Repeats what it was asked; three questions are special."""
    say(event="ready")
    for line in sys.stdin:
        request = json.loads(line)
        number, kind = request.pop("id"), request.pop("do")
        if kind == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif kind == "hang":
            time.sleep(60)
        elif kind == "refuse":
            text = "That can't be done; do something else."
            say(event="refusal", id=number, code="input", text=text)
        else:
            say(event="answer", id=number, outputs={"argv": request, "text": request.get("text")})


globals()[sys.argv[1]]()
