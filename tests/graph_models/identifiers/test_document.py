"""Documents by type: normal form, canonical text, refusals, secrecy."""

from datetime import date

import pytest

from graph_models.errors import InvalidIdentifier
from graph_models.identifiers.document import parse_document
from graph_models.vocabulary import DocumentType

BY_FORM = (DocumentType.PASSPORT, DocumentType.HK_MACAU_PERMIT, DocumentType.TAIWAN_PERMIT)


def test_both_forms_of_a_resident_id_are_one_document() -> None:
    new = parse_document(DocumentType.RESIDENT_ID, "11010519491231002x")
    old = parse_document(DocumentType.RESIDENT_ID, "110105491231002")
    assert new == old
    assert new.canonical() == old.canonical() == "RESIDENT_ID:11010519491231002X"
    assert new.born == date(1949, 12, 31)


def test_a_foreign_resident_is_checked_by_its_own_rule() -> None:
    document = parse_document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "xxx330090010100")
    assert document.canonical() == "FOREIGN_PERMANENT_RESIDENT:XXX330090010100"
    assert document.born is None
    with pytest.raises(InvalidIdentifier):
        parse_document(DocumentType.FOREIGN_PERMANENT_RESIDENT, "11010519491231002X")


@pytest.mark.parametrize("document_type", BY_FORM)
@pytest.mark.parametrize(("text", "number"), [(" ｅ00000001 ", "E00000001"), ("12345", "12345"), ("A" * 20, "A" * 20)])
def test_passports_and_permits_are_read_by_form(document_type: DocumentType, text: str, number: str) -> None:
    document = parse_document(document_type, text)
    assert (document.document_type, document.number, document.born) == (document_type, number, None)
    assert document.canonical() == f"{document_type.value}:{number}"


@pytest.mark.parametrize("document_type", list(DocumentType))
@pytest.mark.parametrize("number", ["", "1234", "A" * 21, "E0000-0001", "E0000 0001", "示例000001"])
def test_another_form_is_refused_without_repeating_it(document_type: DocumentType, number: str) -> None:
    with pytest.raises(InvalidIdentifier) as refusal:
        parse_document(document_type, number)
    assert number == "" or number not in str(refusal.value)


def test_the_same_number_of_another_type_is_another_document() -> None:
    canonical = {parse_document(document_type, "E00000001").canonical() for document_type in BY_FORM}
    assert len(canonical) == len(BY_FORM)


def test_text_shows_the_type_only() -> None:
    document = parse_document(DocumentType.PASSPORT, "E00000001")
    for text in (repr(document), str(document), f"{document}"):
        assert text == "Document(document_type=<DocumentType.PASSPORT: 'PASSPORT'>)"
