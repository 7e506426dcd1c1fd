"""Who may hold a socket: a token in the first message or in the handshake, until the moment it ends."""

import time
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tests.hub.web.serving import Service, bearer, serving
from tests.hub.web.small_app import Told
from tests.hub.web.sockets import begun, opened, told

CALLER = "{ caller { role } }"


async def test_a_token_of_the_first_message_counts_before_that_of_the_handshake(development: Service) -> None:
    async with opened(development, headers=bearer("agency")) as client:
        await client.begin("bank")
        await client.subscribe(CALLER)
        assert await client.hear() == told({"caller": {"role": "BANK"}})


@pytest.mark.parametrize("payload", [{}, {"payload": None}, {"payload": {}}])
async def test_a_token_of_the_handshake_will_do(development: Service, payload: dict[str, object]) -> None:
    async with opened(development, headers=bearer("agency")) as client:
        await client.say({"type": "connection_init", **payload})
        assert await client.hear() == {"type": "connection_ack"}
        await client.subscribe(CALLER)
        assert await client.hear() == told({"caller": {"role": "AGENCY"}})


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"authorization": "Bearer nobody"},
        {"authorization": "auditor"},
        {"authorization": 1},
        {"Authorization": "Bearer auditor-for-0"},
        {"token": "auditor"},
    ],
)
async def test_a_caller_who_is_not_known_is_closed_with_4403(development: Service, payload: dict[str, object]) -> None:
    async with opened(development) as client:
        await client.say({"type": "connection_init", "payload": payload})
        assert await client.closed() == (4403, "Forbidden")


async def test_a_store_that_cannot_say_who_calls_asks_to_come_again(development: Service) -> None:
    async with opened(development) as client:
        await client.say({"type": "connection_init", "payload": bearer("store-down")})
        assert await client.closed() == (1013, "Try again later")


async def test_an_authenticator_that_breaks_closes_the_socket(development: Service) -> None:
    async with opened(development) as client:
        await client.say({"type": "connection_init", "payload": {"authorization": "Bearer breaks"}})
        assert await client.closed() == (1011, "the hub failed")


async def test_nothing_runs_before_the_caller_is_known(development: Service) -> None:
    async with opened(development, headers=bearer("auditor")) as client:
        await client.subscribe(CALLER)
        assert await client.closed() == (4401, "Unauthorized")


async def test_the_caller_is_said_once(development: Service) -> None:
    async with begun(development) as client:
        await client.say({"type": "connection_init"})
        assert await client.closed() == (4429, "Too many initialisation requests")


async def test_a_socket_ends_at_the_moment_the_token_does(development: Service) -> None:
    started = time.monotonic()
    async with begun(development, "agency-for-700") as client:
        await client.subscribe("subscription { waiting }")
        assert await client.hear() == told({"waiting": "first"})
        assert await client.closed() == (4403, "the token has ended")
    assert 0.6 < time.monotonic() - started < 5


@pytest.mark.parametrize("query", [CALLER, None])
async def test_a_clock_that_is_set_past_the_end_ends_a_socket(tmp_path: Path, query: str | None) -> None:
    """A client asks anew, or hears events as quickly as they come: neither gets more than before."""
    clock = tmp_path / "clock"
    later = tmp_path / "later"
    clock.write_text("2025-01-01T00:00:00Z")
    later.write_text("2099-01-01T00:00:00Z")
    with serving(Told(clock=str(clock)), tmp_path / "log") as service:
        async with begun(service, "agency-for-1000") as client:
            if query is None:
                await client.subscribe("subscription { count(to: 1000000000) }")
                await client.hear()
            # a file is replaced as a whole: half of an instant is none
            later.replace(clock)
            if query is not None:
                await client.subscribe(query)
            assert await client.closed() == (4403, "the token has ended")


async def test_a_page_from_elsewhere_may_not_open_a_socket(development: Service) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        async with opened(development, origin="https://pages.example"):
            pass
    assert refusal.value.response.status_code == 403


async def test_a_page_of_the_service_itself_may(development: Service) -> None:
    async with opened(development, origin=development.address) as client:
        await client.begin()


async def test_a_page_of_an_allowed_origin_may(tmp_path_factory: pytest.TempPathFactory) -> None:
    allowed = Told(limits={"allowed_origins": ["https://pages.example"]})
    with serving(allowed, tmp_path_factory.mktemp("origins") / "log") as service:
        async with opened(service, origin="https://pages.example") as client:
            await client.begin()
        with pytest.raises(InvalidStatus):
            async with opened(service, origin="https://others.example"):
                pass


@pytest.mark.parametrize("protocol", ["graphql-ws", "graphql-sse", "other"])
async def test_no_other_protocol_is_spoken(development: Service, protocol: str) -> None:
    """`graphql-ws` is the name of the older protocol, which has known holes."""
    async with opened(development, protocol=protocol) as client:
        assert client.connection.subprotocol is None
        assert await client.closed() == (4406, "Subprotocol not acceptable")
