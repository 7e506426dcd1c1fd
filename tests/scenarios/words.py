"""How moments of a story are called in a difference."""

from tests.scenarios.events import Event, ListEvent
from tests.scenarios.expectations import (
    CheckExpectation,
    DamageExpectation,
    ImpactExpectation,
    ListedExpectation,
    ProposalsExpectation,
    Question,
    Reading,
    ReceiptExpectation,
    SameExpectation,
)


def of_event(event: Event) -> str:
    """`2025-03-01 list L1`."""
    verb = event.__struct_config__.tag
    what = event.alias if isinstance(event, ListEvent) else getattr(event, "listing", "")
    return f"{event.day} {verb} {what}".rstrip()


def of_question(question: Question) -> str:
    """`2025-03-02 P1 in CONSUMPTION`."""
    asked = f", asked on {question.asked_on}" if question.asked_on else ""
    return f"{question.at} {_about(question)}{asked}"


def of_reading(reading: Reading) -> str:
    """`receipt of L1`."""
    match reading:
        case ReceiptExpectation(receipt_of=listing):
            return f"receipt of {listing}"
        case DamageExpectation(damage_of=listing):
            return f"damage of {listing}"
        case SameExpectation(same=aliases):
            return f"same {' '.join(aliases)}"


def _about(question: Question) -> str:
    match question:
        case CheckExpectation():
            matter = f"{question.domain} {question.kind}" if question.kind else question.domain.value
            asker = f" by {question.asked_by}" if question.asked_by else ""
            return f"{question.subject or 'an identifier'} in {matter}{asker}"
        case ListedExpectation(subject=subject, list_type=list_type):
            return f"{subject} on {list_type or 'any list'}"
        case ImpactExpectation(impact=listing):
            return f"impact of {listing.subject} on {listing.list_type}"
        case ProposalsExpectation():
            return "proposals"
