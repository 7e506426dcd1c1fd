"""Files of the catalogue as they are read: YAML without surprises, and the schema's faults in plain words."""

import json
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from graph_models.catalogue.documents import load_yaml, read_folders
from graph_models.catalogue.model import Confidence, OpenTerm
from graph_models.vocabulary import (
    Anchor,
    Domain,
    Effect,
    FindingKind,
    LinkKind,
    ListClass,
    Release,
    SubjectKind,
    Survival,
    Territory,
    Toward,
    When,
)
from tests.graph_models.catalogue.conftest import BASE, Write

SCHEMA = files("graph_models.catalogue") / "data" / "catalogue.schema.json"


def texts(*folders: Path) -> list[str]:
    return [str(problem) for problem in read_folders(folders).problems]


def test_a_day_stays_text_and_a_share_is_exact() -> None:
    assert load_yaml("{day: 2025-01-02, share: 0.1, whole: 1}") == {
        "day": "2025-01-02",
        "share": Decimal("0.1"),
        "whole": 1,
    }


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="the key 'term' stands twice"):
        load_yaml("{term: LISTING, id: x, term: LIFE}")


def test_what_yaml_takes_for_a_number_and_is_none_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="is no decimal number"):
        load_yaml("share: 1:30.5")


def test_files_are_read_below_a_folder_in_the_order_of_their_names(write: Write) -> None:
    folder = write("law", b="kinds: [{id: b, domain: EXIT, name: x}]", a=BASE)
    (folder / "lists").mkdir()
    (folder / "lists" / "c.yml").write_text("kinds: [{id: c, domain: EXIT, name: x}]", encoding="utf-8")
    (folder / "notes.txt").write_text("not a catalogue file", encoding="utf-8")
    reading = read_folders([folder, write("more", d="kinds: [{id: d, domain: EXIT, name: x}]")])
    assert reading.problems == ()
    assert [(row.file, row.id) for row in reading.rows if row.section == "kinds"] == [
        ("law/a.yaml", "permit"),
        ("law/a.yaml", "post"),
        ("law/b.yaml", "b"),
        ("law/lists/c.yml", "c"),
        ("more/d.yaml", "d"),
    ]
    assert {row.file: row.supplement for row in reading.rows} == {
        "law/a.yaml": False,
        "law/b.yaml": False,
        "law/lists/c.yml": False,
        "more/d.yaml": True,
    }


@pytest.mark.parametrize("make", [Path.exists, Path.mkdir, Path.touch])
def test_a_folder_without_a_file_is_a_problem(tmp_path: Path, make: Callable[[Path], object]) -> None:
    folder = tmp_path / "gone"
    make(folder)
    assert texts(folder) == ["gone: folder: no YAML file is there"]


def test_a_file_that_is_no_yaml_is_a_problem_and_the_others_are_read(write: Write) -> None:
    folder = write("law", a=BASE, b="kinds: [")
    (folder / "c.yaml").write_bytes(b"name: \xff")
    reading = read_folders([folder])
    assert len(reading.rows) == 5
    assert [(problem.file, problem.row) for problem in reading.problems] == [
        ("law/b.yaml", "file"),
        ("law/c.yaml", "file"),
    ]
    assert all(problem.text.startswith("cannot be read as YAML: ") for problem in reading.problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a list", "file: ['a list'] is not of type 'object'"),
        ("", "file: None is not of type 'object'"),
        ("kinds: 7", "file: 7 is not of type 'array'"),
        (
            "lists: []",
            "file: Additional properties are not allowed ('lists' was unexpected)",
        ),
        ("kinds: [7]", "kinds: #1: 7 is not of type 'object'"),
        (
            "kinds: [{id: a, domain: EXIT, name: x}, {domain: EXIT, name: x}]",
            "kinds: #2: 'id' is a required property",
        ),
        (
            "kinds: [{id: a b, domain: EXIT, name: x}]",
            "kinds: a b: id: 'a b' does not match '^[A-Za-z0-9]+([-/.][A-Za-z0-9]+)*$'",
        ),
        (
            "kinds: [{id: 7, domain: EXIT, name: x}]",
            "kinds: #1: id: 7 is not of type 'string'",
        ),
        (
            "list_types: [{id: a, name: x, basis: [law/1], term: {max: 5, decided: true}}]",
            "list_types: a: term: 'min' is a required property",
        ),
        (
            "list_types: [{id: a, name: x, basis: [law/1], term: {years: 5}}]",
            "list_types: a: term: 'anchor' is a required property",
        ),
        (
            "list_types: [{id: a, name: x, basis: [law/1], term: FOREVER}]",
            "list_types: a: term: 'FOREVER' is not one of ['LISTING', 'LIFE']",
        ),
        (
            "list_types: [{id: a, name: x, basis: [law/1], repair: LATER}]",
            "list_types: a: repair: 'LATER' is not one of ['ON_PERFORMANCE', 'AT_END', 'NONE']",
        ),
        (
            "list_types: [{id: a, name: x}]",
            "list_types: a: it has no legal basis; what rests on no law is refused",
        ),
    ],
)
def test_what_does_not_fit_the_schema_is_named_by_row_and_field(write: Write, text: str, expected: str) -> None:
    found = texts(write("law", a=text))
    assert f"law/a.yaml: {expected}" in found


def test_the_year_limit_of_a_rule_is_no_cap(write: Write) -> None:
    text = (
        "rules: [{id: a, list_type: b, listed: [PERSON], measure: M01, domains: [EXIT],"
        " effect: LIMIT, basis: [law/1], term: {max: 5}}]"
    )
    assert texts(write("law", a=text)) == [
        "law/a.yaml: rules: a: term: 'min' is a required property",
        "law/a.yaml: rules: a: term: 'decided' is a required property",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("subject_kinds", "items", "enum"), SubjectKind),
        (("domain", "enum"), Domain),
        (("anchor", "enum"), Anchor),
        (("findings", "items", "enum"), FindingKind),
        (("confidence", "enum"), Confidence),
        (("open_term", "enum"), OpenTerm),
        (("list_type", "properties", "class", "enum"), ListClass),
        (("link_step", "properties", "links", "items", "enum"), LinkKind),
        (("link_step", "properties", "toward", "enum"), Toward),
        (("link_step", "properties", "when", "enum"), When),
        (("link_step", "properties", "release", "enum"), Release),
        (("rule", "properties", "effect", "enum"), Effect),
        (("rule", "properties", "territory", "enum"), Territory),
        (("rule", "properties", "survives", "items", "enum"), Survival),
    ],
)
def test_the_schema_knows_the_words_of_the_vocabulary(path: tuple[str, ...], words: type[StrEnum]) -> None:
    node = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    for step in path:
        node = node[step]
    assert set(node) == {word.value for word in words}
