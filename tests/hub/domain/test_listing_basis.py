"""A list stands on law: known and in force on the decision date, not repealed when the listing begins."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from graph_models.vocabulary import BasisId, ListTypeId
from hub.domain.listing import lawful_list_type
from tests.hub.domain.builders import LAW, listing, refusal
from tests.support.example_law import ARREARS, COURT_LIST, LAW_A, LAW_B, LAW_C

DAY_BEFORE, EFFECTIVE, DAY_AFTER = date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 2)
EDITION = replace(LAW.list_types[ARREARS], valid_from=date(2022, 1, 1), valid_to=date(2024, 1, 1))
DATED = replace(LAW, list_types={ARREARS: EDITION})


@pytest.mark.parametrize("list_type", sorted(LAW.list_types))
def test_a_list_is_the_one_that_the_law_knows(list_type: ListTypeId) -> None:
    assert lawful_list_type(LAW, listing(list_type), repealed={}) is LAW.list_types[list_type]


def test_a_list_that_no_law_knows_has_no_basis() -> None:
    assert refusal(lawful_list_type, LAW, listing(ListTypeId("gossip")), repealed={}) == "NO_BASIS"


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (date(2021, 12, 31), "NO_BASIS"),
        (date(2022, 1, 1), None),
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), "NO_BASIS"),
    ],
)
def test_the_law_in_force_on_the_decision_date_governs(decided: date, expected: str | None) -> None:
    assert refusal(lawful_list_type, DATED, listing(decided=decided), repealed={}) == expected


@pytest.mark.parametrize(
    ("list_type", "repealed", "expected"),
    [
        (ARREARS, {LAW_A: DAY_BEFORE}, "NO_BASIS"),
        (ARREARS, {LAW_A: EFFECTIVE}, "NO_BASIS"),
        (ARREARS, {LAW_A: DAY_AFTER}, None),
        (ARREARS, {LAW_B: DAY_BEFORE}, None),
        (COURT_LIST, {LAW_B: DAY_BEFORE}, None),
        (COURT_LIST, {LAW_C: DAY_BEFORE}, None),
        (COURT_LIST, {LAW_B: DAY_BEFORE, LAW_C: DAY_AFTER}, None),
        (COURT_LIST, {LAW_B: DAY_BEFORE, LAW_C: EFFECTIVE}, "NO_BASIS"),
    ],
)
def test_a_list_falls_with_the_last_law_it_rests_on(
    list_type: ListTypeId, repealed: Mapping[BasisId, date], expected: str | None
) -> None:
    assert refusal(lawful_list_type, LAW, listing(list_type), repealed=repealed) == expected
