"""The words in which days, links, marks and laws are said to a person."""

from collections.abc import Iterable
from typing import Final

from graph_models.catalogue.model import LegalBasis
from graph_models.civil_time import FOREVER
from graph_models.intervals import Interval
from graph_models.vocabulary import (
    Coverage,
    FindingKind,
    LinkKind,
    Mark,
    StayingReason,
    UndeterminedReason,
    VerdictKind,
)

MARKS: Final = {
    Mark.OBJECTION: "an objection is on file",
    Mark.RELEASE_PENDING: "the role has ended; bound until released",
}

REASONS: Final = {
    UndeterminedReason.STALE_SOURCE: "a list of this matter was not delivered in time",
    UndeterminedReason.STORE_UNAVAILABLE: "the store cannot be reached",
    UndeterminedReason.REVISION_NOT_REACHED: "the revision asked for is not reached yet",
    UndeterminedReason.AMBIGUOUS_IDENTIFIER: "somebody of this name, known without a document, is bound",
    UndeterminedReason.NOT_RECORDED: "the check could not be recorded",
}

COVERAGE: Final = {
    Coverage.COMPLETE: "complete",
    Coverage.PARTIAL: "partial: somebody known without a document is bound in this matter",
}

STAYING: Final = {
    StayingReason.OTHER_LISTING: "another listing",
    StayingReason.SURVIVING_TERM: "a term that outlives the repair",
}

STYLES: Final = {
    VerdictKind.CLEAR: "bold green",
    VerdictKind.NOTED: "bold yellow",
    VerdictKind.RESTRICTED: "bold red",
    VerdictKind.UNDETERMINED: "bold magenta",
}


def days(interval: Interval) -> str:
    """An interval whose last day is the one before its end."""
    if interval.end == FOREVER:
        return f"from {interval.start}, no end stated"
    return f"from {interval.start} until {interval.end} (that day is free again)"


def role(word: LinkKind | FindingKind) -> str:
    """A kind of link or finding in small words: `legal representative of`."""
    return word.value.replace("_", " ").lower()


def laws(basis: Iterable[LegalBasis]) -> str:
    """The articles, as the catalogue titles them."""
    return "; ".join(one.title for one in basis)


def count(number: int, noun: str) -> str:
    """`1 listing`, `2 listings`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
