"""The days for which a link carries a restriction over one step of a walk (`span` of DESIGN section 5)."""

from collections.abc import Sequence
from datetime import date

from graph_models.catalogue.model import LinkStep
from graph_models.civil_time import FOREVER
from graph_models.entities.link import Link
from graph_models.intervals import IntervalSet
from graph_models.propagation.held_days import ALWAYS, NEVER, HeldDays
from graph_models.propagation.premises import Premises
from graph_models.propagation.terms import days_between
from graph_models.vocabulary import Release, SubjectId, When


def link_days(link: Link, step: LinkStep, *, reached: SubjectId, premises: Premises) -> HeldDays:
    """The days on which the link leads to the subject it reaches.

    AT_ACT and AT_DECISION are filters: every day or none. CURRENT is the validity, prolonged under
    ON_DECISION.
    """
    window = past_window(step, premises)
    if window is None:
        return current_days(link, step, reached=reached, premises=premises)
    return ALWAYS if window.intersects(IntervalSet.of(link.validity)) else NEVER


def past_window(step: LinkStep, premises: Premises) -> IntervalSet | None:
    """The past days on one of which the link has to have held; None for a CURRENT step."""
    match step.when:
        case When.AT_ACT:
            return premises.act
        case When.AT_DECISION:
            return premises.decided
    return None


def current_days(link: Link, step: LinkStep, *, reached: SubjectId, premises: Premises) -> HeldDays:
    """The validity; under ON_DECISION prolonged, pending, until the person reached is released.

    Only a link that was valid on a day of the listing's span is prolonged: who left before is not bound.
    """
    valid = IntervalSet.of(link.validity)
    if step.release is not Release.ON_DECISION or not valid.intersects(premises.span):
        return HeldDays.firmly(valid)
    released_on = _first_from(premises.releases.get(reached, ()), link.valid_to)
    prolonged = days_between(link.valid_to, released_on)
    return HeldDays(valid | prolonged, valid) if prolonged else HeldDays.firmly(valid)


def _first_from(days: Sequence[date], earliest: date) -> date:
    """The first of these ascending days that is not before `earliest`; FOREVER when there is none."""
    return next((day for day in days if day >= earliest), FOREVER)
