"""Synthetic worlds from a seed: blocks of firms and persons with their links, nobody's and the same every time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random  # noqa: TID251  # the seeded generator of the figures

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ByCode, ByDocument, BySource, Identifier
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.synthetic import synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import (
    DocumentType,
    LinkKind,
    PartsPerMillion,
    RegionCode,
    SourceId,
    SubjectKind,
)
from hub.domain.commands.record import RecordLink, RegisterSubject

REGION = RegionCode("330102")
REGISTER = SourceId("bench-register")
FOUNDED = date(2015, 3, 1)
LISTED_OF = 50
"""One firm in so many is listed."""

_REGIONS = tuple(map(RegionCode, ("330102", "330105", "330106", "330108", "330110", "320102", "320104", "370102")))
_BORN = date(1950, 1, 1)
_BIRTHDAYS = 19_000
_FIRST = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SECOND = "春夏秋冬松竹梅兰江河湖海山川云雨风雪东南西北"
_THIRD = "一二三四五六七八九十元亨利贞乾坤震巽坎离艮兑"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as links and questions need it."""

    ref: ByDocument | BySource
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a world: half of its subjects are firms; of the persons half are known by a document.

    Every firm has a representative and a person in charge; most have a holder, a person or an earlier firm.
    """

    subjects: tuple[RegisterSubject, ...]
    links: tuple[RecordLink, ...]
    firms: tuple[ByCode, ...]
    persons: tuple[Person, ...]

    @property
    def listed(self) -> tuple[ByCode, ...]:
        """The firms that are to be listed."""
        return self.firms[::LISTED_OF]


def block(number: int, *, size: int) -> Block:
    """The block of this number, of so many subjects; blocks of one size share nobody."""
    draw = Random(f"{number}/{size}")  # noqa: S311  # invented data, no secret
    first, count = number * (size // 2), size // 2
    firms = tuple(firm(serial) for serial in range(first, first + count))
    persons = tuple(_person(serial, firms[serial - first], draw) for serial in range(first, first + count))
    return Block(
        subjects=(*map(registered, firms), *map(_registered_person, persons)),
        links=tuple(_links(firms, persons, draw)),
        firms=firms,
        persons=persons,
    )


def firm(serial: int) -> ByCode:
    """The firm of a serial."""
    return ByCode(uscc=synthetic_uscc("91", REGION, serial))


def registered(ref: ByCode) -> RegisterSubject:
    """The registration of a firm."""
    return RegisterSubject(
        ref=ref, kind=SubjectKind.ORGANISATION, name=f"示例{ref.uscc[-5:]}有限公司", region=REGION, source=REGISTER
    )


def link(kind: LinkKind, start: Identifier, end: Identifier, *, share: int | None = None) -> RecordLink:
    """A relation that holds since the firms were founded."""
    return RecordLink(
        kind=kind,
        start=start,
        end=end,
        valid_from=FOUNDED,
        share=None if share is None else PartsPerMillion(share),
        source=REGISTER,
    )


def _person(serial: int, home: ByCode, draw: Random) -> Person:
    name = "示例" + draw.choice(_FIRST) + draw.choice(_SECOND) + draw.choice(_THIRD)
    if serial % 2:
        return Person(ref=register_person(REGISTER, home.uscc, name), name=name)
    place, day = divmod(serial // 2, _BIRTHDAYS)
    number = synthetic_resident_id(_REGIONS[place], _BORN + timedelta(days=day))
    return Person(ref=ByDocument(document=parse_document(DocumentType.RESIDENT_ID, number)), name=name)


def _registered_person(person: Person) -> RegisterSubject:
    return RegisterSubject(ref=person.ref, kind=SubjectKind.PERSON, name=person.name, region=REGION, source=REGISTER)


def _links(firms: tuple[ByCode, ...], persons: tuple[Person, ...], draw: Random) -> Iterator[RecordLink]:
    for number, each in enumerate(firms):
        yield link(LinkKind.LEGAL_REPRESENTATIVE_OF, persons[number].ref, each)
        yield link(LinkKind.PRINCIPAL_OF, draw.choice(persons).ref, each)
        chance = draw.random()
        if chance < 0.4:
            yield link(LinkKind.SHAREHOLDER_OF, draw.choice(persons).ref, each, share=400_000)
        elif chance < 0.7 and number:
            yield link(LinkKind.SHAREHOLDER_OF, firms[draw.randrange(number)], each, share=600_000)
