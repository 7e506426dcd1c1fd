"""What bears on a department's matters: its domains, and where it decides; and who is not told what is not there."""

from dataclasses import replace

import pytest

from graph_models.vocabulary import Domain, EventKind, RegionCode, Role, RuleId, SubjectId
from hub.domain.principal import Principal
from hub.domain.reading import acts_for, binds_for, check_concerned, sees_effect
from tests.hub.domain.builders import FIRM, LAW, SOMEBODY, SOMEONE_ELSE, TODAY, listing, refusal, stands
from tests.support.example_law import ARREARS, GRAVE
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    CITY,
    ISSUER,
    ISSUING,
    OPERATOR,
    OTHER_CITY,
    PROVINCE,
    asking,
    subject_itself,
)

LICENCE, TRADING = LAW.rules[RuleId("arrears/licence")], LAW.rules[RuleId("arrears/trading")]
"""A rule for the region of the issuer, and one for the country."""
LICENSING = asking(Domain.LICENSING)
OWN = Principal(role=Role.AGENCY, department=ISSUER)


@pytest.mark.parametrize(
    ("region", "binds"),
    [
        (CITY, True),
        (RegionCode("330102"), True),
        (PROVINCE, True),
        (RegionCode("100000"), True),
        (None, True),
        (OTHER_CITY, False),
    ],
)
def test_a_rule_for_the_issuers_region_is_no_matter_of_a_department_elsewhere(
    region: RegionCode | None, binds: bool
) -> None:
    caller = replace(LICENSING, region=region)
    assert binds_for(caller, LICENCE, issuer_region=CITY) is binds
    assert acts_for(caller, listing(ARREARS), catalogue=LAW) is binds


def test_a_rule_for_the_country_is_everybodys_in_its_domains() -> None:
    elsewhere = replace(BUYING, region=OTHER_CITY)
    assert binds_for(elsewhere, TRADING, issuer_region=CITY)
    assert not binds_for(replace(LICENSING, region=OTHER_CITY), TRADING, issuer_region=CITY)


def test_where_an_issuers_region_is_not_known_the_rule_is_shown_rather_than_missed() -> None:
    assert binds_for(replace(LICENSING, region=OTHER_CITY), LICENCE, issuer_region=None)


@pytest.mark.parametrize("caller", [AUDITOR, OPERATOR, subject_itself(FIRM)])
def test_auditors_the_operator_and_subjects_see_what_has_ended(caller: Principal) -> None:
    on = listing(ARREARS)
    for event in (EventKind.REPAIRED, EventKind.ANNULLED):
        standing = stands(on, (event, TODAY))
        assert sees_effect(caller, TRADING, listing=on, standing=standing, today=TODAY)


@pytest.mark.parametrize("caller", [BUYING, ISSUING, OWN])
def test_an_agency_sees_what_a_listing_does_until_it_is_repaired_or_annulled(caller: Principal) -> None:
    on = listing(ARREARS)
    seen = [
        sees_effect(caller, TRADING, listing=on, standing=stands(on, *told), today=TODAY)
        for told in ((), [(EventKind.REPAIRED, TODAY)], [(EventKind.ANNULLED, TODAY)])
    ]
    assert seen == [True, False, False]


def test_what_survives_a_repair_is_seen_until_the_listing_is_annulled() -> None:
    on, office = listing(GRAVE), LAW.rules[RuleId("grave/office")]
    seen = [
        sees_effect(asking(Domain.OFFICE), office, listing=on, standing=stands(on, (event, TODAY)), today=TODAY)
        for event in (EventKind.REPAIRED, EventKind.ANNULLED)
    ]
    assert seen == [True, False]


def test_a_bank_has_no_listings_of_its_own() -> None:
    on = listing(ARREARS, department=BANKING.department or ISSUER)
    assert not sees_effect(BANKING, TRADING, listing=on, standing=stands(on), today=TODAY)


@pytest.mark.parametrize(
    ("caller", "concerned", "code"),
    [
        (BANKING, [FIRM], "NOT_PERMITTED"),
        (BANKING, [], "NOT_PERMITTED"),
        (subject_itself(FIRM), [SOMEBODY, FIRM], None),
        (subject_itself(SOMEONE_ELSE), [SOMEBODY, FIRM], "NOT_PERMITTED"),
        (subject_itself(FIRM), [], "NOT_PERMITTED"),
        (BUYING, [], None),
        (AUDITOR, [], None),
    ],
)
def test_who_is_not_concerned_is_refused_alike_where_there_is_nothing(
    caller: Principal, concerned: list[SubjectId], code: str | None
) -> None:
    assert refusal(check_concerned, caller, *concerned) == code
