"""One company registration: the firm, its legal representative and the link between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Self

from connectors.place import read_at
from graph_models.civil_time import FOREVER, parse_day
from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode
from graph_models.errors import InvalidIdentifier, InvalidInput
from graph_models.identifiers.region import parse_region
from graph_models.identifiers.uscc import UnifiedCode, organisation_kind_of, parse_uscc
from graph_models.vocabulary import LinkKind, RegionCode, SourceId, SubjectKind
from hub.domain.commands.record import RecordLink, RegisterSubject

NAME: Final = "企业名称"
CODE: Final = "统一社会信用代码"
REGISTERED: Final = "注册日期"
REPRESENTATIVE: Final = "法人代表"

_LONGEST: Final = 500
_MISSING: Final = frozenset({"", "N/A"})
_INVISIBLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_MANGLED: Final = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What one row records. `representative` and `link` are both there or both None."""

    organisation: RegisterSubject
    representative: RegisterSubject | None
    link: RecordLink | None

    @property
    def subjects(self) -> tuple[RegisterSubject, ...]:
        """The firm, and its representative where there is one."""
        return (self.organisation,) if self.representative is None else (self.organisation, self.representative)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the columns that are read stand in a file; others may be there, in any order."""

    name: int
    code: int
    registered: int
    representative: int

    @classmethod
    def of(cls, header: Sequence[str]) -> Self | None:
        """The layout of a header, None when a column is not there exactly once."""
        titles = [title.strip() for title in header]
        if any(titles.count(title) != 1 for title in (NAME, CODE, REGISTERED, REPRESENTATIVE)):
            return None
        return cls(
            name=titles.index(NAME),
            code=titles.index(CODE),
            registered=titles.index(REGISTERED),
            representative=titles.index(REPRESENTATIVE),
        )


def read_registration(cells: Sequence[str], *, layout: Layout, source: SourceId) -> Registration:
    """The registration of a row of a source; the link holds from the date of registration, open.

    Errors: InvalidIdentifier for the code; InvalidInput for a date or text, and for a representative without
    a date; each with the column as detail.
    """
    code = read_at(CODE, parse_uscc, cells[layout.code])
    organisation = RegisterSubject(
        ref=ByCode(uscc=code),
        kind=SubjectKind.ORGANISATION,
        name=read_at(NAME, _text, cells[layout.name]),
        organisation_kind=organisation_kind_of(code),
        region=_region(code[2:8]),
        source=source,
        source_ref=code,
    )
    representative = read_at(REPRESENTATIVE, _text, cells[layout.representative])
    registered = read_at(REGISTERED, _day, cells[layout.registered])
    if representative is None:
        return Registration(organisation=organisation, representative=None, link=None)
    if registered is None:
        raise InvalidInput("a representative has no date of registration to hold office from", detail=REGISTERED)
    person = _person(source, code, representative)
    return Registration(organisation=organisation, representative=person, link=_link(person, organisation, registered))


def _person(source: SourceId, code: UnifiedCode, name: str) -> RegisterSubject:
    return RegisterSubject(
        ref=register_person(source, code, name),
        kind=SubjectKind.PERSON,
        name=name,
        source=source,
        source_ref=code,
    )


def _link(person: RegisterSubject, organisation: RegisterSubject, registered: date) -> RecordLink:
    return RecordLink(
        kind=LinkKind.LEGAL_REPRESENTATIVE_OF,
        start=person.ref,
        end=organisation.ref,
        valid_from=registered,
        source=organisation.source,
        source_ref=organisation.source_ref,
    )


def _text(cell: str) -> str | None:
    """A cell without the control characters that real files pad with, and outer blanks; None when missing."""
    text = cell.strip() if cell.isprintable() else _INVISIBLE.sub("", cell).strip()
    if text in _MISSING:
        return None
    if _MANGLED in text:
        raise InvalidInput("a text carries the mark of a wrong decoding")
    if len(text) > _LONGEST:
        raise InvalidInput(f"a text has more than {_LONGEST} characters")
    return text


def _day(cell: str) -> date | None:
    text = cell.strip()
    if text in _MISSING:
        return None
    day = parse_day(text)
    if day == FOREVER:
        raise InvalidInput("a registration has a day")
    return day


@lru_cache(maxsize=8192)
def _region(digits: str) -> RegionCode | None:
    """The region inside a code; None where it is none, since codes keep the regions of their year."""
    try:
        return parse_region(digits)
    except InvalidIdentifier:
        return None
