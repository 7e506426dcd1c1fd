"""A person's stored consent to queries by a bank (Credit Reporting Regulation 18, 20, 28)."""

from dataclasses import dataclass
from typing import Final

from graph_models.entities.subject import Subject
from graph_models.errors import InvalidInput, InvalidInterval, NotFound, NotPermitted, WrongSubjectKind
from graph_models.statements import record
from graph_models.vocabulary import Role, SubjectId, SubjectKind
from hub.domain.answers.written import Written
from hub.domain.commands.record import RecordConsent
from hub.domain.principal import Principal
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Unit
from hub.services.journal import Journal, Settled
from hub.services.resolving import known_department, known_subject

_OTHERS: Final = "a consent is recorded by its bank or its person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """Records consents; a bank asks about a person only under one."""

    journal: Journal
    ids: Ids
    keys: DocumentKeys

    async def record(self, principal: Principal, command: RecordConsent) -> Written[SubjectId]:
        """Record a consent: by the bank that holds the paper, by the person, or by the operator."""
        _check_recorder(principal, command)
        consent_id = self.ids.new("n-")

        async def work(unit: Unit) -> SubjectId | Settled[SubjectId]:
            if command.valid_to <= command.valid_from:
                raise InvalidInterval("a consent ends after it begins")
            person = await self._person(unit, principal, command)
            if person.kind is not SubjectKind.PERSON:
                raise WrongSubjectKind("a consent is a person's")
            if (await known_department(unit, command.bank)).role is not Role.BANK:
                raise InvalidInput("a consent is given to a bank")
            wanted = _record(command, person.id)
            for row in await unit.run(record.CONSENTS, {"subject": person.id}):
                if wanted.items() <= {key: row["consent"].get(key) for key in row["consent"] | wanted}.items():
                    return Settled(person.id, row["consent"]["revision"])
            await unit.run(record.ADD_CONSENT, {"consent": wanted | {"id": consent_id}})
            return person.id

        return await self.journal.write(principal, command, SubjectId, work)

    async def _person(self, unit: Unit, principal: Principal, command: RecordConsent) -> Subject:
        """Who consents. A subject that asks about somebody else is not told whether that one is known here."""
        try:
            person = await known_subject(unit, command.subject, keys=self.keys)
        except NotFound:
            if principal.role is Role.SUBJECT:
                raise NotPermitted(_OTHERS) from None
            raise
        if principal.role is Role.SUBJECT and principal.subject != person.id:
            raise NotPermitted(_OTHERS)
        return person


def _check_recorder(principal: Principal, command: RecordConsent) -> None:
    """Before anybody is looked for: the operator, the bank it is given to, and a subject."""
    own_bank = principal.role is Role.BANK and principal.department == command.bank
    if not own_bank and principal.role not in {Role.OPERATOR, Role.SUBJECT}:
        raise NotPermitted(_OTHERS)


def _record(command: RecordConsent, person: SubjectId) -> dict[str, object]:
    return {
        "subject_id": person,
        "bank": command.bank,
        "purpose": command.purpose,
        "scope": sorted(command.scope),
        "valid_from": command.valid_from.isoformat(),
        "valid_to": command.valid_to.isoformat(),
        "document": command.document,
    }
