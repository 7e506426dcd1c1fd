"""Trusted documents: read at the start, known by the hash of their text, open to those whom their folder names."""

from pathlib import Path

import pytest

from graph_models.errors import InvalidInput
from hub.domain.principal import Principal
from hub.web.asked import Asked
from hub.web.documents import OTHER, Document, Kind, TrustedDocuments, document_id
from hub.web.errors import DocumentUnknown, MalformedRequest
from tests.hub.web.partners import COUNT_ID, ECHO, ECHO_ID, OWN, OWN_ID, write, write_partners
from tests.hub.web.small_app import AGENCY, AUDITOR, BANK
from tests.hub.web.small_schema import small_schema

SDL = small_schema().as_str()


@pytest.fixture
def documents(tmp_path: Path) -> TrustedDocuments:
    return TrustedDocuments.load(write_partners(tmp_path / "documents"))


def test_an_id_is_the_hash_of_the_text_as_the_specification_gives_it() -> None:
    """The example of the appendix on persisted documents."""
    text = b"query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"
    assert document_id(text) == "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"


def test_every_file_is_a_document_of_its_partner(documents: TrustedDocuments) -> None:
    assert sorted((each.partner, each.document.name, each.document.kind) for each in documents) == [
        ("agency", "Own", Kind.QUERY),
        ("bank", "Colour", Kind.QUERY),
        ("bank", "Count", Kind.SUBSCRIPTION),
        ("bank", "Echo", Kind.QUERY),
        ("bank", "Keep", Kind.MUTATION),
    ]
    assert documents.names == {"Own", "Colour", "Count", "Echo", "Keep"}


@pytest.mark.parametrize("principal", [AGENCY, BANK, AUDITOR])
def test_an_open_folder_is_for_everybody(documents: TrustedDocuments, principal: Principal) -> None:
    found = documents.asked_for(Asked(document_id=ECHO_ID), principal, free=None)
    assert found == Document(text=ECHO, name="Echo", kind=Kind.QUERY)


@pytest.mark.parametrize("principal", [BANK, AUDITOR])
def test_a_folder_with_departments_is_for_them_alone(documents: TrustedDocuments, principal: Principal) -> None:
    own = Asked(extensions={"documentId": OWN_ID})
    assert documents.asked_for(own, AGENCY, free=None).name == "Own"
    with pytest.raises(DocumentUnknown) as elsewhere:
        documents.asked_for(own, principal, free=None)
    with pytest.raises(DocumentUnknown) as nowhere:
        documents.asked_for(Asked(document_id=document_id(b"nothing")), principal, free=None)
    assert elsewhere.value.message == nowhere.value.message


def test_the_same_text_may_belong_to_two_partners(tmp_path: Path) -> None:
    folder = write_partners(tmp_path / "documents")
    write(folder / "auditor", own=OWN)
    found = TrustedDocuments.load(folder)
    assert found.asked_for(Asked(document_id=OWN_ID), AUDITOR, free=None).text == OWN


def test_a_query_runs_only_where_free_queries_do(documents: TrustedDocuments) -> None:
    for query in (ECHO, "{ caller { role } }"):
        with pytest.raises(DocumentUnknown) as refusal:
            documents.asked_for(Asked(query=query), AGENCY, free=None)
        assert (refusal.value.code, refusal.value.status) == ("DOCUMENT_UNKNOWN", 400)
        assert documents.asked_for(Asked(query=query), AGENCY, free=10) == Document(text=query, kind=Kind.QUERY)


@pytest.mark.parametrize("free", [None, 10])
def test_one_document_is_asked_for_not_none_and_not_two(documents: TrustedDocuments, free: int | None) -> None:
    for asked in (Asked(), Asked(query=""), Asked(query=ECHO, document_id=ECHO_ID)):
        with pytest.raises(MalformedRequest):
            documents.asked_for(asked, AGENCY, free=free)
    assert documents.asked_for(Asked(query="", document_id=COUNT_ID), AGENCY, free=free).name == "Count"


@pytest.mark.parametrize(
    ("query", "name", "kind"),
    [
        ("subscription { count(to: 1) }", None, Kind.SUBSCRIPTION),
        ("query A { a } mutation B { b }", "B", Kind.MUTATION),
        ("{", None, None),
        ("{ " + "a " * 20_000 + "}", None, None),
    ],
)
def test_the_kind_of_a_free_query_is_looked_up(query: str, name: str | None, kind: Kind | None) -> None:
    found = TrustedDocuments().asked_for(Asked(query=query, operation_name=name), AGENCY, free=10)
    assert (found.name, found.kind) == (OTHER, kind)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("query A { a } mutation B { b }", "C"),
        ("query A { a } mutation B { b }", None),
        ("query A { a }", ""),
        ("fragment A on Caller { role }", None),
    ],
)
def test_a_document_holds_the_operation_that_is_asked_for(query: str, name: str | None) -> None:
    with pytest.raises(MalformedRequest, match="no such operation"):
        TrustedDocuments().asked_for(Asked(query=query, operation_name=name), AGENCY, free=10)


def test_a_trusted_document_is_its_one_operation(documents: TrustedDocuments) -> None:
    assert documents.asked_for(Asked(document_id=ECHO_ID, operation_name="Echo"), AGENCY, free=None).name == "Echo"
    with pytest.raises(MalformedRequest, match="no such operation"):
        documents.asked_for(Asked(document_id=ECHO_ID, operation_name="Count"), AGENCY, free=None)


def test_a_free_query_that_nests_too_deeply_is_not_even_parsed() -> None:
    with pytest.raises(MalformedRequest, match="nests deeper than 64"):
        TrustedDocuments().asked_for(Asked(query="{a" * 100_000), AGENCY, free=64)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("query {", "is no GraphQL document"),
        ("", "is no GraphQL document"),
        ("{ caller { role } }", "holds one operation, and it has a name"),
        ('query A { echo(text: "") } query B { echo(text: "") }', "holds one operation, and it has a name"),
        ("fragment A on Caller { role }", "holds one operation, and it has a name"),
        ("query A " + "{ a" * 5_000, "is no GraphQL document"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path / "documents" / "bank", wrong=text)
    with pytest.raises(InvalidInput, match=complaint) as refusal:
        TrustedDocuments.load(tmp_path / "documents")
    assert "wrong.graphql" in refusal.value.message


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "wrong.graphql").write_bytes("query A { a } # ä".encode("latin-1"))
    with pytest.raises(InvalidInput, match=r"wrong\.graphql"):
        TrustedDocuments.load(tmp_path)


@pytest.mark.parametrize("content", ["{}", "[1]", "[", '"all"'])
def test_departments_are_a_list_of_codes(tmp_path: Path, content: str) -> None:
    folder = write_partners(tmp_path / "documents")
    (folder / "agency" / "departments.json").write_text(content)
    with pytest.raises(InvalidInput, match=r"departments\.json is a JSON list"):
        TrustedDocuments.load(folder)


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no folder of trusted documents"):
        TrustedDocuments.load(tmp_path / "nowhere")


def test_what_does_not_fit_the_schema_is_told(documents: TrustedDocuments, tmp_path: Path) -> None:
    assert documents.misfits(SDL) == []
    write(tmp_path / "others" / "bank", wrong="query Wrong { nothing }", echo=ECHO)
    assert TrustedDocuments.load(tmp_path / "others").misfits(SDL) == [
        "bank/Wrong: Cannot query field 'nothing' on type 'Query'."
    ]
