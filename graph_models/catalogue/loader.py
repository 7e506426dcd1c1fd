"""Loads a catalogue from folders of YAML: read, held against the schema, cross-checked, and typed.

The first folder is the national catalogue; further ones supplement it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, TypeVar

from graph_models.catalogue import rows
from graph_models.catalogue.checks import Known, Placed, faults
from graph_models.catalogue.documents import RawRow, Reading, read_folders
from graph_models.catalogue.model import Catalogue, KindOfMatter, LegalBasis, ListType, Measure, Rule
from graph_models.catalogue.problems import CatalogueError, Problem
from graph_models.errors import InvalidInput
from graph_models.vocabulary import Domain, SubjectKind

Entity = LegalBasis | Measure | ListType | Rule | KindOfMatter
_T = TypeVar("_T", LegalBasis, Measure, ListType, Rule, KindOfMatter)

_READERS: Final[dict[str, Callable[[rows.Row], Entity]]] = {
    "legal_bases": rows.legal_basis,
    "measures": rows.measure,
    "list_types": rows.list_type,
    "kinds": rows.kind_of_matter,
    "rules": rows.rule,
}


def national() -> Traversable:
    """The shipped folder of the national catalogue."""
    return files("graph_models.catalogue") / "data" / "national"


def supplements() -> tuple[str, ...]:
    """The names of the shipped supplements; none of them is loaded unless it is named."""
    folder = files("graph_models.catalogue") / "data" / "supplements"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


def supplement(name: str) -> Traversable:
    """The folder of a shipped supplement. Errors: InvalidInput for a name that is not shipped."""
    if name not in supplements():
        raise InvalidInput(f"no supplement has this name; there are: {', '.join(supplements())}")
    return files("graph_models.catalogue") / "data" / "supplements" / name


def deployment(*, folders: Iterable[Traversable] = (), names: Iterable[str] = ()) -> tuple[Traversable, ...]:
    """The folders of a deployment: the national one, the shipped supplements it names, then its own.

    Errors: InvalidInput for a supplement that is not shipped.
    """
    return (national(), *(supplement(name) for name in names), *folders)


def load_catalogue(*folders: Traversable) -> Catalogue:
    """Load the catalogue of these folders; the first is the national one, the others supplement it.

    Errors: CatalogueError with every problem of every file, in reading order.
    """
    reading = read_folders(folders)
    problems = [*reading.problems, *_duplicates(reading.rows)]
    typed = [_typed(row, problems) for row in reading.sound]
    entities = [(row, entity) for row, entity in zip(reading.sound, typed, strict=True) if entity is not None]
    placed = [
        Placed(file=row.file, place=row.place, supplement=row.supplement, row=entity)
        for row, entity in entities
        if not isinstance(entity, KindOfMatter)
    ]
    problems += faults(placed, _known(reading, [entity for _, entity in entities]))
    if problems:
        raise CatalogueError(tuple(problems))
    return _catalogue([entity for _, entity in entities])


def _typed(row: RawRow, problems: list[Problem]) -> Entity | None:
    try:
        return _READERS[row.section](row.content)
    except InvalidInput as error:
        problems.append(Problem(file=row.file, row=row.place, text=error.message))
        return None


def _identity(row: RawRow) -> tuple[str, str, str]:
    """Kinds of matter are known within their domain; everything else by its id."""
    domain = str(row.content.get("domain", "")) if row.section == "kinds" else ""
    return row.section, domain, row.id


def _duplicates(raw: Iterable[RawRow]) -> list[Problem]:
    first: dict[tuple[str, str, str], RawRow] = {}
    found: list[Problem] = []
    for row in raw:
        known = first.setdefault(_identity(row), row)
        same_article = row.section == "legal_bases" and known.content == row.content
        if known is not row and not same_article:
            found.append(Problem(file=row.file, row=row.place, text=f"stands already in {known.file}"))
    return found


def _known(reading: Reading, entities: Sequence[Entity]) -> Known:
    ids: dict[str, set[str]] = defaultdict(set)
    for row in reading.rows:
        ids[row.section].add(row.id)
    kinds: dict[str, frozenset[Domain]] = {name: frozenset(Domain) for name in ids["kinds"]}
    for kind in (entity for entity in entities if isinstance(entity, KindOfMatter)):
        known = kinds[kind.id] if kinds[kind.id] != frozenset(Domain) else frozenset()
        kinds[kind.id] = known | {kind.domain}
    takes: dict[str, frozenset[SubjectKind]] = {
        entity.id: entity.listed for entity in entities if isinstance(entity, ListType)
    }
    return Known(
        bases=frozenset(ids["legal_bases"]),
        measures=frozenset(ids["measures"]),
        list_types=frozenset(ids["list_types"]),
        takes=takes,
        kinds=kinds,
    )


def _of(entities: Iterable[Entity], kind: type[_T]) -> list[_T]:
    return sorted((entity for entity in entities if isinstance(entity, kind)), key=lambda entity: str(entity.id))


def _catalogue(entities: Sequence[Entity]) -> Catalogue:
    return Catalogue(
        legal_bases={row.id: row for row in _of(entities, LegalBasis)},
        measures={row.id: row for row in _of(entities, Measure)},
        list_types={row.id: row for row in _of(entities, ListType)},
        rules={row.id: row for row in _of(entities, Rule)},
        kinds=dict(sorted(((row.domain, row.id), row) for row in _of(entities, KindOfMatter))),
    )
