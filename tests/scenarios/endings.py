"""What is read when a story has ended: receipts of repairs, damage lists of annulments, repeated listings."""

from collections.abc import Iterator

from graph_models.vocabulary import SubjectId
from hub.domain.answers.written import Receipt, Staying
from tests.scenarios.difference import missing, unwanted
from tests.scenarios.expectations import (
    DamageExpectation,
    Reading,
    ReceiptExpectation,
    SameExpectation,
    Stay,
)
from tests.scenarios.ledger import Ledger


def difference(item: Reading, ledger: Ledger) -> str | None:
    """The first difference between what is on record and the story; None when there is none."""
    match item:
        case ReceiptExpectation():
            return next(_receipt(item, ledger), None)
        case DamageExpectation():
            return next(_damage(item, ledger), None)
        case SameExpectation(same=(first, second)):
            return next(_same(first, second, ledger), None)


def _receipt(item: ReceiptExpectation, ledger: Ledger) -> Iterator[str]:
    receipt = ledger.receipts.get(ledger.listing(item.receipt_of))
    if receipt is None:
        yield f"no repair of {item.receipt_of} gave a receipt"
        return
    lifted = _names((one.subject for one in receipt.lifted), ledger)
    staying = _names((one.subject for one in receipt.staying), ledger)
    yield from missing("lifted", item.lifted, lifted)
    if item.stays is not None:
        yield from _stays(item.stays, receipt, ledger)
    yield from unwanted("receipt", item.never, lifted | staying)


def _stays(expected: tuple[Stay, ...], receipt: Receipt, ledger: Ledger) -> Iterator[str]:
    named = "; ".join(sorted(_staying_words(one, ledger) for one in receipt.staying))
    if not expected and named:
        yield f"stays: expected nothing, got {named}"
    for stay in expected:
        if not any(_is_named(stay, one, ledger) for one in receipt.staying):
            on = f" {stay.listing}" if stay.listing else ""
            yield f"stays: {stay.subject} {stay.because}{on} missing, got {named or 'nothing'}"


def _is_named(stay: Stay, named: Staying, ledger: Ledger) -> bool:
    return (
        ledger.subject_name(named.subject) == stay.subject
        and named.because is stay.because
        and (stay.listing is None or named.listing == ledger.listing(stay.listing))
    )


def _staying_words(one: Staying, ledger: Ledger) -> str:
    return f"{ledger.subject_name(one.subject)} {one.because} {ledger.listing_name(one.listing)}"


def _damage(item: DamageExpectation, ledger: Ledger) -> Iterator[str]:
    annulled = ledger.annulments.get(ledger.listing(item.damage_of))
    if annulled is None:
        yield f"no annulment of {item.damage_of} gave a damage list"
        return
    ids = {damaged.check for damaged in annulled.damage}
    named = {alias for alias, check in ledger.checks.items() if check in ids}
    yield from missing("damage", item.checks, named)
    yield from unwanted("damage", item.never, named)


def _same(first: str, second: str, ledger: Ledger) -> Iterator[str]:
    requests = [ledger.requests.get(alias) for alias in (first, second)]
    if requests[0] is None or requests[1] is None:
        yield f"same: {first} and {second} are not both listed"
        return
    one, other = requests[0], requests[1]
    if one.listing != other.listing:
        yield f"same: {first} and {second} are two listings"
    if other.changed or other.after != other.before:
        yield f"same: the request for {second} made a new revision"


def _names(subjects: Iterator[SubjectId], ledger: Ledger) -> set[str]:
    return {ledger.subject_name(subject) for subject in subjects}
