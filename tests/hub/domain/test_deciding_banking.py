"""Under the shipped law nobody is Restricted in BANKING: a bank weighs facts, and no law makes it refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_models.catalogue.loader import deployment, load_catalogue, supplements
from graph_models.catalogue.model import Catalogue
from graph_models.vocabulary import Domain, Role, RuleId, VerdictKind
from tests.hub.domain.builders import answered, asked, known, restrictions_of, row
from tests.hub.domain.drawn import at_leisure, cases
from tests.support.town import BANKING


@pytest.fixture(scope="module")
def shipped_law() -> Catalogue:
    """The national catalogue with every shipped supplement."""
    return load_catalogue(*deployment(names=supplements()))


def in_banking(law: Catalogue) -> list[RuleId]:
    return sorted(rule.id for rule in law.rules.values() if Domain.BANKING in rule.domains)


def test_every_shipped_rule_of_banking_is_noted_and_shown(shipped_law: Catalogue) -> None:
    rules = in_banking(shipped_law)
    assert rules
    for rule in rules:
        verdict = answered(asked(BANKING, Domain.BANKING), known(row(rule, law=shipped_law)), shipped_law)
        assert verdict.kind is VerdictKind.NOTED
        assert [each.rule for each in restrictions_of(verdict)] == [rule]


def test_a_rule_of_another_domain_tells_a_bank_nothing(shipped_law: Catalogue) -> None:
    for rule in sorted(frozenset(shipped_law.rules) - frozenset(in_banking(shipped_law))):
        verdict = answered(asked(BANKING, Domain.BANKING), known(row(rule, law=shipped_law)), shipped_law)
        assert verdict.kind is VerdictKind.CLEAR


@at_leisure
@given(data=st.data())
def test_nobody_is_restricted_in_banking_whoever_asks_and_whatever_binds(
    shipped_law: Catalogue, data: st.DataObject
) -> None:
    case = data.draw(cases(Role.BANK, Role.AUDITOR, Role.SUBJECT, law=shipped_law, domains=(Domain.BANKING,)))
    assert answered(case.asked, case.known, shipped_law).kind is not VerdictKind.RESTRICTED
