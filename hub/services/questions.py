"""A question as the one read of a check takes it, and what that read found as the decision takes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.queries import could_bind
from graph_models.entities.subject import ByDocument, Identifier, stable_id
from graph_models.errors import ConsentMissing, NotPermitted
from graph_models.vocabulary import LinkKind, Revision, Role, SubjectKind
from hub.domain.deciding import Asked, Known
from hub.ports.keys import DocumentKeys
from hub.ports.store import Row
from hub.services.rows import entities
from hub.services.rows.bound import bound_row, fed_source

_SEES_RELATED = frozenset({Role.AGENCY, Role.AUDITOR})
_MOST_UNNAMED = 200
"""The limit of undocumented rows in the statement; at the limit the answer does not rest on them."""


def question_of(
    position: int, asked: Asked, identifier: Identifier, *, catalogue: Catalogue, keys: DocumentKeys
) -> Mapping[str, Any]:
    """The parameters of one question; a document goes as its digests, under every key version."""
    document = identifier.document if isinstance(identifier, ByDocument) else None
    digests = [each.digest for each in keys.digests(document)] if document else []
    may_be_person = asked.kind in {SubjectKind.PERSON, None}
    unnamed = may_be_person and asked.name is None
    rules = could_bind(catalogue, asked.matter.domain, asked.matter.kind) if unnamed else ()
    return {
        "position": position,
        "id": None if isinstance(identifier, ByDocument) else stable_id(identifier),
        "digests": digests,
        "name": asked.name if may_be_person else None,
        "day": asked.day.isoformat(),
        "related": asked.principal.role in _SEES_RELATED and asked.kind is not SubjectKind.PERSON,
        "unnamed_rules": [rule.id for rule in rules],
    }


def answer_of(row: Row, parts: Sequence[Any], *, catalogue: Catalogue) -> Known:
    """What the read found about one question."""
    _, record, rows, related, namesakes, unnamed, _ = parts
    return Known(
        revision=Revision(row["revision"]),
        subject=entities.subject(record) if record else None,
        rows=[bound_row(each, catalogue) for each in rows],
        related=[(LinkKind(role), bound_row(each, catalogue)) for roles, each in related for role in roles],
        namesakes=[bound_row(each, catalogue) for each in namesakes],
        unnamed=[bound_row(each, catalogue) for each in unnamed],
        unnamed_cut=len(unnamed) >= _MOST_UNNAMED,
        sources=[fed_source(each) for each in row["sources"]],
    )


def permit_known(asked: Asked, known: Known, *, consents: Sequence[Sequence[Any]]) -> None:
    """Refuse what only the read can tell: another subject's file, and a bank's question on a person without consent.

    Source: Credit Reporting Regulation 18, 20, 28 (written consent and agreed use).
    """
    principal = asked.principal
    if principal.role is Role.SUBJECT and (known.subject is None or known.subject.id != principal.subject):
        raise NotPermitted("a subject sees itself only")
    if principal.role is not Role.BANK:
        return
    kind = known.subject.kind if known.subject else asked.kind
    domain, agreed = asked.matter.domain, [entities.consent(each) for each in consents]
    if kind is SubjectKind.PERSON and not any(each.covers(asked.purpose, domain, asked.today) for each in agreed):
        raise ConsentMissing("no stored consent of the person covers this query")
