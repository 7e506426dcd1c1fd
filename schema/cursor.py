"""Cursors: where a page ended, bound to the question, the caller and the revision it was asked at."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Final

import msgspec

from graph_models.errors import InvalidInput, StaleRevision
from graph_models.vocabulary import Revision
from hub.domain.principal import Principal

_VERSION: Final = 1
_LONGEST: Final = 400


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    version: int
    key: str
    scope: str
    revision: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A question of a caller: pages of another question, or of another caller, are not its continuation."""

    question: tuple[str | None, ...]
    principal: Principal
    revision: Revision

    @property
    def digest(self) -> str:
        """What distinguishes the question and the caller."""
        parts = msgspec.json.encode([self.principal.key, *self.question])
        return sha256(parts).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page begins: after a key, at the revision of the first page; None for the newest."""

    key: str | None = None
    revision: Revision | None = None


def cursor_of(key: str, scope: Scope) -> str:
    """The cursor of an object with this key."""
    content = msgspec.json.encode(_Cursor(_VERSION, key, scope.digest, scope.revision))
    return urlsafe_b64encode(content).decode().rstrip("=")


def position_of(after: str | None, question: tuple[str | None, ...], principal: Principal) -> Position:
    """Where a page after this cursor begins.

    Raises InvalidInput for what is no cursor, StaleRevision for the cursor of another question or caller.
    """
    if after is None:
        return Position()
    cursor = _decoded(after)
    scope = Scope(question=question, principal=principal, revision=Revision(cursor.revision))
    if cursor.version != _VERSION or cursor.scope != scope.digest:
        raise StaleRevision("this cursor belongs to another question or caller: begin anew")
    return Position(cursor.key, scope.revision)


def _decoded(after: str) -> _Cursor:
    if len(after) > _LONGEST:
        raise InvalidInput("this is no cursor")
    try:
        content = urlsafe_b64decode(after + "=" * (-len(after) % 4))
        return msgspec.json.decode(content, type=_Cursor)
    except (ValueError, msgspec.MsgspecError) as error:
        raise InvalidInput("this is no cursor") from error
