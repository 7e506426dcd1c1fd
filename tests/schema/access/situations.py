"""What is asked on the walk: each root field in its situations, as the tables of `docs/access.md` name them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, Purpose, RuleId
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of
from tests.schema.access.callers import PURPOSES, Caller
from tests.schema.access.place import (
    ANNULLED,
    BEFORE,
    CAR,
    FOUND,
    HOLDER,
    KNOWN_THEN,
    LISTED_PERSON,
    NAMES,
    PUNISHED,
    REPAIRED,
    STANDING,
    STAYED,
    SURVIVED,
    Bound,
    Place,
)
from tests.schema.questions import named
from tests.support.example_law import ARREARS, HEAD
from tests.support.town import CITY, firm, person

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One row: the root field, what the row says of it, and what is sent.

    `measure` gets all that there is; `listed` and `bound` are the subjects that call for themselves.
    """

    root: str
    about: str
    variables: Callable[[Place, Principal], Variables]
    measure: Caller = Caller.AUDITOR
    listed: Identifier = STANDING
    bound: Identifier = HOLDER

    @property
    def label(self) -> str:
        """The first cell of the row."""
        return f"`{self.root}` {self.about}".strip()


def _about(subject: Identifier, situation: Situation) -> Situation:
    """The situation with who is listed and who is bound where it is asked about this subject."""
    if subject in {PUNISHED, SURVIVED}:
        return replace(situation, listed=SURVIVED, bound=PUNISHED)
    listed = subject if subject in {REPAIRED, ANNULLED, STAYED, LISTED_PERSON} else STANDING
    return replace(situation, listed=listed)


TRADING, CONTROLLING = RuleId("arrears/trading"), RuleId("arrears/controllers")
PAST: Final = {"asOf": BEFORE.isoformat()}
THEN: Final = {"knownAt": KNOWN_THEN}


def _question(
    asker: Principal, about: Identifier, domain: Domain, *, purpose: Purpose | None = None, **more: Any
) -> dict[str, Any]:
    matter = {"domain": domain.value, "region": CITY} | more.pop("matter", {})
    fits = PURPOSES.get(asker.role) or purpose or purpose_of(domain)
    return {"subject": named(about), "matter": matter, "purpose": fits.value} | more


def _check(about: str, subject: Identifier, domain: Domain, **given: Any) -> Situation:
    def variables(_: Place, asker: Principal) -> Variables:
        return {"input": _question(asker, subject, domain, **given)}

    return _about(subject, Situation(root="Query.check", about=about, variables=variables))


_MANY: Final = (
    ("of the listed firm, in PROCUREMENT", STANDING, Domain.PROCUREMENT),
    ("of the listed firm, in BANKING", STANDING, Domain.BANKING),
    ("of the bound person, in CONSUMPTION", HOLDER, Domain.CONSUMPTION),
)
PARTS: Final = frozenset(f"`Query.check` {about}" for about, _, _ in _MANY)
"""The questions that `checkMany` asks in one call, by their own rows."""


def _many(_: Place, asker: Principal) -> Variables:
    return {"inputs": [_question(asker, subject, domain) for _, subject, domain in _MANY]}


def _checks() -> Iterator[Situation]:
    yield from (_check(*each) for each in _MANY)
    enforcing = {"purpose": Purpose.ENFORCEMENT}
    yield _check("of the listed firm, in SUPERVISION, for ENFORCEMENT", STANDING, Domain.SUPERVISION, **enforcing)
    yield _check("of a listed person, in BANKING", LISTED_PERSON, Domain.BANKING)
    yield _check("of the listed firm, in CONSUMPTION", STANDING, Domain.CONSUMPTION)
    yield _check(
        "of nobody known here, by the name of somebody bound", person(9), Domain.CONSUMPTION, name=NAMES[FOUND]
    )
    yield _check("of the stayed firm, in CONSUMPTION", STAYED, Domain.CONSUMPTION)
    yield _check("of the listed firm, in PROCUREMENT, as it was known", STANDING, Domain.PROCUREMENT, **THEN)
    yield _check("of the repaired firm, in PROCUREMENT, on a day before", REPAIRED, Domain.PROCUREMENT, **PAST)
    yield _check("of the annulled firm, in PROCUREMENT, on a day before", ANNULLED, Domain.PROCUREMENT, **PAST)
    yield _check("of the annulled firm, in PROCUREMENT, as it was known", ANNULLED, Domain.PROCUREMENT, **THEN, **PAST)
    office = {"matter": {"kind": HEAD}}
    yield _check("of whom a restriction binds that survives the repair, in OFFICE", PUNISHED, Domain.OFFICE, **office)
    yield Situation(root="Query.checkMany", about="of the first three of these", variables=_many)


def _of_subject(about: str, subject: Identifier, **given: Any) -> Situation:
    sent = {"identifier": named(subject)} | given
    return _about(subject, Situation(root="Query.subject", about=about, variables=lambda _, __: sent))


def _named(about: str, subject: Identifier) -> Situation:
    return Situation(root="Query.subjects", about=about, variables=lambda _, __: {"name": NAMES[subject], "first": 5})


def _files() -> Iterator[Situation]:
    yield _of_subject("the listed firm", STANDING)
    yield _of_subject("the listed firm, as it was known", STANDING, **THEN)
    yield _of_subject("the bound person", HOLDER)
    yield _of_subject("the firm's vehicle", CAR)
    yield _of_subject("the repaired firm, on a day before", REPAIRED, **PAST)
    yield _of_subject("the annulled firm, on a day before", ANNULLED, **PAST)
    yield _of_subject("the annulled firm, as it was known", ANNULLED, **THEN)
    yield _of_subject("nobody known here", firm(99))
    yield _named("of the listed firm's name", STANDING)
    yield _named("of the bound person's name", HOLDER)


def _of_listing(about: str, subject: Identifier, **given: Any) -> Situation:
    def variables(place: Place, _: Principal) -> Variables:
        return {"id": place.listings[subject]} | given

    return _about(subject, Situation(root="Query.listing", about=about, variables=variables))


def _listings() -> Iterator[Situation]:
    yield _of_listing("of the listed firm", STANDING)
    yield _of_listing("of the listed firm, as it was known", STANDING, **THEN)
    yield _of_listing("of a listed person", LISTED_PERSON)
    yield _of_listing("that is repaired", REPAIRED)
    yield _of_listing("that is annulled", ANNULLED)
    yield _of_listing("that is annulled, as it was known", ANNULLED, **THEN)
    yield Situation(root="Query.listings", about="all that the caller may", variables=lambda _, __: {})

    def of_the_firm(place: Place, _: Principal) -> Variables:
        return {"filter": {"subject": place.subjects[STANDING]}}

    yield Situation(root="Query.listings", about="of the listed firm", variables=of_the_firm)


_ROWS: Final[Mapping[str, tuple[Bound, dict[str, Any]]]] = {
    "on the listed firm, in PROCUREMENT": (Bound(STANDING, TRADING, STANDING), {}),
    "on the bound person, in CONSUMPTION": (Bound(HOLDER, CONTROLLING, STANDING), {}),
    "on the bound person, as it was known": (Bound(HOLDER, CONTROLLING, STANDING), THEN),
    "on the repaired firm, on a day before": (Bound(REPAIRED, TRADING, REPAIRED), PAST),
    "on the annulled firm, on a day before": (Bound(ANNULLED, TRADING, ANNULLED), PAST),
    "on the annulled firm, as it was known": (Bound(ANNULLED, TRADING, ANNULLED), PAST | THEN),
    "that survives the repair": (Bound(PUNISHED, RuleId("grave/office"), SURVIVED), {}),
}


_SOME_ROWS: Final = ("on the bound person, in CONSUMPTION", "on the repaired firm, on a day before")
"""A restriction alone is shown by the same rules as its why."""


def _restrictions(
    root: str, argument: str, rows: Mapping[str, tuple[Bound, dict[str, Any]]] = _ROWS
) -> Iterator[Situation]:
    def asked(bound: Bound, given: dict[str, Any]) -> Callable[[Place, Principal], Variables]:
        return lambda place, _: {argument: place.restrictions[bound]} | given

    for about, (bound, given) in rows.items():
        yield _about(bound.listed, Situation(root=root, about=about, variables=asked(bound, given)))
    yield Situation(root=root, about="that nobody knows", variables=lambda _, __: {argument: "nothing"})


def _impacts() -> Iterator[Situation]:
    notice = {"served": "2024-12-01", "heard": True}
    decision = {"number": "〔2025〕示例9号", "decisionDate": "2025-07-20"}
    listing = {"subject": named(STANDING), "listType": ARREARS, "decision": decision, "notice": notice}
    controls = {
        "kind": "ACTUAL_CONTROLLER_OF",
        "from": named(LISTED_PERSON),
        "validFrom": "2025-01-01",
        "source": "register",
    }

    def sent(kind: str, value: Any) -> Callable[[Place, Principal], Variables]:
        return lambda _, __: {"input": {kind: value}}

    def repair(place: Place, _: Principal) -> Variables:
        return {"input": {"repair": place.listings[STANDING]}}

    root = "Query.impact"
    yield Situation(root=root, about="of a listing", variables=sent("listing", listing), measure=Caller.MAKER)
    yield Situation(root=root, about="of the listed firm's repair", variables=repair)
    yield Situation(
        root=root, about="of a link to the listed firm", variables=sent("link", controls | {"to": named(STANDING)})
    )
    yield Situation(
        root=root, about="of a link to the repaired firm", variables=sent("link", controls | {"to": named(REPAIRED)})
    )


def _logs() -> Iterator[Situation]:
    yield Situation(root="Query.catalogue", about="", variables=lambda _, __: {})
    yield Situation(root="Query.changes", about="", variables=lambda _, __: {})
    yield Situation(root="Subscription.changes", about="", variables=lambda _, __: {"after": "0"})
    yield Situation(root="Query.checks", about="all", variables=lambda _, __: {"filter": {}})

    def of_the_firm(place: Place, _: Principal) -> Variables:
        return {"filter": {"subject": place.subjects[STANDING]}}

    yield Situation(root="Query.checks", about="of the listed firm", variables=of_the_firm)
    yield Situation(
        root="Query.checkRecord",
        about="of the inside agency's check of the listed firm",
        variables=lambda place, _: {"id": place.check},
    )


SITUATIONS: Final[tuple[Situation, ...]] = (
    *_checks(),
    *_files(),
    *_listings(),
    *_restrictions("Query.restriction", "id", {about: _ROWS[about] for about in _SOME_ROWS}),
    *_restrictions("Query.why", "restriction"),
    *_impacts(),
    *_logs(),
)
