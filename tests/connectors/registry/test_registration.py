"""One registration: firm, representative and link; what is missing and what is refused."""

from datetime import date

import pytest

from connectors.registry.registration import (
    CODE,
    NAME,
    REGISTERED,
    REPRESENTATIVE,
    Layout,
    Registration,
    read_registration,
)
from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, BySource
from graph_models.errors import HubError
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.identifiers.uscc import unified_check
from graph_models.vocabulary import LinkKind, OrganisationKind, RegionCode, SourceId, SubjectKind
from hub.domain.commands.record import RecordLink, RegisterSubject
from tests.connectors.registry.writing import HEADER, cells

REGISTRY = SourceId("registry")
CODE_A = synthetic_uscc("91", RegionCode("330102"), 1)


def read(row: tuple[str, ...]) -> Registration:
    layout = Layout.of(HEADER)
    assert layout is not None
    return read_registration(row, layout=layout, source=REGISTRY)


def test_a_row_gives_firm_representative_and_link() -> None:
    person = BySource(source=REGISTRY, source_id=f"{CODE_A}/示例乙")
    assert read(cells(CODE_A)) == Registration(
        organisation=RegisterSubject(
            ref=ByCode(uscc=CODE_A),
            kind=SubjectKind.ORGANISATION,
            name="示例甲有限公司",
            organisation_kind=OrganisationKind.ENTERPRISE,
            region=RegionCode("330102"),
            source=REGISTRY,
            source_ref=CODE_A,
        ),
        representative=RegisterSubject(
            ref=person, kind=SubjectKind.PERSON, name="示例乙", source=REGISTRY, source_ref=CODE_A
        ),
        link=RecordLink(
            kind=LinkKind.LEGAL_REPRESENTATIVE_OF,
            start=person,
            end=ByCode(uscc=CODE_A),
            valid_from=date(2001, 2, 3),
            valid_to=FOREVER,
            source=REGISTRY,
            source_ref=CODE_A,
        ),
    )


def test_a_code_in_lower_case_and_full_width_is_the_same_firm() -> None:
    wide = "".join(chr(ord(character) + 0xFEE0) for character in CODE_A)
    assert read(cells(CODE_A.lower())) == read(cells(wide)) == read(cells(CODE_A))


def test_namesakes_at_two_firms_are_two_persons() -> None:
    other = synthetic_uscc("91", RegionCode("420100"), 2)
    one, two = read(cells(CODE_A)).representative, read(cells(other)).representative
    assert one is not None
    assert two is not None
    assert one.name == two.name
    assert one.ref != two.ref


@pytest.mark.parametrize("missing", ["N/A", "", "  ", "\u3000"])
def test_a_missing_representative_is_no_fault(missing: str) -> None:
    read_row = read(cells(CODE_A, representative=missing))
    assert read_row.representative is None
    assert read_row.link is None
    assert read_row.organisation.name == "示例甲有限公司"


def test_a_missing_name_or_date_is_no_fault_where_nothing_needs_it() -> None:
    assert read(cells(CODE_A, name="N/A")).organisation.name is None
    assert read(cells(CODE_A, day="N/A", representative="N/A")).link is None


def test_control_characters_that_a_file_pads_with_are_no_part_of_a_name() -> None:
    padded = read(cells(CODE_A, name="\x00" * 1400 + "示例甲\n有限公司 ", representative="\ufeff示例乙"))
    assert padded == read(cells(CODE_A))


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [("92", OrganisationKind.INDIVIDUAL_BUSINESS), ("81", OrganisationKind.OTHER), ("B1", None)],
)
def test_the_kind_is_told_by_the_code(prefix: str, kind: OrganisationKind | None) -> None:
    code = synthetic_uscc(prefix, RegionCode("330102"), 1)
    assert read(cells(code)).organisation.organisation_kind is kind


def test_a_region_that_no_table_knows_is_left_out() -> None:
    head = f"91990102{CODE_A[8:17]}"
    assert read(cells(head + unified_check(head))).organisation.region is None


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (cells(CODE_A[:-1]), "INVALID_IDENTIFIER", CODE),
        (cells("N/A"), "INVALID_IDENTIFIER", CODE),
        (cells(CODE_A[:-1] + ("0" if CODE_A[-1] != "0" else "1")), "INVALID_IDENTIFIER", CODE),
        (cells(CODE_A, day="2001-02-30"), "INVALID_INPUT", REGISTERED),
        (cells(CODE_A, day="2001/02/03"), "INVALID_INPUT", REGISTERED),
        (cells(CODE_A, day="9999-12-31"), "INVALID_INPUT", REGISTERED),
        (cells(CODE_A, day="2001-02-30", representative="N/A"), "INVALID_INPUT", REGISTERED),
        (cells(CODE_A, day="N/A"), "INVALID_INPUT", REGISTERED),
        (cells(CODE_A, name="示例\ufffd有限公司"), "INVALID_INPUT", NAME),
        (cells(CODE_A, name="示" * 501), "INVALID_INPUT", NAME),
        (cells(CODE_A, representative="示例\ufffd"), "INVALID_INPUT", REPRESENTATIVE),
    ],
)
def test_a_wrong_cell_is_refused_with_its_column_and_without_its_text(
    row: tuple[str, ...], code: str, column: str
) -> None:
    with pytest.raises(HubError) as refusal:
        read(row)
    assert (refusal.value.code, refusal.value.detail) == (code, column)
    assert "示例" not in refusal.value.message
    assert CODE_A[:8] not in refusal.value.message


def test_columns_are_found_by_their_titles_in_any_order() -> None:
    layout = Layout.of([CODE, " 法人代表 ", REGISTERED, NAME])
    assert layout == Layout(name=3, code=0, registered=2, representative=1)


@pytest.mark.parametrize("header", [[], ["a"], [NAME, CODE, REGISTERED], [*HEADER, CODE]])
def test_a_header_without_each_column_once_has_no_layout(header: list[str]) -> None:
    assert Layout.of(header) is None
