"""Every Cypher text by itself: version, parameters, names, mode, and that nothing assembles it from strings."""

import ast
import re
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from graph_models.statements import schema
from graph_models.statements.names import RELATIONSHIP_TYPES, Label
from graph_models.statements.statement import Mode
from graph_models.vocabulary import LinkKind
from tests.support.cypher_texts import Found, declared_indexes, found_statements, modules, names_in, parameters_in

STATEMENTS: Final = found_statements()
VOCABULARY: Final = {*map(str, Label), *RELATIONSHIP_TYPES}
WRITES: Final = re.compile(r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH|LOAD|DROP)\b", re.IGNORECASE)
ROLES: Final = frozenset(
    {
        LinkKind.LEGAL_REPRESENTATIVE_OF,
        LinkKind.PRINCIPAL_OF,
        LinkKind.ACTUAL_CONTROLLER_OF,
        LinkKind.DIRECTOR_OF,
        LinkKind.SUPERVISOR_OF,
        LinkKind.SENIOR_MANAGER_OF,
        LinkKind.INVESTOR_IN,
    }
)
"""What a check shows beside its verdict: persons in named roles of an applicant, no holdings and no vehicles."""

OPEN_AT_THE_START: Final = frozenset({"facts_affected", "facts_bound_by_rules", "lookup_ran_out"})
"""Reads of candidates inside a write, where nothing newer exists: the end of a row's revisions says enough."""

each_statement = pytest.mark.parametrize("found", STATEMENTS, ids=str)


@each_statement
def test_the_version_of_the_language_is_stated(found: Found) -> None:
    assert re.match(r"CYPHER 5\s", found.statement.text)


@each_statement
def test_the_declared_parameters_are_those_used(found: Found) -> None:
    assert parameters_in(found.statement.text) == found.statement.parameters


@each_statement
def test_labels_and_types_are_of_the_vocabulary(found: Found) -> None:
    assert names_in(found.statement.text) <= VOCABULARY


@each_statement
def test_a_read_looks_once_at_what_is_published(found: Found) -> None:
    """A second look can see a later revision than the rows were read at."""
    assert found.statement.mode is Mode.WRITE or found.statement.text.count("v.published") <= 1


@each_statement
def test_a_read_has_no_clause_that_writes(found: Found) -> None:
    written = WRITES.findall(found.statement.text)
    assert bool(written) == (found.statement.mode is Mode.WRITE) or found.statement is schema.AWAIT_INDEXES


@each_statement
def test_what_is_walked_has_an_upper_bound(found: Found) -> None:
    assert not re.search(r"\*|\{\d*,\}|\]-+>?\+", re.sub(r"\{\.\*\}", "", found.statement.text))


@each_statement
def test_the_time_allowed_is_stated_and_finite(found: Found) -> None:
    assert 0 < found.statement.timeout <= 310


def test_names_are_used_once() -> None:
    names = [found.statement.name for found in STATEMENTS]
    assert sorted(names) == sorted(set(names))


def test_every_word_of_the_vocabulary_is_used() -> None:
    used = {name for found in STATEMENTS for name in names_in(found.statement.text)}
    assert used == VOCABULARY


def test_a_type_is_taken_from_a_row_only_where_links_are_opened() -> None:
    assert [found.statement.name for found in STATEMENTS if "$(" in found.statement.text] == ["record_open_links"]


@pytest.mark.parametrize("found", [each for each in STATEMENTS if names_in(each.statement.text) & ROLES], ids=str)
def test_what_walks_links_names_every_kind_that_it_may_meet(found: Found) -> None:
    named = names_in(found.statement.text) & set(LinkKind)
    assert named == (ROLES if found.statement.name == "check" else set(LinkKind))


@each_statement
def test_the_indexes_named_are_declared(found: Found) -> None:
    assert found.statement.indexes <= set(declared_indexes().values())


def test_every_declared_index_is_created_once_under_its_own_name() -> None:
    names = [statement.name for statement in schema.ALL]
    assert sorted(names) == sorted(set(names))
    assert sorted(declared_indexes().values()) == sorted(names)
    declared = [found.statement for found in STATEMENTS if found.module == "schema"]
    assert {each.name for each in declared} == {*names, schema.AWAIT_INDEXES.name}


def test_every_declared_index_is_used_by_some_statement_or_keeps_something_unique() -> None:
    used = {index for found in STATEMENTS for index in found.statement.indexes}
    unique = {each.name for each in schema.ALL if "IS UNIQUE" in each.text}
    assert {each.name for each in schema.ALL} - used <= unique


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_text_is_a_plain_literal_of_its_module(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.BinOp)]
    assert all(isinstance(text, ast.Constant) for text in _texts(tree))


def _texts(tree: ast.Module) -> list[ast.expr]:
    """What a statement is given as its text; the schema hands its texts on to one constructor."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    handed = [call.args[1] for call in calls if call.func.id == "_ddl"]  # type: ignore[attr-defined]  # names, above
    named = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "text"]
    return handed + [text for text in named if not (handed and isinstance(text, ast.Name))]


@pytest.mark.parametrize("found", [each for each in STATEMENTS if "rev_" in each.statement.text], ids=str)
def test_a_read_at_a_revision_asks_for_both_ends_of_what_has_an_end(found: Found) -> None:
    """Seen are rows with rev_from <= R < rev_to; nodes of subjects have no end."""
    begun = set(re.findall(r"(\w)\.rev_from <=", found.statement.text))
    ended = set(re.findall(r"(\w)\.rev_to >", found.statement.text))
    assert begun - ended <= {"s", "u"}
    if found.statement.mode is Mode.READ and found.statement.name not in OPEN_AT_THE_START:
        assert ended <= begun
