"""Whether a listing is lawful: notice, subject, act, term and scope."""

from collections.abc import Mapping
from datetime import date

from graph_models.catalogue.model import Catalogue, DecidedTerm, ListType, OpenTerm
from graph_models.catalogue.queries import act_is_required
from graph_models.entities.listing import Listing
from graph_models.entities.subject import Subject
from graph_models.errors import (
    ActDateRequired,
    InvalidInput,
    InvalidInterval,
    Minor,
    NoBasis,
    NoticeMissing,
    TermOutOfRange,
    UnknownMatterKind,
    WrongSubjectKind,
)
from graph_models.propagation.terms import term_range
from graph_models.vocabulary import BasisId, MatterKind
from hub.domain.commands.listing import NoticeInput


def lawful_list_type(catalogue: Catalogue, listing: Listing, *, repealed: Mapping[BasisId, date]) -> ListType:
    """The list type of a listing: known to the law on the decision date, its basis not repealed when it begins."""
    found = catalogue.list_types.get(listing.list_type)
    if found is None or not found.valid_from <= listing.decision.decided_on < found.valid_to:
        raise NoBasis("no law in force knows this list")
    if all(basis in repealed and repealed[basis] <= listing.effective for basis in found.basis):
        raise NoBasis("the legal basis of this list is repealed")
    return found


def check_listing(
    listing: Listing,
    *,
    list_type: ListType,
    subject: Subject,
    notice: NoticeInput | None,
    catalogue: Catalogue,
) -> None:
    """Refuse what the law refuses, the plainest reason first."""
    if subject.kind not in list_type.listed:
        raise WrongSubjectKind(f"this list does not take a {subject.kind}")
    if list_type.notice_required:
        _check_notice(notice, listing.decision.decided_on)
    if list_type.minors_refused and subject.adult_on is not None and listing.effective < subject.adult_on:
        raise Minor("this list does not take minors")
    if listing.decision.act is None and act_is_required(catalogue, listing.list_type, listing.decision.decided_on):
        raise ActDateRequired("this list asks who served at the act: the decision dates it")
    _check_end(listing, list_type)
    _check_scope(listing, catalogue)


def _check_notice(notice: NoticeInput | None, decided_on: date) -> None:
    if notice is None:
        raise NoticeMissing("no prior notice was served")
    if not notice.heard:
        raise NoticeMissing("the party was not heard")
    if notice.served > decided_on:
        raise NoticeMissing("the notice was served after the decision")


def _check_end(listing: Listing, list_type: ListType) -> None:
    start = max(listing.effective, listing.published) if list_type.publication_required else listing.effective
    if listing.until is not None and listing.until <= start:
        raise InvalidInterval("the listing ends before it begins")
    if listing.until is None:
        if isinstance(list_type.term, DecidedTerm):
            raise TermOutOfRange("the decision states the term of this list")
        return
    if isinstance(list_type.term, OpenTerm):
        return
    least, most = term_range(listing, list_type.term)
    if not least <= listing.until <= most:
        raise TermOutOfRange(f"the stated end lies outside {least.isoformat()} to {most.isoformat()}")


def _check_scope(listing: Listing, catalogue: Catalogue) -> None:
    known: set[MatterKind] = {kind for _, kind in catalogue.kinds}
    if listing.scope - known:
        raise UnknownMatterKind("the listing states a kind of matter that the catalogue does not know")
    rules = catalogue.rules_of(listing.list_type, decided_on=listing.decision.decided_on)
    if not listing.scope and any(rule.scope.from_listing for rule in rules):
        raise InvalidInput("this list binds in the kinds of matter that the listing states: it states none")
