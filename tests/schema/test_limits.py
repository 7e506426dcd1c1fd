"""What one operation may ask for: refused with a code, before anything is resolved."""

from typing import Final

import pytest

from graph_models.errors import HubError
from hub.app.hub import Hub
from schema.build import HubSchema, SchemaOptions, create_schema
from schema.limits import Limits
from tests.schema.asking import Purse, ask, context_of, refused
from tests.schema.unreached import FailingStore, unreached
from tests.support.town import AUDITOR

NAMES: Final = "{ catalogue { measures { name } } }"
TIGHT: Final = Limits(depth=3, aliases=3, tokens=60, breadth=5, cost=500)


class Emptied(HubError):
    """A bucket that is empty, as the web's."""

    code = "TOO_MANY_REQUESTS"


@pytest.fixture
def store() -> FailingStore:
    """A store that counts what reaches it."""
    return FailingStore()


@pytest.fixture
def hub(store: FailingStore) -> Hub:
    """A hub over it."""
    return unreached(store)


def tight(*, development: bool = True) -> HubSchema:
    """A schema with narrow limits."""
    return create_schema(SchemaOptions(limits=TIGHT, development=development))


def aliased(times: int) -> str:
    """A query with so many aliases."""
    return "{" + " ".join(f"a{n}: __typename" for n in range(times)) + "}"


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param("{ catalogue { rules { listType { basis { id } } } } }", id="depth"),
        pytest.param(aliased(4), id="aliases"),
        pytest.param("{ catalogue {" + " measures { name }" * 3 + " bases { id }" * 3 + "} }", id="breadth"),
        pytest.param("{ catalogue { measures {" + " name" * 60 + " } } }", id="tokens"),
        pytest.param("{ catalogue { nothing } }", id="validation"),
        pytest.param("{ catalogue {", id="syntax"),
        pytest.param(
            "query ($edition: String!) { catalogue(edition: $edition) { measures { name } } }", id="variables"
        ),
    ],
)
async def test_too_much_or_wrong_is_a_bad_request(hub: Hub, operation: str) -> None:
    assert set(await refused(hub, AUDITOR, operation, schema=tight())) == {"BAD_REQUEST"}


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param("{ catalogue { rules { listType { id } } } }", id="depth"),
        pytest.param(aliased(3), id="aliases"),
        pytest.param("{ catalogue { measures { id name measureClass edition __typename } } }", id="breadth"),
    ],
)
async def test_what_just_fits_is_answered(hub: Hub, operation: str) -> None:
    assert await ask(hub, AUDITOR, operation, schema=tight())


@pytest.mark.parametrize("operation", ["subscription { changes {", "subscription { changes { nothing } }"])
async def test_a_stream_that_cannot_begin_answers_the_same_way(hub: Hub, operation: str) -> None:
    context = context_of(hub, AUDITOR)
    results = [each async for each in await tight().subscribe(operation, context_value=context)]
    [error] = [error for result in results for error in result.errors or ()]
    assert error.extensions == {"code": "BAD_REQUEST", "requestId": context.request_id}


async def test_what_costs_too_much_is_refused_before_the_store_is_asked(hub: Hub, store: FailingStore) -> None:
    operation = "query ($n: Int!) { listings(first: $n) { edges { node { id until listed annulled } } } }"
    assert await refused(hub, AUDITOR, operation, {"n": 100}, schema=tight()) == ["TOO_COSTLY"]
    assert store.asked == 0
    assert await refused(hub, AUDITOR, operation, {"n": 1}, schema=tight()) == ["STORE_UNREACHABLE"]


async def test_an_operation_is_charged_once_with_its_cost(hub: Hub) -> None:
    purse = Purse()
    result = await tight().execute(NAMES, context_value=context_of(hub, AUDITOR, purse=purse))
    assert (result.errors, purse.costs) == (None, [3])


async def test_what_is_refused_by_its_form_is_not_charged(hub: Hub) -> None:
    purse = Purse()
    await tight().execute(aliased(9), context_value=context_of(hub, AUDITOR, purse=purse))
    assert purse.costs == []


async def test_an_empty_bucket_refuses_with_its_own_code(hub: Hub, store: FailingStore) -> None:
    context = context_of(hub, AUDITOR, purse=Purse(refusal=Emptied("示例: wait a second")))
    result = await tight().execute("{ listings { edges { cursor } } }", context_value=context)
    assert result.data is None
    [error] = result.errors or []
    assert (error.message, (error.extensions or {})["code"]) == ("示例: wait a second", "TOO_MANY_REQUESTS")
    assert store.asked == 0


async def test_the_named_operation_of_a_document_is_priced(hub: Hub) -> None:
    purse = Purse()
    document = "query A { catalogue { measures { name id } } } query B { catalogue { measures { name } } }"
    await tight().execute(document, operation_name="A", context_value=context_of(hub, AUDITOR, purse=purse))
    assert purse.costs == [4]


async def test_the_schema_is_looked_at_in_development_only(hub: Hub) -> None:
    operation = "{ __schema { queryType { name } } }"
    assert await ask(hub, AUDITOR, operation, schema=tight()) == {"__schema": {"queryType": {"name": "Query"}}}
    assert set(await refused(hub, AUDITOR, operation, schema=tight(development=False))) == {"BAD_REQUEST"}


async def test_names_are_suggested_in_development_only(hub: Hub) -> None:
    for development, suggested in ((True, True), (False, False)):
        result = await tight(development=development).execute(
            "{ catalogue { measure { name } } }", context_value=context_of(hub, AUDITOR)
        )
        [error] = result.errors or []
        assert ("measures" in error.message) is suggested


async def test_a_document_is_read_and_validated_once(hub: Hub) -> None:
    schema = tight()
    document = "query CountedOnce { catalogue { measures { name } } }"
    for _ in range(6):
        await ask(hub, AUDITOR, document, schema=schema)
    assert schema.preparation.counts == (5, 1)
    await refused(hub, AUDITOR, "query CountedToo { catalogue { measure } }", schema=schema)
    await refused(hub, AUDITOR, "query CountedToo { catalogue { measure } }", schema=schema)
    assert schema.preparation.counts == (6, 2)
