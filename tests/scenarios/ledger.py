"""What a played story has brought about so far, by the aliases of the story."""

from dataclasses import dataclass, field

from graph_models.vocabulary import CheckId, ListingId, RepairId, Revision, SubjectId
from hub.domain.answers.written import Annulment, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to list: which listing it gave, and the published revisions before and after it."""

    listing: ListingId
    changed: bool
    before: Revision
    after: Revision


@dataclass(slots=True)
class Ledger:
    """Everything that later events, questions and readings refer to."""

    subjects: dict[str, SubjectId] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    applications: dict[ListingId, RepairId] = field(default_factory=dict)
    receipts: dict[ListingId, Receipt] = field(default_factory=dict)
    annulments: dict[ListingId, Annulment] = field(default_factory=dict)
    checks: dict[str, CheckId] = field(default_factory=dict)

    def listing(self, alias: str) -> ListingId:
        """The listing of an alias; an id that nothing has where the alias was refused."""
        request = self.requests.get(alias)
        return ListingId(f"never-listed-{alias}") if request is None else request.listing

    def listing_name(self, listing: ListingId) -> str:
        """The first alias of a listing, for readers; its id where the story gave it none."""
        return next((alias for alias, one in self.requests.items() if one.listing == listing), listing)

    def subject_name(self, subject: SubjectId) -> str:
        """The story's id of a subject, for readers; the hub's where the story has none."""
        return next((name for name, one in self.subjects.items() if one == subject), subject)
