"""Names inside a story: each one used is declared once, or the story is refused before it is played."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph_models import errors
from tests.scenarios import events as ev
from tests.scenarios import expectations as ex
from tests.scenarios.given import StoryPerson
from tests.scenarios.story import Story

ANY: Final = "ANY"
"""A refusal of any kind."""

ADDED_ASKERS: Final = frozenset({"auditor", "subject"})
"""Who may ask beside the departments of the story."""

ERROR_CODES: Final = frozenset(
    kind.code
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.HubError) and kind is not errors.HubError
)


@dataclass(frozen=True, slots=True)
class Use:
    """A name that is used: what sort of thing it names, and where."""

    sort: str
    name: str
    where: str


def first_problem(story: Story) -> str | None:
    """The first name that is declared twice or used without being declared; None when all is well."""
    declared = _declared(story)
    for sort, names in declared.items():
        for name in names:
            if names.count(name) > 1:
                return f"two {sort}s are called {name}"
    for use in _uses(story):
        if use.name not in declared[use.sort]:
            return f"{use.where}: no {use.sort} is called {use.name}"
    return None


def _declared(story: Story) -> dict[str, list[str]]:
    return {
        "department": [department.id for department in story.given.departments],
        "source": [source.id for source in story.given.sources],
        "subject": [subject.id for subject in story.subjects],
        "listing": list(story.listing_aliases),
        "check": list(story.check_aliases),
        "error": [*ERROR_CODES, ANY],
        "asker": [*(department.id for department in story.given.departments), *ADDED_ASKERS],
    }


def _uses(story: Story) -> Iterator[Use]:
    yield from _given_uses(story)
    for number, event in enumerate(story.events, start=1):
        for sort, name in _event_names(event):
            yield Use(sort, name, f"event {number}")
    for number, expectation in enumerate(story.expect, start=1):
        for sort, name in _expectation_names(expectation):
            yield Use(sort, name, f"expectation {number}")


def _given_uses(story: Story) -> Iterator[Use]:
    for source in story.given.sources:
        yield Use("department", source.by, "sources")
    for fleet in story.given.fleets:
        yield Use("subject", fleet.company, "fleets")
    for link in story.given.links:
        yield Use("subject", link.start, "links")
        yield Use("subject", link.end, "links")
    for subject in story.subjects:
        if isinstance(subject, StoryPerson) and subject.register is not None:
            yield Use("subject", subject.register.organisation, "subjects")


def _event_names(event: ev.Event) -> Iterator[tuple[str, str]]:
    for code in event.refused:
        yield "error", code
    if event.by is not None:
        yield ("subject" if isinstance(event, ev.ObjectEvent) else "department"), event.by
    match event:
        case ev.ListEvent():
            yield from _listing_names(event)
        case ev.RecordLinkEvent(link=link) | ev.EndLinkEvent(link=link):
            yield from (("subject", link.start), ("subject", link.end))
        case ev.OverloadEvent():
            yield from (("subject", name) for name in (event.vehicle, event.driver, event.company))
        case ev.RegisterEvent() | ev.RepealBasisEvent():
            pass
        case ev.SyncEvent():
            yield "source", event.source
        case _:
            yield from _named_by_fields(event)


def _named_by_fields(event: ev.Event) -> Iterator[tuple[str, str]]:
    """The names in the fields `listing`, `subject`, `decided_by` and `to` of an event that has them."""
    for field, sort in (
        ("listing", "listing"),
        ("subject", "subject"),
        ("decided_by", "department"),
        ("to", "department"),
    ):
        if hasattr(event, field):
            yield sort, getattr(event, field)


def _listing_names(listing: ev.StoryListing) -> Iterator[tuple[str, str]]:
    yield "subject", listing.subject
    for finding in listing.decision.findings:
        yield "subject", finding.person
    if listing.by is not None:
        yield "department", listing.by


def _expectation_names(item: ex.Expectation) -> Iterator[tuple[str, str]]:
    match item:
        case ex.CheckExpectation():
            yield from _check_names(item)
        case ex.ListedExpectation():
            yield "subject", item.subject
        case ex.ImpactExpectation():
            yield from _listing_names(item.impact)
            yield from _all("subject", (*item.reached, *item.never))
        case ex.ProposalsExpectation():
            yield from _all("subject", (proposal.subject for proposal in item.proposals))
        case ex.ReceiptExpectation():
            yield "listing", item.receipt_of
            stays = item.stays or ()
            yield from _all("subject", (*item.lifted, *item.never, *(stay.subject for stay in stays)))
            yield from _all("listing", (stay.listing for stay in stays if stay.listing is not None))
        case ex.DamageExpectation():
            yield "listing", item.damage_of
            yield from _all("check", (*item.checks, *item.never))
        case ex.SameExpectation():
            yield from _all("listing", item.same)


def _check_names(item: ex.CheckExpectation) -> Iterator[tuple[str, str]]:
    if item.asked_by is not None:
        yield "asker", item.asked_by
    if item.subject is not None:
        yield "subject", item.subject
    if item.error is not None:
        yield "error", item.error
    yield from _all("listing", (*(item.listings or ()), *(item.suspended or ()), *_marked(item)))


def _marked(item: ex.CheckExpectation) -> tuple[str, ...]:
    if item.marks_of is None:
        return ()
    return (item.marks_of,) if isinstance(item.marks_of, str) else tuple(item.marks_of)


def _all(sort: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((sort, name) for name in names)
