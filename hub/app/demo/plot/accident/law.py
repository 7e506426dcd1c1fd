"""What the law of work safety asks for in the story of the accident: order 11 and the Work Safety Law, 78 and 94."""

from datetime import date
from typing import Final

from graph_models.vocabulary import BasisId, Effect, ListTypeId, RuleId
from hub.app.demo.plot.accident.days import AccidentDays
from hub.app.demo.story.facts import Alias, Bound

LISTING: Final = Alias("the safety listing")
LIST: Final = ListTypeId("safety-serious")

TRADING: Final = RuleId("safety-serious/public-trading")
HONOURS: Final = RuleId("safety-serious/honours")
CREDIT: Final = RuleId("safety-serious/credit")
SUPERVISION: Final = RuleId("safety-serious/supervision")
OFFICE: Final = RuleId("safety-serious/office")
ON_THE_FIRM: Final = (TRADING, HONOURS, CREDIT, SUPERVISION)

LIST_ARTICLES: Final = frozenset({BasisId("safety-order-11"), BasisId("work-safety-law/78")})
OFFICE_ARTICLES: Final = frozenset({BasisId("work-safety-law/94")})

_EFFECTS: Final = {TRADING: Effect.LIMIT, HONOURS: Effect.LIMIT, CREDIT: Effect.REFERENCE}


def on_the_firm(rule: RuleId, *, since: date, until: date) -> Bound:
    """The firm by one of the list's own rules: from its listing, for the three years of the list."""
    return Bound(rule=rule, listing=LISTING, effect=_EFFECTS[rule], start=since, end=until, articles=LIST_ARTICLES)


def on_the_head(days: AccidentDays) -> Bound:
    """The person in charge whom the decision punishes: five years from the decision, whatever becomes of the list."""
    return Bound(
        rule=OFFICE,
        listing=LISTING,
        effect=Effect.PROHIBIT,
        start=days.listed,
        end=days.office_ends,
        articles=OFFICE_ARTICLES,
    )
