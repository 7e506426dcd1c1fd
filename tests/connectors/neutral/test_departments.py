"""Neutral lines of departments."""

import json

import pytest

from connectors.neutral.departments import DEPARTMENTS, DepartmentRow, read_department
from graph_models.errors import InvalidIdentifier
from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, RegionCode, Role, SourceId
from hub.domain.commands.record import DeclareDepartment
from tests.connectors.neutral.reading import read_back

COURT = json.loads(
    '{"code": "11330100XXXX90026F", "name": "示例市人民法院", "region": "330100", "role": "AGENCY",'
    ' "court": true, "competent_for": ["judgment-defaulter"], "domains": [], "registers": []}'
)


def test_a_court_is_declared_as_its_line_says() -> None:
    assert read_back(COURT, DEPARTMENTS) == DeclareDepartment(
        code=DepartmentCode("11330100XXXX90026F"),
        name="示例市人民法院",
        region=RegionCode("330100"),
        court=True,
        competent_for=frozenset({ListTypeId("judgment-defaulter")}),
    )


def test_a_bank_and_a_keeper_of_a_register_are_declared() -> None:
    row = DepartmentRow(
        code="11330100xxxx90026f",
        name=" 示例银行 ",
        region="330100",
        role=Role.BANK,
        domains=(Domain.BANKING,),
        registers=("register-x",),
    )
    declared = read_department(row)
    assert declared.code == "11330100XXXX90026F"
    assert declared.name == "示例银行"
    assert declared.role is Role.BANK
    assert declared.domains == {Domain.BANKING}
    assert declared.registers == {SourceId("register-x")}


@pytest.mark.parametrize(("field", "value"), [("code", "11330100XXXX900260"), ("region", "99")])
def test_a_wrong_code_or_region_is_refused_with_its_place(field: str, value: str) -> None:
    row = DepartmentRow(**{"code": COURT["code"], "name": "示例", "region": "330100", field: value})
    with pytest.raises(InvalidIdentifier) as refusal:
        read_department(row)
    assert refusal.value.detail == field
