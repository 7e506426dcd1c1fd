"""`checkMany`: verdicts and problems in the order of the questions, up to a thousand."""

import pytest

from graph_models.vocabulary import Domain
from hub.app.hub import Hub
from tests.schema.asking import ask, refused
from tests.schema.questions import MANY, question
from tests.support.example_law import ARREARS
from tests.support.town import BUYING, Town, firm


async def test_many_questions_are_answered_in_their_order_with_verdicts_and_problems(hub: Hub, town: Town) -> None:
    await town.register(firm(1), firm(2))
    await town.list(firm(2), ARREARS)
    good = question(firm(1), Domain.PROCUREMENT)
    inputs = [
        good,
        good | {"subject": {"uscc": "91330102XXXX010116"}},
        question(firm(2), Domain.PROCUREMENT),
        good | {"purpose": "CREDIT_GRANTING"},
        question(firm(1), Domain.CONSUMPTION),
        good,
    ]
    answers = (await ask(hub, BUYING, MANY, {"inputs": inputs}))["checkMany"]
    assert [each["__typename"] for each in answers] == [
        "Clear",
        "InvalidIdentifierProblem",
        "Restricted",
        "PurposeRefusedProblem",
        "NotPermittedProblem",
        "Clear",
    ]
    assert [each["code"] for each in answers if "code" in each] == [
        "INVALID_IDENTIFIER",
        "PURPOSE_REFUSED",
        "NOT_PERMITTED",
    ]
    checks = [each["checkId"] for each in answers if "checkId" in each]
    assert len(set(checks)) == 3


@pytest.mark.parametrize(("times", "codes"), [(0, []), (1_000, []), (1_001, ["INVALID_INPUT"])])
async def test_a_call_holds_up_to_a_thousand_questions(hub: Hub, times: int, codes: list[str]) -> None:
    inputs = [question(firm(1), Domain.PROCUREMENT)] * times
    assert await refused(hub, BUYING, MANY, {"inputs": inputs}) == codes
