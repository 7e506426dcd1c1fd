"""Who acts: departments with what the story declares, courts by what they do, and the four added actors."""

from datetime import date
from typing import Any

import pytest

from graph_models.vocabulary import Domain, Role
from tests.scenarios.asking import asker, question
from tests.scenarios.cast import cast_of
from tests.scenarios.expectations import CheckExpectation
from tests.scenarios.ledger import Ledger
from tests.scenarios.sample import raw_sample, sample


def stay(**more: Any) -> dict[str, Any]:
    decision = {"number": "〔2025〕示样行停1号"}
    return {"day": date(2025, 4, 1), "do": "stay", "listing": "L1", "decision": decision, **more}


@pytest.mark.parametrize(
    ("event", "is_court"),
    [
        (stay(by="court"), True),
        (stay(by="court", refused=["ILLEGAL_TRANSITION"]), True),
        (stay(by="court", refused=["NOT_PERMITTED"]), False),
        (stay(by="court", refused=["NOT_COMPETENT"]), False),
    ],
)
def test_a_department_that_stays_is_a_court_unless_its_right_is_what_is_refused(
    event: dict[str, Any], is_court: bool
) -> None:
    story = sample(events=[*raw_sample()["events"], event])
    courts = {one.name for one in cast_of(story).declared if one.court}
    assert courts == ({"示例市人民法院"} if is_court else set())


def test_the_added_actors_lie_in_the_first_departments_region() -> None:
    cast = cast_of(sample())
    assert {one.region for one in (cast.agency, cast.bank, cast.auditor, cast.operator)} == {"330100"}
    assert cast.agency.domains == frozenset(Domain)
    assert cast.bank.role is Role.BANK
    assert len({one.code for one in cast.declared}) == 4


def test_banking_is_asked_by_the_added_bank_and_everything_else_by_the_added_agency() -> None:
    cast, ledger = cast_of(sample()), Ledger()
    for domain in Domain:
        item = CheckExpectation(at=date(2025, 3, 2), subject="A", domain=domain, error="NOT_PERMITTED")
        expected = cast.bank if domain is Domain.BANKING else cast.agency
        assert asker(item, cast, ledger) == expected
        asked = question(item, expected, cast)
        assert (asked.matter.region, asked.as_of) == ("330100", date(2025, 3, 2))
