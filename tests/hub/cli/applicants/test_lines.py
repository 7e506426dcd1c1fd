"""Applicants are read line by line: a bad one is an error of its own and spoils no other."""

from datetime import date
from pathlib import Path

import pytest

from graph_models.entities.subject import ByCode, ByDocument, ById, ByPlate, BySource
from graph_models.errors import InvalidInput
from graph_models.identifiers.synthetic import synthetic_plate, synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import Domain, MatterKind, Purpose, RegionCode
from hub.cli.applicants.lines import Applicant, read_applicants
from hub.cli.applicants.question import Defaults
from hub.domain.commands.check import CheckInput

REGION = RegionCode("330100")
USCC = synthetic_uscc("91", REGION, 1)
RESIDENT = synthetic_resident_id(REGION, date(1990, 1, 2))
PLATE = synthetic_plate("浙", 1)
DEFAULTS = Defaults(
    purpose=Purpose.LICENCE_REVIEW, domain=Domain.LICENSING, kind=MatterKind("food-business"), region=REGION
)


def read(folder: Path, text: str, defaults: Defaults = DEFAULTS) -> list[Applicant]:
    path = folder / "applicants.csv"
    path.write_bytes(text.encode())
    return list(read_applicants(path, defaults))


def asked(applicant: Applicant) -> CheckInput:
    assert isinstance(applicant.question, CheckInput), applicant.question
    return applicant.question


def refused(applicant: Applicant) -> InvalidInput:
    assert isinstance(applicant.question, InvalidInput)
    return applicant.question


def test_every_way_to_name_a_subject(tmp_path: Path) -> None:
    lines = (
        "uscc,document_type,document_number,plate,colour,source,source_id,id\n"
        f"{USCC},,,,,,,\n"
        f",RESIDENT_ID,{RESIDENT},,,,,\n"
        f",,,{PLATE},yellow,,,\n"
        ",,,,,示例登记簿,p1,\n"
        ",,,,,,,s-1\n"
    )
    kinds = [type(asked(one).subject) for one in read(tmp_path, lines)]
    assert kinds == [ByCode, ByDocument, ByPlate, BySource, ById]


def test_what_a_line_leaves_empty_comes_from_the_options(tmp_path: Path) -> None:
    lines = (
        "\ufeffUSCC,domain,kind,region,as_of,name,reference\r\n"
        f"{USCC},,,,,,\r\n"
        "\r\n"
        f'{USCC},PROCUREMENT,x,330102,2025-03-02,"示例, 甲",77\r\n'
    )
    plain, said = (read(tmp_path, lines)[number] for number in (0, 1))
    matter = asked(plain).matter
    assert (matter.domain, matter.kind, matter.region) == (Domain.LICENSING, "food-business", REGION)
    assert (asked(plain).as_of, asked(plain).purpose, plain.line) == (None, Purpose.LICENCE_REVIEW, 2)
    matter = asked(said).matter
    assert (matter.domain, matter.kind, matter.region) == (Domain.PROCUREMENT, "x", "330102")
    assert (asked(said).as_of, asked(said).name) == (date(2025, 3, 2), "示例, 甲")
    assert (said.line, said.reference, matter.reference) == (4, "77", "77")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("91330100XXXX0000,,,", "a unified code has eighteen characters"),
        (",,,", "exactly one of uscc"),
        (f"{USCC},PERSON,,", "document_type and document_number go together"),
        (f",PASS,{RESIDENT},", "DocumentType is one of"),
        (f"{USCC},,,tomorrow", "a day is written YYYY-MM-DD"),
        (f"{USCC},,", "the line has 3 cells, the header 4"),
        (f'"{USCC},,,', "the line is not CSV"),
        (f"{USCC}\x00,,,", "the line holds a control character"),
    ],
)
def test_a_bad_line_is_an_error_and_the_next_is_read(tmp_path: Path, line: str, message: str) -> None:
    header = "uscc,document_type,document_number,as_of"
    bad, good = read(tmp_path, f"{header}\n{line}\n{USCC},,,\n")
    assert message in refused(bad).message
    assert asked(good).subject == ByCode(uscc=USCC)
    assert (bad.line, good.line) == (2, 3)


def test_an_error_never_repeats_the_number(tmp_path: Path) -> None:
    wrong = RESIDENT[:-1] + ("0" if RESIDENT[-1] != "0" else "1")
    (bad,) = read(tmp_path, f"document_type,document_number\nRESIDENT_ID,{wrong}\n")
    assert refused(bad).code == "INVALID_IDENTIFIER"
    assert wrong[6:14] not in refused(bad).message


def test_a_line_without_a_domain_needs_the_option(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, f"uscc\n{USCC}\n", Defaults(purpose=Purpose.AUDIT))
    assert refused(bad).message == "neither the line nor --domain says the domain"


@pytest.mark.parametrize("header", ["", "\n", "uscc,uscc\n", "uscc,colur\n"])
def test_a_header_of_unknown_columns_refuses_the_file(tmp_path: Path, header: str) -> None:
    with pytest.raises(InvalidInput, match="names their columns"):
        read(tmp_path, header)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "applicants.csv"
    path.write_bytes("uscc,name\nx,示例\n".encode("gb18030"))
    with pytest.raises(InvalidInput, match="not UTF-8"):
        list(read_applicants(path, DEFAULTS))
