"""The subscription: what changes, for whoever may see it, resumed by revision and position."""

from collections.abc import AsyncIterator
from typing import Annotated, Final

import strawberry

from graph_models.errors import NotPermitted
from graph_models.vocabulary import ChangeKind, Revision
from hub.domain.answers.written import Change
from hub.services.feed import WHOLE, Looked, Place
from schema.context import HubContext, Info
from schema.types.change import ChangeType

SILENCE: Final = 15.0
"""Seconds after which a follower for whom nothing changes is told how far the hub has looked."""


@strawberry.type(description="What can be followed.")
class Subscription:
    """Every subscription."""

    @strawberry.subscription(
        description="What changes, as far as the caller may see it. LOOKED says through which revision the hub has "
        "looked for the caller. To come back without a gap and without a repeat, give the last revision and position.",
        graphql_type=ChangeType,
    )
    async def changes(
        self,
        info: Info,
        after: Annotated[
            Revision | None, strawberry.argument(description="The revision already seen; by default the newest.")
        ] = None,
        position: Annotated[
            int, strawberry.argument(description="The position already seen within it; by default all of it.")
        ] = WHOLE,
    ) -> AsyncIterator[Change]:
        """Follow for ever, or until the token ends. Raises NotPermitted, Unavailable."""
        context = info.context
        place = None if after is None else Place(after, position)
        following = context.services.feed.follow(context.renew, place, silence=_silence(context))
        async for entry in following:
            if _ended(context):
                raise NotPermitted("the token has ended; ask for a new one")
            yield _looked(entry) if isinstance(entry, Looked) else entry


def _looked(entry: Looked) -> Change:
    return Change(revision=entry.through, position=WHOLE, kind=ChangeKind.LOOKED)


def _ended(context: HubContext) -> bool:
    return context.ends_at is not None and context.services.clock.now() >= context.ends_at


def _silence(context: HubContext) -> float:
    """Seconds until the next word at the latest: soon enough that a token's end is noticed."""
    if context.ends_at is None:
        return SILENCE
    left = (context.ends_at - context.services.clock.now()).total_seconds()
    return min(SILENCE, max(left, 0.1))
