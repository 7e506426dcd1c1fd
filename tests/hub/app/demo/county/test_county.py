"""A county: the same for a seed, another for another, every code valid, every kind there, nobody real."""

from collections import Counter
from datetime import date

import pytest

from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource, Identifier
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.region import contains, is_known_province
from graph_models.identifiers.uscc import organisation_kind_of, parse_uscc
from graph_models.vocabulary import LINK_ENDS, LinkKind, OrganisationKind, RegionCode, SubjectKind
from hub.app.demo.county.county import County, county_of
from hub.app.demo.county.names import PREFIX
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part

SEEDS = (0, 1, 77, 31_337, 999_999)


@pytest.fixture(scope="module", params=SEEDS)
def county(request: pytest.FixtureRequest) -> County:
    """The county of one of several seeds."""
    return county_of(request.param)


def kinds_of(county: County) -> dict[Identifier, SubjectKind]:
    return {row.ref: row.kind for row in county.subjects}


def test_the_same_seed_gives_the_same_county() -> None:
    assert county_of(5) == county_of(5)


def test_another_seed_gives_another_county() -> None:
    counties = [county_of(seed) for seed in SEEDS]
    assert len({county.cast[Part.PLANT] for county in counties}) == len(SEEDS)
    assert len({frozenset(row.ref for row in county.subjects) for county in counties}) == len(SEEDS)
    assert len({county.opened for county in counties}) > 1


def test_it_has_the_size_that_is_promised(county: County) -> None:
    counts = Counter(row.kind for row in county.subjects)
    assert 1_850 <= counts[SubjectKind.ORGANISATION] <= 2_150
    assert 2_850 <= counts[SubjectKind.PERSON] <= 3_150
    assert 750 <= counts[SubjectKind.VEHICLE] <= 850


def test_every_kind_of_subject_organisation_and_link_is_there(county: County) -> None:
    assert {row.kind for row in county.subjects} == set(SubjectKind)
    assert {row.organisation_kind for row in county.subjects if row.organisation_kind} == set(OrganisationKind)
    assert {link.kind for link in county.links} == set(LinkKind)
    assert set(county.departments) == set(Office)


def test_every_name_is_invented(county: County) -> None:
    for row in county.subjects:
        if row.kind is SubjectKind.VEHICLE:
            assert row.name is None
        else:
            assert row.name is not None
            assert row.name.startswith(PREFIX)
    assert all(department.name.startswith(PREFIX) for department in county.departments.values())


def test_every_code_is_valid_and_synthetic(county: County) -> None:
    for row in county.subjects:
        match row.ref:
            case ByCode(uscc=code):
                assert parse_uscc(code) == code
                assert code[8:12] == "XXXX"
                assert organisation_kind_of(parse_uscc(code)) is row.organisation_kind
            case ByDocument(document=document):
                assert parse_document(document.document_type, document.number) == document
                assert document.number[14:17] == "000"
            case ByPlate(plate=plate):
                assert parse_plate(plate.characters, plate.colour) == plate
                assert plate.characters[4] == "T"
            case ref:
                assert isinstance(ref, BySource)


def test_nobody_is_entered_twice(county: County) -> None:
    assert len({row.ref for row in county.subjects}) == len(county.subjects)
    assert len({department.code for department in county.departments.values()}) == len(Office)


def test_the_departments_stand_in_the_register_too(county: County) -> None:
    refs = {row.ref for row in county.subjects}
    assert all(ByCode(uscc=department.code) in refs for department in county.departments.values())


def test_it_lies_in_a_region_that_exists(county: County) -> None:
    assert is_known_province(county.region[:2])
    assert contains(RegionCode(county.region[:2] + "0000"), county.region)
    assert {row.region for row in county.subjects} == {county.region}


def test_links_run_between_kinds_that_may_have_them(county: County) -> None:
    kinds = kinds_of(county)
    for link in county.links:
        starts, ends = LINK_ENDS[link.kind]
        assert kinds[link.start] in starts
        assert kinds[link.end] in ends
        assert link.start != link.end
        assert link.valid_from < link.valid_to


def test_no_link_is_entered_twice(county: County) -> None:
    keys = Counter((link.kind, link.start, link.end, link.valid_from, link.nominee) for link in county.links)
    assert [key for key, count in keys.items() if count > 1] == []


def test_links_have_a_history(county: County) -> None:
    """Roles that have ended, several at one firm, unknown shares, nominees; no firm is held above the whole."""
    ended = Counter(link.kind for link in county.links if link.valid_to <= county.opened)
    assert ended[LinkKind.LEGAL_REPRESENTATIVE_OF] > 100
    assert ended[LinkKind.DRIVES] > 50
    assert ended[LinkKind.OWNS] > 20
    holdings = [link for link in county.links if link.kind is LinkKind.SHAREHOLDER_OF]
    assert any(link.nominee for link in holdings)
    assert any(link.share is None for link in holdings)
    held: Counter[Identifier] = Counter()
    for link in holdings:
        held[link.end] += link.share or 0
    assert max(held.values()) <= 1_000_000


def test_some_are_known_by_name_alone_and_many_share_a_name(county: County) -> None:
    persons = [row for row in county.subjects if row.kind is SubjectKind.PERSON]
    by_name_alone = [row for row in persons if isinstance(row.ref, BySource)]
    assert 150 <= len(by_name_alone) <= 450
    documented = {row.name for row in persons if isinstance(row.ref, ByDocument)}
    assert any(row.name in documented for row in by_name_alone)
    assert max(Counter(row.name for row in persons).values()) > 5


def test_everybody_with_a_document_is_of_age(county: County) -> None:
    for row in county.subjects:
        if isinstance(row.ref, ByDocument):
            assert row.ref.document.born is not None
            assert row.ref.document.born < date(county.opened.year - 18, 1, 1)


def test_who_has_a_part_holds_the_roles_that_the_story_needs(county: County) -> None:
    cast = county.cast
    assert set(cast) == set(Part)
    assert len(set(cast.values())) == len(Part)
    current = {(link.kind, link.start, link.end) for link in county.links if link.valid_to > county.opened}
    for kind, start, end in (
        (LinkKind.PRINCIPAL_OF, Part.HEAD, Part.PLANT),
        (LinkKind.LEGAL_REPRESENTATIVE_OF, Part.REPRESENTATIVE, Part.PLANT),
        (LinkKind.LEGAL_REPRESENTATIVE_OF, Part.REPRESENTATIVE, Part.SISTER),
        (LinkKind.SHAREHOLDER_OF, Part.HOLDER, Part.PLANT),
        (LinkKind.SHAREHOLDER_OF, Part.PARENT, Part.PLANT),
        (LinkKind.PRINCIPAL_OF, Part.NAMESAKE, Part.SISTER),
        (LinkKind.OWNS, Part.OWNER, Part.LORRY),
        (LinkKind.OPERATES, Part.HAULIER, Part.LORRY),
        (LinkKind.DRIVES, Part.DRIVER, Part.LORRY),
        (LinkKind.OPERATES, Part.HAULIER, Part.OTHER_LORRY),
        (LinkKind.LEGAL_REPRESENTATIVE_OF, Part.KEEPER, Part.SHOP),
        (LinkKind.LEGAL_REPRESENTATIVE_OF, Part.NEIGHBOUR_KEEPER, Part.NEIGHBOUR),
    ):
        assert (kind, cast[start], cast[end]) in current


def test_the_namesake_has_the_name_of_the_head_and_no_document(county: County) -> None:
    names = {row.ref: row.name for row in county.subjects}
    assert names[county.cast[Part.NAMESAKE]] == names[county.cast[Part.HEAD]]
    assert isinstance(county.cast[Part.NAMESAKE], BySource)
    assert isinstance(county.cast[Part.HEAD], ByDocument)
