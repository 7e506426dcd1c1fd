"""How many statements each document of the examples costs, whatever it finds: a budget for every one of them."""

from typing import Any, Final

import pytest

from graph_models.vocabulary import Domain, LinkKind
from hub.app.hub import Hub, Parts, build_hub
from hub.app.ids import RandomIds
from hub.app.keys import HmacKeys
from hub.domain.principal import Principal
from hub.services.policy import Policy
from hub.web.documents import TrustedDocuments
from schema.build import SchemaOptions, create_schema
from tests.acceptance.readme import ROOT
from tests.schema.asking import ask
from tests.schema.questions import named
from tests.support.counting import CountingStore
from tests.support.example_law import ARREARS, COURT_LIST
from tests.support.house import House
from tests.support.town import AUDITOR, BUYING, ISSUING, Town, asking, firm, person

DOCUMENTS: Final = {each.document.name: each.document.text for each in TrustedDocuments.load(ROOT / "docs")}
PRODUCTION: Final = create_schema(SchemaOptions(development=False))
MANY: Final = "query Many($inputs: [CheckInput!]!) { checkMany(inputs: $inputs) { ... on Verdict { kind checkId } } }"
LISTED: Final = """
query Listed($first: Int!) { listings(first: $first) { edges { node { id subject { name kind } } } } }
"""


@pytest.fixture
def store(house: House) -> CountingStore:
    """A counting store."""
    return CountingStore(store=house.store)


@pytest.fixture
def hub(town: Town, store: CountingStore, house: House) -> Hub:
    """The town's hub over it."""
    return build_hub(
        Parts(
            store=store,
            catalogue=town.hub.catalogue,
            clock=house.clock,
            ids=RandomIds(house.clock),
            keys=HmacKeys.for_development(),
            policy=Policy(),
        )
    )


@pytest.fixture
async def filled(town: Town) -> Town:
    """Thirty listed firms, the first with a representative who is bound along a link."""
    for number in range(1, 31):
        await town.register(firm(number))
        await town.list(firm(number), ARREARS, number=f"〔2024〕示例{number}号")
    await town.register(person(1))
    await town.link(person(1), LinkKind.LEGAL_REPRESENTATIVE_OF, firm(1))
    await town.list(firm(1), COURT_LIST, number="〔2024〕示例甲号")
    return town


async def run(hub: Hub, caller: Principal, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Run a document as production does."""
    return await ask(hub, caller, document, variables, schema=PRODUCTION)


def check_of(number: int) -> dict[str, Any]:
    return {"subject": named(firm(number)), "domain": "PROCUREMENT", "purpose": "PROCUREMENT_REVIEW"}


def spending(town: Town) -> tuple[Principal, dict[str, Any]]:
    asked = {"subject": named(person(1)), "domain": "CONSUMPTION", "purpose": "CONSUMPTION_CONTROL"}
    return asking(Domain.CONSUMPTION), asked


def test_every_document_of_the_examples_has_its_budget_here() -> None:
    assert set(DOCUMENTS) == {"Check", "List", "Why"}


@pytest.mark.parametrize(("number", "kind"), [(1, "RESTRICTED"), (99, "CLEAR")])
async def test_a_check_is_one_read_and_one_record(
    hub: Hub, filled: Town, store: CountingStore, number: int, kind: str
) -> None:
    verdict = (await run(hub, BUYING, DOCUMENTS["Check"], check_of(number)))["check"]
    assert verdict["kind"] == kind
    assert (store.reads, store.appends, store.writes) == ({"check": 1}, {"check_record": 1}, 0)


async def test_a_why_is_two_reads_at_the_most_and_one_of_names(hub: Hub, filled: Town, store: CountingStore) -> None:
    checks = ((BUYING, check_of(1)), spending(filled))
    costs = []
    for caller, asked in checks:
        [restriction] = (await run(hub, caller, DOCUMENTS["Check"], asked))["check"]["restrictions"]
        store.reads.clear()
        why = (await run(hub, AUDITOR, DOCUMENTS["Why"], {"restriction": restriction["id"]}))["why"]
        costs.append((len(why["paths"][0]["steps"]), dict(store.reads)))
    names = {"lookup_subjects_by_id": 1}  # of everybody in it at once: the document asks for them
    assert costs == [(0, {"explain_why": 1} | names), (1, {"explain_why": 1, "explain_walked": 1} | names)]


async def test_many_checks_are_one_read_and_one_batch_of_records(hub: Hub, filled: Town, store: CountingStore) -> None:
    inputs = [
        {"subject": named(firm(number)), "matter": {"domain": "PROCUREMENT"}, "purpose": "PROCUREMENT_REVIEW"}
        for number in range(200)
    ]
    verdicts = (await run(hub, BUYING, MANY, {"inputs": inputs}))["checkMany"]
    assert [each["kind"] for each in verdicts].count("RESTRICTED") == 30
    assert (store.reads, store.appends) == ({"check": 1}, {"check_record": 1})


async def test_a_listing_is_one_unit_of_work_and_one_look_at_it(hub: Hub, town: Town, store: CountingStore) -> None:
    await town.register(firm(1))
    decision = {"number": "〔2024〕示例1号", "decisionDate": "2024-12-20", "actFrom": "2024-06-01"}
    notice = {"served": "2024-12-01", "heard": True}
    given = {"subject": named(firm(1)), "listType": ARREARS, "decision": decision, "notice": notice}
    payload = (await run(hub, ISSUING, DOCUMENTS["List"], {"input": given}))["listSubject"]
    assert payload["problems"] == []
    assert (store.writes, store.appends, store.reads) == (1, {}, {"lookup_listing": 1})


@pytest.mark.parametrize("first", [1, 10, 31])
async def test_a_page_of_listings_costs_the_same_however_long_it_is(
    hub: Hub, filled: Town, store: CountingStore, first: int
) -> None:
    edges = (await run(hub, AUDITOR, LISTED, {"first": first}))["listings"]["edges"]
    assert len(edges) == first
    assert store.reads == {"lookup_listings_page": 1, "lookup_subjects_by_id": 1}
