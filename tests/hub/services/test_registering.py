"""Subjects are registered once: the same again is the first, other content is the new one, nobody is merged by name."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import ById, BySource, Identifier, stable_id
from graph_models.vocabulary import OrganisationKind, SourceId, SubjectId, SubjectKind
from hub.domain.commands.record import RegisterSubject
from tests.hub.services.writing import nodes_of, published, refused, untouched
from tests.support.town import (
    AUDITOR,
    CITY,
    OPERATOR,
    OTHER_CITY,
    REGISTER,
    Town,
    firm,
    kind_of,
    person,
    someone,
    vehicle,
)

NAME = "示例甲"


def described(identifier: Identifier, **given: Any) -> RegisterSubject:
    defaults: dict[str, Any] = {"kind": kind_of(identifier), "name": NAME, "source": REGISTER}
    return RegisterSubject(ref=identifier, **(defaults | given))


@pytest.mark.parametrize(
    "who", [firm(1), person(1), vehicle(1), someone("a")], ids=["firm", "person", "plate", "source"]
)
async def test_the_same_subject_again_is_the_first_with_its_revision(town: Town, who: Identifier) -> None:
    first = await town.hub.registry.register_subject(OPERATOR, described(who))
    await town.register(firm(9))
    async with untouched(town):
        again = await town.hub.registry.register_subject(OPERATOR, described(who))
    assert again == replace(first, changed=False)
    assert (first.changed, first.value.name) == (True, NAME)


async def test_an_id_follows_from_a_public_identifier_and_is_opaque_for_a_document(town: Town) -> None:
    [company, lorry, noted, documented] = await town.register(firm(1), vehicle(1), someone("a"), person(1))
    assert company.id == stable_id(firm(1))
    assert lorry.id == stable_id(vehicle(1))
    assert noted.id == stable_id(someone("a"))
    assert documented.id.startswith("p-")
    assert (documented.documented, noted.documented) == (True, False)


async def test_what_is_given_anew_holds_and_former_names_are_kept(town: Town) -> None:
    first = await town.hub.registry.register_subject(OPERATOR, described(firm(1), region=CITY))
    before = await published(town)
    renamed = described(firm(1), name="示例乙", region=OTHER_CITY, source_ref="r2")
    second = await town.hub.registry.register_subject(OPERATOR, renamed)
    assert (second.changed, second.revision, second.value.id) == (True, before + 1, first.value.id)
    assert (second.value.name, second.value.region, second.value.source_ref) == ("示例乙", OTHER_CITY, "r2")
    [node] = await nodes_of(town, "Organisation")
    assert (node["name"], node["former_names"]) == ("示例乙", [NAME])
    async with untouched(town):
        again = await town.hub.registry.register_subject(OPERATOR, renamed)
    assert (again.revision, again.changed) == (second.revision, False)


async def test_a_fact_that_is_no_longer_given_is_gone(town: Town) -> None:
    await town.hub.registry.register_subject(OPERATOR, described(firm(1), region=CITY, source_ref="r1"))
    written = await town.hub.registry.register_subject(OPERATOR, described(firm(1)))
    assert (written.value.region, written.value.source_ref) == (None, None)
    file = await town.hub.lookups.subject(AUDITOR, firm(1))
    assert file is not None
    assert file.subject == written.value


async def test_a_document_is_one_person_whatever_the_name(town: Town) -> None:
    first = await town.hub.registry.register_subject(OPERATOR, described(person(1)))
    second = await town.hub.registry.register_subject(OPERATOR, described(person(1), name="示例乙"))
    assert second.value.id == first.value.id
    assert len(await nodes_of(town, "Person")) == len(await nodes_of(town, "DocumentDigest")) == 1


async def test_one_name_is_as_many_persons_as_there_are_keys(town: Town) -> None:
    persons: list[Identifier] = [
        person(1),
        person(2),
        register_person(REGISTER, firm(1).uscc, NAME),
        register_person(REGISTER, firm(2).uscc, NAME),
        register_person(SourceId("another"), firm(1).uscc, NAME),
    ]
    written = [await town.hub.registry.register_subject(OPERATOR, described(each)) for each in persons]
    assert {(each.changed, each.value.name) for each in written} == {(True, NAME)}
    assert len({each.value.id for each in written}) == len(await nodes_of(town, "Person")) == 5


async def test_a_register_spells_the_same_person_in_full_width_too(town: Town) -> None:
    plain = register_person(REGISTER, firm(1).uscc, "示例A")
    wide = register_person(REGISTER, firm(1).uscc, "示例\uff21")
    first = await town.hub.registry.register_subject(OPERATOR, described(plain))
    again = await town.hub.registry.register_subject(OPERATOR, described(wide))
    assert (again.value.id, again.changed) == (first.value.id, False)


async def test_the_kind_fits_the_identifier(town: Town) -> None:
    for who, kind in (
        (firm(1), SubjectKind.PERSON),
        (person(1), SubjectKind.VEHICLE),
        (vehicle(1), SubjectKind.PERSON),
    ):
        async with refused(town, "WRONG_SUBJECT_KIND"):
            await town.hub.registry.register_subject(OPERATOR, described(who, kind=kind))


async def test_a_subject_stays_of_its_kind(town: Town) -> None:
    await town.register(someone("a"))
    async with refused(town, "WRONG_SUBJECT_KIND"):
        await town.hub.registry.register_subject(OPERATOR, described(someone("a"), kind=SubjectKind.VEHICLE))


@pytest.mark.parametrize("known", [True, False])
async def test_nobody_is_registered_by_the_hubs_own_id(town: Town, known: bool) -> None:
    [subject] = await town.register(firm(1))
    who = ById(id=subject.id if known else SubjectId("o-unknown"))
    async with refused(town, "INVALID_INPUT"):
        await town.hub.registry.register_subject(OPERATOR, described(who, kind=SubjectKind.ORGANISATION))


async def test_only_an_organisation_has_a_kind_of_organisation(town: Town) -> None:
    for who in (person(1), vehicle(1), someone("a")):
        async with refused(town, "WRONG_SUBJECT_KIND"):
            await town.hub.registry.register_subject(
                OPERATOR, described(who, organisation_kind=OrganisationKind.ENTERPRISE)
            )


async def test_a_code_tells_its_kind_of_organisation_and_refuses_another(town: Town) -> None:
    written = await town.hub.registry.register_subject(OPERATOR, described(firm(1)))
    assert written.value.organisation_kind is OrganisationKind.ENTERPRISE
    same = described(firm(1), organisation_kind=OrganisationKind.ENTERPRISE)
    assert not (await town.hub.registry.register_subject(OPERATOR, same)).changed
    async with refused(town, "WRONG_SUBJECT_KIND"):
        await town.hub.registry.register_subject(
            OPERATOR, described(firm(1), organisation_kind=OrganisationKind.GOVERNMENT_AGENCY)
        )


@pytest.mark.parametrize("given", [None, OrganisationKind.SOCIAL_ORGANISATION])
async def test_an_organisation_without_a_code_is_of_the_kind_that_is_given(
    town: Town, given: OrganisationKind | None
) -> None:
    foreign = BySource(source=REGISTER, source_id="foreign-1")
    command = described(foreign, kind=SubjectKind.ORGANISATION, organisation_kind=given)
    subject = (await town.hub.registry.register_subject(OPERATOR, command)).value
    assert subject.organisation_kind is (given or OrganisationKind.OTHER)
    assert (subject.source, subject.source_id, subject.uscc) == (REGISTER, "foreign-1", None)


async def test_what_is_known_by_a_source_keeps_that_source(town: Town) -> None:
    given = described(someone("a"), source=SourceId("another"))
    subject = (await town.hub.registry.register_subject(OPERATOR, given)).value
    assert (subject.source, subject.source_id) == (REGISTER, "a")


async def test_a_plate_is_a_vehicle_with_its_colour(town: Town) -> None:
    [subject] = await town.register(vehicle(1))
    assert (subject.kind, subject.plate) == (SubjectKind.VEHICLE, vehicle(1).plate)
    [node] = await nodes_of(town, "Vehicle")
    assert (node["plate"], node["colour"]) == (vehicle(1).plate.characters, "YELLOW")


async def test_of_a_birth_only_the_day_of_majority_is_kept(town: Town) -> None:
    [subject] = await town.register(person(1))
    assert subject.adult_on == date(1988, 1, 2)
    [node] = await nodes_of(town, "Person")
    assert node["adult_on"] == "1988-01-02"
    assert "1970-01-02" not in str(node)
