"""What is asked: a subject, a matter and a purpose."""

from dataclasses import dataclass
from datetime import date, datetime

from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, MatterKind, Purpose, RegionCode, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the asker decides.

    `region` is where it lies, by default the asker's own; `reference` is the asker's number.
    """

    domain: Domain
    kind: MatterKind | None = None
    region: RegionCode | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """One question. `as_of` is the day asked about, by default today; `known_at` is for auditors and the subject."""

    subject: Identifier
    matter: Matter
    purpose: Purpose
    name: str | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    at_least: Revision | None = None
