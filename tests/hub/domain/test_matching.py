"""Whether a rule binds in a matter: domain, kind and territory."""

import pytest

from graph_models.identifiers.region import contains
from graph_models.vocabulary import Domain, MatterKind, RegionCode, RuleId
from hub.domain.matching import binds_in
from tests.hub.domain.builders import LAW
from tests.support.example_law import FOOD, TRANSPORT
from tests.support.town import CITY, OTHER_CITY, PROVINCE


def binds(
    rule: str,
    domain: Domain,
    kind: MatterKind | None = None,
    *,
    region: RegionCode | None = None,
    issuer: RegionCode = CITY,
    stated: frozenset[MatterKind] = frozenset(),
) -> bool:
    return binds_in(
        LAW.rules[RuleId(rule)], domain=domain, kind=kind, region=region, issuer_region=issuer, stated=stated
    )


def test_a_rule_binds_in_its_domains() -> None:
    assert binds("arrears/trading", Domain.BIDDING)
    assert not binds("arrears/trading", Domain.HONOURS)


def test_a_scoped_rule_binds_in_its_kinds() -> None:
    assert binds("arrears/licence", Domain.LICENSING, FOOD)
    assert not binds("arrears/licence", Domain.LICENSING, TRANSPORT)


@pytest.mark.parametrize("rule", ["arrears/licence", "ban/industry"])
def test_without_a_kind_a_scoped_rule_is_shown_rather_than_missed(rule: str) -> None:
    assert binds(rule, Domain.LICENSING)


@pytest.mark.parametrize("kind", [FOOD, TRANSPORT, None])
def test_a_rule_that_is_not_scoped_binds_in_every_kind(kind: MatterKind | None) -> None:
    assert binds("arrears/trading", Domain.BIDDING, kind, stated=frozenset({FOOD}))


@pytest.mark.parametrize(("stated", "expected"), [({FOOD}, True), ({TRANSPORT}, False), (set(), False)])
def test_a_rule_may_bind_in_the_kinds_that_the_listing_states(stated: set[MatterKind], expected: bool) -> None:
    assert binds("ban/industry", Domain.LICENSING, FOOD, stated=frozenset(stated)) is expected


@pytest.mark.parametrize(
    ("issuer", "region", "expected"),
    [
        (CITY, CITY, True),
        (CITY, OTHER_CITY, False),
        (PROVINCE, OTHER_CITY, True),
        (CITY, PROVINCE, False),
        (CITY, None, True),
    ],
)
def test_a_rule_of_the_issuers_region_binds_where_that_contains_the_matters(
    issuer: RegionCode, region: RegionCode | None, expected: bool
) -> None:
    assert binds("arrears/licence", Domain.LICENSING, FOOD, issuer=issuer, region=region) is expected
    assert region is None or contains(issuer, region) is expected


def test_a_national_rule_binds_anywhere() -> None:
    assert binds("arrears/trading", Domain.BIDDING, issuer=CITY, region=OTHER_CITY)
