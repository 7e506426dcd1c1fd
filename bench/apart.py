"""A module of the figures in a process of its own, which is told lines of JSON and answers with lines of JSON."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from graph_models.errors import Defect

_LONGEST = 64 * 2**20
"""Bytes of one answer: the latencies of a whole round are one line."""


class Apart:
    """The process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def tell(self, content: object) -> Any:
        """Say something, and give what is answered. Raises Defect where the process ends instead."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(content).encode() + b"\n")
        await self._process.stdin.drain()
        return await self.heard()

    async def heard(self) -> Any:
        """The next answer. Raises Defect where the process ends instead."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise Defect("a process of the figures failed")
        return json.loads(line)


@asynccontextmanager
async def apart(module: str, plan: object) -> AsyncIterator[Apart]:
    """Start a module, tell it its plan, and wait until it has answered to that; it ends with its input."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LONGEST,
    )
    try:
        started = Apart(process)
        await started.tell(plan)
        yield started
    finally:
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
