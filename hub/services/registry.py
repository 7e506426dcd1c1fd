"""Departments, sources, fleets and subjects: what the hub is told of the world before anybody is listed."""

from dataclasses import dataclass

from graph_models.entities.department import Department
from graph_models.entities.subject import Subject
from graph_models.errors import Conflict, HubError, InvalidInput, NotFound
from graph_models.statements import record
from graph_models.vocabulary import DepartmentCode, Domain, Role, SourceId, SubjectKind
from hub.domain.answers.written import Written
from hub.domain.commands.record import (
    DeclareDepartment,
    DeclareFleet,
    DeclareSource,
    RecordDelivery,
    RegisterSubject,
)
from hub.domain.principal import Principal
from hub.domain.recording import check_operator, check_recorder
from hub.ports.clock import Clock
from hub.ports.ids import Ids
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store, Unit
from hub.services.journal import Journal, Settled
from hub.services.registering import register
from hub.services.resolving import known_department, known_subject
from hub.services.rows import entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Declares and registers; the same content again changes nothing."""

    store: Store
    journal: Journal
    clock: Clock
    ids: Ids
    keys: DocumentKeys

    async def department(self, code: DepartmentCode) -> Department | None:
        """A declared department, None where there is none."""
        try:
            return await known_department(await self.store.view(), code)
        except NotFound:
            return None

    async def declare_department(self, principal: Principal, command: DeclareDepartment) -> Written[DepartmentCode]:
        """Declare a department or bank, or change what is declared of it."""
        check_operator(principal)
        wanted = _declared(command)

        async def work(unit: Unit) -> DepartmentCode | Settled[DepartmentCode]:
            rows = await unit.run(record.DEPARTMENT, {"code": wanted.code})
            if rows and entities.department(rows[0]["department"]) == wanted:
                return Settled(wanted.code, rows[0]["department"]["revision"])
            await unit.run(record.SET_DEPARTMENT, {"department": _department_record(wanted)})
            return wanted.code

        return await self.journal.write(principal, command, DepartmentCode, work)

    async def declare_source(self, principal: Principal, command: DeclareSource) -> Written[SourceId]:
        """Declare a source that feeds lists, with its freshness limit."""
        check_operator(principal)
        if command.fresh_for_days < 0:
            raise InvalidInput("a freshness limit is no negative number of days")
        wanted = {
            "id": command.id,
            "by": command.by,
            "list_types": sorted(command.list_types),
            "fresh_for_days": command.fresh_for_days,
        }

        async def work(unit: Unit) -> SourceId | Settled[SourceId]:
            await known_department(unit, command.by)
            rows = await unit.run(record.SOURCE, {"id": command.id, "day": ""})
            if rows and wanted.items() <= rows[0]["source"].items():
                return Settled(command.id, rows[0]["source"]["revision"])
            await unit.run(record.SET_SOURCE, {"source": wanted})
            return command.id

        return await self.journal.write(principal, command, SourceId, work)

    async def record_delivery(self, principal: Principal, command: RecordDelivery) -> Written[SourceId]:
        """Record that a source delivered on a day, by default today."""
        check_operator(principal)
        day = (command.day or self.clock.today()).isoformat()

        async def work(unit: Unit) -> SourceId | Settled[SourceId]:
            rows = await unit.run(record.SOURCE, {"id": command.source, "day": day})
            if not rows:
                raise NotFound("no such source is declared")
            if rows[0]["delivered"] is not None:
                return Settled(command.source, rows[0]["delivered"])
            await unit.run(record.ADD_DELIVERY, {"source": command.source, "day": day})
            return command.source

        return await self.journal.write(principal, command, SourceId, work)

    async def declare_fleet(self, principal: Principal, command: DeclareFleet) -> Written[Subject]:
        """Record a company's licensed goods vehicles from a day on."""
        check_operator(principal)
        if command.licensed_goods_vehicles < 0:
            raise InvalidInput("a fleet has no negative number of vehicles")

        async def work(unit: Unit) -> Subject | Settled[Subject]:
            company = await known_subject(unit, command.company, keys=self.keys)
            if company.kind is not SubjectKind.ORGANISATION:
                raise InvalidInput("a fleet belongs to an organisation")
            fleet = {
                "licensed_goods_vehicles": command.licensed_goods_vehicles,
                "valid_from": command.valid_from.isoformat(),
            }
            declared = await unit.run(record.FLEETS, {"company": company.id})
            # of several for one day the last declared holds
            last = [row for row in declared if row["valid_from"] == fleet["valid_from"]][-1:]
            if last and last[0]["licensed_goods_vehicles"] == command.licensed_goods_vehicles:
                return Settled(company, last[0]["revision"])
            await unit.run(record.ADD_FLEET, {"fleet": fleet | {"company_id": company.id}})
            return company

        return await self.journal.write(principal, command, Subject, work)

    async def register_subject(self, principal: Principal, command: RegisterSubject) -> Written[Subject]:
        """Record a subject; a person with a document gets an opaque id."""

        async def work(unit: Unit) -> Subject | Settled[Subject]:
            await permit_recorder(unit, principal, command.source)
            outcome = (await register(unit, (command,), keys=self.keys, ids=self.ids))[0]
            if isinstance(outcome, HubError):
                raise outcome
            return outcome.subject if outcome.changed else Settled(outcome.subject, outcome.subject.since)

        return await self.journal.write(principal, command, Subject, work)


async def permit_keeper(unit: Unit, principal: Principal) -> None:
    """Refuse, before anything is looked for, a caller who neither runs the feeds nor keeps any register."""
    if principal.role is Role.AGENCY and (await known_department(unit, principal.department)).registers:
        return
    check_recorder(principal, None, None)


async def permit_recorder(unit: Unit, principal: Principal, source: SourceId | None) -> None:
    """Refuse a caller who neither runs the feeds nor keeps this register."""
    department = None
    if principal.role is Role.AGENCY:
        department = await known_department(unit, principal.department)
    check_recorder(principal, department, source)


def _declared(command: DeclareDepartment) -> Department:
    if command.role not in {Role.AGENCY, Role.BANK}:
        raise InvalidInput("a department is an AGENCY or a BANK")
    if command.role is Role.BANK and (command.competent_for or command.court):
        raise Conflict("a bank neither lists nor judges")
    domains = command.domains | ({Domain.BANKING} if command.role is Role.BANK else set())
    return Department(
        code=command.code,
        name=command.name,
        region=command.region,
        role=command.role,
        court=command.court,
        competent_for=command.competent_for,
        domains=frozenset(domains),
        registers=command.registers,
    )


def _department_record(department: Department) -> dict[str, object]:
    return {
        "code": department.code,
        "name": department.name,
        "region": department.region,
        "role": department.role,
        "court": department.court,
        "competent_for": sorted(department.competent_for),
        "domains": sorted(department.domains),
        "registers": sorted(department.registers),
    }
