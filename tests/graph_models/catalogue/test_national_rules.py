"""Every shipped rule against expected values: whom, effect, domain, kinds, term (law.md 1.3, 1.4, 2, 10).

O, P, V are listed organisations, persons, vehicles; LR, MH, AC, INV, SM the roles; DM, DR those responsible.
`+` after the term: repair and the end of the listing do not end it. `by ORDER`: never derived.
"""

import pytest

from graph_models.catalogue.model import Catalogue, LinkStep
from graph_models.vocabulary import LinkKind, Release
from tests.graph_models.catalogue.notation import rule_line

RULES: dict[str, dict[str, str]] = {
    "permit-false-materials": {
        "no-new-application": "OP: self | PROHIBIT LICENSING (listing) | 12m DECISION +",
    },
    "permit-by-fraud": {
        "no-new-application": "OP: self | PROHIBIT LICENSING (listing) | 36m DECISION +",
    },
    "procurement-major-violation": {
        "ban": "OP: self | PROHIBIT PROCUREMENT | 36m DECISION",
    },
    "bid-rigging": {
        "ban": "OP: self | PROHIBIT BIDDING | LISTING",
    },
    "bid-fraud": {
        "ban": "OP: self | PROHIBIT BIDDING | LISTING",
    },
    "bid-non-performance": {
        "ban": "OP: self | PROHIBIT BIDDING | LISTING",
    },
    "food-licence-revoked": {
        "licence/representative": "O: LR AT_ACT -> P | PROHIBIT LICENSING food-business | 60m DECISION +",
        "licence/responsible": "OP: DM+DR -> P | PROHIBIT LICENSING food-business | 60m DECISION +",
        "licence/self": "OP: self | PROHIBIT LICENSING food-business | 60m DECISION +",
        "management/representative": ("O: LR AT_ACT -> P | PROHIBIT EMPLOYMENT food-management | 60m DECISION +"),
        "management/responsible": "OP: DM+DR -> P | PROHIBIT EMPLOYMENT food-management | 60m DECISION +",
        "management/self": "P: self | PROHIBIT EMPLOYMENT food-management | 60m DECISION +",
    },
    "food-safety-crime": {
        "management": "P: self | PROHIBIT EMPLOYMENT food-management | LIFE +",
    },
    "drug-licence": {
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT drug-trade | LIFE +",
        "roles": "O: LR+MH AT_ACT -> P | PROHIBIT EMPLOYMENT drug-trade | LIFE +",
    },
    "drug-permit-by-fraud": {
        "no-new-application": "O: self | PROHIBIT LICENSING drug-permit | 120m DECISION +",
    },
    "drug-permit-by-fraud-serious": {
        "no-new-application": "O: self | PROHIBIT LICENSING drug-permit | 120m DECISION +",
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT drug-trade | 120m DECISION +",
        "roles": "O: LR+MH AT_ACT -> P | PROHIBIT EMPLOYMENT drug-trade | 120m DECISION +",
    },
    "vaccine-fake": {
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT drug-trade | LIFE +",
        "roles": "O: LR+MH AT_ACT -> P | PROHIBIT EMPLOYMENT drug-trade | LIFE +",
    },
    "cosmetics-grave": {
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT cosmetics-trade | LIFE +",
        "roles": "O: LR+MH AT_ACT -> P | PROHIBIT EMPLOYMENT cosmetics-trade | LIFE +",
    },
    "device-grave": {
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT device-trade | LIFE +",
        "roles": "O: LR+MH AT_ACT -> P | PROHIBIT EMPLOYMENT device-trade | LIFE +",
    },
    "major-accident": {
        "office/any": "O: MH AT_ACT punished -> P | PROHIBIT OFFICE producer-head | 60m DECISION +",
        "office/sector": "O: MH AT_ACT punished -> P | PROHIBIT OFFICE (listing) | LIFE +",
    },
    "safety-evaluation-false": {
        "body": "O: self | PROHIBIT LICENSING safety-evaluation | 60m DECISION +",
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT safety-evaluation-work | 60m DECISION +",
    },
    "safety-evaluation-false-serious": {
        "body": "O: self | PROHIBIT LICENSING safety-evaluation | LIFE +",
        "responsible": "O: DM+DR -> P | PROHIBIT EMPLOYMENT safety-evaluation-work | LIFE +",
    },
    "company-licence-revoked": {
        "office": ("O: LR AT_ACT liable -> P | PROHIBIT OFFICE company-officer enterprise-head | 36m DECISION +"),
    },
    "false-registration": {
        "responsible": "O: DM+DR -> P | PROHIBIT LICENSING market-registration | 36m DECISION +",
    },
    "publicity-duty-serious": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE enterprise-head | 36m DECISION +",
    },
    "advertising-licence-revoked": {
        "office": "O: LR AT_ACT liable -> P | PROHIBIT OFFICE company-officer | 36m DECISION +",
    },
    "entertainment-unlicensed": {
        "investment": "O: INV+MH AT_ACT -> P | PROHIBIT LICENSING entertainment-venue | LIFE +",
        "office": "O: INV+MH AT_ACT -> P | PROHIBIT OFFICE entertainment | LIFE +",
    },
    "entertainment-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE entertainment | 60m DECISION +",
    },
    "film-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE film | 60m DECISION +",
    },
    "internet-bar-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE internet-bar | 60m DECISION +",
    },
    "performance-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE performance | 60m DECISION +",
    },
    "printing-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE printing | 120m DECISION +",
    },
    "publishing-licence-revoked": {
        "office": "O: LR+MH AT_ACT -> P | PROHIBIT OFFICE publishing | 120m DECISION +",
    },
    "travel-agency-licence-revoked": {
        "business": "O: MH+SM AT_ACT -> P | PROHIBIT EMPLOYMENT travel-agency-business | 36m DECISION +",
        "office": "O: MH AT_ACT -> P | PROHIBIT OFFICE travel-agency | 60m DECISION +",
    },
    "road-transport-false-filing": {
        "responsible": "OP: DM+DR -> P | PROHIBIT EMPLOYMENT (listing) | 60m DECISION +",
    },
    "tax-exit-stop": {
        "representative": "O: LR CURRENT ON_DECISION -> P | PROHIBIT EXIT | LISTING, by ORDER",
        "self": "P: self | PROHIBIT EXIT | LISTING, by ORDER",
    },
    "sme-arrears-firm": {
        "credit": "O: self | REFERENCE BANKING | LISTING",
        "funds": "O: self | LIMIT SUBSIDY | LISTING",
        "honours": "O: self | LIMIT HONOURS | LISTING",
    },
    "judgment-defaulter": {
        "credit": "OP: self | REFERENCE BANKING | LISTING",
        "exit/responsible": "O: DM+DR -> P | PROHIBIT EXIT | LISTING, by ORDER",
        "exit/roles": "O: AC+LR+MH CURRENT ON_DECISION -> P | PROHIBIT EXIT | LISTING, by ORDER",
        "exit/self": "P: self | PROHIBIT EXIT | LISTING, by ORDER",
        "juror": "P: self | PROHIBIT EMPLOYMENT people-juror | LISTING",
        "office": "P: self | SCRUTINISE OFFICE company-officer | LISTING",
        "private-fund/officer": "P: self | PROHIBIT OFFICE private-fund-officer | LISTING",
        "private-fund/self": "OP: self | PROHIBIT OFFICE private-fund-manager | LISTING",
        "spending/responsible": "O: DM+DR -> P | PROHIBIT CONSUMPTION | LISTING",
        "spending/roles": "O: AC+LR+MH CURRENT ON_DECISION -> P | PROHIBIT CONSUMPTION | LISTING",
        "spending/self": "OP: self | PROHIBIT CONSUMPTION | LISTING",
    },
    "consumption-order": {
        "spending/responsible": "O: DM+DR -> P | PROHIBIT CONSUMPTION | LISTING",
        "spending/roles": "O: AC+LR+MH CURRENT ON_DECISION -> P | PROHIBIT CONSUMPTION | LISTING",
        "spending/self": "OP: self | PROHIBIT CONSUMPTION | LISTING",
    },
    "wage-arrears": {
        "credit": "OP: self | REFERENCE BANKING | LISTING",
        "funds": "OP: self | LIMIT SUBSIDY | LISTING",
        "honours": "OP: self | LIMIT HONOURS | LISTING",
        "public-posts": "P: self | PROHIBIT EMPLOYMENT civil-service | LISTING",
        "public-trading": "OP: self | LIMIT BIDDING PROCUREMENT | LISTING",
        "supervisory-officer": "P: self | PROHIBIT EMPLOYMENT supervisory-officer | LISTING",
        "tax-preferences": "OP: self | LIMIT SUBSIDY | LISTING",
    },
    "abnormal-operation": {
        "honours": "O: self | LIMIT HONOURS | LISTING",
        "public-trading": "O: self | LIMIT BIDDING PROCUREMENT | LISTING",
    },
    "procurement-serious": {
        "ban": "OP: self | PROHIBIT PROCUREMENT | LISTING",
    },
    "safety-serious": {
        "credit": "OP: self | REFERENCE BANKING | LISTING",
        "honours": "OP: self | LIMIT HONOURS | LISTING",
        "office": "O: MH AT_ACT punished -> P | PROHIBIT OFFICE producer-head | 60m DECISION +",
        "project-approval": "O: self | LIMIT LICENSING investment-project | LISTING, by ORDER",
        "public-trading": "OP: self | LIMIT BIDDING PROCUREMENT | LISTING",
        "supervision": "OP: self | SCRUTINISE SUPERVISION | LISTING",
    },
    "overload-serious": {
        "credit": "O: self | REFERENCE BANKING | LISTING",
        "public-trading": "O: self | LIMIT BIDDING PROCUREMENT | LISTING",
        "road-transport": ("OPV: self | LIMIT LICENSING driver-qualification road-freight vehicle-operating | LISTING"),
    },
    "social-organisation-serious": {
        "contracting": "O: self | LIMIT PROCUREMENT | LISTING",
        "funds": "O: self | LIMIT SUBSIDY | LISTING",
        "preferences": "O: self | LIMIT SUBSIDY | LISTING",
    },
    "customs-dishonest": {
        "inspection": "O: self | SCRUTINISE SUPERVISION | LISTING",
    },
    "customs-serious": {
        "inspection": "O: self | SCRUTINISE SUPERVISION | LISTING",
    },
    "eia-blacklist": {
        "reports": "OP: self | PROHIBIT LICENSING eia-report | LISTING",
    },
    "eia-rectification": {
        "reports": "OP: self | PROHIBIT LICENSING eia-report | LISTING",
    },
    "defence-duty": {
        "exit": "P: self | PROHIBIT EXIT | 24m DECISION",
        "public-posts": (
            "P: self | PROHIBIT EMPLOYMENT civil-service public-institution-staff state-enterprise-staff | LISTING"
        ),
        "study": "P: self | PROHIBIT EDUCATION | 24m DECISION",
    },
    "research-integrity": {
        "awards": "OP: self | LIMIT HONOURS | LISTING",
        "projects": "OP: self | LIMIT SUBSIDY | LISTING",
    },
    "debarment-control": {
        "controlled": "O: SH TO CURRENT AUTOMATIC 500000 x8 -> O | PROHIBIT PROCUREMENT | LISTING",
        "self": "O: self | PROHIBIT PROCUREMENT | LISTING",
    },
}
WITHOUT_RULE = {
    "sme-arrears-agency",
    "market-serious",
    "tax-serious",
    "transport-logistics",
    "culture-light",
    "culture-serious",
    "statistics-serious",
    "social-insurance-serious",
    "securities-integrity",
    "special-air",
    "special-rail",
}


@pytest.mark.parametrize("name", RULES)
def test_each_list_reaches_whom_the_law_names_and_nobody_else(everything: Catalogue, name: str) -> None:
    found = {
        rule.id.removeprefix(f"{name}/"): rule_line(rule)
        for rule in everything.rules.values()
        if rule.list_type == name
    }
    assert found == RULES[name]


def test_lists_whose_consequences_nobody_read_restrict_nobody(everything: Catalogue) -> None:
    with_rule = {rule.list_type for rule in everything.rules.values()}
    assert set(everything.list_types) - with_rule == WITHOUT_RULE


def test_every_shipped_row_has_its_confidence(everything: Catalogue) -> None:
    untagged: list[str] = [row.id for row in everything.rules.values() if row.confidence is None]
    untagged += [row.id for row in everything.list_types.values() if row.confidence is None]
    untagged += [row.id for row in everything.legal_bases.values() if row.confidence is None]
    untagged += [row.id for row in everything.measures.values() if row.confidence is None]
    assert untagged == []


def test_every_article_is_rested_on(everything: Catalogue) -> None:
    rests = [row.basis for row in everything.rules.values()]
    rests += [row.basis for row in everything.list_types.values()]
    rests += [row.basis for row in everything.measures.values()]
    assert set(everything.legal_bases) == {basis for rest in rests for basis in rest}


def test_no_national_rule_walks_through_shares_branches_or_successors(shipped: Catalogue) -> None:
    steps = [step for rule in shipped.rules.values() if rule.reach for step in rule.reach.walk]
    walked = frozenset[LinkKind]().union(*(step.links for step in steps if isinstance(step, LinkStep)))
    assert walked == {
        LinkKind.LEGAL_REPRESENTATIVE_OF,
        LinkKind.PRINCIPAL_OF,
        LinkKind.ACTUAL_CONTROLLER_OF,
        LinkKind.INVESTOR_IN,
        LinkKind.SENIOR_MANAGER_OF,
    }


def test_no_national_rule_releases_automatically(shipped: Catalogue) -> None:
    steps = [step for rule in shipped.rules.values() if rule.reach for step in rule.reach.walk]
    released = {step.release for step in steps if isinstance(step, LinkStep)}
    assert released == {None, Release.ON_DECISION}


def test_what_an_order_decides_outlives_nothing(everything: Catalogue) -> None:
    ordered = [rule for rule in everything.rules.values() if rule.requires_order]
    assert len(ordered) == 6
    assert all(not rule.survives for rule in ordered)
