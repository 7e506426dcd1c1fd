"""Batched look-ups of what many objects of an answer point to: one read a turn, never a stale one on a socket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from strawberry.dataloader import DataLoader

from graph_models.entities.subject import Subject
from graph_models.vocabulary import SubjectId

if TYPE_CHECKING:
    from schema.context import HubContext

BATCH: Final = 500
"""How many keys one read takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaders:
    """The loaders of one request; on a socket they batch and remember nothing."""

    subjects: DataLoader[SubjectId, Subject | None]

    @classmethod
    def of(cls, context: HubContext) -> Loaders:
        """Loaders that ask as the context's caller."""

        async def subjects(keys: list[SubjectId]) -> Sequence[Subject | None]:
            found = await context.services.lookups.subjects_by_id(context.principal, frozenset(keys))
            return [found.get(key) for key in keys]

        return cls(subjects=DataLoader(load_fn=subjects, max_batch_size=BATCH, cache=not context.live))
