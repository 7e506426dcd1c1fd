"""What of a subject or a listing is shown to a caller who may see it: names of persons, grounds of decisions."""

from dataclasses import replace

from graph_models.entities.listing import Listing
from graph_models.entities.subject import Subject
from graph_models.vocabulary import Role, SubjectKind
from hub.domain.principal import Principal

_NAMES_PERSONS = frozenset({Role.AUDITOR, Role.OPERATOR})
_READS_ITS_OWN = frozenset({Role.AGENCY, Role.BANK})


def masked(name: str | None) -> str | None:
    """A person's name for those who do not need it: the first character only."""
    return None if name is None else name[:1] + "＊" * max(len(name) - 1, 1)


def shown_subject(principal: Principal, subject: Subject) -> Subject:
    """A subject sees itself in full and other persons masked; so is an id in a register, which holds the name."""
    itself = principal.role is Role.SUBJECT and principal.subject == subject.id
    if subject.kind is not SubjectKind.PERSON or itself or principal.role in _NAMES_PERSONS:
        return subject
    return replace(subject, name=masked(subject.name), adult_on=None, source_id=None)


def shown_listing(principal: Principal, listing: Listing) -> Listing:
    """A listing; for another department without the ground of its decision, whose free words may name persons.

    The department that listed has written the ground, the subject listed was served it, auditors and the operator see
    all; no article rests on its words.
    """
    if principal.role not in _READS_ITS_OWN or principal.department == listing.department:
        return listing
    return replace(listing, decision=replace(listing.decision, ground=None))
