"""Loading folders: the shipped catalogue, supplements, a deployment's own folder, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from graph_models.catalogue.loader import (
    deployment,
    load_catalogue,
    national,
    supplement,
    supplements,
)
from graph_models.catalogue.model import Catalogue, OpenTerm, RepairPolicy
from graph_models.catalogue.problems import CatalogueError
from graph_models.errors import InvalidInput
from graph_models.vocabulary import Domain, ListTypeId, RuleId, SubjectKind
from tests.graph_models.catalogue.conftest import BASE, RULE, Write

TEST_RULES = Path(__file__).parents[3].parent / "shared" / "scenarios" / "catalogue"


def test_rows_come_in_the_order_of_their_ids(shipped: Catalogue) -> None:
    assert list(shipped.rules) == sorted(shipped.rules)
    assert list(shipped.list_types) == sorted(shipped.list_types)
    assert list(shipped.legal_bases) == sorted(shipped.legal_bases)
    assert list(shipped.measures) == sorted(shipped.measures)
    assert list(shipped.kinds) == sorted(shipped.kinds)
    assert all(row.id == name for name, row in shipped.rules.items())


def test_the_supplement_is_off_by_default(shipped: Catalogue, everything: Catalogue) -> None:
    assert supplements() == ("debarment-control",)
    assert set(everything.rules) - set(shipped.rules) == {
        "debarment-control/self",
        "debarment-control/controlled",
    }


def test_a_supplement_that_is_not_shipped_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no supplement has this name; there are: debarment-control"):
        supplement("../national")


def test_a_deployment_is_the_national_folder_its_supplements_and_its_own(write: Write) -> None:
    first, second = write("first", a=BASE), write("second", a=BASE)
    folders = deployment(folders=[first, second], names=["debarment-control"])
    assert folders == (national(), supplement("debarment-control"), first, second)
    assert deployment() == (national(),)


def test_a_local_folder_is_loaded_beside_the_national_one(write: Write) -> None:
    own = write("own", a=BASE.replace("M04", "M99"), b=RULE.replace("M04", "M99"))
    catalogue = load_catalogue(*deployment(folders=[own]))
    assert catalogue.rules[RuleId("some-list/rule")].list_type == "some-list"
    assert ListTypeId("safety-serious") in catalogue.list_types


@pytest.mark.skipif(not TEST_RULES.is_dir(), reason="the stories beside the project are missing")
def test_the_rules_of_the_stories_load_beside_the_real_ones() -> None:
    catalogue = load_catalogue(*deployment(folders=[TEST_RULES]))
    row = catalogue.list_types[ListTypeId("control-chain")]
    assert (row.term, row.repair, row.notice_required) == (OpenTerm.LISTING, RepairPolicy(), True)
    assert row.listed == frozenset(SubjectKind)
    rules = catalogue.rules_of(ListTypeId("mixed-roles"), decided_on=date(2025, 1, 1))
    assert [rule.id for rule in rules] == [
        "mixed-roles/at-act",
        "mixed-roles/at-decision",
        "mixed-roles/current",
    ]
    assert catalogue.rules[RuleId("mixed-roles/at-act")].domains == {Domain.OFFICE}


def test_an_id_stands_once_in_all_folders(write: Write) -> None:
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(write("one", a=BASE), write("two", a=BASE))
    assert [str(problem) for problem in refused.value.problems] == [
        "two/a.yaml: measures: M04: stands already in one/a.yaml",
        "two/a.yaml: list_types: some-list: stands already in one/a.yaml",
        "two/a.yaml: kinds: permit: stands already in one/a.yaml",
        "two/a.yaml: kinds: post: stands already in one/a.yaml",
    ]


def test_an_id_stands_once_in_one_file(write: Write) -> None:
    with pytest.raises(CatalogueError, match=r"rules: some-list/rule: stands already in one/b\.yaml"):
        load_catalogue(write("one", a=BASE, b=RULE + RULE.removeprefix("rules:\n")))


def test_a_legal_basis_is_given_again_word_for_word_or_not_at_all(write: Write) -> None:
    again = "legal_bases: [{id: law/1, title: 示例法第一条}]"
    assert len(load_catalogue(write("one", a=BASE), write("two", a=again)).legal_bases) == 1
    with pytest.raises(CatalogueError, match="legal_bases: law/1: stands already"):
        load_catalogue(write("three", a=BASE), write("four", a=again.replace("一条", "二条")))


def test_a_kind_of_matter_is_known_within_its_domain(write: Write) -> None:
    more = write("more", a="kinds: [{id: permit, domain: OFFICE, name: 示例}]")
    rule = RULE.replace("CONSUMPTION", "OFFICE") + "    scope: {kinds: [permit]}\n"
    catalogue = load_catalogue(write("one", a=BASE, b=rule), more)
    assert [key for key in catalogue.kinds if key[1] == "permit"] == [
        (Domain.LICENSING, "permit"),
        (Domain.OFFICE, "permit"),
    ]


def test_the_error_carries_every_problem_of_every_file(write: Write) -> None:
    broken = RULE.replace("M04", "M99")
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(write("one", a=BASE, b=broken), write("two", c="kinds: ["))
    error = refused.value
    assert error.code == "INVALID_INPUT"
    assert [problem.file for problem in error.problems] == ["two/c.yaml", "one/b.yaml"]
    assert error.message.startswith("the catalogue is refused, 2 problem(s):\n")
    assert "  one/b.yaml: rules: some-list/rule: unknown measure M99" in error.message
