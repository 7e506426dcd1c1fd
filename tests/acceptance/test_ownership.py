"""A whole ownership graph as neutral lines: a debarred parent reaches what it controls, and nothing else."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from graph_models.catalogue.loader import deployment, load_catalogue
from graph_models.entities.subject import ByCode
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    ListTypeId,
    Purpose,
    RegionCode,
    Role,
    VerdictKind,
)
from hub.app.hub import Hub
from hub.app.intake.kind import IntakeKind
from hub.domain.answers.verdict import Verdict
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput
from hub.domain.principal import Principal
from tests.hub.app.intake.county import AGENCY, department, load
from tests.support.house import House

REGION = RegionCode("330102")
FIRMS = 120
SHARES = (["1"], ["0.5"], ['"0.499999"'], ["0.3", '"0.2"'], ["0.25", "0.2499999"], ['"1.0"'], ["null"], ["5e-1"])
"""What one holder has of a firm, as the lines write it: one or several holdings beside each other."""


def code(number: int) -> str:
    return synthetic_uscc("91", REGION, number)


def parent(number: int) -> int:
    return number // 3


def shares(number: int) -> list[str]:
    return SHARES[number * 7 % len(SHARES)]


def links() -> Iterator[bytes]:
    for number in range(1, FIRMS):
        for place, share in enumerate(shares(number)):
            yield (
                f'{{"kind": "SHAREHOLDER_OF", "from": {{"uscc": "{code(parent(number))}"}}, "to": {{"uscc":'
                f' "{code(number)}"}}, "share": {share}, "valid_from": "2020-01-01", "source": "ownership",'
                f' "source_ref": "{number}/{place}"}}\n'
            ).encode()


def is_controlled(number: int) -> bool:
    """By the definition: a chain of holders that each have half or more; written without the hub."""
    if number == 0:
        return True
    known = [share.strip('"') for share in shares(number) if share != "null"]
    return sum(map(Fraction, known), Fraction()) >= Fraction(1, 2) and is_controlled(parent(number))


async def verdict_on(hub: Hub, number: int) -> Verdict:
    buyer = Principal(
        role=Role.AGENCY,
        department=DepartmentCode(AGENCY),
        domains=frozenset({Domain.PROCUREMENT}),
        region=REGION,
    )
    question = CheckInput(
        subject=ByCode(uscc=code(number)),
        matter=Matter(domain=Domain.PROCUREMENT),
        purpose=Purpose.PROCUREMENT_REVIEW,
    )
    verdict: Any = await hub.checks.check(buyer, question)
    assert isinstance(verdict, Verdict)
    return verdict


async def test_a_debarred_parent_reaches_every_firm_it_controls_and_no_other(house: House, tmp_path: Path) -> None:
    await house.empty()
    hub = await house.open(load_catalogue(*deployment(names=("debarment-control",))))
    lists = {"competent_for": ["debarment-control"], "domains": ["PROCUREMENT"]}
    await load(hub, IntakeKind.DEPARTMENTS, [department(AGENCY, **lists)], tmp_path)
    firms = [{"ref": {"uscc": code(number)}, "kind": "ORGANISATION"} for number in range(FIRMS)]
    assert (await load(hub, IntakeKind.SUBJECTS, firms, tmp_path)).total.accepted == FIRMS
    report = await load(hub, IntakeKind.LINKS, b"".join(links()), tmp_path)
    assert report.total.accepted == report.total.read == sum(len(shares(number)) for number in range(1, FIRMS))
    command = ListSubject(
        subject=ByCode(uscc=code(0)),
        list_type=ListTypeId("debarment-control"),
        decision=DecisionInput(number="〔2024〕示例001号", decided_on=date(2024, 12, 20)),
        notice=NoticeInput(served=date(2024, 12, 1), heard=True),
    )
    await hub.listings.list_subject(Principal(role=Role.AGENCY, department=DepartmentCode(AGENCY)), command)
    bound = {number for number in range(FIRMS) if (await verdict_on(hub, number)).kind is VerdictKind.RESTRICTED}
    assert bound == {number for number in range(FIRMS) if is_controlled(number)}
    assert 10 < len(bound) < FIRMS - 10
