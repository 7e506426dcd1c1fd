"""Requests made up from the schema by Schemathesis, by callers of every role: refused or answered, never a failure."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_models.vocabulary import Domain, LinkKind
from tests.acceptance.readme import ROOT
from tests.hub.web.serving import SECONDS, bearer
from tests.schema.questions import named
from tests.service.generating import names_of, operations
from tests.service.running import Served
from tests.service.world import PROCUREMENT, World
from tests.support.town import AUDITOR, BANKING, BUYING, CITY, ISSUING, JUDGING, OPERATOR, person, subject_itself

SDL: Final = (ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8")
NAMES: Final = names_of(SDL)
ANSWERED: Final = frozenset({"Query.subject", "Query.listing", "Query.catalogue"})
"""Of these at least one is no refusal: what is made up reaches what there is."""
EXAMPLES: Final = 10
"""Requests of each query and mutation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Operations about what there is to be found, and the callers' tokens."""

    operations: Mapping[str, Any]
    tokens: Sequence[str]
    client: httpx.Client


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ground(world: World, served: Served) -> AsyncIterator[Ground]:
    """A listed firm with a representative, of whom a check was made."""
    firm, listing = await world.listed()
    await world.town.register(person(1), name="示例甲")
    await world.town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm)
    found = await world.hub.lookups.subject(AUDITOR, firm)
    assert found is not None
    verdict = await world.town.check(BUYING, firm, Domain.PROCUREMENT)
    ids = [listing.id, listing.subject, verdict.check_id, *(each.id for each in found.restrictions)]
    callers = (AUDITOR, BUYING, ISSUING, JUDGING, BANKING, OPERATOR, subject_itself(listing.subject))
    texts = (*ids, firm.uscc, str(ISSUING.department), PROCUREMENT, "register", CITY, "示例甲", "food-business")
    identifiers = (named(firm), named(person(1)), {"id": listing.subject}, {"id": "nobody"})
    with httpx.Client(base_url=served.address, timeout=SECONDS) as client:
        yield Ground(
            operations={each.label: each for each in operations(SDL, texts, identifiers)},
            tokens=[served.token(each) for each in callers],
            client=client,
        )


def test_every_query_and_mutation_is_tried() -> None:
    assert len(NAMES) == 26


@pytest.mark.parametrize("name", NAMES)
def test_no_request_makes_the_service_fail(ground: Ground, name: str) -> None:
    answered = []

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=ground.operations[name].as_strategy(), token=st.sampled_from(ground.tokens))
    def try_it(case: Any, token: str) -> None:
        headers = {**bearer(token), "Accept": "application/graphql-response+json"}
        response = ground.client.post("/graphql", json={"query": case.body}, headers=headers)
        assert response.status_code < 500, (response.text, case.body)
        codes = [each["extensions"]["code"] for each in response.json().get("errors", ())]
        assert "DEFECT" not in codes, (response.text, case.body)
        answered.append(codes)

    try_it()
    assert len(answered) >= EXAMPLES // 2
    assert name not in ANSWERED or [] in answered
