"""A record of a check as it is kept, and as it is read again."""

from dataclasses import fields, replace
from datetime import date

import pytest

from graph_models.civil_time import noon
from graph_models.vocabulary import (
    CheckId,
    Coverage,
    DepartmentCode,
    Domain,
    ListingId,
    MatterKind,
    Purpose,
    RegionCode,
    Revision,
    Role,
    SubjectId,
    UndeterminedReason,
    VerdictKind,
)
from hub.domain.answers.records import CheckRecord
from hub.domain.answers.verdict import AnyVerdict, Clear, Undetermined
from hub.domain.commands.check import Matter
from hub.domain.deciding import Asked, Decided
from hub.domain.principal import Principal
from hub.services.records import check_record, record_of

TODAY = date(2025, 6, 1)
CHECK, SUBJECT = CheckId("c-1"), SubjectId("p-1")
CLEAR = Clear(
    check_id=CHECK,
    revision=Revision(7),
    as_of=TODAY,
    subject=SUBJECT,
    subject_known=True,
    coverage=Coverage.COMPLETE,
)
OPEN = Undetermined(check_id=CHECK, revision=Revision(7), as_of=TODAY, reason=UndeterminedReason.AMBIGUOUS_IDENTIFIER)
ASKED = Asked(
    check_id=CHECK,
    principal=Principal(role=Role.AGENCY, department=DepartmentCode("department")),
    matter=Matter(domain=Domain.LICENSING, kind=MatterKind("food"), region=RegionCode("330100"), reference="示例1号"),
    purpose=Purpose.LICENCE_REVIEW,
    day=TODAY,
    today=date(2025, 7, 1),
    kind=None,
    name="示例",
)
BY_ITSELF = replace(
    ASKED,
    principal=Principal(role=Role.SUBJECT, subject=SUBJECT),
    matter=Matter(domain=Domain.HONOURS),
    purpose=Purpose.SELF_ACCESS,
)


def read_again(asked: Asked, verdict: AnyVerdict, *ambiguous: ListingId) -> CheckRecord:
    """The record of a verdict, kept and read."""
    decided = Decided(verdict=verdict, ambiguous=ambiguous)
    kept = record_of(asked, decided, at=noon(date(2025, 7, 1)), known_at=None)
    return check_record({key: value for key, value in kept.items() if value is not None})


def test_what_an_agency_asked_is_read_as_it_was_kept() -> None:
    assert read_again(ASKED, CLEAR) == CheckRecord(
        id=CHECK,
        asked_at=noon(date(2025, 7, 1)),
        role=Role.AGENCY,
        department=DepartmentCode("department"),
        asker_subject=None,
        subject=SUBJECT,
        purpose=Purpose.LICENCE_REVIEW,
        domain=Domain.LICENSING,
        kind=MatterKind("food"),
        region=RegionCode("330100"),
        reference="示例1号",
        as_of=TODAY,
        known_at=None,
        revision=Revision(7),
        verdict=VerdictKind.CLEAR,
        restrictions=(),
        listings=(),
    )


def test_what_a_subject_asked_about_itself_names_it_as_the_asker() -> None:
    read = read_again(BY_ITSELF, CLEAR)
    assert (read.role, read.department, read.asker_subject) == (Role.SUBJECT, None, SUBJECT)
    assert (read.kind, read.region, read.reference) == (None, None, None)


def test_the_instant_known_at_is_kept() -> None:
    kept = record_of(ASKED, Decided(verdict=CLEAR, ambiguous=()), at=noon(TODAY), known_at=noon(date(2025, 3, 1)))
    assert check_record(kept).known_at == noon(date(2025, 3, 1))


@pytest.mark.parametrize(
    ("ambiguous", "kept"),
    [
        ((), (None, None)),
        ((ListingId("L-1"), ListingId("L-2")), ("L-1", ["L-1", "L-2"])),
    ],
)
def test_the_listings_that_made_it_ambiguous_are_kept_and_only_then(
    ambiguous: tuple[ListingId, ...], kept: tuple[str | None, list[str] | None]
) -> None:
    record = record_of(ASKED, Decided(verdict=OPEN, ambiguous=ambiguous), at=noon(TODAY), known_at=None)
    assert (record.get("ambiguous"), record.get("ambiguous_listings")) == kept


def test_a_record_keeps_no_name() -> None:
    record = record_of(ASKED, Decided(verdict=CLEAR, ambiguous=()), at=noon(TODAY), known_at=None)
    assert "示例" not in record.values()
    assert not {"name", "document", "digest"} & {*record, *(field.name for field in fields(CheckRecord))}
