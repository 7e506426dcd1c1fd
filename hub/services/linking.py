"""Records and ends links in batches, and re-derives in the same transaction the listings within their reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from graph_models.catalogue.model import Catalogue
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.entities.subject import Identifier, Subject
from graph_models.errors import Conflict, InvalidInput, InvalidInterval, NotFound, WrongSubjectKind
from graph_models.statements import record
from graph_models.vocabulary import LINK_ENDS, LinkId, LinkKind, PartsPerMillion, Revision, SubjectId
from hub.domain.commands.record import EndLink, RecordLink
from hub.ports.keys import DocumentKeys
from hub.ports.store import Unit, View
from hub.services.corrections import rederive_after_facts
from hub.services.derivation.derivation import Derivation
from hub.services.resolving import find_ends
from hub.services.rows import entities

WHOLE = PartsPerMillion(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What became of one command: the link, whether it is new or changed, and the revision it first stood at."""

    link: Link
    changed: bool
    since: Revision


@dataclass(slots=True, kw_only=True)
class LinkBook:
    """The live links between the subjects of a batch, and what the batch opens and closes."""

    live: dict[tuple[SubjectId, SubjectId], dict[LinkId, Link]]
    since: dict[LinkId, Revision]
    revision: Revision
    opened: dict[LinkId, Link]
    closed: dict[LinkId, Link]

    def between(self, start: SubjectId, end: SubjectId, kind: LinkKind) -> list[Link]:
        """The live links of a kind from one subject to another."""
        return [link for link in self.live.get((start, end), {}).values() if link.kind is kind]

    def put(self, link: Link) -> None:
        """Open a link, closing the version that stood before."""
        kept = self.live.setdefault((link.start, link.end), {})
        before = kept.get(link.id)
        if before is not None and link.id not in self.opened:
            self.closed[link.id] = before
        self.opened[link.id] = kept[link.id] = link
        self.since[link.id] = self.revision

    def linked(self, link: Link, *, changed: bool) -> Linked:
        """A link of the book as an outcome."""
        return Linked(link=link, changed=changed, since=self.since[link.id])


async def open_book(
    unit: View, ends: Sequence[tuple[Identifier, Identifier]], *, keys: DocumentKeys
) -> tuple[Mapping[Identifier, Subject], LinkBook]:
    """The subjects of a batch and the links that stand between them."""
    subjects = await find_ends(unit, {each for pair in ends for each in pair}, keys=keys)
    pairs = sorted(
        {(subjects[start].id, subjects[end].id) for start, end in ends if start in subjects and end in subjects}
    )
    book = LinkBook(live={pair: {} for pair in pairs}, since={}, revision=unit.revision, opened={}, closed={})
    rows = await unit.run(record.LINKS_BETWEEN, {"pairs": [list(pair) for pair in pairs]})
    for row in rows[0]["links"]:
        link = entities.link(row)
        book.live[link.start, link.end][link.id] = link
        book.since[link.id] = Revision(row["since"])
    return subjects, book


def recorded(command: RecordLink, subjects: Mapping[Identifier, Subject], book: LinkBook) -> Linked:
    """Put a command's link into the book. Raises what refuses it."""
    start, end = _ends(command.start, command.end, subjects)
    _check_link(command, start, end)
    link = _described(command, start.id, end.id)
    before = book.live.get((start.id, end.id), {}).get(link.id)
    if before == link:
        return book.linked(link, changed=False)
    if before is not None and link.valid_to == FOREVER and replace(before, valid_to=FOREVER) == link:
        # An open end says that no end is known; an end that is known stands.
        return book.linked(before, changed=False)
    if before is not None and replace(before, valid_to=link.valid_to) != link:
        raise Conflict("the same link is recorded with other content")
    book.put(link)
    return book.linked(link, changed=True)


def ended(command: EndLink, subjects: Mapping[Identifier, Subject], book: LinkBook) -> Linked:
    """End a link in the book. Raises NotFound, Conflict where several fit, InvalidInterval."""
    start, end = _ends(command.start, command.end, subjects)
    fitting = [
        link
        for link in book.between(start.id, end.id, command.kind)
        if command.valid_from in {None, link.valid_from} and command.source_ref in {None, link.source_ref}
    ]
    if len(fitting) > 1:
        fitting = [link for link in fitting if link.valid_to == FOREVER] or fitting
    if not fitting:
        raise NotFound("no such link is recorded")
    if len(fitting) > 1:
        raise Conflict("several links fit: say since when the one that ends is valid")
    link = fitting[0]
    if command.valid_to <= link.valid_from:
        raise InvalidInterval("a link ends after it begins")
    if link.valid_to == command.valid_to:
        return book.linked(link, changed=False)
    changed = replace(link, valid_to=command.valid_to)
    book.put(changed)
    return book.linked(changed, changed=True)


async def write_book(unit: Unit, book: LinkBook, *, derivation: Derivation, catalogue: Catalogue, today: date) -> None:
    """Write what the book opened and closed, and re-derive what it touches."""
    if book.closed:
        await unit.run(record.CLOSE_LINKS, {"links": [_ends_record(each) for each in book.closed.values()]})
    if not book.opened:
        return
    rows = [link_record(each) for each in book.opened.values()]
    await unit.run(record.OPEN_LINKS, {"links": rows})
    changed = (*book.opened.values(), *book.closed.values())
    await rederive_after_facts(
        unit,
        await derivation.affected(unit, changed),
        derivation=derivation,
        catalogue=catalogue,
        today=today,
    )


def link_id(command: RecordLink, start: SubjectId, end: SubjectId) -> LinkId:
    """The id of a link: its kind, ends, first day, nominee mark and where it comes from."""
    parts = (
        command.kind,
        start,
        end,
        command.valid_from.isoformat(),
        str(command.nominee),
        command.source or "",
        command.source_ref or "",
    )
    return LinkId("l-" + sha256("\0".join(parts).encode()).hexdigest()[:32])


def link_record(link: Link) -> dict[str, Any]:
    """A link as it is kept."""
    return {
        **_ends_record(link),
        "kind": link.kind,
        "properties": {
            "id": link.id,
            "valid_from": link.valid_from.isoformat(),
            "valid_to": link.valid_to.isoformat(),
            "share": link.share,
            "nominee": link.nominee,
            "source": link.source,
            "source_ref": link.source_ref,
        },
    }


def _ends_record(link: Link) -> dict[str, Any]:
    return {"id": link.id, "start": link.start, "end": link.end}


def _ends(start: Identifier, end: Identifier, subjects: Mapping[Identifier, Subject]) -> tuple[Subject, Subject]:
    if start not in subjects or end not in subjects:
        raise NotFound("an end of the link is not recorded")
    return subjects[start], subjects[end]


def _check_link(command: RecordLink, start: Subject, end: Subject) -> None:
    starts, ends = LINK_ENDS[command.kind]
    if start.kind not in starts or end.kind not in ends:
        raise WrongSubjectKind(f"a {command.kind} link does not run from {start.kind} to {end.kind}")
    if command.valid_to <= command.valid_from:
        raise InvalidInterval("a link ends after it begins")
    if command.kind is not LinkKind.SHAREHOLDER_OF:
        if command.share is not None or command.nominee:
            raise InvalidInput("only a holding has a share or a nominee mark")
    elif command.share is not None and not 0 <= command.share <= WHOLE:
        raise InvalidInput("a share lies between nothing and the whole")


def _described(command: RecordLink, start: SubjectId, end: SubjectId) -> Link:
    return Link(
        id=link_id(command, start, end),
        kind=command.kind,
        start=start,
        end=end,
        valid_from=command.valid_from,
        valid_to=command.valid_to,
        share=command.share or PartsPerMillion(0),
        nominee=command.nominee,
        source=command.source,
        source_ref=command.source_ref,
    )
