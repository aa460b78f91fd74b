"""A web server on this machine that is as awkward as real ones: for tests of remote files."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Awkward(BaseHTTPRequestHandler):
    """Serves /HOW/FILE from a folder. How: fine, slow, busy (503 twice for each range), cut (each
    range ends early once), broken (500 always), forbidden, moved, lost (moved to a login page),
    page (HTML), whole (no ranges)."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self._answer(body=False)

    def do_GET(self):
        self._answer(body=True)

    def _answer(self, body):
        how, _, name = self.path.lstrip("/").partition("/")
        wanted = self.headers.get("Range", "")
        self.server.seen.append((how, name, wanted))
        if how == "moved":
            return self._send(302, b"", {"Location": f"/fine/{name}"}, body)
        if how == "lost":
            return self._send(302, b"", {"Location": f"/page/{name}"}, body)
        if how == "forbidden":
            return self._send(403, b"no", {}, body)
        if how == "page":
            html = b"<!doctype html><html><body>Please log in</body></html>"
            return self._send(200, html, {"Content-Type": "text/html"}, body)
        times = self.server.seen.count((how, name, wanted))
        if how == "broken" or (how == "busy" and times < 3):
            return self._send(500 if how == "broken" else 503, b"", {}, body)
        if how == "slow":
            time.sleep(0.01)
        file = self.server.folder / name
        if not file.exists():
            return self._send(404, b"", {}, body)
        content = file.read_bytes()
        if not wanted or how == "whole":
            return self._send(200, content, {"Accept-Ranges": "bytes"}, body)
        first, last = wanted.removeprefix("bytes=").split("-")
        first, last = int(first), min(int(last or len(content)), len(content) - 1)
        part = content[first : last + 1]
        span = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
        return self._send(206, part, span, body, cut=how == "cut" and times < 2)

    def _send(self, status, content, headers, body, cut=False):
        self.send_response(status)
        for name, value in {"Content-Type": "image/tiff", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            with contextlib.suppress(ConnectionError):
                self.wfile.write(content[: len(content) // 2] if cut else content)
        with contextlib.suppress(ConnectionError):
            self.wfile.flush()
        if cut:
            self.close_connection = True


@contextlib.contextmanager
def serving(folder):
    """The server of `folder`; `address` is its root, `seen` the requests (how, name, range)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Awkward)
    server.folder, server.seen = folder, []
    server.address = f"http://127.0.0.1:{server.server_port}"
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
