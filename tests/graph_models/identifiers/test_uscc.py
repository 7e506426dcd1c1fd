"""GB 32100: worked examples, both checks, every single-character error, kinds by the first two characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.errors import InvalidIdentifier, WrongSubjectKind
from graph_models.identifiers.organisation_code import organisation_check
from graph_models.identifiers.uscc import (
    ALPHABET,
    UnifiedCode,
    check_kind,
    organisation_kind_of,
    parse_uscc,
    unified_check,
)
from graph_models.vocabulary import OrganisationKind

WORKED = (
    "91350100M000100Y43",
    "914403001922038216",
    "91440300708461136T",
    "91440300192317458F",
    "91330100799655058B",
    "91110108551385082Q",
    "91100000100003962T",
    "11330100XXXX90026F",
    "91330102XXXX010115",
)


def code_of(prefix: str) -> UnifiedCode:
    head = f"{prefix}330102XXXX01011"
    return UnifiedCode(head + unified_check(head))


@pytest.mark.parametrize("code", WORKED)
def test_worked_examples_are_valid(code: str) -> None:
    assert parse_uscc(code) == code
    assert unified_check(code[:17]) == code[17]
    assert organisation_check(code[8:16]) == code[16]


def test_is_read_in_any_width_and_case() -> None:
    assert parse_uscc(" ９１440300708461136t\u3000") == "91440300708461136T"


@pytest.mark.parametrize(
    "text",
    [
        "91350100M000100Y4Z",  # the negative example of law: expected 3, and Z is no character
        "91350100M000100Y44",
        "91330102XXXX01484D",
        "91440300708461136",
        "91440300708461136TT",
        "9144030070846113 6T",
        "9I440300708461136T",
        "91A40300708461136T",
        "",
    ],
)
def test_a_wrong_code_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_uscc(text)
    assert text == "" or text not in str(refusal.value)


def test_the_organisation_code_inside_is_verified() -> None:
    head = "91330102XXXX01012"  # the organisation code's check would be 1
    with pytest.raises(InvalidIdentifier, match="organisation code"):
        parse_uscc(head + unified_check(head))


@given(code=st.sampled_from(WORKED), position=st.integers(0, 17), character=st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(code: str, position: int, character: str) -> None:
    changed = code[:position] + character + code[position + 1 :]
    if changed != code:
        with pytest.raises(InvalidIdentifier):
            parse_uscc(changed)


@pytest.mark.parametrize("prefix", ["N1", "A1", "Y1"])
def test_departments_with_letters_are_valid(prefix: str) -> None:
    assert parse_uscc(code_of(prefix)) == code_of(prefix)


def test_an_unknown_region_is_no_reason_to_refuse() -> None:
    head = "91999999XXXX01011"
    assert parse_uscc(head + unified_check(head))[2:8] == "999999"


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("91", OrganisationKind.ENTERPRISE),
        ("93", OrganisationKind.ENTERPRISE),
        ("92", OrganisationKind.INDIVIDUAL_BUSINESS),
        ("51", OrganisationKind.SOCIAL_ORGANISATION),
        ("52", OrganisationKind.SOCIAL_ORGANISATION),
        ("53", OrganisationKind.SOCIAL_ORGANISATION),
        ("12", OrganisationKind.PUBLIC_INSTITUTION),
        ("11", OrganisationKind.GOVERNMENT_AGENCY),
        ("81", OrganisationKind.OTHER),
        ("N1", OrganisationKind.OTHER),
        ("Y1", OrganisationKind.OTHER),
    ],
)
def test_the_kind_is_told_by_the_first_two_characters(prefix: str, kind: OrganisationKind) -> None:
    code = code_of(prefix)
    assert organisation_kind_of(code) is kind
    check_kind(code, kind)
    for other in set(OrganisationKind) - {kind}:
        with pytest.raises(WrongSubjectKind) as refusal:
            check_kind(code, other)
        assert code not in str(refusal.value)


def test_a_department_out_of_the_standard_tells_no_kind_and_contradicts_none() -> None:
    assert organisation_kind_of(code_of("B1")) is None
    for kind in OrganisationKind:
        check_kind(code_of("B1"), kind)
