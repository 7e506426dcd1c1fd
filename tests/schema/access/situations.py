"""What is asked on the walk: each root field in its situations, as the tables of `docs/access.md` name them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import RuleId
from hub.domain.principal import Principal
from tests.schema.access.callers import Caller
from tests.schema.access.checked import checks
from tests.schema.access.place import (
    ANNULLED,
    CAR,
    HOLDER,
    LISTED_PERSON,
    NAMES,
    PUNISHED,
    REPAIRED,
    STANDING,
    SURVIVED,
    Bound,
    Place,
)
from tests.schema.access.situation import PAST, THEN, Situation, Variables, asked_about
from tests.schema.questions import named
from tests.support.example_law import ARREARS
from tests.support.town import firm

TRADING, CONTROLLING = RuleId("arrears/trading"), RuleId("arrears/controllers")


def _of_subject(about: str, subject: Identifier, **given: Any) -> Situation:
    sent = {"identifier": named(subject)} | given
    return asked_about(subject, Situation(root="Query.subject", about=about, variables=lambda _, __: sent))


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

    return asked_about(subject, Situation(root="Query.listing", about=about, variables=variables))


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
        yield asked_about(bound.listed, Situation(root=root, about=about, variables=asked(bound, given)))
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
    *checks(),
    *_files(),
    *_listings(),
    *_restrictions("Query.restriction", "id", {about: _ROWS[about] for about in _SOME_ROWS}),
    *_restrictions("Query.why", "restriction"),
    *_impacts(),
    *_logs(),
)
