"""Short words for examples: an organisation has a capital letter, a person a small one, a vehicle v-."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from graph_models.catalogue.model import FindingStep, LinkStep, ListType, Reach, Rule, Step
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.listing import Decision, Finding, Listing, ListingEvent
from graph_models.entities.restriction import Restriction
from graph_models.intervals import Interval, IntervalSet
from graph_models.propagation.base_days import base
from graph_models.propagation.derive import derive
from graph_models.propagation.standing import Standing, standing
from graph_models.propagation.subject_graph import SubjectGraph, add_link, add_subject, new_graph
from graph_models.vocabulary import (
    BasisId,
    DecisionId,
    DepartmentCode,
    Domain,
    Effect,
    EventKind,
    FindingKind,
    LinkId,
    LinkKind,
    ListingId,
    ListTypeId,
    MeasureId,
    PartsPerMillion,
    RegionCode,
    Release,
    Revision,
    RuleId,
    SubjectId,
    SubjectKind,
    Toward,
    When,
)

LIST: Final = ListType(id=ListTypeId("list"), name="示例名单", basis=(BasisId("basis/a"),))
RULE: Final = Rule(
    id=RuleId("list/rule"),
    list_type=LIST.id,
    listed=frozenset({SubjectKind.ORGANISATION}),
    measure=MeasureId("M04"),
    domains=frozenset({Domain.CONSUMPTION}),
    effect=Effect.PROHIBIT,
    basis=(BasisId("basis/a"),),
)
ROLES: Final = frozenset({LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.PRINCIPAL_OF, LinkKind.ACTUAL_CONTROLLER_OF})


def day(text: str) -> date:
    """A day as ISO text."""
    return date.fromisoformat(text)


def days(*pairs: tuple[str, str | None]) -> IntervalSet:
    """The days from each first text to each second, None for no end."""
    return IntervalSet.of(*(Interval(day(start), day(end) if end else FOREVER) for start, end in pairs))


def kind_of_example(subject: str) -> SubjectKind:
    """What a subject of an example is, by its name."""
    if subject.startswith("v-"):
        return SubjectKind.VEHICLE
    return SubjectKind.ORGANISATION if subject[0].isupper() else SubjectKind.PERSON


def link(
    start: str,
    kind: LinkKind,
    end: str,
    *,
    since: str = "2020-01-01",
    to: str | None = None,
    share: int = 0,
    nominee: bool = False,
) -> Link:
    """A link; its id is made of its ends and its first day. `share` in percent."""
    return Link(
        id=LinkId(f"{start}-{end}-{kind}-{since}"),
        kind=kind,
        start=SubjectId(start),
        end=SubjectId(end),
        valid_from=day(since),
        valid_to=day(to) if to else FOREVER,
        share=PartsPerMillion(share * 10_000),
        nominee=nominee,
    )


def represents(person: str, firm: str, since: str = "2020-01-01", to: str | None = None) -> Link:
    """The legal representative of a firm."""
    return link(person, LinkKind.LEGAL_REPRESENTATIVE_OF, firm, since=since, to=to)


def holds(holder: str, firm: str, share: int, *, since: str = "2020-01-01", to: str | None = None) -> Link:
    """A holding, its share in percent."""
    return link(holder, LinkKind.SHAREHOLDER_OF, firm, since=since, to=to, share=share)


def listing(
    subject: str = "A",
    *,
    effective: str = "2025-01-10",
    published: str | None = None,
    until: str | None = "2027-01-10",
    decided: str = "2025-01-06",
    act: tuple[str, str] | None = ("2024-09-01", "2024-09-02"),
    findings: Mapping[str, FindingKind] | None = None,
) -> Listing:
    """A listing on LIST."""
    return Listing(
        id=ListingId("L1"),
        department=DepartmentCode("department"),
        issuer_region=RegionCode("330100"),
        list_type=LIST.id,
        subject=SubjectId(subject),
        subject_kind=kind_of_example(subject),
        decision=Decision(
            id=DecisionId("D1"),
            number="示例1号",
            decided_on=day(decided),
            act=Interval(day(act[0]), day(act[1])) if act else None,
            findings=tuple(Finding(person=SubjectId(person), kind=kind) for person, kind in (findings or {}).items()),
        ),
        effective=day(effective),
        published=day(published or effective),
        until=day(until) if until else None,
    )


def happened(*told: tuple[EventKind, str] | tuple[EventKind, str, str]) -> tuple[ListingEvent, ...]:
    """Events in the order in which they became known; a third word is the subject."""
    return tuple(
        ListingEvent(
            kind=each[0],
            day=day(each[1]),
            revision=Revision(number),
            subject=SubjectId(each[2]) if len(each) > 2 else None,
        )
        for number, each in enumerate(told)
    )


def walks(*steps: Step, repeat: int = 1, binds: Iterable[SubjectKind] = SubjectKind) -> Rule:
    """RULE with this walk."""
    return replace(RULE, reach=Reach(walk=steps, repeat=repeat), binds=frozenset(binds))


def over(
    *kinds: LinkKind,
    toward: Toward = Toward.FROM,
    when: When = When.CURRENT,
    release: Release | None = Release.AUTOMATIC,
    share: int | None = None,
    found: Iterable[FindingKind] = (),
) -> LinkStep:
    """A link step; `share` in percent."""
    return LinkStep(
        links=frozenset(kinds),
        toward=toward,
        when=when,
        release=release if when is When.CURRENT else None,
        share_at_least=PartsPerMillion(share * 10_000) if share is not None else None,
        found=frozenset(found),
    )


def finds(*kinds: FindingKind) -> FindingStep:
    """A finding step."""
    return FindingStep(findings=frozenset(kinds))


@dataclass(frozen=True, kw_only=True)
class Example:
    """One listing and the links there are."""

    links: Sequence[Link] = ()
    listing: Listing = field(default_factory=listing)
    list_type: ListType = LIST
    events: tuple[ListingEvent, ...] = ()

    @property
    def standing(self) -> Standing:
        return standing(self.listing, self.list_type, self.events)

    @property
    def graph(self) -> SubjectGraph:
        graph = new_graph()
        add_subject(graph, self.listing.subject, self.listing.subject_kind)
        for each in self.links:
            add_link(graph, each, start_kind=kind_of_example(each.start), end_kind=kind_of_example(each.end))
        return graph

    def under(self, rule: Rule) -> dict[str, Restriction]:
        """The restrictions by subject."""
        triggered = base(self.listing, self.list_type, self.standing, rule, {})
        found = derive(self.graph, self.listing, self.standing, rule, triggered)
        return {restriction.subject: restriction for restriction in found}

    def bound(self, rule: Rule) -> dict[str, IntervalSet]:
        """Who is bound, and on which days."""
        return {
            subject: IntervalSet.of(*(row.interval for row in restriction.rows))
            for subject, restriction in self.under(rule).items()
        }

    def pending(self, rule: Rule) -> dict[str, IntervalSet]:
        """On which days each is bound pending release only."""
        return {
            subject: IntervalSet.of(*(each for row in restriction.rows for each in row.pending))
            for subject, restriction in self.under(rule).items()
        }
