"""A service beside the hub: it answers until its block ends, however that ends, and leaves signals to the program."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from graph_models.errors import Defect
from hub.app.serving.beside import served

PROGRAM = """
import asyncio, sys
from starlette.applications import Starlette
from hub.app.serving.beside import served

async def main():
    async with served(Starlette()) as address:
        print(address, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def hello(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


APP = Starlette(routes=[Route("/", hello)])


async def said_at(address: str) -> str:
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.get(address)).text


async def test_it_answers_on_this_machine_until_the_block_ends() -> None:
    async with served(APP) as address:
        assert address.startswith("http://127.0.0.1:")
        assert await said_at(address) == "hello"
    with pytest.raises(httpx.ConnectError):
        await said_at(address)


async def test_it_ends_with_a_block_that_fails() -> None:
    addresses: list[str] = []

    async def fail() -> None:
        async with served(APP) as address:
            addresses.append(address)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    with pytest.raises(httpx.ConnectError):
        await said_at(*addresses)


async def test_it_ends_with_a_task_that_is_cancelled() -> None:
    serving: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def serve() -> None:
        async with served(APP) as address:
            serving.set_result(address)
            await asyncio.Event().wait()

    task = asyncio.create_task(serve())
    address = await serving
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(httpx.ConnectError):
        await said_at(address)


async def test_two_are_served_at_once_on_ports_of_their_own() -> None:
    async with served(APP) as one, served(APP) as other:
        assert one != other
        assert [await said_at(one), await said_at(other)] == ["hello", "hello"]


async def test_an_application_that_does_not_open_is_said() -> None:
    async def fail() -> None:
        raise LookupError

    @asynccontextmanager
    async def broken(_app: Starlette) -> AsyncIterator[None]:
        await fail()
        yield

    with pytest.raises(Defect, match="did not start"):
        async with served(Starlette(lifespan=broken)):
            pytest.fail("it was served")


def test_ctrl_c_ends_the_program_and_the_service_with_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        assert httpx.get(address, trust_env=False).status_code == 404
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=60)
    assert told.rstrip().endswith("KeyboardInterrupt")
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)
