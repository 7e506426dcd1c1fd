"""What the cross-checks refuse, each with the file and the row it stands in."""

from collections.abc import Callable

import pytest

from tests.graph_models.catalogue.conftest import RULE

Problems = Callable[..., list[str]]
PLACE = "base/more.yaml: rules: some-list/rule: "


def rule(**changes: str) -> str:
    """RULE with some fields replaced or added."""
    lines = [line for line in RULE.splitlines() if line.strip().partition(":")[0] not in changes]
    return "\n".join([*lines, *(f"    {field}: {value}" for field, value in changes.items())]) + "\n"


def test_a_sound_rule_has_no_problem(problems: Problems) -> None:
    assert problems(RULE) == []


@pytest.mark.parametrize("basis", ["[]", None])
def test_a_rule_without_a_legal_basis_is_refused_and_told_so(problems: Problems, basis: str | None) -> None:
    text = rule(basis=basis) if basis else RULE.replace("    basis: [law/1]\n", "")
    assert problems(text) == [f"{PLACE}it has no legal basis; what rests on no law is refused"]


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("basis", "[law/2]", "unknown legal basis law/2"),
        ("measure", "M99", "unknown measure M99"),
        ("list_type", "no-list", "unknown list no-list"),
        ("scope", "{kinds: [nothing]}", "unknown kind of matter nothing"),
        ("listed", "[VEHICLE]", "the list takes no VEHICLE"),
        ("domains", "[BANKING]", "towards banks the effect is always REFERENCE, not PROHIBIT"),
        ("survives", "[EXPIRY]", "what outlives the listing needs a term of its own"),
        ("valid_to", "0001-01-01", "valid_to does not lie after valid_from"),
        ("valid_to", "2025-02-30", "a day does not exist in the calendar"),
        (
            "term",
            "{min: 3, max: 2, decided: true, anchor: DECISION}",
            "the term's minimum is longer than its maximum",
        ),
        (
            "term",
            "{min: {days: 365}, max: {years: 1}, decided: true, anchor: DECISION}",
            None,
        ),
        (
            "term",
            "{min: {days: 366}, max: {years: 1}, decided: true, anchor: DECISION}",
            "the term's minimum is longer than its maximum",
        ),
    ],
)
def test_a_rule_that_cannot_stand_is_refused(problems: Problems, field: str, value: str, text: str | None) -> None:
    assert problems(rule(**{field: value})) == ([] if text is None else [PLACE + text])


def test_towards_banks_a_reference_is_taken(problems: Problems) -> None:
    assert problems(rule(domains="[BANKING]", effect="REFERENCE")) == []


def test_a_kind_of_another_domain_is_refused(problems: Problems) -> None:
    assert problems(rule(domains="[LICENSING]", scope="{kinds: [permit, post]}")) == [
        f"{PLACE}post is a kind of OFFICE, not of the rule's domains"
    ]


def test_a_domain_in_which_a_scoped_rule_would_bind_in_nothing_is_refused(problems: Problems) -> None:
    assert problems(rule(domains="[LICENSING, OFFICE]", scope="{kinds: [permit]}")) == [
        f"{PLACE}the scope has no kind of OFFICE: there the rule binds in nothing"
    ]


def test_a_national_rule_names_its_kinds_in_scoped_domains(problems: Problems) -> None:
    assert problems(rule(domains="[EMPLOYMENT, LICENSING, PROCUREMENT]")) == [
        f"{PLACE}in EMPLOYMENT a national rule names the kinds of matter it binds in",
        f"{PLACE}in LICENSING a national rule names the kinds of matter it binds in",
    ]


def test_the_kinds_that_the_listing_states_are_named_kinds(problems: Problems) -> None:
    assert problems(rule(domains="[LICENSING]", scope="LISTING")) == []


def test_a_supplement_may_bind_in_every_matter_of_a_scoped_domain(problems: Problems) -> None:
    assert problems(rule(domains="[LICENSING]"), supplement=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "measures: [{id: M05, name: x, class: I, basis: [law/9]}]",
            "measures: M05: unknown legal basis law/9",
        ),
        (
            "list_types: [{id: new, name: x, basis: [law/9]}]",
            "list_types: new: unknown legal basis law/9",
        ),
        (
            "list_types: [{id: new, name: x, basis: [law/1], term: {min: 2, max: 1, decided: true}}]",
            "list_types: new: the term's minimum is longer than its maximum",
        ),
        (
            "legal_bases: [{id: law/2, title: x, valid_from: 2025-01-01, valid_to: 2025-01-01}]",
            "legal_bases: law/2: valid_to does not lie after valid_from",
        ),
    ],
)
def test_other_rows_that_cannot_stand_are_refused(problems: Problems, text: str, expected: str) -> None:
    assert problems(text) == [f"base/more.yaml: {expected}"]


def test_all_problems_of_a_rule_are_reported_together(problems: Problems) -> None:
    found = problems(rule(measure="M99", list_type="no-list", basis="[law/2]"))
    assert found == [
        f"{PLACE}unknown legal basis law/2",
        f"{PLACE}unknown measure M99",
        f"{PLACE}unknown list no-list",
    ]


def test_a_row_that_fails_the_schema_is_still_known_to_others(problems: Problems) -> None:
    text = "list_types: [{id: new, name: 7, basis: [law/1]}]\n" + rule(list_type="new")
    assert problems(text) == ["base/more.yaml: list_types: new: name: 7 is not of type 'string'"]


def test_a_kind_that_fails_the_schema_spoils_no_scope(problems: Problems) -> None:
    text = "kinds: [{id: odd, domain: LICENSING}]\n" + rule(domains="[OFFICE]", scope="{kinds: [odd]}")
    assert problems(text) == ["base/more.yaml: kinds: odd: 'name' is a required property"]
