"""Reads folders of catalogue YAML into plain rows, and holds each file against the JSON Schema.

A day stays the text it is and a share becomes a Decimal, so that nothing passes through a binary float. A key
that stands twice in one mapping is refused, because YAML would keep only the last.
"""

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from yaml.constructor import ConstructorError

from graph_models.catalogue.problems import Problem

SECTIONS: Final = ("legal_bases", "measures", "list_types", "kinds", "rules")
"""The top-level keys of a catalogue file."""

_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"
_FLOAT: Final = "tag:yaml.org,2002:float"
_UNKNOWN: Final = {"links": "link", "finding": "finding", "found": "finding"}


# libyaml's parser, ten times as fast, where PyYAML was built with it, as its wheels are: each command reads the law.
if TYPE_CHECKING:
    _Safe = yaml.SafeLoader
else:
    _Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):
    """Safe YAML with text days, exact decimals and unique keys."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base class declares it so
        first: [(tag, form) for tag, form in resolvers if tag != _TIMESTAMP]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - the base class's signature
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise ConstructorError(None, None, f"the key {key!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    text = loader.construct_scalar(node)
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ConstructorError(None, None, f"{text!r} is no decimal number", node.start_mark) from error


_Loader.add_constructor(_FLOAT, _decimal)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """One row of a file as it was written; `supplement` is False in the first folder, the national one."""

    file: str
    section: str
    position: int
    supplement: bool
    content: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The row's id, or its place in the file where it has none."""
        return row_name(self.content, self.position)

    @property
    def place(self) -> str:
        """Where a problem of this row is."""
        return f"{self.section}: {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All rows of some folders in reading order, those of them that fit the schema, and what is wrong."""

    rows: tuple[RawRow, ...]
    sound: tuple[RawRow, ...]
    problems: tuple[Problem, ...]


def row_name(content: object, position: int) -> str:
    """The id of a row, or `#n` where it has none that can be read."""
    name = content.get("id") if isinstance(content, Mapping) else None
    return name if isinstance(name, str) else f"#{position + 1}"


def read_folders(folders: Sequence[Traversable]) -> Reading:
    """Read every YAML file below the folders, each folder's files in the order of their names."""
    rows: list[RawRow] = []
    sound: list[RawRow] = []
    problems: list[Problem] = []
    for position, folder in enumerate(folders):
        names = list(_yaml_files(folder, folder.name))
        if not names:
            problems.append(Problem(file=folder.name, row="folder", text="no YAML file is there"))
        for name, file in names:
            reading = _read_file(file, name=name, supplement=position > 0)
            rows += reading.rows
            sound += reading.sound
            problems += reading.problems
    return Reading(rows=tuple(rows), sound=tuple(sound), problems=tuple(problems))


def _yaml_files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        below = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _yaml_files(entry, below)
        elif entry.name.endswith((".yaml", ".yml")):
            yield below, entry


def load_yaml(text: str) -> object:
    """Read one YAML document by the rules of this module. Errors: yaml.YAMLError."""
    return _Loader(text).get_single_data()


def _read_file(file: Traversable, *, name: str, supplement: bool) -> Reading:
    try:
        document = load_yaml(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        fault = Problem(file=name, row="file", text=f"cannot be read as YAML: {_one_line(error)}")
        return Reading(rows=(), sound=(), problems=(fault,))
    errors = list(_schema().iter_errors(document))
    rows = tuple(_rows(document, name=name, supplement=supplement))
    faulty = {tuple(error.absolute_path)[:2] for error in errors}
    sound = tuple(row for row in rows if (row.section, row.position) not in faulty)
    problems = tuple(_problem(error, document, name) for error in errors)
    return Reading(rows=rows, sound=sound, problems=problems)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _rows(document: object, *, name: str, supplement: bool) -> Iterator[RawRow]:
    if not isinstance(document, Mapping):
        return
    for section in SECTIONS:
        content = document.get(section)
        for position, row in enumerate(content if isinstance(content, list) else ()):
            if isinstance(row, Mapping):
                yield RawRow(file=name, section=section, position=position, supplement=supplement, content=row)


@cache
def _schema() -> Draft202012Validator:
    text = (files("graph_models.catalogue") / "data" / "catalogue.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _problem(error: ValidationError, document: object, name: str) -> Problem:
    path = list(error.absolute_path)
    row = "file"
    if len(path) > 1 and isinstance(document, Mapping):
        section, position = str(path[0]), int(path[1])
        row = f"{section}: {row_name(document[section][position], position)}"
    return Problem(file=name, row=row, text=_explain(error, path))


def _explain(error: ValidationError, path: Sequence[str | int]) -> str:
    """What a schema error means to somebody who edits the file."""
    fields = [str(step) for step in path[2:] if isinstance(step, str)]
    field = fields[-1] if fields else ""
    no_basis = error.validator == "required" and "'basis'" in error.message
    if no_basis or (error.validator == "minItems" and field == "basis"):
        return "it has no legal basis; what rests on no law is refused"
    if error.validator == "enum" and field in _UNKNOWN:
        return f"unknown {_UNKNOWN[field]} {error.instance}"
    where = ".".join(fields) + ": " if fields else ""
    return f"{where}{error.message}"
