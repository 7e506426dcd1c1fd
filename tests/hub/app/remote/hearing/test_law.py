"""A rule that the service names has to be the one that the caller's catalogue holds, in everything that is said."""

from typing import Any

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.errors import Defect
from graph_models.vocabulary import RuleId
from hub.app.remote.hearing.law import rule
from hub.app.remote.service import DOCUMENTS
from schema.build import create_schema
from tests.schema.asking import context_of
from tests.support.house import House
from tests.support.town import AUDITOR

RULE = RuleId("judgment-defaulter/spending/roles")


@pytest.fixture
async def said(house: House, catalogue: Catalogue) -> dict[str, Any]:
    """The rule as the schema says it; the store is not asked."""
    context = context_of(house.hub(catalogue), AUDITOR)
    result = await create_schema().execute(DOCUMENTS["Rules"], context_value=context)
    assert result.errors is None
    assert result.data is not None
    rules: list[dict[str, Any]] = result.data["catalogue"]["rules"]
    assert [each["id"] for each in rules] == list(catalogue.rules)
    return next(each for each in rules if each["id"] == RULE)


async def test_it_is_the_whole_rule_of_the_catalogue(said: dict[str, Any], catalogue: Catalogue) -> None:
    assert rule(said, catalogue) is catalogue.rules[RULE]


@pytest.mark.parametrize(
    "other",
    [
        {"id": "nowhere/law"},
        {"effect": "REFERENCE"},
        {"whom": "everybody"},
        {"term": "for life"},
        {"basis": []},
        {"validFrom": "1999-01-01"},
    ],
    ids=lambda other: next(iter(other)),
)
async def test_another_law_is_refused(said: dict[str, Any], catalogue: Catalogue, other: dict[str, Any]) -> None:
    assert {**said, **other} != said
    with pytest.raises(Defect, match="another law"):
        rule({**said, **other}, catalogue)
