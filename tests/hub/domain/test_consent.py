"""A consent covers its purpose, its domains and its days, and nothing else."""

from datetime import date

import pytest

from graph_models.intervals import Interval
from graph_models.vocabulary import Domain, Purpose
from hub.domain.consent import Consent

GIVEN = Consent(
    purpose=Purpose.CREDIT_GRANTING,
    scope=frozenset({Domain.BANKING}),
    days=Interval(date(2025, 1, 1), date(2025, 2, 1)),
)


@pytest.mark.parametrize(
    ("purpose", "domain", "day", "covered"),
    [
        (Purpose.CREDIT_GRANTING, Domain.BANKING, date(2025, 1, 1), True),
        (Purpose.CREDIT_GRANTING, Domain.BANKING, date(2025, 1, 31), True),
        (Purpose.CREDIT_GRANTING, Domain.BANKING, date(2025, 2, 1), False),
        (Purpose.CREDIT_GRANTING, Domain.BANKING, date(2024, 12, 31), False),
        (Purpose.CREDIT_GRANTING, Domain.SUBSIDY, date(2025, 1, 1), False),
        (Purpose.SUPERVISION, Domain.BANKING, date(2025, 1, 1), False),
    ],
)
def test_a_consent_covers_what_it_says(purpose: Purpose, domain: Domain, day: date, covered: bool) -> None:
    assert GIVEN.covers(purpose, domain, day) is covered
