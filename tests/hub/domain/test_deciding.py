"""The verdict: which of the four answers, and which rows are in it."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.identifiers.region import contains
from graph_models.intervals import Interval, IntervalSet
from graph_models.vocabulary import (
    CheckId,
    Coverage,
    Domain,
    EventKind,
    Mark,
    MatterKind,
    RegionCode,
    Revision,
    RuleId,
    SubjectId,
    VerdictKind,
)
from hub.domain.answers.verdict import Clear, Noted, Restricted
from hub.domain.principal import Principal
from tests.hub.domain.builders import FIRM, LAW, TODAY, answered, as_shown, asked, known, listing, restrictions_of, row
from tests.support.example_law import ARREARS, BAN, DEBARRED, FOOD, TRANSPORT
from tests.support.town import BANKING, BUYING, CITY, OTHER_CITY, PROVINCE, SECOND, asking

CHECK, REVISION = CheckId("c-1"), Revision(7)
SUPERVISING, LICENSING = asking(Domain.SUPERVISION), asking(Domain.LICENSING)


@pytest.mark.parametrize("day", [TODAY, date(2020, 2, 29)])
def test_nothing_that_binds_is_clear(day: date) -> None:
    assert answered(asked(day=day), known()) == Clear(
        check_id=CHECK, revision=REVISION, as_of=day, subject=FIRM, subject_known=True, coverage=Coverage.COMPLETE
    )


def test_a_subject_that_is_unknown_here_is_said_to_be() -> None:
    assert answered(asked(), known(subject=None)) == Clear(
        check_id=CHECK, revision=REVISION, as_of=TODAY, subject=None, subject_known=False, coverage=Coverage.COMPLETE
    )


def test_a_limit_restricts() -> None:
    each = row("arrears/trading")
    assert answered(asked(), known(each)) == Restricted(
        check_id=CHECK, revision=REVISION, as_of=TODAY, subject=FIRM, restrictions=(as_shown(each),)
    )


def test_a_fact_to_weigh_is_noted() -> None:
    each = row("arrears/credit")
    assert answered(asked(BANKING, Domain.BANKING), known(each)) == Noted(
        check_id=CHECK, revision=REVISION, as_of=TODAY, subject=FIRM, restrictions=(as_shown(each),)
    )


@pytest.mark.parametrize(
    ("rule", "caller", "domain", "expected"),
    [
        ("arrears/credit", BANKING, Domain.BANKING, VerdictKind.NOTED),
        ("arrears/supervision", SUPERVISING, Domain.SUPERVISION, VerdictKind.NOTED),
        ("arrears/trading", BUYING, Domain.BIDDING, VerdictKind.RESTRICTED),
        ("court/self", asking(Domain.CONSUMPTION), Domain.CONSUMPTION, VerdictKind.RESTRICTED),
    ],
    ids=["REFERENCE", "SCRUTINISE", "LIMIT", "PROHIBIT"],
)
def test_an_effect_has_its_answer(rule: str, caller: Principal, domain: Domain, expected: VerdictKind) -> None:
    assert answered(asked(caller, domain), known(row(rule))).kind is expected


def test_one_strong_row_among_weak_ones_restricts_and_all_are_shown() -> None:
    trading, supervision = LAW.rules[RuleId("arrears/trading")], LAW.rules[RuleId("arrears/supervision")]
    both = replace(supervision, domains=trading.domains)
    law = replace(LAW, rules={trading.id: trading, both.id: both})
    rows = known(row("arrears/trading"), row("arrears/supervision"))
    verdict = answered(asked(), rows, law)
    assert verdict.kind is VerdictKind.RESTRICTED
    assert [each.rule for each in restrictions_of(verdict)] == [both.id, trading.id]


@pytest.mark.parametrize("domain", sorted(frozenset(Domain) - {Domain.PROCUREMENT, Domain.BIDDING}))
def test_a_row_of_another_domain_is_not_shown(domain: Domain) -> None:
    assert answered(asked(asking(domain), domain), known(row("arrears/trading"))).kind is VerdictKind.CLEAR


@pytest.mark.parametrize(
    ("rule", "kind", "expected"),
    [
        ("arrears/licence", FOOD, VerdictKind.RESTRICTED),
        ("arrears/licence", TRANSPORT, VerdictKind.CLEAR),
        ("ban/industry", FOOD, VerdictKind.CLEAR),
        ("ban/industry", TRANSPORT, VerdictKind.RESTRICTED),
    ],
)
def test_a_row_binds_in_the_kinds_of_its_rule_or_of_its_listing(
    rule: str, kind: MatterKind, expected: VerdictKind
) -> None:
    own = listing(ARREARS if rule.startswith("arrears") else BAN, scope=[TRANSPORT])
    verdict = answered(asked(LICENSING, Domain.LICENSING, kind=kind), known(row(rule, of=own)))
    assert verdict.kind is expected


@pytest.mark.parametrize("issuer", [CITY, OTHER_CITY, PROVINCE])
@pytest.mark.parametrize("region", [CITY, OTHER_CITY, PROVINCE])
def test_a_row_of_the_issuers_region_binds_where_that_contains_the_matters(
    issuer: RegionCode, region: RegionCode
) -> None:
    each = row("arrears/licence", of=listing(ARREARS, region=issuer))
    verdict = answered(asked(LICENSING, Domain.LICENSING, kind=FOOD, region=region), known(each))
    assert (verdict.kind is VerdictKind.RESTRICTED) is contains(issuer, region)


def test_rows_are_shown_by_their_listings_day_then_its_id_then_their_rule() -> None:
    late = row("arrears/trading", of=listing(ARREARS, name="L-1", effective=date(2025, 3, 1)))
    early_b = row("arrears/trading", of=listing(ARREARS, name="L-3"))
    early_a = row("debarred/holdings", of=listing(DEBARRED, name="L-2", department=SECOND))
    verdict = answered(asked(), known(late, early_b, early_a))
    assert restrictions_of(verdict) == tuple(as_shown(each, listings=3) for each in (early_a, early_b, late))


def test_listings_are_counted_once_however_many_rows_they_have() -> None:
    own = listing(DEBARRED)
    rows = [row("debarred/holdings", of=own, subject=SubjectId(name)) for name in ("o-1", "o-2")]
    other = row("arrears/trading", of=listing(ARREARS, name="L-2"))
    verdict = answered(asked(), known(*rows, other))
    assert [each.listings_in_matter for each in restrictions_of(verdict)] == [2, 2, 2]


def test_a_listing_of_another_matter_is_not_counted() -> None:
    elsewhere = row("arrears/credit", of=listing(ARREARS, name="L-2"))
    [shown] = restrictions_of(answered(asked(), known(row("arrears/trading"), elsewhere)))
    assert shown.listings_in_matter == 1


def test_an_objection_marks_and_changes_nothing_else() -> None:
    objected = row("arrears/trading", told=[(EventKind.OBJECTED, TODAY)])
    assert answered(asked(), known(objected)).kind is answered(asked(), known(row("arrears/trading"))).kind
    assert restrictions_of(answered(asked(), known(objected))) == (as_shown(objected),)


def test_rows_are_shown_as_they_stand_on_the_day_asked_about() -> None:
    april = IntervalSet.of(Interval(date(2025, 4, 1), date(2025, 5, 1)))
    former = known(row("arrears/trading", pending=april))
    marks = [restrictions_of(answered(asked(day=day), former))[0].marks for day in (date(2025, 4, 30), TODAY)]
    assert marks == [{Mark.RELEASE_PENDING}, frozenset()]
