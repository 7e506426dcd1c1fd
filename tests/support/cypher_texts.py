"""Every Cypher text of the project, found by walking its modules, and what can be read from a text alone."""

import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final

from graph_models import statements
from graph_models.statements import schema
from graph_models.statements.statement import Statement

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING: Final = re.compile(r"'[^']*'")
_NAMED: Final = re.compile(r":([A-Z]\w*)((?:\s*\|\s*[A-Z]\w*)*)")
_PARAMETER: Final = re.compile(r"\$(\w+)")
_DECLARED: Final = re.compile(r"(?:INDEX|CONSTRAINT) (\w+) .* FOR \(?\)?-?[(\[]\w+:(\w+)[)\]].*(?:ON|REQUIRE) (.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A statement and where it stands."""

    module: str
    constant: str
    statement: Statement

    def __str__(self) -> str:
        return f"{self.module}.{self.constant}"


def modules() -> list[ModuleType]:
    """Every module of statements."""
    return [import_module(f"{statements.__name__}.{each.name}") for each in pkgutil.iter_modules(statements.__path__)]


def found_statements() -> list[Found]:
    """Every statement, schema included, in the order of modules."""
    return [
        Found(module=module.__name__.rpartition(".")[2], constant=constant, statement=value)
        for module in modules()
        for constant, value in vars(module).items()
        if isinstance(value, Statement)
    ]


def planned_statements() -> list[Found]:
    """The statements that have a plan: all but the schema's."""
    return [each for each in found_statements() if each.module != "schema"]


def plain(text: str) -> str:
    """A text as the server takes it: without comments, such as the parts that are for the past only."""
    return _COMMENT.sub(" ", text)


def names_in(text: str) -> set[str]:
    """The labels and the types of relationships that a text names; a map's keys have a space after their colon."""
    bare = _STRING.sub("''", plain(text))
    return {name for first, others in _NAMED.findall(bare) for name in (first, *re.findall(r"\w+", others))}


def parameters_in(text: str) -> set[str]:
    """The parameters that a text uses; a type named by a row, `$(row.kind)`, is none."""
    return set(_PARAMETER.findall(_STRING.sub("''", plain(text))))


def declared_indexes() -> Mapping[tuple[str, tuple[str, ...]], str]:
    """Label or type with properties, for each index and constraint of the schema, and its name."""
    found = {}
    for statement in schema.ALL:
        match = _DECLARED.search(statement.text)
        assert match is not None, statement.text
        name, label, properties = match.groups()
        found[label, tuple(re.findall(r"\w+\.(\w+)", properties))] = name
    return found
