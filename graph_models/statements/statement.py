"""A named Cypher text with everything that is declared about it; nothing assembles Cypher from strings."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Whether a statement reads or writes; reads of a cluster go to its followers."""

    READ = "READ"
    WRITE = "WRITE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One Cypher text.

    `parameters` are exactly those the text uses, `columns` exactly those it returns, in order. `indexes` names the
    indexes and constraints its plan has to use. `timeout` is in seconds.
    """

    name: str
    text: str
    mode: Mode
    parameters: frozenset[str]
    columns: tuple[str, ...] = ()
    indexes: frozenset[str] = frozenset()
    timeout: float = 10.0
