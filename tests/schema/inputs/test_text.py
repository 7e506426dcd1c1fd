"""The bounds of texts: those of the neutral format, whatever the text."""

from typing import Annotated, Any, Final

import msgspec
import pytest
import strawberry
from hypothesis import given
from hypothesis import strategies as st

from connectors.neutral.text import Key, Name, Prose
from graph_models.errors import InvalidInput
from graph_models.vocabulary import Domain
from schema.inputs.text import check_texts

TEXTS = st.text(max_size=12) | st.text(alphabet=" \t\n\x00\x1f\x85\u2028\ufeff甲\r\x0b", max_size=6)
FORMS: Final[dict[str, Any]] = {"number": Key, "name": Name, "reason": Prose}


@strawberry.input
class Example:
    """An input with a text of each form."""

    number: str | None = None
    name: str | None = None
    reason: str | None = None
    many: list[str] = strawberry.field(default_factory=list)
    domain: Domain | None = None


def fits(text: str, form: Any) -> bool:
    """Whether the neutral format takes a text."""
    try:
        msgspec.convert(text, type=Annotated[form, None])
    except msgspec.ValidationError:
        return False
    return True


def holding(field: str, text: str) -> Example:
    """An input whose field holds a text."""
    given_ = Example()
    setattr(given_, field, text)
    return given_


def taken(given_: Example) -> bool:
    """Whether the texts of an input are within their bounds."""
    try:
        check_texts(given_)
    except InvalidInput:
        return False
    return True


@pytest.mark.parametrize("field", sorted(FORMS))
@given(text=TEXTS)
def test_a_text_is_taken_where_the_neutral_format_takes_it(field: str, text: str) -> None:
    assert taken(holding(field, text)) is fits(text, FORMS[field])


@pytest.mark.parametrize(("field", "longest"), [("number", 200), ("name", 500), ("reason", 20_000)])
def test_a_text_is_at_most_so_long(field: str, longest: int) -> None:
    assert taken(holding(field, "甲" * longest))
    with pytest.raises(InvalidInput, match=f"{field} holds at most {longest} characters"):
        check_texts(holding(field, "甲" * (longest + 1)))


def test_texts_within_lists_are_bounded_too() -> None:
    assert taken(Example(many=["甲", "乙"]))
    assert not taken(Example(many=["甲", ""]))


def test_words_of_a_vocabulary_and_what_is_left_out_are_no_texts() -> None:
    assert taken(Example(domain=Domain.BANKING))
