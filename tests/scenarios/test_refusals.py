"""Which errors fit the codes that a story lists."""

from graph_models.errors import AlreadyListed, Conflict, Defect, InvalidInput, Minor, NotLawful, StoreTimeout
from tests.scenarios.names import ANY
from tests.scenarios.refusals import fits, is_below


def test_a_code_admits_itself_and_what_lies_below_it() -> None:
    assert fits(AlreadyListed("x"), ["CONFLICT"])
    assert fits(AlreadyListed("x"), ["ALREADY_LISTED"])
    assert not fits(Conflict("x"), ["ALREADY_LISTED"])
    assert not fits(Minor("x"), ["CONFLICT", "INVALID_INPUT"])


def test_any_admits_every_refusal_but_not_a_fault_of_the_hub() -> None:
    assert fits(InvalidInput("x"), [ANY], any_word=ANY)
    assert not fits(Defect("x"), [ANY], any_word=ANY)
    assert not fits(StoreTimeout("x"), [ANY], any_word=ANY)
    assert not fits(NotLawful("x"), [ANY])


def test_a_code_lies_below_its_branch() -> None:
    assert is_below("NOT_COMPETENT", {"NOT_PERMITTED"})
    assert is_below("NOT_PERMITTED", {"NOT_PERMITTED"})
    assert not is_below("NOT_PERMITTED", {"NOT_COMPETENT"})
