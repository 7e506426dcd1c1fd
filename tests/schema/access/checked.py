"""The checks of the walk: of whom, in which domain, about which day, one by one and many in one call."""

from collections.abc import Iterator
from typing import Any, Final

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, Purpose
from hub.domain.principal import Principal
from hub.domain.purpose import purpose_of
from tests.schema.access.callers import PURPOSES
from tests.schema.access.place import (
    ANNULLED,
    FOUND,
    HOLDER,
    LISTED_PERSON,
    NAMES,
    PUNISHED,
    REPAIRED,
    STANDING,
    STAYED,
    Place,
)
from tests.schema.access.situation import PAST, THEN, Situation, Variables, asked_about
from tests.schema.questions import named
from tests.support.example_law import HEAD
from tests.support.town import CITY, person


def _question(
    asker: Principal, about: Identifier, domain: Domain, *, purpose: Purpose | None = None, **more: Any
) -> dict[str, Any]:
    matter = {"domain": domain.value, "region": CITY} | more.pop("matter", {})
    fits = PURPOSES.get(asker.role) or purpose or purpose_of(domain)
    return {"subject": named(about), "matter": matter, "purpose": fits.value} | more


def _check(about: str, subject: Identifier, domain: Domain, **given: Any) -> Situation:
    def variables(_: Place, asker: Principal) -> Variables:
        return {"input": _question(asker, subject, domain, **given)}

    return asked_about(subject, Situation(root="Query.check", about=about, variables=variables))


_MANY: Final = (
    ("of the listed firm, in PROCUREMENT", STANDING, Domain.PROCUREMENT),
    ("of the listed firm, in BANKING", STANDING, Domain.BANKING),
    ("of the bound person, in CONSUMPTION", HOLDER, Domain.CONSUMPTION),
)
PARTS: Final = frozenset(f"`Query.check` {about}" for about, _, _ in _MANY)
"""The questions that `checkMany` asks in one call, by their own rows."""


def _many(_: Place, asker: Principal) -> Variables:
    return {"inputs": [_question(asker, subject, domain) for _, subject, domain in _MANY]}


def checks() -> Iterator[Situation]:
    """Every check, then those of the first rows in one call."""
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
