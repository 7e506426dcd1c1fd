"""Prepares a store for a hub: schema, counter, catalogue nodes; and refuses one it could not answer from."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

import msgspec

from graph_models.catalogue.model import Catalogue
from graph_models.errors import InvalidInput, NoBasis
from graph_models.statements import law, preparation, schema
from graph_models.statements.statement import Statement
from hub.ports.keys import DocumentKeys
from hub.ports.store import Store
from hub.services.catalogue_nodes import catalogue_nodes


class Preparable(Store, Protocol):
    """A store whose schema can be declared."""

    async def declare(self, statements: Sequence[Statement]) -> None:
        """Run schema statements one by one, and found the counter."""
        ...

    async def heal(self) -> None:
        """Publish what was committed: a crash between the two commits leaves a revision unpublished."""
        ...


async def prepare(store: Preparable, catalogue: Catalogue, keys: DocumentKeys) -> None:
    """Bring a store up to date, once for each schema and catalogue, and heal its counter.

    Raises NoBasis where restrictions rest on rules that the catalogue lacks, and InvalidInput where persons are
    known by a key that is not at hand: either would make answers Clear by accident.
    """
    nodes = catalogue_nodes(catalogue)
    digest = preparation_digest(catalogue)
    found = (await store.read(preparation.PREPARED, {}))[0]
    if found["digest"] != digest or found["published"] is None:
        await store.declare((*schema.ALL, schema.AWAIT_INDEXES))
        await _check_rules(store, catalogue)
        for statement, rows in nodes:
            await store.append(statement, rows)
        await store.append(preparation.PREPARE, {"digest": digest})
    await store.heal()
    await _check_keys(store, keys)


def preparation_digest(catalogue: Catalogue) -> str:
    """What a store prepared with this schema and catalogue is marked with."""
    texts = [statement.text for statement in schema.ALL]
    return sha256(msgspec.json.encode([texts, [rows for _, rows in catalogue_nodes(catalogue)]])).hexdigest()


async def _check_rules(store: Store, catalogue: Catalogue) -> None:
    missing = await store.read(law.RULES_IN_USE, {"known": sorted(catalogue.rules)})
    if missing:
        names = ", ".join(row["rule"] for row in missing[:5])
        raise NoBasis(f"restrictions rest on rules that the catalogue lacks: {names}")


async def _check_keys(store: Store, keys: DocumentKeys) -> None:
    used = {row["version"] for row in await store.read(preparation.KEY_VERSIONS, {})}
    missing = sorted(used - keys.versions)
    if missing:
        versions = ", ".join(str(version) for version in missing)
        raise InvalidInput(f"persons are known by document keys that are not at hand: version {versions}")
