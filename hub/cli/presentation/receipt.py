"""The receipt of a repair and the damage list of an annulment, as a person reads them."""

from collections.abc import Iterator

from hub.cli.presentation import wording
from hub.domain.answers.written import Annulment, Receipt


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """What is lifted, what stays and why, and who is told."""
    yield f"  lifted   {wording.count(len(receipt.lifted), 'restriction')}"
    for lifted in receipt.lifted:
        yield f"    {lifted.subject} by rule {lifted.rule} ({lifted.restriction})"
    yield f"  stays    {wording.count(len(receipt.staying), 'restriction')}"
    for staying in receipt.staying:
        because = f"{wording.STAYING[staying.because]} ({staying.listing})"
        yield f"    {staying.subject} {staying.restriction}: {because}"
    yield f"  told     {', '.join(receipt.told) if receipt.told else 'nobody had been told'}"


def damage_lines(annulment: Annulment) -> Iterator[str]:
    """The checks whose answers would have been others."""
    yield f"  damage   {wording.count(len(annulment.damage), 'check')} would have been answered differently"
    for damaged in annulment.damage:
        asker = damaged.department or "the subject or an auditor"
        yield f"    {damaged.check} {damaged.verdict.value} about {damaged.subject}, asked by {asker}"
