"""What a record of a check keeps: enough to say who asked what, and nothing that names a person."""

from dataclasses import MISSING, fields

import pytest

from graph_models.entities.subject import Subject
from hub.domain.answers.records import ChangePage, CheckRecord, ListingState, Page, SubjectFile

WHO_ASKED = {"role", "department", "asker_subject"}
WHAT = {"subject", "purpose", "domain", "kind", "region", "reference", "as_of", "known_at"}
ANSWERED = {"id", "asked_at", "revision", "verdict", "restrictions", "listings"}


def test_a_record_says_who_asked_what_and_what_was_answered() -> None:
    assert {each.name for each in fields(CheckRecord)} == WHO_ASKED | WHAT | ANSWERED


def test_a_record_knows_its_subject_by_an_id_only() -> None:
    of_a_subject = {each.name for each in fields(Subject)} - {"id", "kind", "region"}
    assert not of_a_subject & {each.name for each in fields(CheckRecord)}


@pytest.mark.parametrize("kept", [CheckRecord, ListingState, SubjectFile, ChangePage, Page])
def test_nothing_on_record_is_left_out_by_default(
    kept: type[CheckRecord | ListingState | SubjectFile | ChangePage | Page[object]],
) -> None:
    assert {each.default is MISSING and each.default_factory is MISSING for each in fields(kept)} == {True}
