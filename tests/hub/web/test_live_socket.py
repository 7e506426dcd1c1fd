"""Operations on a socket: beside each other, with the answers and errors of every other way to ask."""

import pytest

from tests.hub.web.partners import COUNT_ID, ECHO, ECHO_ID, OWN_ID
from tests.hub.web.serving import Service
from tests.hub.web.small_schema import SECRET
from tests.hub.web.sockets import begun, complete, told

WAITING = "subscription { waiting }"


async def test_a_subscription_gives_its_events_and_completes(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe("subscription { count(to: 3) }")
        assert [await client.hear() for _ in range(4)] == [
            *(told({"count": number}) for number in range(3)),
            complete(),
        ]


@pytest.mark.parametrize(
    ("query", "data"), [('{ echo(text: "示例") }', {"echo": "示例"}), ('mutation { keep(text: "a") }', {"keep": "a"})]
)
async def test_queries_and_mutations_run_too(development: Service, query: str, data: dict[str, object]) -> None:
    async with begun(development) as client:
        await client.subscribe(query)
        assert [await client.hear(), await client.hear()] == [told(data), complete()]


async def test_operations_run_beside_each_other_with_one_context(development: Service) -> None:
    async with begun(development, "bank") as client:
        await client.subscribe(WAITING, number="a")
        assert await client.hear() == told({"waiting": "first"}, number="a")
        await client.subscribe(
            "query A($t: String!) { caller { role live } echo(text: $t) }", number="b", variables={"t": "x"}
        )
        assert await client.hear() == told({"caller": {"role": "BANK", "live": True}, "echo": "x"}, number="b")
        assert await client.hear() == complete("b")


async def test_an_id_is_free_again_when_its_operation_ended(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe(WAITING)
        await client.hear()
        await client.say(complete())
        await client.subscribe("subscription { count(to: 1) }")
        assert [await client.hear(), await client.hear()] == [told({"count": 0}), complete()]


async def test_what_is_wrong_with_one_operation_leaves_the_others_running(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe(WAITING, number="live")
        await client.hear()
        wrong: list[dict[str, object]] = [
            {"query": "{"},
            {"query": "{ nothing }"},
            {"query": ""},
            {},
            {"query": 1},
            {"query": "{ __typename }", "variables": []},
            {"query": "{ __typename }", "operationName": 1},
            {"query": "{ __typename }", "extensions": {"documentId": 1}},
            {"query": "query A { __typename }", "operationName": "B"},
            {"query": "query A($t: String!) { echo(text: $t) }", "variables": {"t": None}},
            {"query": "{a" * 1_000},
        ]
        for payload in wrong:
            await client.send(payload, number="wrong")
            assert await client.refused(number="wrong") == ["INVALID_INPUT"], payload
        await client.say({"type": "ping"})
        assert await client.hear() == {"type": "pong"}


async def test_an_error_of_a_field_has_its_code(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe("{ refused }")
        payload = (await client.hear())["payload"]
        assert payload["data"] == {"refused": None}
        assert payload["errors"][0]["extensions"]["code"] == "NOT_COMPETENT"


async def test_a_source_that_breaks_is_masked(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe("subscription { breaking }")
        assert await client.hear() == told({"breaking": "first"})
        broken = await client.hear()
        assert (broken["type"], broken["payload"][0]["extensions"]["code"]) == ("error", "DEFECT")
        assert SECRET not in str(broken)


async def test_a_result_that_cannot_be_written_is_a_masked_defect(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe("{ odd }")
        assert await client.refused() == ["DEFECT"]
        await client.subscribe("{ __typename }")
        assert await client.hear() == told({"__typename": "Query"})


async def test_errors_say_the_request_id_of_the_socket(development: Service) -> None:
    async with begun(development) as client:
        given = client.connection.response
        assert given is not None
        await client.subscribe("{")
        error = (await client.hear())["payload"][0]
        assert error["extensions"]["requestId"] == given.headers["X-Request-Id"]


@pytest.mark.parametrize("place", [{"documentId": ECHO_ID}, {"extensions": {"documentId": ECHO_ID}}])
async def test_outside_development_documents_run_by_their_id(production: Service, place: dict[str, object]) -> None:
    async with begun(production) as client:
        await client.send({"variables": {"text": "a"}, **place})
        assert [await client.hear(), await client.hear()] == [told({"echo": "a"}), complete()]


async def test_outside_development_nothing_else_runs(production: Service) -> None:
    async with begun(production, "bank") as client:
        for payload in ({"query": ECHO}, {"documentId": "sha256:0"}, {"documentId": OWN_ID}):
            await client.send(payload)
            assert await client.refused() == ["DOCUMENT_UNKNOWN"]
        await client.send({"documentId": COUNT_ID, "variables": {"to": 1}})
        assert await client.hear() == told({"count": 0})


async def test_sockets_are_counted_as_long_as_they_are_open(production: Service) -> None:
    async with begun(production):
        assert 'hub_open_connections{kind="socket"} 1.0' in production.get("/metrics").text
