"""Intervals of civil days."""

import strawberry

from schema.fields import day


@strawberry.type(name="Days", description="Civil days from one day until another, that day not included.")
class DaysType:
    """Source: `Interval`."""

    from_ = day("start", "The first day; null where no beginning is stated.", name="from")
    to = day("end", "The day that is free again; null where no end is stated.")
