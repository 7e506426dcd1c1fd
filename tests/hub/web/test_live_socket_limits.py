"""What one socket may take, and what it may say."""

from typing import Any

import pytest

from tests.hub.web.serving import Service, serving
from tests.hub.web.small_app import Told
from tests.hub.web.sockets import begun, complete, opened, told
from tests.hub.web.waiting import wait_for

WAITING = "subscription { waiting }"


async def test_the_caller_is_said_in_time(tight: Service) -> None:
    async with opened(tight) as client:
        assert await client.closed() == (4408, "Connection initialisation timeout")


async def test_so_many_operations_run_at_once_and_one_more_when_one_ends(tight: Service) -> None:
    async with begun(tight) as client:
        for number in "abc":
            await client.subscribe(WAITING, number=number)
            assert await client.hear() == told({"waiting": "first"}, number=number)
        await client.subscribe(WAITING, number="d")
        assert await client.refused(number="d") == ["TOO_MANY_OPERATIONS"]
        await client.say(complete("a"))
        await client.subscribe(WAITING, number="d")
        assert await client.hear() == told({"waiting": "first"}, number="d")


async def test_twenty_operations_run_by_default(development: Service) -> None:
    async with begun(development) as client:
        for number in range(20):
            await client.subscribe(WAITING, number=str(number))
            await client.hear()
        await client.subscribe(WAITING, number="20")
        assert await client.refused(number="20") == ["TOO_MANY_OPERATIONS"]


async def test_an_id_is_used_once_at_a_time(development: Service) -> None:
    async with begun(development) as client:
        await client.subscribe(WAITING)
        await client.hear()
        await client.subscribe(WAITING)
        assert await client.closed() == (4409, "Subscriber for this id already exists")


@pytest.mark.parametrize("query", ["{ slow }", "mutation { slow }"])
async def test_a_query_has_the_time_limit_of_every_other(tight: Service, query: str) -> None:
    async with begun(tight) as client:
        await client.subscribe(query)
        assert await client.refused() == ["STORE_TIMEOUT"]
        await client.subscribe("{ __typename }")
        assert await client.hear() == told({"__typename": "Query"})


async def test_a_subscription_waits_longer_than_any_query(tight: Service) -> None:
    """The query that begins later is cut off at 0.3 s, and the subscription still lives."""
    async with begun(tight) as client:
        await client.subscribe(WAITING, number="live")
        await client.hear()
        await client.subscribe("{ slow }", number="late")
        assert await client.refused(number="late") == ["STORE_TIMEOUT"]
        await client.say({"type": "ping"})
        assert await client.hear() == {"type": "pong"}


async def test_a_caller_who_spent_everything_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    poor = Told(limits={"allowance": 2, "refill_per_second": 0.01})
    with serving(poor, tmp_path_factory.mktemp("poor") / "log") as service:
        async with begun(service) as client:
            for _ in range(2):
                await client.subscribe("{ __typename }")
                assert [await client.hear(), await client.hear()] == [told({"__typename": "Query"}), complete()]
            await client.subscribe("{ __typename }")
            assert await client.refused() == ["TOO_MANY_REQUESTS"]
        # the same bucket, however the caller comes
        assert service.ask("{ __typename }").status_code == 429
        assert service.ask("{ __typename }", caller="bank").status_code == 200


@pytest.mark.parametrize(
    "message",
    [
        "not JSON",
        "[" * 100_000,
        "[1]",
        "null",
        '"ping"',
        "{}",
        '{"type": 1}',
        '{"type": "start"}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": {"a": 1}, "payload": {"query": "{ __typename }"}}',
        '{"type": "subscribe", "id": "1"}',
        '{"type": "subscribe", "id": "1", "payload": "{ __typename }"}',
        '{"type": "complete"}',
        '{"type": "complete", "id": []}',
        '{"type": "connection_init", "payload": "Bearer auditor"}',
    ],
)
async def test_what_is_no_message_closes_the_socket_with_4400(development: Service, message: str) -> None:
    async with begun(development) as client:
        await client.say(message)
        code, _ = await client.closed()
        assert code == 4400


async def test_bytes_are_no_message(development: Service) -> None:
    async with begun(development) as client:
        await client.connection.send(b'{"type": "ping"}')
        assert await client.closed() == (4400, "WebSocket message type must be text")


async def test_an_end_of_nothing_is_no_fault(development: Service) -> None:
    async with begun(development) as client:
        await client.say(complete("nothing"))
        await client.say({"type": "pong"})
        await client.say({"type": "ping", "payload": {"a": 1}})
        assert await client.hear() == {"type": "pong"}


async def test_a_message_larger_than_a_body_is_not_read(tight: Service) -> None:
    async with begun(tight) as client:
        await client.say("x" * 20_001)
        code, _ = await client.closed()
        assert code == 1009


@pytest.mark.parametrize("query", [WAITING, "subscription { count(to: 1000000000) }"])
async def test_a_client_who_leaves_in_the_midst_leaves_nothing_running(tight: Service, query: str) -> None:
    before = warnings(tight)
    async with begun(tight) as client:
        await client.subscribe(query)
        await client.hear()
        client.connection.transport.abort()
    wait_for(lambda: 'hub_open_connections{kind="socket"} 0.0' in tight.get("/metrics").text)
    assert warnings(tight) == before


def warnings(service: Service) -> list[dict[str, Any]]:
    """What the service found worth a warning so far."""
    return [each for each in service.lines() if each["level"] != "INFO"]
