"""Trusted documents: the operations that partners may run, each known by the hash of its text.

A folder holds one folder a partner, with one operation a `.graphql` file. A partner's `departments.json`, a list of
department codes, says who may run them; without it they are open to every caller.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from graphql import GraphQLError, OperationDefinitionNode, build_schema, parse, validate
from graphql.utilities import get_operation_ast

from graph_models.errors import InvalidInput
from hub.domain.principal import Principal
from hub.web.asked import Asked
from hub.web.errors import DocumentUnknown, MalformedRequest
from hub.web.nesting import nests_deeper_than

OTHER: Final = "other"
"""The name, in figures and logs, of every operation that is no trusted document."""

_PEEKED_TOKENS: Final = 10_000
"""A free query is read so far to learn its kind; a longer one is left to the schema's own limits."""


_NO_SUCH: Final = "the document holds no such operation, or more than one and none is named"


class Kind(StrEnum):
    """The kinds of operations."""

    QUERY = "query"
    MUTATION = "mutation"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to run, under a name that may be shown. `kind` is None where the text cannot be read."""

    text: str
    name: str = OTHER
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDocument:
    """An operation of a partner; `departments` may run it, everybody where it is None."""

    id: str
    document: Document
    partner: str
    departments: frozenset[str] | None = None

    def is_open_to(self, principal: Principal) -> bool:
        """Whether this caller may run it."""
        return self.departments is None or principal.department in self.departments


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """All trusted documents. The same text may belong to several partners."""

    by_id: Mapping[str, Sequence[TrustedDocument]] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "TrustedDocuments":
        """Read a folder of partners. Raises InvalidInput naming the file that cannot be taken."""
        if not folder.is_dir():
            raise InvalidInput(f"no folder of trusted documents: {folder}")
        by_id: dict[str, list[TrustedDocument]] = {}
        for partner in sorted(each for each in folder.iterdir() if each.is_dir()):
            for document in _documents_of(partner):
                by_id.setdefault(document.id, []).append(document)
        return cls(by_id)

    def __iter__(self) -> Iterator[TrustedDocument]:
        """Every document, by id and partner."""
        return (document for same in self.by_id.values() for document in same)

    @property
    def names(self) -> frozenset[str]:
        """The names of all operations."""
        return frozenset(each.document.name for each in self)

    def asked_for(self, asked: Asked, principal: Principal, *, free: int | None) -> Document:
        """The document that a request asks for.

        `free` allows queries that are no trusted documents, as long as they nest no deeper than so; None allows none.
        Raises DocumentUnknown, or MalformedRequest for a request without a document, with two, or without the
        operation that it names.
        """
        identifier = asked.document()
        if identifier is not None:
            # an empty query is none: npm's graphql-ws sends no operation without that field
            if asked.query:
                raise MalformedRequest("give a query or a documentId, not both")
            found = self._trusted(identifier, principal)
            if asked.operation_name not in (None, found.name):
                raise MalformedRequest(_NO_SUCH)
            return found
        if not asked.query:
            raise MalformedRequest("there is neither a query nor a documentId")
        if free is None:
            raise DocumentUnknown("only trusted documents run here; give a documentId")
        return _free(asked.query, asked.operation_name, deepest=free)

    def misfits(self, sdl: str) -> list[str]:
        """One line for each document that does not fit the schema."""
        if not self.by_id:
            return []
        schema = build_schema(sdl)
        return [
            f"{each.partner}/{each.document.name}: {error.message}"
            for each in self
            for error in validate(schema, parse(each.document.text))
        ]

    def _trusted(self, identifier: str, principal: Principal) -> Document:
        for each in self.by_id.get(identifier, ()):
            if each.is_open_to(principal):
                return each.document
        # one sentence for both: whether another partner has this document is not told
        raise DocumentUnknown("no trusted document of this caller has this id")


def document_id(text: bytes) -> str:
    """The id of a document: the SHA-256 of its text in UTF-8 (GraphQL over HTTP, appendix on persisted documents)."""
    return f"sha256:{hashlib.sha256(text).hexdigest()}"


def _free(text: str, name: str | None, *, deepest: int) -> Document:
    """A query of development; only its kind is looked up, what is wrong with it is the schema's to say."""
    if nests_deeper_than(text, deepest):
        raise MalformedRequest(f"the query nests deeper than {deepest}")
    try:
        operation = get_operation_ast(parse(text, no_location=True, max_tokens=_PEEKED_TOKENS), name)
    except GraphQLError:
        return Document(text=text)
    if operation is None:
        raise MalformedRequest(_NO_SUCH)
    return Document(text=text, kind=Kind(operation.operation.value))


def _documents_of(folder: Path) -> Iterator[TrustedDocument]:
    departments = _departments(folder / "departments.json")
    for path in sorted(folder.glob("*.graphql")):
        raw = path.read_bytes()
        yield TrustedDocument(
            id=document_id(raw),
            document=_read(path, raw),
            partner=folder.name,
            departments=departments,
        )


def _read(path: Path, raw: bytes) -> Document:
    try:
        text = raw.decode()
        definitions = parse(text, no_location=True).definitions
    except (UnicodeDecodeError, GraphQLError, RecursionError) as fault:
        raise InvalidInput(f"{path} is no GraphQL document: {fault}") from fault
    operations = [each for each in definitions if isinstance(each, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].name is None:
        raise InvalidInput(f"{path} holds one operation, and it has a name")
    return Document(text=text, name=operations[0].name.value, kind=Kind(operations[0].operation.value))


def _departments(path: Path) -> frozenset[str] | None:
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=frozenset[str])
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path} is a JSON list of department codes") from fault
