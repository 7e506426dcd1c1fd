"""Download one jar: bounded tries with a growing pause, a part resumed, hash, fsync, rename."""

import hashlib
import os
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Event

import httpx

from hub.engine.errors import JarsHashMismatch, JarsUnreachable
from hub.engine.jarlist import Jar
from hub.engine.progress import EngineProgress

_TRY_AGAIN = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """How hard to try: `pause` doubles after each try; times in seconds."""

    workers: int = 16
    tries: int = 5
    pause: float = 0.5
    timeout: float = 30.0


class _Again(Exception):  # a signal within this module, never seen outside
    """This try failed in a way that the next one may not."""


class _Cancelled(Exception):  # a signal within this module, never seen outside
    """Another jar failed, so this one is not needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One client and folder for many jars; `fetch` may run in several threads at once."""

    client: httpx.Client
    folder: Path
    address: str
    policy: FetchPolicy
    progress: EngineProgress
    cancelled: Event

    def fetch(self, jar: Jar) -> None:
        """Bring one jar under its name. Raises JarsUnreachable, JarsHashMismatch, OSError; no part stays."""
        part = self.folder / f"{jar.file_name}.part"
        try:
            self._try_often(jar, part)
            part.replace(self.folder / jar.file_name)
        except _Cancelled:
            part.unlink(missing_ok=True)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _try_often(self, jar: Jar, part: Path) -> None:
        reason = ""
        for attempt in range(self.policy.tries):
            if attempt and self.cancelled.wait(self.policy.pause * 2 ** (attempt - 1)):
                raise _Cancelled
            try:
                if self._transfer(jar, part):
                    return
                reason = "the connection ended early"
            except (_Again, httpx.HTTPError, httpx.InvalidURL) as error:
                reason = str(error) or type(error).__name__
        raise JarsUnreachable(
            f"cannot fetch {jar.coordinates} after {self.policy.tries} tries ({reason}); "
            "check the network, or set HUB_JARS_URL to another repository or HUB_JARS to a folder of jars"
        )

    def _transfer(self, jar: Jar, part: Path) -> bool:
        """Append what is missing to the part; whether the jar is whole and right then."""
        have = part.stat().st_size if part.exists() else 0
        if have < jar.size:
            headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
            with self.client.stream("GET", f"{self.address}/{jar.path}", headers=headers) as response:
                if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                    part.unlink(missing_ok=True)
                self._require_ok(jar, response)
                if response.status_code != HTTPStatus.PARTIAL_CONTENT:
                    have = 0
                elif not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
                    part.unlink(missing_ok=True)
                    raise _Again("the server sent another part than asked for")
                self._write(jar, part, response, start=have)
        return self._is_right(jar, part, resumed=have > 0)

    def _require_ok(self, jar: Jar, response: httpx.Response) -> None:
        status = response.status_code
        if status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            return
        if status in _TRY_AGAIN or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _Again(f"the server answered {status}")
        raise JarsUnreachable(f"the repository answered {status} for {jar.coordinates}; see HUB_JARS_URL")

    def _write(self, jar: Jar, part: Path, response: httpx.Response, *, start: int) -> None:
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            for block in response.iter_bytes():
                if self.cancelled.is_set():
                    raise _Cancelled
                file.write(block)
                self.progress.fetched(len(block))
                if file.tell() > jar.size:
                    break  # longer than it may be: its hash is not worth waiting for
            file.flush()
            os.fsync(file.fileno())

    def _is_right(self, jar: Jar, part: Path, *, resumed: bool) -> bool:
        """Whether the part is the jar. A wrong one goes: refused, unless an older part may be to blame."""
        size = part.stat().st_size
        if size < jar.size:
            return False
        with part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found == jar.sha256:
            return True
        part.unlink()
        self.progress.fetched(-size)
        if resumed:
            raise _Again("an older part did not fit")
        raise JarsHashMismatch(
            f"{jar.coordinates} has SHA-256 {found}, the committed list says {jar.sha256}; nothing was kept"
        )
