"""Every mutation's JSON becomes the command that the services take, field by field."""

from datetime import date
from typing import Any

import msgspec
import pytest

from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ById
from graph_models.errors import InvalidInput
from graph_models.vocabulary import (
    DepartmentCode,
    Domain,
    FindingKind,
    LinkKind,
    ListingId,
    ListTypeId,
    MatterKind,
    OrganisationKind,
    PartsPerMillion,
    Purpose,
    RegionCode,
    RepairId,
    RequestId,
    SourceId,
    SubjectId,
    SubjectKind,
)
from hub.cli.inputs.shape import decode
from hub.cli.mutations import MUTATIONS
from hub.domain.commands import listing, record

A, B = ById(id=SubjectId("a")), ById(id=SubjectId("b"))
RAW_A, RAW_B = {"id": "a"}, {"id": "b"}
LISTING, REQUEST = ListingId("l-1"), RequestId("q-1")

CASES: list[tuple[str, dict[str, Any], object]] = [
    (
        "registerSubject",
        {
            "subject": RAW_A,
            "kind": "ORGANISATION",
            "name": "示例",
            "organisationKind": "ENTERPRISE",
            "region": "330100",
            "source": "s",
            "sourceRef": "7",
        },
        record.RegisterSubject(
            ref=A,
            kind=SubjectKind.ORGANISATION,
            name="示例",
            organisation_kind=OrganisationKind.ENTERPRISE,
            region=RegionCode("330100"),
            source=SourceId("s"),
            source_ref="7",
        ),
    ),
    (
        "recordLink",
        {
            "kind": "SHAREHOLDER_OF",
            "from": RAW_A,
            "to": RAW_B,
            "validFrom": "2020-01-01",
            "share": 0.58,
            "nominee": True,
            "requestId": "q-1",
        },
        record.RecordLink(
            kind=LinkKind.SHAREHOLDER_OF,
            start=A,
            end=B,
            valid_from=date(2020, 1, 1),
            valid_to=FOREVER,
            share=PartsPerMillion(580_000),
            nominee=True,
            request_id=REQUEST,
        ),
    ),
    (
        "endLink",
        {
            "kind": "DIRECTOR_OF",
            "from": RAW_A,
            "to": RAW_B,
            "validFrom": "2020-01-01",
            "validTo": "2025-01-01",
        },
        record.EndLink(
            kind=LinkKind.DIRECTOR_OF,
            start=A,
            end=B,
            valid_from=date(2020, 1, 1),
            valid_to=date(2025, 1, 1),
        ),
    ),
    (
        "listSubject",
        {
            "subject": RAW_A,
            "listType": "permit-by-fraud",
            "decision": {
                "number": "示〔2025〕1号",
                "decisionDate": "2025-02-20",
                "actFrom": "2024-12-01",
                "actTo": "2024-12-09",
                "ground": "骗取许可",
                "findings": [{"person": RAW_B, "as": "PUNISHED"}],
            },
            "notice": {"served": "2025-01-10", "heard": True},
            "effective": "2025-03-01",
            "published": "2025-03-02",
            "until": "2027-03-01",
            "scope": {"kinds": ["food-business"]},
        },
        listing.ListSubject(
            subject=A,
            list_type=ListTypeId("permit-by-fraud"),
            decision=listing.DecisionInput(
                number="示〔2025〕1号",
                decided_on=date(2025, 2, 20),
                act_from=date(2024, 12, 1),
                act_to=date(2024, 12, 9),
                ground="骗取许可",
                findings=(listing.FindingInput(person=B, kind=FindingKind.PUNISHED),),
            ),
            notice=listing.NoticeInput(served=date(2025, 1, 10), heard=True),
            effective=date(2025, 3, 1),
            published=date(2025, 3, 2),
            until=date(2027, 3, 1),
            scope=frozenset({MatterKind("food-business")}),
        ),
    ),
    (
        "annulListing",
        {"listing": "l-1", "reason": "示例", "decision": "示2号", "requestId": "q-1"},
        listing.AnnulListing(listing=LISTING, reason="示例", decision="示2号", request_id=REQUEST),
    ),
    ("stayListing", {"listing": "l-1", "decision": "停1号"}, listing.StayListing(listing=LISTING, decision="停1号")),
    (
        "resumeListing",
        {"listing": "l-1", "decision": "停2号"},
        listing.StayListing(listing=LISTING, decision="停2号"),
    ),
    (
        "releasePerson",
        {"listing": "l-1", "subject": RAW_B, "decision": "放1号"},
        listing.ReleasePerson(listing=LISTING, subject=B, decision="放1号"),
    ),
    (
        "applyForRepair",
        {
            "listing": "l-1",
            "corrected": True,
            "dutiesDone": True,
            "commitment": True,
            "correctedOn": "2025-04-01",
        },
        listing.ApplyForRepair(
            listing=LISTING, corrected=True, duties_done=True, commitment=True, corrected_on=date(2025, 4, 1)
        ),
    ),
    (
        "decideRepair",
        {"repair": "R-1", "granted": False, "decision": "修1号", "reason": "示例"},
        listing.DecideRepair(repair=RepairId("R-1"), granted=False, decision="修1号", reason="示例"),
    ),
    (
        "revokeRepair",
        {"listing": "l-1", "reason": "材料虚假", "decision": "撤1号", "until": "2027-01-01"},
        listing.RevokeRepair(listing=LISTING, reason="材料虚假", decision="撤1号", until=date(2027, 1, 1)),
    ),
    (
        "fileObjection",
        {"listing": "l-1", "reason": "事实有误"},
        listing.FileObjection(listing=LISTING, reason="事实有误"),
    ),
    (
        "recordConsent",
        {
            "subject": RAW_A,
            "bank": "B1",
            "purpose": "CREDIT_GRANTING",
            "validFrom": "2025-01-01",
            "validTo": "2025-07-01",
            "scope": ["BANKING", "CONSUMPTION"],
            "document": "合同7",
        },
        record.RecordConsent(
            subject=A,
            bank=DepartmentCode("B1"),
            purpose=Purpose.CREDIT_GRANTING,
            valid_from=date(2025, 1, 1),
            valid_to=date(2025, 7, 1),
            scope=frozenset({Domain.BANKING, Domain.CONSUMPTION}),
            document="合同7",
        ),
    ),
]


@pytest.mark.parametrize(("name", "raw", "command"), CASES, ids=[case[0] for case in CASES])
def test_the_command_of_an_input(name: str, raw: dict[str, Any], command: object) -> None:
    shape: Any = decode(msgspec.json.encode(raw), MUTATIONS[name].shape)
    assert shape.command() == command


def test_every_mutation_is_covered() -> None:
    assert {case[0] for case in CASES} == set(MUTATIONS)


@pytest.mark.parametrize("name", MUTATIONS)
def test_an_unknown_field_is_refused(name: str) -> None:
    raw = next(case[1] for case in CASES if case[0] == name)
    with pytest.raises(InvalidInput, match="unknown field `colour`"):
        decode(msgspec.json.encode({**raw, "colour": 1}), MUTATIONS[name].shape)


@pytest.mark.parametrize("share", ["1.5", "-0.1", '"half"'])
def test_a_share_outside_0_to_1_is_refused(share: str) -> None:
    raw = f'{{"kind":"SHAREHOLDER_OF","from":{{"id":"a"}},"to":{{"id":"b"}},"validFrom":"2020-01-01","share":{share}}}'
    shape: Any = decode(raw.encode(), MUTATIONS["recordLink"].shape)
    with pytest.raises(InvalidInput):
        shape.command()


def test_an_unknown_share_is_null() -> None:
    raw = {"kind": "SHAREHOLDER_OF", "from": RAW_A, "to": RAW_B, "validFrom": "2020-01-01", "share": None}
    shape: Any = decode(msgspec.json.encode(raw), MUTATIONS["recordLink"].shape)
    assert shape.command().share is None
