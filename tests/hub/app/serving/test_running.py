"""Listening: one socket a process on one port, nothing shared with another service, and answers that do not wait."""

import select
import socket
from collections.abc import Sequence

import pytest

from hub.app.serving.running import AddressTaken, listening
from hub.app.serving.settings import ServiceSettings


@pytest.mark.parametrize("processes", [1, 3])
def test_each_process_has_a_listener_on_the_one_port(processes: int) -> None:
    with listening(ServiceSettings(port=0, processes=processes)) as listeners:
        assert len(listeners) == processes
        assert len({each.getsockname() for each in listeners}) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_a_taken_connection_sends_at_once(processes: int) -> None:
    with (
        listening(ServiceSettings(port=0, processes=processes)) as listeners,
        socket.create_connection(listeners[0].getsockname()),
    ):
        taken = accepted(listeners)
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.mark.parametrize("processes", [1, 2])
def test_a_port_of_another_service_is_taken_however_many_share_it(processes: int) -> None:
    with listening(ServiceSettings(port=0, processes=2)) as others:
        port = others[0].getsockname()[1]
        with pytest.raises(AddressTaken), listening(ServiceSettings(port=port, processes=processes)):
            pass


def accepted(listeners: Sequence[socket.socket]) -> socket.socket:
    """The connection, from whichever listener got it."""
    [ready], _, _ = select.select(listeners, [], [], 20)
    connection: socket.socket = ready.accept()[0]
    return connection
