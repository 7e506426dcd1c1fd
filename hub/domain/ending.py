"""Which endings a listing allows in the state it is in (DESIGN section 6)."""

from collections.abc import Sequence
from datetime import date

from graph_models.entities.restriction import Restriction
from graph_models.errors import IllegalTransition, InvalidInterval, TermOutOfRange
from graph_models.intervals import Interval
from graph_models.propagation.standing import Standing
from graph_models.vocabulary import RuleId, SubjectId


def check_annullable(standing: Standing) -> None:
    """A listing is annulled once."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled already")


def check_stayable(standing: Standing, *, today: date) -> None:
    """A listing that stands and is not stayed can be stayed."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled")
    if standing.suspended_on(today):
        raise IllegalTransition("the listing is stayed already")


def check_resumable(standing: Standing, *, today: date) -> None:
    """A stayed listing can resume."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled")
    if not standing.suspended_on(today):
        raise IllegalTransition("the listing is not stayed")


def check_revocable(standing: Standing, *, today: date, until: date | None, latest: date) -> None:
    """A repair that stands can be revoked, and only a repair; a new end lies within the law's maximum, `latest`."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled")
    if not standing.is_repaired_on(today):
        raise IllegalTransition("no repair of the listing stands")
    if until is not None and until <= today:
        raise InvalidInterval("the listing ends after its repair is revoked")
    if until is not None and until > latest:
        raise TermOutOfRange(f"the stated end lies after {latest.isoformat()}, the latest that the law allows")


def check_objectable(standing: Standing) -> None:
    """An annulled listing leaves nothing to object to."""
    if standing.annulled:
        raise IllegalTransition("the listing is annulled")


def check_releasable(
    before: Sequence[Restriction], after: Sequence[Restriction], *, subject: SubjectId, today: date
) -> None:
    """Release is for a former holder: it lets the subject go of a link that has ended, from today on.

    Who still holds the role, or was never reached, is not released.
    """
    if _pending(before, subject, today) == _pending(after, subject, today):
        raise IllegalTransition("the subject is no former holder who is still bound by this listing")


def _pending(restrictions: Sequence[Restriction], subject: SubjectId, today: date) -> list[tuple[RuleId, Interval]]:
    """The days from today on for which only an ended link speaks, one entry a support of the subject."""
    return sorted(
        (restriction.rule, support.interval)
        for restriction in restrictions
        if restriction.subject == subject
        for support in restriction.supports
        if support.pending and support.interval.end > today
    )
