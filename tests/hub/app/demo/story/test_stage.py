"""The stage finds by parts and aliases what the hub knows by ids, and says plainly what no story has made."""

import pytest

from graph_models.errors import NotFound
from graph_models.vocabulary import DepartmentCode, ListingId, RepairId, Role, SubjectId
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story.facts import Alias
from hub.app.demo.story.stage import Stage

ALIAS = Alias("the listing")


def test_parts_and_offices_are_found_by_id(stage: Stage) -> None:
    assert stage.part_of(stage.cast[Part.OWNER].id) is Part.OWNER
    assert stage.office_of(stage.county.departments[Office.TAX].code) is Office.TAX


def test_listings_and_repairs_are_found_by_alias(stage: Stage) -> None:
    stage.listings[ALIAS] = ListingId("L-1")
    stage.repairs[ALIAS] = RepairId("R-1")
    assert stage.listing(ALIAS) == "L-1"
    assert stage.alias_of(ListingId("L-1")) == ALIAS
    assert stage.repair(ALIAS) == "R-1"


def test_what_is_unknown_is_not_found(stage: Stage) -> None:
    with pytest.raises(NotFound):
        stage.part_of(SubjectId("s-nobody"))
    with pytest.raises(NotFound):
        stage.office_of(DepartmentCode("nowhere"))
    with pytest.raises(NotFound):
        stage.listing(ALIAS)
    with pytest.raises(NotFound):
        stage.alias_of(ListingId("L-2"))
    with pytest.raises(NotFound):
        stage.repair(ALIAS)


def test_an_agency_acts_with_what_is_declared_of_it(stage: Stage) -> None:
    declared = stage.county.departments[Office.EMERGENCY]
    principal = stage.principal(Office.EMERGENCY)
    assert principal.role is Role.AGENCY
    assert (principal.department, principal.domains) == (declared.code, declared.domains)
    assert stage.principal(Office.BANK).role is Role.BANK


def test_the_audit_office_audits_and_a_part_speaks_for_itself(stage: Stage) -> None:
    auditor = stage.principal(Office.AUDIT)
    assert (auditor.role, auditor.department) == (Role.AUDITOR, None)
    firm = stage.principal(Part.PLANT)
    assert (firm.role, firm.subject) == (Role.SUBJECT, stage.cast[Part.PLANT].id)
