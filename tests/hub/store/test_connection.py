"""Where the store is: addresses that are none are refused by the setting's name, and a password never shows."""

import pytest

from graph_models.errors import InvalidInput
from hub.store.connection import Connection, open_driver

SECRET = "a-secret-word"


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"])
@pytest.mark.parametrize("rest", ["127.0.0.1", "127.0.0.1:7687", "[::1]:7687", "graph.example:1"])
async def test_an_address_of_a_server_or_a_cluster_is_taken(scheme: str, rest: str) -> None:
    driver = open_driver(Connection(uri=f"{scheme}://{rest}"))
    assert driver.encrypted is ("+s" in scheme)
    await driver.close()


async def test_a_cluster_may_be_told_a_context_for_routing() -> None:
    driver = open_driver(Connection(uri="neo4j://graph.example:7687?region=330100"))
    assert not driver.encrypted
    await driver.close()


@pytest.mark.parametrize("uri", ["", "bolt", "graph.example:7687", "http://graph.example", "BOLT://graph.example"])
def test_another_scheme_is_refused(uri: str) -> None:
    with pytest.raises(InvalidInput, match=r"^HUB_NEO4J_URI begins with bolt:// or neo4j://$"):
        open_driver(Connection(uri=uri, password=SECRET))


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://",
        "bolt://:7687",
        "bolt://graph.example:port",
        "bolt://graph.example:99999",
        "bolt://graph.example:0",
        "bolt://[::1",
        f"bolt://hub:{SECRET}@graph.example",
        f"neo4j://hub:{SECRET}@graph.example",
        "bolt://graph.example?region=330100",
        "neo4j://graph.example?region",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(uri: str) -> None:
    with pytest.raises(InvalidInput, match=r"^HUB_NEO4J_URI ") as refused:
        open_driver(Connection(uri=uri, password=SECRET))
    assert "graph.example" not in refused.value.message
    assert SECRET not in f"{refused.value.message} {refused.value.detail}"


def test_the_password_does_not_show() -> None:
    connection = Connection(uri="bolt://127.0.0.1", user="hub", password=SECRET)
    assert "user='hub'" in repr(connection)
    assert SECRET not in f"{connection!r} {connection}"
