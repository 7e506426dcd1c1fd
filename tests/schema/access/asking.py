"""Asks as a caller, and remembers: what came back, or the codes that refused it."""

import json
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, cast

from hub.app.hub import Hub
from hub.domain.principal import Principal
from tests.schema.access.selection import operation_for
from tests.schema.asking import SCHEMA, context_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What one caller got: the value of the root field, the codes of the errors, and all of it as text."""

    value: Any
    codes: tuple[str, ...]
    text: str


async def execute(hub: Hub, caller: Principal, root: str, variables: Mapping[str, Any]) -> Came:
    """Execute one root field with everything below it."""
    operation = operation_for(root, variables)
    if root.startswith("Subscription."):
        return await _follow(hub, caller, operation, variables)
    context = context_of(hub, caller)
    result = cast("Any", await SCHEMA.execute(operation, variable_values=dict(variables), context_value=context))
    return _came(root, [result])


async def _follow(hub: Hub, caller: Principal, operation: str, variables: Mapping[str, Any]) -> Came:
    """What a subscription tells until it has looked through everything that is published."""
    last = (await hub.store.view()).revision
    context = context_of(hub, caller, live=True)
    results: list[Any] = []
    stream = await SCHEMA.subscribe(operation, variable_values=dict(variables), context_value=context)
    async with aclosing(cast("Any", stream)) as told:
        async for result in told:
            results.append(result)
            entry = result.data["changes"] if result.data else None
            if entry is None or (entry["kind"] == "LOOKED" and int(entry["revision"]) >= last):
                break
    return _came("Subscription.changes", results)


def _came(root: str, results: list[Any]) -> Came:
    name = root.partition(".")[2]
    errors = [error for result in results for error in result.errors or ()]
    values = [(result.data or {}).get(name) for result in results]
    said = [values, [[error.message, error.extensions] for error in errors]]
    return Came(
        value=_told(values) if root.startswith("Subscription.") else values[0],
        codes=tuple(sorted({error.extensions["code"] for error in errors})),
        text=json.dumps(said, ensure_ascii=False),
    )


def _told(entries: list[Any]) -> list[Any]:
    """What changed among the entries; how far was looked is everybody's."""
    return [each for each in entries if each is None or each["kind"] != "LOOKED"]
