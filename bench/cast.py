"""Who acts in the figures: departments, and what they do and ask."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import cycle, islice
from typing import TypeVar

from bench.stage import Stage
from bench.world import REGION, Block, Person
from graph_models.entities.subject import Identifier
from graph_models.errors import HubError
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, Purpose, Role, VerdictKind
from hub.app.hub import Hub
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput
from hub.domain.commands.record import DeclareDepartment, RecordLink, RegisterSubject
from hub.domain.principal import Principal
from hub.services.intake import RowOutcome

T = TypeVar("T")

DEFAULTER = ListTypeId("judgment-defaulter")
DEBARRED = ListTypeId("debarment-control")
COURT = DepartmentCode(synthetic_uscc("11", REGION, 900_001))
DOMAINS = frozenset({Domain.CONSUMPTION, Domain.PROCUREMENT})

OPERATOR = Principal(role=Role.OPERATOR)
LISTER = Principal(role=Role.AGENCY, department=COURT, domains=DOMAINS, region=REGION)
AUDITOR = Principal(role=Role.AUDITOR)

DECIDED = date(2025, 5, 6)
UNTIL = date(2027, 5, 6)
BATCH = 1_000


async def declare(hub: Hub) -> None:
    """The one department that lists and asks."""
    await hub.registry.declare_department(
        OPERATOR,
        DeclareDepartment(
            code=COURT,
            name="示例市人民法院",
            region=REGION,
            court=True,
            competent_for=frozenset({DEFAULTER, DEBARRED}),
            domains=DOMAINS,
        ),
    )


def listing(subject: Identifier, *, number: int, list_type: ListTypeId = DEFAULTER) -> ListSubject:
    """A lawful listing of a subject."""
    return ListSubject(
        subject=subject,
        list_type=list_type,
        decision=DecisionInput(number=f"〔2025〕示例{number:06}号", decided_on=DECIDED),
        notice=NoticeInput(served=date(2025, 4, 1), heard=True),
        effective=DECIDED,
        until=UNTIL,
    )


def question(subject: Identifier, *, name: str | None = None, domain: Domain = Domain.CONSUMPTION) -> CheckInput:
    """May this one proceed?"""
    purpose = Purpose.CONSUMPTION_CONTROL if domain is Domain.CONSUMPTION else Purpose.PROCUREMENT_REVIEW
    return CheckInput(subject=subject, name=name, matter=Matter(domain=domain), purpose=purpose)


def questions(world: Block, count: int) -> tuple[CheckInput, ...]:
    """About firms and persons in turn, of whom one in fifty is listed or reached."""
    return tuple(islice(cycle(_both(world)), count))


def _both(world: Block) -> Iterator[CheckInput]:
    for ref, person in zip(world.firms, world.persons, strict=True):
        yield question(ref)
        yield _about(person)


def _about(person: Person) -> CheckInput:
    return question(person.ref, name=person.name)


async def verdict(hub: Hub, subject: Identifier, *, domain: Domain) -> VerdictKind:
    """What a check of a subject answers."""
    return (await hub.checks.check(LISTER, question(subject, domain=domain))).kind


async def settled(stage: Stage, some: Block) -> tuple[Hub, Block]:
    """A hub on a store that holds this block and nothing else, its plans fresh."""
    hub = await stage.empty_hub()
    await declare(hub)
    await load(hub, some)
    await stage.settle()
    return hub, some


async def load(hub: Hub, world: Block) -> None:
    """Load a block: subjects, links, then the listings."""
    await load_subjects(hub, world.subjects)
    await load_links(hub, world.links)
    rows = [(COURT, listing(ref, number=number)) for number, ref in enumerate(world.listed)]
    for some in batches(rows, 100):
        _accepted(await hub.intake.load_listings(OPERATOR, some))


async def load_subjects(hub: Hub, rows: Sequence[RegisterSubject]) -> None:
    """Register subjects, a thousand a batch."""
    for some in batches(rows, BATCH):
        _accepted(await hub.intake.load_subjects(OPERATOR, some))


async def load_links(hub: Hub, rows: Sequence[RecordLink]) -> None:
    """Record links, a thousand a batch."""
    for some in batches(rows, BATCH):
        _accepted(await hub.intake.load_links(OPERATOR, some))


def batches(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The rows, so many at a time."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def answered(outcomes: Iterable[object]) -> None:
    """Every question was answered; a figure over refusals means nothing."""
    for outcome in outcomes:
        assert not isinstance(outcome, HubError), outcome


def _accepted(outcomes: Iterable[RowOutcome]) -> None:
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
