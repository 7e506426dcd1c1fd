"""A person's consent to a bank's questions: who records it, about whom, and that it is recorded once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_models.errors import HubError
from graph_models.vocabulary import Domain, RequestId, SubjectId
from hub.domain.answers.verdict import Clear
from hub.domain.commands.record import RecordConsent
from hub.domain.principal import Principal
from tests.hub.services.deeds import consent_of, revision_of
from tests.support.town import (
    AUDITOR,
    BANKING,
    BUYING,
    ISSUER,
    ISSUING,
    OPERATOR,
    Town,
    department_code,
    firm,
    person,
    someone,
    subject_itself,
)

GIVEN = consent_of(person(1))
OTHER_BANK = replace(BANKING, department=department_code(7))


async def test_the_bank_the_person_and_the_operator_record_a_consent(town: Town) -> None:
    [subject] = await town.register(person(1))
    callers = [BANKING, subject_itself(subject.id), OPERATOR]
    for number, caller in enumerate(callers):
        command = replace(GIVEN, document=f"示例{number}")
        written = await town.hub.consents.record(caller, command)
        assert (written.value, written.changed) == (subject.id, True)
        assert written.revision == await revision_of(town)
    assert isinstance(await town.check(BANKING, person(1), Domain.BANKING), Clear)


@pytest.mark.parametrize("caller", [OTHER_BANK, ISSUING, BUYING, AUDITOR, subject_itself(SubjectId("p-somebody else"))])
async def test_nobody_else_records_it(town: Town, caller: Principal) -> None:
    await town.register(person(1))
    before = await revision_of(town)
    with pytest.raises(HubError) as refusal:
        await town.hub.consents.record(caller, GIVEN)
    assert (refusal.value.code, await revision_of(town)) == ("NOT_PERMITTED", before)


@pytest.mark.parametrize("caller", [OTHER_BANK, BUYING, AUDITOR, subject_itself(SubjectId("p-somebody else"))])
async def test_nobody_learns_by_it_who_is_known_here(town: Town, caller: Principal) -> None:
    await town.register(person(1))
    codes = []
    for about in (person(1), person(2)):
        with pytest.raises(HubError) as refusal:
            await town.hub.consents.record(caller, consent_of(about))
        codes.append(refusal.value.code)
    assert codes == ["NOT_PERMITTED", "NOT_PERMITTED"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"valid_to": date(2025, 1, 1)}, "INVALID_INTERVAL"),
        ({"valid_to": date(2024, 12, 31)}, "INVALID_INTERVAL"),
        ({"subject": person(2)}, "NOT_FOUND"),
        ({"subject": firm(1)}, "WRONG_SUBJECT_KIND"),
        ({"bank": department_code(99)}, "NOT_FOUND"),
        ({"bank": ISSUER}, "INVALID_INPUT"),
    ],
)
async def test_a_consent_that_is_none_is_refused(town: Town, given: Mapping[str, Any], code: str) -> None:
    await town.register(person(1), firm(1))
    before = await revision_of(town)
    with pytest.raises(HubError) as refusal:
        await town.hub.consents.record(OPERATOR, replace(GIVEN, **given))
    assert (refusal.value.code, await revision_of(town)) == (code, before)


@pytest.mark.parametrize(
    "command",
    [GIVEN, replace(GIVEN, document=None), replace(GIVEN, scope=frozenset({Domain.BANKING, Domain.SUBSIDY}))],
)
async def test_the_same_consent_again_changes_nothing_and_has_the_first_revision(
    town: Town, command: RecordConsent
) -> None:
    await town.register(person(1))
    first = await town.hub.consents.record(OPERATOR, command)
    await town.register(someone("甲"))
    again = await town.hub.consents.record(BANKING, command)
    assert (again.revision, again.value, again.changed) == (first.revision, first.value, False)
    assert await revision_of(town) == first.revision + 1


@pytest.mark.parametrize(
    "given",
    [
        {"valid_to": date(2025, 3, 1)},
        {"document": "示例二号"},
        {"document": None},
        {"scope": frozenset({Domain.BANKING, Domain.SUBSIDY})},
    ],
)
async def test_other_content_is_another_consent(town: Town, given: Mapping[str, Any]) -> None:
    await town.register(person(1))
    first = await town.hub.consents.record(OPERATOR, GIVEN)
    second = await town.hub.consents.record(OPERATOR, replace(GIVEN, **given))
    assert (second.changed, second.revision) == (True, first.revision + 1)


async def test_the_same_request_has_the_first_answer_and_another_under_its_id_is_a_conflict(town: Town) -> None:
    await town.register(person(1))
    asked = replace(GIVEN, request_id=RequestId("示例"))
    first = await town.hub.consents.record(BANKING, asked)
    again = await town.hub.consents.record(BANKING, asked)
    assert (again.revision, again.changed) == (first.revision, False)
    with pytest.raises(HubError) as refusal:
        await town.hub.consents.record(BANKING, replace(asked, valid_to=date(2025, 3, 1)))
    assert refusal.value.code == "CONFLICT"


async def test_a_person_known_without_a_document_consents_as_well(town: Town) -> None:
    [subject] = await town.register(someone("甲"))
    written = await town.hub.consents.record(BANKING, consent_of(someone("甲")))
    verdict = await town.check(BANKING, someone("甲"), Domain.BANKING)
    assert (written.value, verdict.subject) == (subject.id, subject.id)
