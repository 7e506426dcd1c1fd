"""A verdict for programs and for people."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from graph_models.vocabulary import Domain
from hub.cli.presentation import wording
from hub.cli.presentation.plain import as_json
from hub.domain.answers.verdict import (
    AnyVerdict,
    Clear,
    RelatedRestriction,
    ShownRestriction,
    SourceState,
    Undetermined,
)


def verdict_json(verdict: AnyVerdict) -> dict[str, Any]:
    """A verdict as JSON; `verdict` is CLEAR, NOTED, RESTRICTED or UNDETERMINED."""
    shown: dict[str, Any] = as_json(verdict)
    return {"verdict": shown.pop("kind"), **shown}


def verdict_text(verdict: AnyVerdict) -> Text:
    """A verdict as a person reads it: the answer first, then what it rests on."""
    text = Text(verdict.kind.value, style=wording.STYLES[verdict.kind])
    text.append(f" on {verdict.as_of}{_why_so(verdict)}", style="not bold default")
    for line in _lines(verdict):
        text.append(f"\n{line}", style="not bold default")
    return text


def restriction_lines(restriction: ShownRestriction, *, indent: str = "  ") -> Iterator[str]:
    """One restriction: what, by which listing, how long, by which law, with which marks."""
    listing = restriction.listing
    yield f"{indent}{restriction.effect.value}: {restriction.measure_name} ({restriction.measure})"
    yield f"{indent}  list     {listing.list_name} ({listing.list_type})"
    yield f"{indent}  listing  {listing.id}, {listing.department_name}, {listing.decision_number}"
    yield f"{indent}  days     {wording.days(restriction.interval)}"
    yield f"{indent}  law      {wording.laws(restriction.basis)}"
    for mark in sorted(restriction.marks):
        yield f"{indent}  mark     {mark.value}: {wording.MARKS[mark]}"
    if Domain.BANKING not in restriction.domains:
        # A bank is told the basis and the date by its check; a why is not for banks.
        yield f"{indent}  why      hub why {restriction.id}"


def _why_so(verdict: AnyVerdict) -> str:
    match verdict:
        case Clear(subject_known=False):
            return ": nothing binds; the subject is not recorded here"
        case Clear():
            return ": nothing binds in this matter"
        case Undetermined(reason=reason):
            return f": {wording.REASONS[reason]}"
        case _:
            listings = len({one.listing.id for one in verdict.restrictions})
            return f": bound by {wording.count(listings, 'listing')}"


def _lines(verdict: AnyVerdict) -> Iterator[str]:
    if isinstance(verdict, Clear):
        yield f"  coverage {wording.COVERAGE[verdict.coverage]}"
    else:
        for restriction in verdict.restrictions:
            yield from restriction_lines(restriction)
    for restriction in verdict.suspended:
        yield "  suspended by a court, not counted:"
        yield from restriction_lines(restriction, indent="    ")
    for related in verdict.related:
        yield from _related(related)
    for source in verdict.sources:
        yield f"  source   {_source(source)}"
    yield f"  record   {verdict.check_id}, revision {verdict.revision}"


def _related(related: RelatedRestriction) -> Iterator[str]:
    role = wording.role(related.role).removesuffix(" of")
    yield f"  beside the verdict, about its {role} {related.person}:"
    yield from restriction_lines(related.restriction, indent="    ")


def _source(source: SourceState) -> str:
    delivered = f"last delivered {source.last_delivery}" if source.last_delivery else "never delivered"
    return f"{source.source}, {delivered}{' (stale)' if source.stale else ''}"
