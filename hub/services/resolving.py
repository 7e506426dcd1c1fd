"""Finds subjects by their identifiers at one view; a person's document goes through its keyed digests."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from graph_models.entities.department import Department
from graph_models.entities.subject import ByDocument, Identifier, Subject, stable_id
from graph_models.errors import NotFound
from graph_models.statements import record
from graph_models.vocabulary import DepartmentCode
from hub.ports.keys import DocumentKeys
from hub.ports.store import View
from hub.services.rows import entities

T = TypeVar("T")


async def find_subjects(
    view: View, identifiers: Collection[Identifier], *, keys: DocumentKeys
) -> Mapping[Identifier, Subject]:
    """The known subjects among these identifiers."""
    plain = {each: stable_id(each) for each in identifiers if not isinstance(each, ByDocument)}
    digests = {
        digest.digest: each
        for each in identifiers
        if isinstance(each, ByDocument)
        for digest in keys.digests(each.document)
    }
    found: dict[Identifier, Subject] = {}
    if plain:
        rows = await view.run(record.SUBJECTS, {"ids": sorted(set(plain.values()))})
        known = {row["subject"]["id"]: entities.subject(row["subject"]) for row in rows}
        found |= {each: known[subject] for each, subject in plain.items() if subject in known}
    if digests:
        rows = await view.run(record.HOLDERS, {"digests": sorted(digests)})
        found |= {digests[row["digest"]]: entities.subject(row["subject"]) for row in rows}
    return found


async def known_subject(view: View, identifier: Identifier, *, keys: DocumentKeys) -> Subject:
    """The subject of an identifier. Raises NotFound."""
    found = await find_subjects(view, (identifier,), keys=keys)
    if identifier not in found:
        raise NotFound("no subject with this identifier is recorded")
    return found[identifier]


async def known_department(view: View, code: DepartmentCode | None) -> Department:
    """A declared department. Raises NotFound."""
    rows = await view.run(record.DEPARTMENT, {"code": code})
    if not rows:
        raise NotFound("no such department is declared")
    return entities.department(rows[0]["department"])
