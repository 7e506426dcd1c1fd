"""Registers subjects in batches: known ones stay as they are, changed ones keep their former names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graph_models.civil_time import eighteenth_birthday
from graph_models.entities.subject import (
    ByCode,
    ByDocument,
    ById,
    ByPlate,
    BySource,
    Identifier,
    Subject,
    identifier_kind,
    stable_id,
)
from graph_models.errors import HubError, InvalidInput, WrongSubjectKind
from graph_models.identifiers.uscc import UnifiedCode, check_kind, organisation_kind_of
from graph_models.statements import record
from graph_models.statements.statement import Statement
from graph_models.vocabulary import OrganisationKind, SubjectId, SubjectKind
from hub.domain.commands.record import RegisterSubject
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Unit
from hub.services.resolving import find_subjects

_CREATE: Final[dict[SubjectKind, Statement]] = {
    SubjectKind.ORGANISATION: record.CREATE_ORGANISATIONS,
    SubjectKind.PERSON: record.CREATE_PERSONS,
    SubjectKind.VEHICLE: record.CREATE_VEHICLES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What became of one command: the subject, and whether it is new or changed."""

    subject: Subject
    changed: bool


@dataclass(slots=True, kw_only=True)
class _Batch:
    created: dict[Identifier, Subject]
    updated: dict[SubjectId, Subject]
    digests: list[dict[str, Any]]


async def register(
    unit: Unit, commands: Sequence[RegisterSubject], *, keys: DocumentKeys, ids: Ids
) -> tuple[Registered | HubError, ...]:
    """Register each command's subject, or say what refuses it; the good ones are written."""
    known = dict(await find_subjects(unit, {each.ref for each in commands}, keys=keys))
    batch = _Batch(created={}, updated={}, digests=[])
    undigested = await _undigested(unit, known, keys=keys)
    outcomes: list[Registered | HubError] = []
    for command in commands:
        try:
            outcome = _register_one(command, known, batch, keys=keys, ids=ids)
            if command.ref in undigested:
                batch.digests += _digest_rows(outcome.subject.id, undigested.pop(command.ref), keys)
                outcome = replace(outcome, changed=True)
            outcomes.append(outcome)
        except HubError as refusal:
            outcomes.append(refusal)
    await _write(unit, batch)
    return tuple(outcomes)


async def _undigested(
    unit: Unit, known: Mapping[Identifier, Subject], *, keys: DocumentKeys
) -> dict[Identifier, ByDocument]:
    """The known persons who have no digest under the current key yet: registering them again adds it."""
    current = {keys.digests(each.document)[0].digest: each for each in known if isinstance(each, ByDocument)}
    if not current:
        return {}
    rows = await unit.run(record.HOLDERS, {"digests": sorted(current)})
    held = {digest for digest, _ in rows[0]["holders"]}
    return {each: each for digest, each in current.items() if digest not in held}


def _register_one(
    command: RegisterSubject,
    known: dict[Identifier, Subject],
    batch: _Batch,
    *,
    keys: DocumentKeys,
    ids: Ids,
) -> Registered:
    before = known.get(command.ref)
    subject = described(command, before.id if before else _new_id(command.ref, ids))
    if before is None:
        batch.created[command.ref] = subject
        if isinstance(command.ref, ByDocument):
            batch.digests += _digest_rows(subject.id, command.ref, keys)
    elif before.kind is not subject.kind:
        raise WrongSubjectKind("the subject is recorded as another kind")
    elif before == subject:
        return Registered(subject=before, changed=False)
    elif command.ref in batch.created:
        batch.created[command.ref] = subject
    else:
        batch.updated[subject.id] = subject
    known[command.ref] = subject
    return Registered(subject=subject, changed=True)


def described(command: RegisterSubject, subject: SubjectId) -> Subject:
    """The subject that a command describes. Raises WrongSubjectKind where kind and identifier disagree."""
    fits = identifier_kind(command.ref)
    if fits is not None and fits is not command.kind:
        raise WrongSubjectKind("the kind does not fit the identifier")
    if isinstance(command.ref, ById):
        raise InvalidInput("a new subject is registered by code, document, plate or source")
    ref = command.ref
    return Subject(
        id=subject,
        kind=command.kind,
        name=command.name,
        organisation_kind=_organisation_kind(command),
        uscc=ref.uscc if isinstance(ref, ByCode) else None,
        plate=ref.plate if isinstance(ref, ByPlate) else None,
        region=command.region,
        documented=isinstance(ref, ByDocument),
        adult_on=eighteenth_birthday(ref.document.born) if isinstance(ref, ByDocument) and ref.document.born else None,
        source=ref.source if isinstance(ref, BySource) else command.source,
        source_id=ref.source_id if isinstance(ref, BySource) else None,
        source_ref=command.source_ref,
    )


def _organisation_kind(command: RegisterSubject) -> OrganisationKind | None:
    if command.kind is not SubjectKind.ORGANISATION:
        if command.organisation_kind is not None:
            raise WrongSubjectKind("only an organisation has a kind of organisation")
        return None
    if not isinstance(command.ref, ByCode):
        return command.organisation_kind or OrganisationKind.OTHER
    code = UnifiedCode(command.ref.uscc)
    if command.organisation_kind is None:
        return organisation_kind_of(code) or OrganisationKind.OTHER
    check_kind(code, command.organisation_kind)
    return command.organisation_kind


def _new_id(ref: Identifier, ids: Ids) -> SubjectId:
    return SubjectId(ids.new("p-")) if isinstance(ref, ByDocument) else stable_id(ref)


def _digest_rows(subject: SubjectId, ref: ByDocument, keys: DocumentKeys) -> list[dict[str, Any]]:
    return [
        {
            "subject": subject,
            "digest": digest.digest,
            "key_version": digest.key_version,
            "type": ref.document.document_type,
        }
        for digest in keys.digests(ref.document)[:1]
    ]


async def _write(unit: Unit, batch: _Batch) -> None:
    for kind, statement in _CREATE.items():
        rows = [subject_record(each) for each in batch.created.values() if each.kind is kind]
        if rows:
            await unit.run(statement, {"subjects": rows})
    if batch.updated:
        rows = [subject_record(each) for each in batch.updated.values()]
        await unit.run(record.UPDATE_SUBJECTS, {"subjects": rows})
    if batch.digests:
        await unit.run(record.ADD_DIGESTS, {"digests": batch.digests})


def subject_record(subject: Subject) -> Mapping[str, Any]:
    """A subject as it is kept."""
    return {
        "id": subject.id,
        "kind": subject.kind,
        "name": subject.name,
        "organisation_kind": subject.organisation_kind,
        "uscc": subject.uscc,
        "plate": subject.plate.characters if subject.plate else None,
        "colour": subject.plate.colour if subject.plate else None,
        "region": subject.region,
        "documented": subject.documented,
        "adult_on": subject.adult_on.isoformat() if subject.adult_on else None,
        "source": subject.source,
        "source_id": subject.source_id,
        "source_ref": subject.source_ref,
    }
