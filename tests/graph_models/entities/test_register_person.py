"""A person known from a register: one for each source, firm and name."""

from hypothesis import given
from hypothesis import strategies as st

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import BySource, stable_id
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import RegionCode, SourceId

A, B = (synthetic_uscc("91", RegionCode("330102"), serial) for serial in (1, 2))
REGISTER, OTHER = SourceId("示例登记簿"), SourceId("另一登记簿")


def test_the_key_is_source_firm_and_name() -> None:
    assert register_person(REGISTER, A, "示例甲") == BySource(source=REGISTER, source_id=f"{A}/示例甲")


def test_namesakes_at_two_firms_or_in_two_sources_are_two_persons() -> None:
    keys = [register_person(REGISTER, A, "示例甲"), register_person(REGISTER, B, "示例甲")]
    keys.append(register_person(OTHER, A, "示例甲"))
    assert len({stable_id(key) for key in keys}) == 3


def test_spellings_of_one_code_and_name_are_one_person() -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in A.lower())
    assert register_person(REGISTER, wide, " 示例Ａ ") == register_person(REGISTER, A, "示例a")


@given(name=st.text(min_size=1), other=st.text(min_size=1))
def test_a_name_cannot_spell_another_firm(name: str, other: str) -> None:
    assert register_person(REGISTER, A, name) != register_person(REGISTER, B, other)
