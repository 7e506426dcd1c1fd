"""Keys that are read now and then, kept in between, and outlive an outage of their source for a bounded time."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Final

from graph_models.errors import NotPermitted, Unavailable
from hub.app.tokens.key_set import KeySet, VerifyingKey
from hub.app.tokens.readers import Reader

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """In seconds: how long keys need no look, how far reads lie apart, how long keys outlive their source.

    A read begins at most once in `pause`, whatever it is begun for, and is given up after `patience`.
    """

    fresh_for: float
    pause: float
    kept_for: float
    patience: float = 5.0


OF_A_FILE: Final = Keeping(fresh_for=1.0, pause=0.1, kept_for=60.0)
OF_AN_ADDRESS: Final = Keeping(fresh_for=300.0, pause=10.0, kept_for=3600.0)


class KeptKeys:
    """The keys of one source, for all requests of a process.

    One read at a time: who needs it waits for the one under way, and who gives up waiting does not end it.
    """

    def __init__(self, reader: Reader, keeping: Keeping, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._reader = reader
        self._keeping = keeping
        self._monotonic = monotonic
        self._keys = KeySet()
        self._read_at = -inf
        self._tried_at = -inf
        self._failing = False
        self._under_way: asyncio.Task[None] | None = None

    async def find(self, kid: str | None) -> tuple[VerifyingKey, ...]:
        """The keys of this name, looked for again at the source when none kept has it.

        Raises NotPermitted where the source has none either, Unavailable where it does not answer.
        """
        if self._age() >= self._keeping.fresh_for:
            await self._look()
        found = self._kept().named(kid)
        if not found:
            await self._look()
            found = self._kept().named(kid)
        if found:
            return found
        if self._failing:
            raise _unreadable()
        raise NotPermitted("the token is signed with a key that is not known here")

    def _age(self) -> float:
        return self._monotonic() - self._read_at

    def _kept(self) -> KeySet:
        if self._age() >= self._keeping.kept_for:
            raise _unreadable()
        return self._keys

    async def _look(self) -> None:
        """Wait for the read under way, or for a new one unless the last began a moment ago."""
        if self._under_way is None or self._under_way.done():
            if self._monotonic() - self._tried_at < self._keeping.pause:
                return
            self._under_way = asyncio.create_task(self._read())
        await asyncio.shield(self._under_way)

    async def _read(self) -> None:
        began = self._tried_at = self._monotonic()
        self._failing = True
        try:
            async with asyncio.timeout(self._keeping.patience):
                keys = await self._reader()
        except Unavailable as fault:
            _LOG.warning("the keys of tokens were not renewed: %s", fault.message)
        except TimeoutError:
            _LOG.warning("the keys of tokens were not renewed: no answer in %g seconds", self._keeping.patience)
        else:
            self._keys, self._read_at, self._failing = keys, began, False
            if not keys.keys:
                _LOG.warning("HUB_TOKEN_KEYS holds no key that may be used, so every token is refused")


def _unreadable() -> Unavailable:
    return Unavailable("the keys of tokens cannot be read now, so nobody can be let in; see HUB_TOKEN_KEYS")
