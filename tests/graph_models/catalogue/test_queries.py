"""Questions to a loaded catalogue: what could bind where, which act is dated, who is reached."""

from datetime import date

import pytest

from graph_models.catalogue.loader import load_catalogue
from graph_models.catalogue.model import Catalogue
from graph_models.catalogue.queries import (
    act_is_required,
    binding_list_types,
    could_bind,
    role_links,
    scoped_domains,
)
from graph_models.vocabulary import Domain, LinkKind, ListTypeId, MatterKind
from tests.graph_models.catalogue.conftest import BASE, RULE, Write

TODAY = date(2025, 6, 1)


def test_only_rules_of_the_kind_could_bind(shipped: Catalogue) -> None:
    found = could_bind(shipped, Domain.LICENSING, MatterKind("food-business"))
    assert [rule.id for rule in found if not rule.scope.from_listing] == [
        "food-licence-revoked/licence/representative",
        "food-licence-revoked/licence/responsible",
        "food-licence-revoked/licence/self",
    ]


def test_what_the_listing_scopes_could_bind_in_every_kind(shipped: Catalogue) -> None:
    tobacco = binding_list_types(shipped, Domain.LICENSING, MatterKind("tobacco-retail"))
    assert tobacco == {"permit-by-fraud", "permit-false-materials"}


def test_without_a_kind_every_rule_of_the_domain_could_bind(shipped: Catalogue) -> None:
    assert binding_list_types(shipped, Domain.OFFICE, MatterKind("producer-head")) == {
        "major-accident",
        "safety-serious",
    }
    assert {"safety-serious", "film-licence-revoked"} < binding_list_types(shipped, Domain.OFFICE, None)


def test_the_lists_that_spoil_a_procurement_matter(shipped: Catalogue) -> None:
    assert binding_list_types(shipped, Domain.PROCUREMENT, None) == {
        "abnormal-operation",
        "overload-serious",
        "procurement-major-violation",
        "procurement-serious",
        "safety-serious",
        "social-organisation-serious",
        "wage-arrears",
    }


def test_what_waits_for_an_order_never_could_bind(shipped: Catalogue) -> None:
    assert binding_list_types(shipped, Domain.EXIT, None) == {"defence-duty"}


def test_licences_posts_and_work_need_a_kind(shipped: Catalogue) -> None:
    assert scoped_domains(shipped) == {Domain.LICENSING, Domain.OFFICE, Domain.EMPLOYMENT}


def test_a_domain_needs_a_kind_as_soon_as_a_rule_is_scoped_there(write: Write) -> None:
    kind = "kinds: [{id: plane, domain: CONSUMPTION, name: 示例}]\n"
    scoped = RULE + "    scope: {kinds: [plane]}\n"
    assert Domain.CONSUMPTION not in scoped_domains(load_catalogue(write("one", a=BASE, b=RULE)))
    assert Domain.CONSUMPTION in scoped_domains(load_catalogue(write("two", a=BASE, b=scoped, c=kind)))
    by_listing = RULE + "    scope: LISTING\n"
    assert Domain.CONSUMPTION in scoped_domains(load_catalogue(write("three", a=BASE, b=by_listing)))


@pytest.mark.parametrize(
    ("list_type", "required"),
    [
        ("food-licence-revoked", True),
        ("company-licence-revoked", True),
        ("safety-serious", True),
        ("drug-licence", True),
        ("judgment-defaulter", False),
        ("consumption-order", False),
        ("wage-arrears", False),
        ("procurement-serious", False),
        ("false-registration", False),
        ("market-serious", False),
    ],
)
def test_the_act_is_dated_where_a_ban_goes_by_role(shipped: Catalogue, list_type: str, required: bool) -> None:
    assert act_is_required(shipped, ListTypeId(list_type), TODAY) is required


def test_only_rules_in_force_on_the_decision_date_ask_for_the_act(write: Write) -> None:
    dated = (
        RULE + "    reach: {walk: [{links: [PRINCIPAL_OF], toward: FROM, when: AT_ACT}]}\n"
        "    valid_from: 2025-01-01\n    valid_to: 2026-01-01\n"
    )
    catalogue = load_catalogue(write("one", a=BASE, b=dated))
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    asked = [act_is_required(catalogue, ListTypeId("some-list"), day) for day in days]
    assert asked == [False, True, True, False]


def test_a_rule_that_waits_for_an_order_asks_for_no_act(write: Write) -> None:
    ordered = RULE + "    reach: {walk: [{links: [PRINCIPAL_OF], toward: FROM, when: AT_ACT}]}\n    requires: ORDER\n"
    assert not act_is_required(load_catalogue(write("one", a=BASE, b=ordered)), ListTypeId("some-list"), TODAY)


def test_the_roles_by_which_the_law_reaches_persons(everything: Catalogue) -> None:
    assert role_links(everything) == {
        LinkKind.LEGAL_REPRESENTATIVE_OF,
        LinkKind.PRINCIPAL_OF,
        LinkKind.ACTUAL_CONTROLLER_OF,
        LinkKind.INVESTOR_IN,
        LinkKind.SENIOR_MANAGER_OF,
    }
