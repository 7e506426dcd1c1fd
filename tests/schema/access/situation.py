"""A row of what is asked: the root field, what is sent, and who is listed and bound where it is asked about that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graph_models.entities.subject import Identifier
from hub.domain.principal import Principal
from tests.schema.access.callers import Caller
from tests.schema.access.place import (
    ANNULLED,
    BEFORE,
    HOLDER,
    KNOWN_THEN,
    LISTED_PERSON,
    PUNISHED,
    REPAIRED,
    STANDING,
    STAYED,
    SURVIVED,
    Place,
)

PAST: Final = {"asOf": BEFORE.isoformat()}
"""On a day on which every listing stood."""
THEN: Final = {"knownAt": KNOWN_THEN}
"""As it was known before the endings."""

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One row: the root field, what the row says of it, and what is sent.

    `measure` gets all that there is; `listed` and `bound` are the subjects that call for themselves.
    """

    root: str
    about: str
    variables: Callable[[Place, Principal], Variables]
    measure: Caller = Caller.AUDITOR
    listed: Identifier = STANDING
    bound: Identifier = HOLDER

    @property
    def label(self) -> str:
        """The first cell of the row."""
        return f"`{self.root}` {self.about}".strip()


def asked_about(subject: Identifier, situation: Situation) -> Situation:
    """The situation with who is listed and who is bound where it is asked about this subject."""
    if subject in {PUNISHED, SURVIVED}:
        return replace(situation, listed=SURVIVED, bound=PUNISHED)
    listed = subject if subject in {REPAIRED, ANNULLED, STAYED, LISTED_PERSON} else STANDING
    return replace(situation, listed=listed)
