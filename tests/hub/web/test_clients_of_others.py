"""The Python client gql, over HTTP and over the socket."""

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport

from tests.hub.web.serving import Service, bearer


async def test_gql_asks_over_http(development: Service) -> None:
    transport = HTTPXAsyncTransport(url=f"{development.address}/graphql", headers=bearer("agency"))
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        assert await session.execute(gql("{ caller { role } }")) == {"caller": {"role": "AGENCY"}}
        with pytest.raises(TransportQueryError) as refusal:
            await session.execute(gql("{ refusedWhole }"))
    assert refusal.value.errors is not None
    assert refusal.value.errors[0]["extensions"]["code"] == "NOT_COMPETENT"


async def test_gql_subscribes_over_the_socket(development: Service) -> None:
    transport = WebsocketsTransport(url=development.socket_address, init_payload={"authorization": "Bearer agency"})
    async with Client(transport=transport) as session:
        told = [each async for each in session.subscribe(gql("subscription { count(to: 3) }"))]
    assert told == [{"count": 0}, {"count": 1}, {"count": 2}]
