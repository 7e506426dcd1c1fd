"""A person's stored consent to queries by a bank (Credit Reporting Regulation 18, 20, 28)."""

from dataclasses import dataclass

from graph_models.errors import InvalidInput, InvalidInterval, NotPermitted, WrongSubjectKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """Records consents; a bank asks about a person only under one."""

    journal: Journal
    ids: Ids
    keys: DocumentKeys

    async def record(self, principal: Principal, command: RecordConsent) -> Written[SubjectId]:
        """Record a consent: by the bank that holds the paper, by the person, or by the operator."""
        consent_id = self.ids.new("n-")

        async def work(unit: Unit) -> SubjectId | Settled[SubjectId]:
            if command.valid_to <= command.valid_from:
                raise InvalidInterval("a consent ends after it begins")
            person = await known_subject(unit, command.subject, keys=self.keys)
            if person.kind is not SubjectKind.PERSON:
                raise WrongSubjectKind("a consent is a person's")
            _check_recorder(principal, command, person.id)
            if (await known_department(unit, command.bank)).role is not Role.BANK:
                raise InvalidInput("a consent is given to a bank")
            wanted = _record(command, person.id)
            for row in await unit.run(record.CONSENTS, {"subject": person.id}):
                if wanted.items() <= {key: row["consent"].get(key) for key in row["consent"] | wanted}.items():
                    return Settled(person.id, row["consent"]["revision"])
            await unit.run(record.ADD_CONSENT, {"consent": wanted | {"id": consent_id}})
            return person.id

        return await self.journal.write(principal, command, SubjectId, work)


def _check_recorder(principal: Principal, command: RecordConsent, person: SubjectId) -> None:
    match principal.role:
        case Role.OPERATOR:
            return
        case Role.BANK if principal.department == command.bank:
            return
        case Role.SUBJECT if principal.subject == person:
            return
    raise NotPermitted("a consent is recorded by its bank or its person")


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
