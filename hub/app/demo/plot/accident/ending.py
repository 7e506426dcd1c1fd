"""How the listing ends: repair, revocation for false materials, annulment; and what each of them leaves."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph_models.vocabulary import RepairState, StayingReason
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.plot.accident import law
from hub.app.demo.plot.accident.days import AccidentDays
from hub.app.demo.story import matters
from hub.app.demo.story.facts import (
    CLEAR,
    Answered,
    Damage,
    Received,
    Recorded,
    Refused,
    listings_in,
    noted,
    restricted,
)
from hub.app.demo.story.step import Apply, Ask, Grant, Quash, Step, TakeBack

_DAY = timedelta(days=1)


def repair(days: AccidentDays) -> Iterator[Step]:
    """Too early, then in time; the receipt says what is lifted, what stays and who is told."""
    yield Step(
        day=days.too_early,
        actor=Part.PLANT,
        action=Apply(listing=law.LISTING),
        law="no repair before twelve months have passed since the decision (order 11)",
        expected=Refused(code="TOO_EARLY"),
    )
    yield Step(
        day=days.repairable,
        actor=Part.PLANT,
        action=Apply(listing=law.LISTING),
        law="after twelve months, corrected, duties done and committed, the firm may apply",
        expected=Recorded(state=RepairState.APPLIED),
    )
    yield Step(
        day=days.repaired,
        actor=Office.EMERGENCY,
        action=Grant(listing=law.LISTING),
        law="repair ends publication, sharing and use; the five years of article 94 run on; who was told is told again",
        expected=Received(
            lifted=frozenset((Part.PLANT, rule) for rule in law.ON_THE_FIRM),
            staying=frozenset({(Part.HEAD, StayingReason.SURVIVING_TERM)}),
            told=frozenset({Office.PROCUREMENT, Office.CIVILISATION, Office.BANK}),
        ),
    )


def after_repair(days: AccidentDays) -> Iterator[Step]:
    """Nobody who may not look back sees the listing; the person in charge stays bound."""
    day = days.repaired + _DAY
    yield _ask(day, Office.PROCUREMENT, "a repaired listing is used no more", CLEAR)
    yield Step(
        day=day,
        actor=Office.BANK,
        action=Ask(about=Part.PLANT, matter=matters.CREDIT),
        law="and shared no more",
        expected=CLEAR,
    )
    yield Step(
        day=day,
        actor=Office.PROCUREMENT,
        action=Ask(about=Part.PLANT, matter=matters.PROCUREMENT, as_of=days.asked),
        law="nor about a past day (国办发〔2025〕22号)",
        expected=CLEAR,
    )
    yield Step(
        day=day,
        actor=Office.PERSONNEL,
        action=Ask(about=Part.HEAD, matter=matters.PRODUCER_HEAD),
        law="a term fixed by a law outlives the repair of the list",
        expected=restricted(law.on_the_head(days)),
    )
    yield Step(
        day=day,
        actor=Office.AUDIT,
        action=Ask(about=Part.PLANT, matter=matters.PROCUREMENT, as_of=days.asked),
        law="the auditor sees what was in force on the past day",
        expected=restricted(law.on_the_firm(law.TRADING, since=days.listed, until=days.repaired)),
    )


def revocation(days: AccidentDays) -> Iterator[Step]:
    """The repair rested on false materials: the listing stands again, to its original end."""
    yield Step(
        day=days.revoked,
        actor=Office.EMERGENCY,
        action=TakeBack(listing=law.LISTING, reason="the proof of correction was false"),
        law="a repair won by false materials is revoked (国办发〔2025〕22号)",
        expected=Recorded(state=RepairState.REVOKED),
    )
    bound_again = law.on_the_firm(law.TRADING, since=days.revoked, until=days.listing_ends)
    day = days.revoked + _DAY
    yield _ask(day, Office.PROCUREMENT, "the listing stands again, with its original end", restricted(bound_again))
    yield Step(
        day=day,
        actor=Office.BANK,
        action=Ask(about=Part.PLANT, matter=matters.CREDIT),
        law="for the bank too, as a fact to weigh",
        expected=noted(law.on_the_firm(law.CREDIT, since=days.revoked, until=days.listing_ends)),
    )
    yield Step(
        day=day,
        actor=Part.PLANT,
        action=Apply(listing=law.LISTING),
        law="after a revocation no new repair for some years",
        expected=Refused(code="TOO_EARLY"),
    )


def annulment(days: AccidentDays, so_far: Iterable[Step]) -> Iterator[Step]:
    """The decision is quashed: the listing was never valid, and every check that showed it is named."""
    yield Step(
        day=days.annulled,
        actor=Office.EMERGENCY,
        action=Quash(listing=law.LISTING, reason="the court has quashed the decision"),
        law="an annulled listing was never valid; each check that rested on it is named",
        expected=Damage(checks=frozenset(step.label for step in so_far if law.LISTING in listings_in(step.expected))),
    )
    day = days.annulled + _DAY
    yield _ask(day, Office.PROCUREMENT, "nothing binds, today", CLEAR)
    for office in (Office.PROCUREMENT, Office.AUDIT):
        yield Step(
            day=day,
            actor=office,
            action=Ask(about=Part.PLANT, matter=matters.PROCUREMENT, as_of=days.asked),
            law="nor on any day before",
            expected=CLEAR,
        )
    yield Step(
        day=day,
        actor=Office.PERSONNEL,
        action=Ask(about=Part.HEAD, matter=matters.PRODUCER_HEAD),
        law="what outlives a repair does not outlive an annulment",
        expected=CLEAR,
    )
    yield Step(
        day=day,
        actor=Office.AUDIT,
        action=Ask(about=Part.PLANT, matter=matters.PROCUREMENT, as_of=days.asked, known_on=days.annulled - _DAY),
        law="the record has no gap: the auditor sees what was known then",
        expected=restricted(law.on_the_firm(law.TRADING, since=days.listed, until=days.repaired)),
    )


def _ask(day: date, office: Office, rule_of_law: str, expected: Answered) -> Step:
    return Step(
        day=day,
        actor=office,
        action=Ask(about=Part.PLANT, matter=matters.PROCUREMENT),
        law=rule_of_law,
        expected=expected,
    )
