"""What the services of these tests answer about: a town under the national law; each test has firms of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, Final

from graph_models.entities.listing import Listing
from graph_models.entities.subject import ByCode
from graph_models.vocabulary import ListTypeId, Revision
from hub.app.hub import Hub
from tests.support.town import Town, firm

PROCUREMENT: Final = ListTypeId("procurement-serious")
"""A list that binds the listed firm in PROCUREMENT, and in no domain of a bank's."""
UNTIL: Final = date(2027, 1, 1)
"""Until when its decisions say; the list has no term of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The town; tests share it and add to it, so that no firm is taken twice."""

    town: Town
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def hub(self) -> Hub:
        """The town's hub, in the tests' process."""
        return self.town.hub

    def firm(self) -> ByCode:
        """A firm that nobody has spoken of."""
        return firm(next(self.numbers))

    async def registered(self, **given: Any) -> ByCode:
        """A firm that is registered."""
        new = self.firm()
        await self.town.register(new, **given)
        return new

    async def listed(self, **given: Any) -> tuple[ByCode, Listing]:
        """A firm that is registered and on the list."""
        new = await self.registered()
        return new, await self.list(new, **given)

    async def list(self, subject: ByCode, **given: Any) -> Listing:
        """Put a firm on the list by a decision of its own."""
        number = f"〔2024〕示例{next(self.numbers)}号"
        return await self.town.list(subject, PROCUREMENT, number=number, until=UNTIL, **given)

    async def revision(self) -> Revision:
        """The revision that is published now."""
        return (await self.hub.store.view()).revision
