"""Commands as inputs of the schema: what they leave open is left out, shares are exact, inputs read the same again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ById, Identifier
from graph_models.vocabulary import Domain, LinkKind, PartsPerMillion, Revision, SubjectId
from hub.app.remote import saying
from hub.app.remote.service import Said
from hub.domain.commands.record import RecordLink
from tests.support.town import firm, person, question, someone, vehicle


@pytest.mark.parametrize(
    ("identifier", "way"),
    [
        (firm(1), "uscc"),
        (person(1), "document"),
        (vehicle(1), "plate"),
        (someone("示例某人"), "source"),
        (ById(id=SubjectId("o-1")), "id"),
    ],
)
def test_a_subject_is_named_in_exactly_one_way(identifier: Identifier, way: str) -> None:
    assert list(saying.identifier(identifier)) == [way]


def test_what_is_left_open_is_left_out() -> None:
    said = saying.question(question(firm(1), Domain.PROCUREMENT))
    assert set(said) == {"subject", "matter", "purpose"}
    assert said["matter"] == {"domain": "PROCUREMENT"}


def test_a_revision_is_said_as_text() -> None:
    asked = replace(
        question(firm(1), Domain.PROCUREMENT),
        at_least=Revision(2**60),
        known_at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    said = saying.question(asked)
    assert (said["atLeast"], said["knownAt"]) == (str(2**60), asked.known_at)


def holding(share: int | None, to: date = FOREVER) -> Said:
    given = None if share is None else PartsPerMillion(share)
    return saying.link(
        RecordLink(
            kind=LinkKind.SHAREHOLDER_OF,
            start=firm(1),
            end=firm(2),
            valid_from=date(2020, 1, 1),
            valid_to=to,
            share=given,
        )
    )


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0.000000"), (1, "0.000001"), (333_333, "0.333333"), (1_000_000, "1.000000")]
)
def test_a_share_is_said_exactly(share: int, said: str) -> None:
    assert holding(share)["share"] == said


def test_an_unknown_share_and_an_open_end_are_not_said() -> None:
    assert {"share", "validTo"} & set(holding(None)) == set()
    assert holding(None, date(2025, 1, 1))["validTo"] == date(2025, 1, 1)
