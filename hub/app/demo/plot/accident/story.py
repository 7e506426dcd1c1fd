"""The story of the accident as a whole."""

from datetime import date

from hub.app.demo.county.county import County
from hub.app.demo.plot.accident import ending, listing
from hub.app.demo.plot.accident.days import accident_days
from hub.app.demo.story.step import Story


def accident(county: County, begins: date) -> Story:
    """A chemical firm conceals an accident, and what follows in two years."""
    days = accident_days(begins)
    steps = [
        *listing.before(county, days),
        *listing.listed(county, days),
        *listing.firm_bound(days),
        *listing.head_reached(days),
        *listing.why(days),
        *ending.repair(days),
        *ending.after_repair(days),
        *ending.revocation(days),
    ]
    return Story(
        chinese="瞒报事故",
        english="A concealed accident",
        premise=f"On {days.act} there was an accident at a chemical firm, and the firm concealed it.",
        steps=(*steps, *ending.annulment(days, steps)),
    )
