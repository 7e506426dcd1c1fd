"""What the acts on a listing ask for, and what they are taken to mean where they say no more."""

from dataclasses import MISSING, fields
from datetime import date

import pytest

from graph_models.vocabulary import ListingId, RepairCondition
from hub.domain.commands.listing import (
    AnnulListing,
    ApplyForRepair,
    DecideRepair,
    DecisionInput,
    FileObjection,
    ListSubject,
    ReleasePerson,
    RevokeRepair,
    StayListing,
)
from tests.support.example_law import ARREARS
from tests.support.town import firm

ENDINGS = (AnnulListing, StayListing, ReleasePerson, RevokeRepair, DecideRepair)
OTHERS = (ListSubject, ApplyForRepair, FileObjection)
DECISION = DecisionInput(number="示例1号", decided_on=date(2025, 1, 1))


def required(command: type) -> set[str]:
    return {each.name for each in fields(command) if each.default is MISSING}


@pytest.mark.parametrize("command", [*ENDINGS, *OTHERS])
def test_every_act_can_be_repeated_under_its_request(command: type) -> None:
    assert {each.name: each.default for each in fields(command)}["request_id"] is None


@pytest.mark.parametrize("command", ENDINGS)
def test_every_ending_can_name_its_decision(command: type) -> None:
    assert "decision" in {each.name for each in fields(command)}


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (AnnulListing, {"listing", "reason"}),
        (RevokeRepair, {"listing", "reason"}),
        (FileObjection, {"listing", "reason"}),
        (StayListing, {"listing", "decision"}),
        (ReleasePerson, {"listing", "subject"}),
        (DecideRepair, {"repair", "granted"}),
    ],
)
def test_an_act_says_what_it_is_about_and_why(command: type, asked: set[str]) -> None:
    assert required(command) == asked


def test_an_applicant_has_met_no_condition_that_he_does_not_claim() -> None:
    application = ApplyForRepair(listing=ListingId("L-1"))
    claimed = {condition: getattr(application, condition) for condition in RepairCondition}
    assert (claimed, application.corrected_on) == (dict.fromkeys(RepairCondition, False), None)


def test_a_decision_finds_nothing_and_dates_no_act_unless_it_says_so() -> None:
    assert (DECISION.findings, DECISION.act_from, DECISION.act_to, DECISION.ground) == ((), None, None, None)


def test_a_listing_was_noticed_to_nobody_unless_it_says_so() -> None:
    command = ListSubject(subject=firm(1), list_type=ARREARS, decision=DECISION)
    assert command.notice is None
    assert (command.effective, command.published, command.until, command.scope) == (None, None, None, frozenset())
