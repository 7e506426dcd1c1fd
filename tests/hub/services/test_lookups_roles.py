"""What of a subject's file each role sees: domains, endings, masked names, hidden links."""

from datetime import date

import pytest

from graph_models.entities.register_person import register_person
from graph_models.entities.subject import Identifier
from graph_models.vocabulary import Domain, FindingKind, LinkKind, RuleId
from hub.app.clock import SettableClock
from hub.domain.answers.records import SubjectFile
from hub.domain.principal import Principal
from tests.hub.services.deeds import REPAIRABLE, Ending, annul, repair
from tests.support.example_law import ARREARS, COURT_LIST, GRAVE
from tests.support.town import (
    AUDITOR,
    BUYER,
    BUYING,
    ISSUING,
    OPERATOR,
    REGISTER,
    SECOND_ISSUING,
    Town,
    asking,
    firm,
    person,
    subject_itself,
)

REPRESENTS = LinkKind.LEGAL_REPRESENTATIVE_OF
EVERY_RULE = {"arrears/credit", "arrears/licence", "arrears/supervision", "arrears/trading"}
ISSUING_NOWHERE = Principal(role=ISSUING.role, department=ISSUING.department)
BOTH_DOMAINS = Principal(
    role=BUYING.role, department=BUYER, domains=frozenset({Domain.PROCUREMENT, Domain.CONSUMPTION})
)


async def open_file(town: Town, caller: Principal, about: Identifier, as_of: date | None = None) -> SubjectFile:
    """The file of a subject who is known."""
    file = await town.hub.lookups.subject(caller, about, as_of)
    assert file is not None
    return file


def rules_of(file: SubjectFile) -> set[RuleId]:
    """The rules by which the subject is bound."""
    return {each.rule for each in file.restrictions}


async def test_an_agency_sees_the_restrictions_of_its_domains_and_of_its_own_listings(town: Town) -> None:
    [subject] = await town.register(firm(1))
    await town.list(firm(1), ARREARS)
    callers = [AUDITOR, OPERATOR, subject_itself(subject.id), ISSUING_NOWHERE, BUYING, asking(Domain.HONOURS)]
    seen = [rules_of(await open_file(town, caller, firm(1))) for caller in callers]
    assert seen == [EVERY_RULE, EVERY_RULE, EVERY_RULE, EVERY_RULE, {"arrears/trading"}, set()]


async def test_an_agency_sees_the_listings_that_act_in_its_domains_and_its_own(town: Town) -> None:
    await town.register(firm(1))
    arrears = (await town.list(firm(1), ARREARS)).id
    court = (await town.list(firm(1), COURT_LIST, number="示例2号")).id
    seen = []
    for caller in (BUYING, asking(Domain.CONSUMPTION), ISSUING_NOWHERE, SECOND_ISSUING, BOTH_DOMAINS):
        file = await open_file(town, caller, firm(1))
        seen.append({each.listing.id for each in file.listings})
    assert seen == [{arrears}, {arrears, court}, {arrears, court}, set(), {arrears, court}]


@pytest.mark.parametrize("ending", [repair, annul])
async def test_an_agency_sees_neither_listing_nor_restriction_of_what_is_repaired_or_annulled(
    town: Town, clock: SettableClock, ending: Ending
) -> None:
    [subject] = await town.register(firm(1))
    listing = await town.list(firm(1), ARREARS)
    clock.set_to(REPAIRABLE)
    await ending(town, listing.id)
    day = date(2025, 3, 1)
    agencies = [await open_file(town, caller, firm(1), day) for caller in (BUYING, ISSUING)]
    others = [await open_file(town, caller, firm(1), day) for caller in (AUDITOR, OPERATOR, subject_itself(subject.id))]
    bound = EVERY_RULE if ending is repair else set()
    assert [(each.listings, each.restrictions) for each in agencies] == [((), ())] * 2
    assert [(len(each.listings), rules_of(each)) for each in others] == [(1, bound)] * 3


async def test_what_survives_a_repair_stays_in_the_file_for_the_agencies_of_its_domain(
    town: Town, clock: SettableClock
) -> None:
    await town.register(firm(1), person(1))
    await town.link(person(1), LinkKind.PRINCIPAL_OF, firm(1))
    listing = await town.list(firm(1), GRAVE, findings=[(person(1), FindingKind.PUNISHED)])
    clock.set_to(REPAIRABLE)
    await repair(town, listing.id)
    seen = [rules_of(await open_file(town, asking(domain), person(1))) for domain in (Domain.OFFICE, Domain.HONOURS)]
    assert seen == [{"grave/office"}, set()]


async def test_a_persons_name_and_birth_and_relations_are_for_those_who_see_in_full(town: Town) -> None:
    human, _ = await town.register(person(1), firm(1), name="示例甲")
    await town.link(person(1), REPRESENTS, firm(1))
    seen = []
    for caller in (AUDITOR, OPERATOR, subject_itself(human.id), BUYING, ISSUING):
        file = await open_file(town, caller, person(1))
        seen.append((file.subject.name, file.subject.adult_on, len(file.links)))
    assert seen == [("示例甲", date(1988, 1, 2), 1)] * 3 + [("示＊＊", None, 0)] * 2


async def test_the_id_of_a_register_that_spells_a_persons_name_is_masked_as_well(town: Town) -> None:
    name = "示例甲"
    human = register_person(REGISTER, firm(1).uscc, name)
    await town.register(human, name=name)
    full, masked = [(await open_file(town, caller, human)).subject for caller in (AUDITOR, BUYING)]
    assert (full.source, full.source_id, full.name) == (REGISTER, human.source_id, name)
    assert (masked.id, masked.source, masked.source_id) == (full.id, REGISTER, None)
    assert name not in str(masked)


async def test_a_firms_name_and_relations_are_for_agencies_too(town: Town) -> None:
    await town.register(firm(1), person(1), name="示例甲")
    link = await town.link(person(1), REPRESENTS, firm(1))
    file = await open_file(town, BUYING, firm(1))
    assert (file.subject.name, file.links) == ("示例甲", (link,))
