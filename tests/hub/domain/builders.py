"""Short words for the pure decisions: a listing on a list of the example law, its events, a row of it, a question."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final, ParamSpec

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER
from graph_models.entities.listing import Decision, Listing, ListingEvent
from graph_models.entities.subject import Subject
from graph_models.errors import HubError
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.standing import Standing, standing
from graph_models.vocabulary import (
    CheckId,
    DecisionId,
    DepartmentCode,
    Domain,
    EventKind,
    LinkKind,
    ListingId,
    ListTypeId,
    MatterKind,
    Purpose,
    RegionCode,
    RestrictionId,
    Revision,
    RuleId,
    SubjectId,
    SubjectKind,
)
from hub.domain.answers.verdict import AnyVerdict, Clear, ShownRestriction
from hub.domain.bound import BoundRow, shown
from hub.domain.commands.check import Matter
from hub.domain.deciding import Asked, FedSource, Known, decide
from hub.domain.principal import Principal
from tests.support.example_law import ARREARS, example_law
from tests.support.town import BUYING, CITY, ISSUER

P = ParamSpec("P")

LAW: Final[Catalogue] = example_law()
TODAY: Final = date(2025, 6, 1)
FIRM, SOMEBODY, SOMEONE_ELSE = SubjectId("o-1"), SubjectId("p-1"), SubjectId("p-2")
THE_FIRM: Final = Subject(id=FIRM, kind=SubjectKind.ORGANISATION, name="示例甲")


def refusal(check: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> str | None:
    """The code with which a check refuses, None where it lets pass."""
    try:
        check(*args, **kwargs)
    except HubError as error:
        return error.code
    return None


def listing(
    list_type: ListTypeId = ARREARS,
    *,
    name: str = "L-1",
    department: DepartmentCode = ISSUER,
    region: RegionCode = CITY,
    kind: SubjectKind = SubjectKind.ORGANISATION,
    decided: date = date(2024, 12, 20),
    act: Interval | None = None,
    effective: date = date(2025, 1, 1),
    published: date | None = None,
    until: date | None = None,
    scope: Iterable[MatterKind] = (),
) -> Listing:
    """A listing of the firm by the issuer, effective on 2025-01-01."""
    return Listing(
        id=ListingId(name),
        department=department,
        issuer_region=region,
        list_type=list_type,
        subject=FIRM,
        subject_kind=kind,
        decision=Decision(id=DecisionId(f"d-{name}"), number=f"示例{name}", decided_on=decided, act=act),
        effective=effective,
        published=published or effective,
        until=until,
        scope=frozenset(scope),
    )


def happened(*told: tuple[EventKind, date]) -> tuple[ListingEvent, ...]:
    """Events in this order."""
    return tuple(
        ListingEvent(kind=kind, day=day, revision=Revision(number)) for number, (kind, day) in enumerate(told, start=1)
    )


def stands(on: Listing, *told: tuple[EventKind, date], law: Catalogue = LAW) -> Standing:
    """How a listing stands after these events."""
    return standing(on, law.list_types[on.list_type], happened(*told))


def row(
    rule: str = "arrears/trading",
    *,
    of: Listing | None = None,
    told: Iterable[tuple[EventKind, date]] = (),
    subject: SubjectId = FIRM,
    pending: IntervalSet | None = None,
    law: Catalogue = LAW,
) -> BoundRow:
    """A row without end of a listing, by a rule of its list."""
    own = of or listing(law.rules[RuleId(rule)].list_type)
    return BoundRow(
        restriction=RestrictionId(f"r-{own.id}-{rule}"),
        rule=RuleId(rule),
        subject=subject,
        interval=Interval(own.effective, FOREVER),
        pending=pending or IntervalSet.empty(),
        listing=own,
        department_name="示例局",
        standing=stands(own, *told, law=law),
    )


def human(subject: SubjectId = SOMEBODY, *, adult_on: date | None = None) -> Subject:
    """A person with a document."""
    return Subject(id=subject, kind=SubjectKind.PERSON, name="示例乙", documented=True, adult_on=adult_on)


def asked(
    principal: Principal = BUYING,
    domain: Domain = Domain.PROCUREMENT,
    *,
    kind: MatterKind | None = None,
    region: RegionCode | None = None,
    purpose: Purpose = Purpose.PROCUREMENT_REVIEW,
    day: date = TODAY,
    about: SubjectKind | None = SubjectKind.ORGANISATION,
) -> Asked:
    """A permitted question of today."""
    return Asked(
        check_id=CheckId("c-1"),
        principal=principal,
        matter=Matter(domain=domain, kind=kind, region=region),
        purpose=purpose,
        day=day,
        today=TODAY,
        kind=about,
    )


def known(
    *rows: BoundRow,
    subject: Subject | None = THE_FIRM,
    related: Sequence[tuple[LinkKind, BoundRow]] = (),
    namesakes: Sequence[BoundRow] = (),
    unnamed: Sequence[BoundRow] = (),
    unnamed_cut: bool = False,
    sources: Sequence[FedSource] = (),
) -> Known:
    """What the read found: these rows of the firm, and nothing else unless given."""
    return Known(
        revision=Revision(7),
        subject=subject,
        rows=rows,
        related=related,
        namesakes=namesakes,
        unnamed=unnamed,
        unnamed_cut=unnamed_cut,
        sources=sources,
    )


def answered(question: Asked, found: Known, law: Catalogue = LAW) -> AnyVerdict:
    """The verdict."""
    return decide(question, found, catalogue=law).verdict


def restrictions_of(verdict: AnyVerdict) -> tuple[ShownRestriction, ...]:
    """What a verdict counts."""
    return () if isinstance(verdict, Clear) else verdict.restrictions


def as_shown(each: BoundRow, *, day: date = TODAY, listings: int = 1) -> ShownRestriction:
    """A row as a verdict about that day shows it, where so many listings bind in the matter."""
    return shown(each, day=day, catalogue=LAW, listings_in_matter=listings)
