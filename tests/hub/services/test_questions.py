"""A question as the one read takes it: digests and no number, a name only where it can tell a person."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_models.entities.subject import ById, Identifier, identifier_kind
from graph_models.statements.check import CHECK
from graph_models.vocabulary import CheckId, Domain, Purpose, SubjectId
from hub.app.keys import DEVELOPMENT_KEY, HmacKeys
from hub.domain.commands.check import Matter
from hub.domain.deciding import Asked
from hub.domain.principal import Principal
from hub.services.questions import answer_of, question_of
from tests.support.example_law import FOOD, TRANSPORT, example_law
from tests.support.town import AUDITOR, BANKING, BUYING, firm, person, someone, subject_itself, vehicle

LAW = example_law()
KEYS = HmacKeys({1: DEVELOPMENT_KEY, 2: b"another key of thirty-two bytes!"})
DAY = date(2025, 6, 1)
SOMEBODY = ById(id=SubjectId("p-1"))


def asked_about(identifier: Identifier, *, caller: Principal = BUYING, name: str | None = None) -> Asked:
    """A permitted question about somebody."""
    return Asked(
        check_id=CheckId("c-1"),
        principal=caller,
        matter=Matter(domain=Domain.CONSUMPTION),
        purpose=Purpose.CONSUMPTION_CONTROL,
        day=DAY,
        today=date(2025, 7, 1),
        kind=identifier_kind(identifier),
        name=name,
    )


def parameters(identifier: Identifier, **given: Any) -> Mapping[str, Any]:
    """The parameters of a question in CONSUMPTION."""
    return question_of(3, asked_about(identifier, **given), identifier, catalogue=LAW, keys=KEYS)


def test_a_document_goes_as_its_digest_under_every_key_and_never_as_its_number() -> None:
    sent = parameters(person(1))
    assert sent["digests"] == [each.digest for each in KEYS.digests(person(1).document)]
    assert (len(sent["digests"]), sent["id"]) == (2, None)
    assert person(1).document.number not in str(sent)


@pytest.mark.parametrize("identifier", [firm(1), vehicle(1), someone("甲"), SOMEBODY])
def test_every_other_identifier_goes_as_the_id_that_follows_from_it(identifier: Identifier) -> None:
    sent = parameters(identifier)
    assert sent["digests"] == []
    assert re.fullmatch(r"[ovsp]-\w+", sent["id"])


@pytest.mark.parametrize(
    ("identifier", "sent"),
    [(person(1), "示例"), (someone("甲"), "示例"), (SOMEBODY, "示例"), (firm(1), None), (vehicle(1), None)],
)
def test_a_name_goes_only_where_the_identifier_can_mean_a_person(identifier: Identifier, sent: str | None) -> None:
    assert parameters(identifier, name="示例")["name"] == sent


@pytest.mark.parametrize(
    ("identifier", "name", "rules"),
    [
        (person(1), None, 4),
        (SOMEBODY, None, 4),
        (person(1), "示例", 0),
        (firm(1), None, 0),
    ],
)
def test_undocumented_persons_are_looked_for_where_a_person_has_no_name(
    identifier: Identifier, name: str | None, rules: int
) -> None:
    assert len(parameters(identifier, name=name)["unnamed_rules"]) == rules


@pytest.mark.parametrize(
    ("kind", "rules"), [(FOOD, ["arrears/licence", "ban/industry"]), (TRANSPORT, ["ban/industry"])]
)
def test_only_rules_that_could_bind_in_the_matter_are_looked_for(kind: Any, rules: list[str]) -> None:
    asked = replace(asked_about(person(1)), matter=Matter(domain=Domain.LICENSING, kind=kind))
    sent = question_of(0, asked, person(1), catalogue=LAW, keys=KEYS)
    assert sent["unnamed_rules"] == rules


@pytest.mark.parametrize(
    ("identifier", "caller", "related"),
    [
        (firm(1), BUYING, True),
        (firm(1), AUDITOR, True),
        (SOMEBODY, BUYING, True),
        (person(1), BUYING, False),
        (firm(1), BANKING, False),
        (firm(1), subject_itself(SubjectId("o-1")), False),
    ],
)
def test_related_persons_are_read_for_agencies_and_auditors_about_no_person(
    identifier: Identifier, caller: Principal, related: bool
) -> None:
    assert parameters(identifier, caller=caller)["related"] is related


def test_the_place_and_the_day_of_a_question_go_with_it() -> None:
    sent = parameters(firm(1))
    assert (sent["position"], sent["day"]) == (3, "2025-06-01")


def test_an_answer_knows_that_undocumented_rows_were_cut_where_the_statement_cuts_them() -> None:
    [limit] = re.findall(r"LIMIT (\d\d+)", CHECK.text)
    unnamed = ["r-1", "court/self", "p-1", "2025-01-01", "2026-01-01", [], _LISTING, []]
    row = {"revision": 7, "sources": []}
    cut = [
        answer_of(row, [0, None, [], [], [], [unnamed] * count, []], catalogue=LAW).unnamed_cut
        for count in (int(limit) - 1, int(limit))
    ]
    assert cut == [False, True]


_LISTING: Mapping[str, Any] = {
    "id": "L-1",
    "department": "department",
    "department_name": "示例局",
    "region": "330100",
    "list_type": "court",
    "subject_id": "p-1",
    "number": "示例1号",
    "decided_on": "2024-12-20",
    "effective": "2025-01-01",
    "published": "2025-01-01",
    "until": None,
    "scope": [],
}
