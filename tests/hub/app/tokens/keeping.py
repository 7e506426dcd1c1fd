"""Keys kept from a source that a test lets wait, fail and change."""

import asyncio
from dataclasses import dataclass, field

from graph_models.errors import NotPermitted, Unavailable
from hub.app.tokens.kept_keys import Keeping, KeptKeys
from hub.app.tokens.key_set import KeySet, read_key_set
from tests.hub.app.tokens.signing import SigningKey, ed25519, key_set
from tests.hub.app.tokens.ticking import Ticking

KEEPING = Keeping(fresh_for=300, pause=10, kept_for=3600, patience=5)
OLD, NEW = ed25519("old"), ed25519("new")


@dataclass(slots=True)
class Source:
    """What is read; `open` cleared lets reads wait, `down` lets them fail, `begun` is set by each."""

    keys: tuple[SigningKey, ...] = (OLD,)
    down: bool = False
    reads: int = 0
    open: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def read(self) -> KeySet:
        self.reads += 1
        self.begun.set()
        await self.open.wait()
        if self.down:
            raise Unavailable("the source is down")
        return read_key_set(key_set(*self.keys))


@dataclass(slots=True)
class Kept:
    """Keys of a source, and the time."""

    source: Source = field(default_factory=Source)
    time: Ticking = field(default_factory=Ticking)
    keeping: Keeping = KEEPING
    keys: KeptKeys = field(init=False)

    def __post_init__(self) -> None:
        self.keys = KeptKeys(self.source.read, self.keeping, monotonic=self.time)

    async def finds(self, kid: str) -> str:
        """`found`, or the code of the refusal."""
        try:
            found = await self.keys.find(kid)
        except (NotPermitted, Unavailable) as refused:
            return refused.code
        assert [key.kid for key in found] == [kid]
        return "found"
