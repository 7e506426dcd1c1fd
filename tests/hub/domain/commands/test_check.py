"""What a question is taken to mean where it says no more."""

from graph_models.vocabulary import Domain, Purpose
from hub.domain.commands.check import CheckInput, Matter
from tests.support.town import firm

MATTER = Matter(domain=Domain.BANKING)


def test_a_matter_has_no_kind_region_or_number_unless_it_says_so() -> None:
    assert Matter(domain=Domain.BANKING, kind=None, region=None, reference=None) == MATTER


def test_a_question_is_about_today_as_known_now() -> None:
    question = CheckInput(subject=firm(1), matter=MATTER, purpose=Purpose.CREDIT_GRANTING)
    assert (question.as_of, question.known_at, question.at_least, question.name) == (None, None, None, None)
