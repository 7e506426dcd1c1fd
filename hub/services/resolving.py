"""Finds subjects by their identifiers at one view; a person's document goes through its keyed digests."""

from collections.abc import Collection, Mapping

from graph_models.entities.department import Department
from graph_models.entities.subject import ByDocument, Identifier, Subject, stable_id
from graph_models.errors import NotFound
from graph_models.statements import record
from graph_models.statements.statement import Statement
from graph_models.vocabulary import DepartmentCode
from hub.ports.keys import DocumentKeys
from hub.ports.store import View
from hub.services.rows import entities


async def find_subjects(
    view: View, identifiers: Collection[Identifier], *, keys: DocumentKeys
) -> Mapping[Identifier, Subject]:
    """The known subjects among these identifiers."""
    return await _found(view, identifiers, keys=keys, statement=record.SUBJECTS)


async def find_ends(
    view: View, identifiers: Collection[Identifier], *, keys: DocumentKeys
) -> Mapping[Identifier, Subject]:
    """The known subjects among these identifiers, with no more than their ids and kinds."""
    return await _found(view, identifiers, keys=keys, statement=record.ENDS)


async def _found(
    view: View, identifiers: Collection[Identifier], *, keys: DocumentKeys, statement: Statement
) -> Mapping[Identifier, Subject]:
    plain = {each: stable_id(each) for each in identifiers if not isinstance(each, ByDocument)}
    digests = {
        digest.digest: each
        for each in identifiers
        if isinstance(each, ByDocument)
        for digest in keys.digests(each.document)
    }
    found: dict[Identifier, Subject] = {}
    if plain:
        rows = await view.run(statement, {"ids": sorted(set(plain.values()))})
        known = {each["id"]: entities.subject(each) for each in rows[0]["subjects"]}
        found |= {each: known[subject] for each, subject in plain.items() if subject in known}
    if digests:
        rows = await view.run(record.HOLDERS, {"digests": sorted(digests)})
        found |= {digests[digest]: entities.subject(each) for digest, each in rows[0]["holders"]}
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
