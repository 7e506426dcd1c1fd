"""Compares the answer of a check with what a story expects of it; yields differences, the first one first."""

from collections.abc import Iterator

from graph_models.vocabulary import ListingId, Mark
from hub.domain.answers.explanation import Explanation
from hub.domain.answers.verdict import AnyVerdict, Clear, ShownRestriction
from tests.scenarios.difference import of_sets, of_values
from tests.scenarios.expectations import CheckExpectation
from tests.scenarios.ledger import Ledger


def restrictions_of(verdict: AnyVerdict) -> tuple[ShownRestriction, ...]:
    """The restrictions in an answer that are not suspended."""
    return () if isinstance(verdict, Clear) else verdict.restrictions


def compare(item: CheckExpectation, verdict: AnyVerdict, ledger: Ledger) -> Iterator[str]:
    """Everything that an answer shows by itself; paths need their explanations."""
    yield from of_values("verdict", item.verdict, verdict.kind)
    shown = restrictions_of(verdict)
    if item.effects is not None:
        yield from of_sets("effects", item.effects, {one.effect for one in shown})
    if item.listings is not None:
        yield from _listings("listings", item.listings, shown, ledger)
    if item.suspended is not None:
        yield from _listings("suspended", item.suspended, verdict.suspended, ledger)
    yield from _marks(item, shown, ledger)
    yield from of_values("subject_known", item.subject_known, getattr(verdict, "subject_known", None))
    yield from of_values("coverage", item.coverage, getattr(verdict, "coverage", None))


def compare_paths(item: CheckExpectation, explanations: list[Explanation]) -> Iterator[str]:
    """Whether each expected chain of links and findings is one of the recorded explanations."""
    recorded = [[step.word.value for step in path.steps] for why in explanations for path in why.paths]
    wanted = [*(item.paths or ()), *((item.path,) if item.path is not None else ())]
    for path in wanted:
        if list(path) not in recorded:
            chains = "; ".join(" ".join(words) or "the listing itself" for words in recorded)
            yield f"path: no explanation goes {' '.join(path)}; recorded: {chains or 'none'}"


def _listings(
    what: str, aliases: tuple[str, ...], shown: tuple[ShownRestriction, ...], ledger: Ledger
) -> Iterator[str]:
    expected = {ledger.listing_name(ledger.listing(alias)) for alias in aliases}
    yield from of_sets(what, expected, {ledger.listing_name(one.listing.id) for one in shown})


def _marks(item: CheckExpectation, shown: tuple[ShownRestriction, ...], ledger: Ledger) -> Iterator[str]:
    """Marks over all restrictions shown, or over those of the listing that `marks_of` names."""
    if isinstance(item.marks_of, str):
        yield from of_sets(
            f"marks of {item.marks_of}", item.marks or (), _marks_on(ledger.listing(item.marks_of), shown)
        )
        return
    if item.marks is not None:
        yield from of_sets("marks", item.marks, {mark for one in shown for mark in one.marks})
    for alias, marks in (item.marks_of or {}).items():
        yield from of_sets(f"marks of {alias}", marks, _marks_on(ledger.listing(alias), shown))


def _marks_on(listing: ListingId, shown: tuple[ShownRestriction, ...]) -> set[Mark]:
    return {mark for one in shown if one.listing.id == listing for mark in one.marks}
