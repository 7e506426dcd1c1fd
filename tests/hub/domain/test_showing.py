"""What of a subject and of a listing is shown: persons' names, and the ground of a decision."""

from dataclasses import replace
from datetime import date

import pytest

from graph_models.entities.listing import Listing
from graph_models.vocabulary import SourceId
from hub.domain.principal import Principal
from hub.domain.showing import masked, shown_listing, shown_subject
from tests.hub.domain.builders import FIRM, SOMEBODY, SOMEONE_ELSE, THE_FIRM, human, listing
from tests.support.town import AUDITOR, BANKING, BUYING, ISSUING, JUDGING, OPERATOR, subject_itself

SOMEBODY_KNOWN = replace(human(adult_on=date(2000, 1, 1)), source=SourceId("register"), source_id="示例乙")
IN_FULL = (AUDITOR, OPERATOR, subject_itself(SOMEBODY))
MASKED = (ISSUING, BUYING, JUDGING, BANKING, subject_itself(SOMEONE_ELSE), subject_itself(FIRM))


def listed_for_cause() -> Listing:
    """A listing whose decision states a ground."""
    plain = listing()
    return replace(plain, decision=replace(plain.decision, ground="示例事由"))


@pytest.mark.parametrize(
    ("name", "shown"), [(None, None), ("", "＊"), ("甲", "甲＊"), ("示例", "示＊"), ("示例某某", "示＊＊＊")]
)
def test_a_masked_name_keeps_its_first_character(name: str | None, shown: str | None) -> None:
    assert masked(name) == shown


@pytest.mark.parametrize("caller", IN_FULL)
def test_auditors_the_operator_and_the_person_see_a_person_in_full(caller: Principal) -> None:
    assert shown_subject(caller, SOMEBODY_KNOWN) == SOMEBODY_KNOWN


@pytest.mark.parametrize("caller", MASKED)
def test_everybody_else_sees_neither_name_nor_birth_nor_the_registers_key(caller: Principal) -> None:
    shown = shown_subject(caller, SOMEBODY_KNOWN)
    assert (shown.id, shown.name, shown.adult_on, shown.source_id) == (SOMEBODY, "示＊＊", None, None)


@pytest.mark.parametrize("caller", [*IN_FULL, *MASKED])
def test_a_firm_is_nobodys_secret(caller: Principal) -> None:
    assert shown_subject(caller, THE_FIRM) == THE_FIRM


@pytest.mark.parametrize("caller", [ISSUING, AUDITOR, OPERATOR, subject_itself(FIRM)])
def test_a_ground_is_read_by_who_wrote_it_whom_it_was_served_and_who_sees_all(caller: Principal) -> None:
    assert shown_listing(caller, listed_for_cause()) == listed_for_cause()


@pytest.mark.parametrize("caller", [BUYING, JUDGING, BANKING])
def test_other_departments_see_the_listing_without_the_ground(caller: Principal) -> None:
    on = listed_for_cause()
    assert shown_listing(caller, on) == replace(on, decision=replace(on.decision, ground=None))
