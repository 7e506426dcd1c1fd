"""A person's stored consent: what a bank may ask about a person, and be told of one.

Source: Credit Reporting Regulation 18, 20, 28 (written consent and agreed use).
"""

from dataclasses import dataclass
from datetime import date

from graph_models.intervals import Interval
from graph_models.vocabulary import Domain, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """To one bank: for a purpose, in these domains, on these days."""

    purpose: Purpose
    scope: frozenset[Domain]
    days: Interval

    def covers(self, purpose: Purpose, domain: Domain, day: date) -> bool:
        """Whether a query for this purpose in this domain is consented to on that day."""
        return purpose is self.purpose and domain in self.scope and self.days.covers(day)
