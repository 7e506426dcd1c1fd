"""A small repository on loopback that serves made-up jars, and misbehaves as told."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from hub.engine.jarlist import Jar

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def make_jar(name: str, content: bytes) -> Jar:
    return Jar(coordinates=f"org.example:{name}:1.0", sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def honest(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """The file, or the part that a Range header asks for."""
    asked = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
    start = int(asked[1]) if asked else 0
    handler.send_response(206 if asked else 200)
    if asked:
        handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content) - start))
    handler.end_headers()
    handler.wfile.write(content[start:])


def whole_in_any_case(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """A server that knows no ranges."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def other_range(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    """A part, but not the one that was asked for."""
    handler.send_response(206)
    handler.send_header("Content-Range", f"bytes 1-{len(content) - 1}/{len(content)}")
    handler.send_header("Content-Length", str(len(content) - 1))
    handler.end_headers()
    handler.wfile.write(content[1:])


def status(code: int) -> Answer:
    """An answer without content."""

    def answer(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def instead(other: bytes) -> Answer:
    """Other content, sent without a length."""

    def answer(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(other)
        handler.close_connection = True

    return answer


def cut_after(count: int) -> Answer:
    """The full length is announced, the connection ends early."""

    def answer(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:count])
        handler.close_connection = True

    return answer


def stalled_after(count: int, reached: Event, released: Event) -> Answer:
    """A beginning, then nothing until released."""

    def answer(handler: BaseHTTPRequestHandler, content: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:count])
        handler.wfile.flush()
        reached.set()
        released.wait(30)
        handler.close_connection = True

    return answer


@dataclass
class JarServer:
    """Files by path; `script` holds answers to give first; `seen` every request with its range."""

    files: dict[str, bytes] = field(default_factory=dict)
    script: dict[str, list[Answer]] = field(default_factory=lambda: defaultdict(list))
    seen: list[tuple[str, str | None]] = field(default_factory=list)

    def add(self, name: str, content: bytes, *answers: Answer) -> Jar:
        """Serve content as a jar, after the given answers."""
        jar = make_jar(name, content)
        self.files[jar.path] = content
        self.script[jar.path] = list(answers)
        return jar

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def ranges(self, jar: Jar) -> list[str | None]:
        """The Range headers of the requests for a jar."""
        return [asked for path, asked in self.seen if path == jar.path]

    def __enter__(self) -> Self:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.lstrip("/")
                outer.seen.append((path, self.headers.get("Range")))
                answers = outer.script.get(path)
                content = outer.files.get(path)
                if content is None:
                    status(404)(self, b"")
                else:
                    (answers.pop(0) if answers else honest)(self, content)

            def log_message(self, *_arguments: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
