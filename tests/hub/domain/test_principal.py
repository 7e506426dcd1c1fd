"""Who calls, and how one caller is told from another."""

import pytest

from graph_models.vocabulary import DepartmentCode, Role, SubjectId
from hub.domain.principal import Principal

OFFICE, SOMEBODY = DepartmentCode("示例局"), SubjectId("p-1")


@pytest.mark.parametrize(
    ("caller", "key"),
    [
        (Principal(role=Role.OPERATOR), "OPERATOR:"),
        (Principal(role=Role.AUDITOR), "AUDITOR:"),
        (Principal(role=Role.AGENCY, department=OFFICE), "AGENCY:示例局"),
        (Principal(role=Role.BANK, department=OFFICE), "BANK:示例局"),
        (Principal(role=Role.SUBJECT, subject=SOMEBODY), "SUBJECT:p-1"),
    ],
)
def test_a_caller_is_told_apart_by_role_and_by_whom_it_speaks_for(caller: Principal, key: str) -> None:
    assert caller.key == key


def test_what_is_declared_of_a_department_does_not_make_it_another_caller() -> None:
    declared = Principal(role=Role.AGENCY, department=OFFICE, domains=frozenset())
    assert declared.key == Principal(role=Role.AGENCY, department=OFFICE).key


def test_a_caller_of_whom_nothing_is_declared_acts_nowhere() -> None:
    caller = Principal(role=Role.AGENCY, department=OFFICE)
    assert (caller.domains, caller.region, caller.subject) == (frozenset(), None, None)
