"""Every shipped list against expected values: who stands on it, term and repair (law.md 1.3 and 2)."""

import pytest

from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import ListTypeId
from tests.graph_models.catalogue.notation import list_line

LISTS = {
    "permit-false-materials": "OP | STATUTORY_BAN | LISTING | NONE",
    "permit-by-fraud": "OP | STATUTORY_BAN | LISTING | NONE",
    "procurement-major-violation": "OP | STATUTORY_BAN | LISTING | NONE",
    "bid-rigging": "OP | STATUTORY_BAN | 12m..24m EFFECTIVE | AT_END",
    "bid-fraud": "OP | STATUTORY_BAN | 12m..36m EFFECTIVE | AT_END",
    "bid-non-performance": "OP | STATUTORY_BAN | 24m..60m EFFECTIVE | AT_END",
    "food-licence-revoked": "OP | STATUTORY_BAN | LISTING | NONE",
    "food-safety-crime": "P | STATUTORY_BAN | LISTING | NONE",
    "drug-licence": "O | STATUTORY_BAN | LISTING | NONE",
    "drug-permit-by-fraud": "O | STATUTORY_BAN | LISTING | NONE",
    "drug-permit-by-fraud-serious": "O | STATUTORY_BAN | LISTING | NONE",
    "vaccine-fake": "O | STATUTORY_BAN | LISTING | NONE",
    "cosmetics-grave": "O | STATUTORY_BAN | LISTING | NONE",
    "device-grave": "O | STATUTORY_BAN | LISTING | NONE",
    "major-accident": "O | STATUTORY_BAN | LISTING | NONE",
    "safety-evaluation-false": "O | STATUTORY_BAN | LISTING | NONE",
    "safety-evaluation-false-serious": "O | STATUTORY_BAN | LISTING | NONE",
    "company-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "false-registration": "O | STATUTORY_BAN | LISTING | NONE",
    "publicity-duty-serious": "O | SERIOUS_LIST published | LISTING | 12m DECISION 3 conditions",
    "advertising-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "entertainment-unlicensed": "O | STATUTORY_BAN | LISTING | NONE",
    "entertainment-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "film-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "internet-bar-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "performance-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "printing-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "publishing-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "travel-agency-licence-revoked": "O | STATUTORY_BAN | LISTING | NONE",
    "road-transport-false-filing": "OP | STATUTORY_BAN | LISTING | NONE",
    "tax-exit-stop": "OP | STATUTORY_BAN | LISTING | ON_PERFORMANCE",
    "sme-arrears-agency": "O | SERIOUS_LIST published | LISTING | ON_PERFORMANCE",
    "sme-arrears-firm": "O | SERIOUS_LIST published | LISTING | ON_PERFORMANCE",
    "judgment-defaulter": "OP no minors | COURT_LIST published | up to 60m EFFECTIVE | ON_PERFORMANCE",
    "consumption-order": "OP | COURT_LIST | LISTING | ON_PERFORMANCE",
    "wage-arrears": "OP | SERIOUS_LIST published | 36m EFFECTIVE | 12m DECISION +6m 3 conditions",
    "market-serious": "OP | SERIOUS_LIST published | 36m EFFECTIVE | 12m DECISION 3 conditions",
    "abnormal-operation": "O | WATCH_LIST published | LISTING | ON_PERFORMANCE",
    "tax-serious": "OP | SERIOUS_LIST published | 36m PUBLICATION | 6m PUBLICATION 3 conditions",
    "procurement-serious": "OP | SERIOUS_LIST published | 12m..36m EFFECTIVE | AT_END",
    "safety-serious": "OP | SERIOUS_LIST published | 36m EFFECTIVE | 12m DECISION 3 conditions",
    "overload-serious": "OPV | SERIOUS_LIST published | 24m PUBLICATION | AT_END",
    "transport-logistics": "OP | SERIOUS_LIST published | 12m..36m EFFECTIVE | any time 3 conditions",
    "culture-light": "OP | WATCH_LIST published | 12m EFFECTIVE | any time 3 conditions",
    "culture-serious": "OP | SERIOUS_LIST published | 36m EFFECTIVE | 12m DECISION 3 conditions",
    "social-organisation-serious": "O | SERIOUS_LIST published | LISTING | 24m DECISION 3 conditions",
    "statistics-serious": "O | SERIOUS_LIST published | 12m..36m EFFECTIVE | 6m DECISION 3 conditions",
    "customs-dishonest": "O | WATCH_LIST published | LISTING | any time 3 conditions",
    "customs-serious": "O | SERIOUS_LIST published | LISTING | 12m DECISION 3 conditions",
    "eia-blacklist": "OP | SERIOUS_LIST published | LISTING | AT_END",
    "eia-rectification": "OP | WATCH_LIST published | 6m EFFECTIVE | AT_END",
    "defence-duty": "P | SERIOUS_LIST published | LISTING | 12m DECISION 3 conditions",
    "research-integrity": "OP | SERIOUS_LIST | LISTING | 12m DECISION 3 conditions",
    "social-insurance-serious": "OP | SERIOUS_LIST published | LISTING | any time 3 conditions",
    "securities-integrity": "OP | WATCH_LIST | 36m..60m EFFECTIVE | AT_END",
    "special-air": "P | SERIOUS_LIST published | 12m EFFECTIVE | AT_END",
    "special-rail": "P | SERIOUS_LIST published | 180d..12m EFFECTIVE | AT_END",
    "debarment-control": "O | SERIOUS_LIST published | LISTING | any time 2 conditions",
}


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_as_the_law_says(everything: Catalogue, name: str) -> None:
    assert list_line(everything.list_types[ListTypeId(name)]) == LISTS[name]


def test_no_list_is_shipped_that_is_not_expected(everything: Catalogue) -> None:
    assert set(everything.list_types) == set(LISTS)


def test_prior_notice_and_hearing_are_asked_for_by_every_list(everything: Catalogue) -> None:
    assert all(row.notice_required for row in everything.list_types.values())
