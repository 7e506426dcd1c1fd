"""What is rehearsed when Java's classes are made ready: every statement of the hub, planned on its schema."""

from importlib import import_module
from pkgutil import iter_modules

from graph_models import statements
from graph_models.statements import schema
from graph_models.statements.statement import Statement


def rehearsal() -> tuple[str, ...]:
    """The statements of the schema, to be run, then all others, to be planned only: planning needs no parameters."""
    declared = (*schema.ALL, schema.AWAIT_INDEXES)
    others = [each for each in _named() if each not in declared]
    return (
        *(each.text for each in declared),
        *(each.text.replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1) for each in others),
    )


def _named() -> list[Statement]:
    modules = [import_module(f"{statements.__name__}.{each.name}") for each in iter_modules(statements.__path__)]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Statement)]
