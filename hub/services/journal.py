"""Writes that are asked for by request: the same caller and request get the first answer (DESIGN section 10)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

import msgspec

from graph_models.errors import Conflict
from graph_models.statements import counter
from graph_models.vocabulary import RequestId, Revision
from hub.domain.answers.written import Written
from hub.domain.principal import Principal
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store, Unchanged, Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """A unit of work found that its content stands already, since a revision."""

    value: T
    revision: Revision


Work = Callable[[Unit], Awaitable[T | Settled[T]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Runs units of work once for each request; what an unknown outcome left is found by looking."""

    store: Store
    ids: Ids
    keys: DocumentKeys

    async def write(
        self,
        principal: Principal,
        command: object,
        kind: type[T],
        work: Work[T],
        *,
        act: str = "",
    ) -> Written[T]:
        """Do the work and remember its answer under the command's request id.

        `act` tells acts apart that take the same command.

        Content that stands already is answered with its first revision; a request id that came with it is remembered
        all the same, so that it gets this answer also when the content is no longer what it was.

        Raises Conflict where the request id was used for something else, and whatever the work refuses.
        """
        given: RequestId | None = getattr(command, "request_id", None)
        key = _key(principal, given or RequestId(self.ids.new("q-")))
        fingerprints = self.keys.macs(act.encode() + content_of(command))

        async def once(unit: Unit) -> Written[T] | Unchanged:
            earlier = await _earlier(unit, key, fingerprints, kind)
            if earlier is not None:
                return Unchanged(earlier)
            value = await work(unit)
            if isinstance(value, Settled):
                written = Written(revision=value.revision, value=value.value, changed=False)
                if given is None:
                    return Unchanged(written)
            else:
                written = Written(revision=unit.revision, value=value)
            await unit.run(
                counter.REMEMBER,
                {
                    "id": key,
                    "fingerprint": fingerprints[0],
                    "revision": written.revision,
                    "result": msgspec.json.encode(written.value).decode(),
                },
            )
            return written

        return await self.store.write(once)


def content_of(value: object) -> bytes:
    """A value as canonical JSON: equal values give equal bytes, sets in any order."""
    return msgspec.json.encode(msgspec.to_builtins(value, order="sorted"))


def _key(principal: Principal, request: RequestId) -> str:
    return sha256(f"{principal.key}\0{request}".encode()).hexdigest()[:32]


async def _earlier(unit: Unit, key: str, fingerprints: tuple[str, ...], kind: type[T]) -> Written[T] | None:
    rows = await unit.run(counter.REQUEST, {"id": key})
    if not rows:
        return None
    if rows[0]["fingerprint"] not in fingerprints:
        raise Conflict("this request id was used for another request")
    value = msgspec.json.decode(rows[0]["result"], type=kind)
    return Written(revision=Revision(rows[0]["revision"]), value=value, changed=False)
