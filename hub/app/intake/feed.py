"""A feed: for each kind of file, what reads it, what writes its rows, and who may load it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO, Final

from connectors.neutral.decoding import Format
from connectors.neutral.departments import DEPARTMENTS
from connectors.neutral.fleets import FLEETS
from connectors.neutral.links import LINKS
from connectors.neutral.listings import LISTINGS
from connectors.neutral.parser import parse_neutral
from connectors.neutral.sources import SOURCES
from connectors.neutral.subjects import SUBJECTS
from connectors.registry.parser import parse_registry
from connectors.row import Parsed, Rejected
from graph_models.errors import NotPermitted
from graph_models.vocabulary import Role, SourceId
from hub.app.hub import Hub
from hub.app.intake.kind import IntakeKind
from hub.app.intake.loading import (
    Load,
    load_departments,
    load_fleets,
    load_listings,
    load_registrations,
    load_sources,
)
from hub.domain.principal import Principal

_FORMATS: Final[dict[IntakeKind, Format[Any, Any]]] = {
    IntakeKind.DEPARTMENTS: DEPARTMENTS,
    IntakeKind.SOURCES: SOURCES,
    IntakeKind.FLEETS: FLEETS,
    IntakeKind.SUBJECTS: SUBJECTS,
    IntakeKind.LINKS: LINKS,
    IntakeKind.LISTINGS: LISTINGS,
}
_OPENED_TO_AGENCIES: Final = frozenset({IntakeKind.REGISTRY, IntakeKind.SUBJECTS, IntakeKind.LINKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`parse` reads a file row by row, whatever it holds; `load` writes rows and judges each."""

    kind: IntakeKind
    parse: Callable[[BinaryIO], Iterator[Parsed[Any] | Rejected]]
    load: Load[Any]


def open_feed(kind: IntakeKind, *, hub: Hub, caller: Principal, source: SourceId) -> Feed:
    """The feed of a kind for a caller; `source` names the register that company registrations come from.

    Errors: NotPermitted for a caller who may load no row of this kind. Whether an agency keeps the register
    that a row names is judged when the row is loaded.
    """
    if caller.role is not Role.OPERATOR and not (caller.role is Role.AGENCY and kind in _OPENED_TO_AGENCIES):
        raise NotPermitted(f"a caller of this role does not load {kind}")
    if kind is IntakeKind.REGISTRY:
        parse = partial(parse_registry, source=source)
        return Feed(kind=kind, parse=parse, load=load_registrations(hub, caller))
    return Feed(kind=kind, parse=partial(parse_neutral, form=_FORMATS[kind]), load=_load(kind, hub, caller))


def _load(kind: IntakeKind, hub: Hub, caller: Principal) -> Load[Any]:
    match kind:
        case IntakeKind.DEPARTMENTS:
            return load_departments(hub, caller)
        case IntakeKind.SOURCES:
            return load_sources(hub, caller)
        case IntakeKind.FLEETS:
            return load_fleets(hub, caller)
        case IntakeKind.SUBJECTS:
            return partial(hub.intake.load_subjects, caller)
        case IntakeKind.LINKS:
            return partial(hub.intake.load_links, caller)
        case _:
            return load_listings(hub, caller)
