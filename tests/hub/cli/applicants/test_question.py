"""What one applicant's cells ask: what the line says itself, else the options, and nothing half said."""

from datetime import date

import pytest

from graph_models.entities.subject import ByCode, ById
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_uscc
from graph_models.vocabulary import Domain, MatterKind, Purpose, RegionCode, SubjectId
from hub.cli.applicants.question import Cells, Defaults, question_of
from hub.domain.commands.check import CheckInput, Matter

REGION = RegionCode("330100")
USCC = synthetic_uscc("91", REGION, 1)
FOOD = MatterKind("food-business")
PLAIN = Defaults(purpose=Purpose.LICENCE_REVIEW)
FULL = Defaults(
    purpose=Purpose.LICENCE_REVIEW, domain=Domain.LICENSING, kind=FOOD, region=REGION, as_of=date(2025, 3, 1)
)


def test_the_options_say_what_the_line_does_not() -> None:
    assert question_of({"uscc": USCC}, FULL) == CheckInput(
        subject=ByCode(uscc=USCC),
        matter=Matter(domain=Domain.LICENSING, kind=FOOD, region=REGION, reference=None),
        purpose=Purpose.LICENCE_REVIEW,
        name=None,
        as_of=date(2025, 3, 1),
    )


def test_a_line_says_it_before_the_options() -> None:
    cells = {
        "id": "o-1",
        "domain": "procurement",
        "kind": "示例",
        "region": "330102",
        "reference": "7",
        "name": "示例甲",
        "as_of": "2025-02-01",
    }
    assert question_of(cells, FULL) == CheckInput(
        subject=ById(id=SubjectId("o-1")),
        matter=Matter(domain=Domain.PROCUREMENT, kind=MatterKind("示例"), region=RegionCode("330102"), reference="7"),
        purpose=Purpose.LICENCE_REVIEW,
        name="示例甲",
        as_of=date(2025, 2, 1),
    )


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"uscc": USCC}, "neither the line nor --domain says the domain"),
        ({"uscc": USCC, "domain": "WEATHER"}, "Domain is one of PROCUREMENT, "),
        ({"domain": "BANKING"}, "exactly one of"),
        ({"domain": "BANKING", "uscc": USCC, "id": "o-1"}, "exactly one of"),
        ({"domain": "BANKING", "document_type": "RESIDENT_ID"}, "document_type and document_number go together"),
        ({"domain": "BANKING", "document_number": "1"}, "document_type and document_number go together"),
        ({"domain": "BANKING", "plate": synthetic_plate("浙", 1)}, "plate and colour go together"),
        ({"domain": "BANKING", "colour": "BLUE"}, "plate and colour go together"),
        ({"domain": "BANKING", "source": "register"}, "source and source_id go together"),
        ({"domain": "BANKING", "source_id": "7"}, "source and source_id go together"),
        ({"domain": "BANKING", "document_type": "CARD", "document_number": "1"}, "DocumentType is one of "),
        ({"domain": "BANKING", "plate": "x", "colour": "PINK"}, "PlateColour is one of "),
        ({"domain": "BANKING", "uscc": USCC, "as_of": "tomorrow"}, "a day is written YYYY-MM-DD"),
        ({"domain": "BANKING", "uscc": USCC, "region": "3301"}, "a region code has six digits"),
    ],
)
def test_what_is_half_said_or_unknown_is_refused(cells: Cells, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        question_of(cells, PLAIN)


def test_a_wrong_code_is_an_identifier_that_is_none() -> None:
    with pytest.raises(InvalidIdentifier):
        question_of({"uscc": USCC[:-1]}, FULL)
