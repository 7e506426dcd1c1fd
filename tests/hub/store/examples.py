"""An example of every parameter's type, so that the server can plan each statement as it is used."""

from collections.abc import Mapping
from typing import Any, Final

from graph_models.statements.statement import Statement

_INSTANT: Final = "2025-01-01T04:00:00.000000+00:00"
_DAY: Final = "2025-01-01"
_QUESTION: Final = {
    "position": 0,
    "id": "o-1",
    "digests": ["0a"],
    "name": "示例",
    "day": _DAY,
    "related": True,
    "unnamed_rules": ["list/rule"],
}

_BY_NAME: Final[Mapping[str, Any]] = {
    "after": "",
    "at": 7,
    "bank": "bank",
    "checks": ["c-1"],
    "bases": [{"id": "basis"}],
    "basis": "basis",
    "changes": [{"kind": "BEGUN", "position": 0}],
    "code": "department",
    "company": "o-1",
    "consent": {"id": "n-1"},
    "day": _DAY,
    "decision": "d-1",
    "department": "department",
    "digest": "0a",
    "digests": ["0a"],
    "event": {"id": "e-1"},
    "findings": [{"person": "p-1", "as": "PUNISHED"}],
    "fingerprint": "0a",
    "first": 20,
    "fleet": {"company_id": "o-1"},
    "from": _DAY,
    "id": "x-1",
    "ids": ["x-1"],
    "kinds": ["OWNS"],
    "known": ["list/rule"],
    "known_at": _INSTANT,
    "links": [{"id": "l-1", "start": "p-1", "end": "o-1", "kind": "OWNS", "properties": {}}],
    "list_type": "list",
    "list_types": [{"id": "list", "name": "示例", "class": "C", "basis": ["basis"]}],
    "listing": "L-1",
    "margin": 600_000,
    "measures": [{"id": "M01", "name": "示例", "class": "C", "basis": ["basis"]}],
    "most": 500,
    "name": "示例",
    "now": _INSTANT,
    "pairs": [["p-1", "o-1"]],
    "questions": [_QUESTION],
    "records": [{"id": "c-1"}],
    "repair": {"id": "R-1", "listing_id": "L-1"},
    "restrictions": [{"id": "r-1", "listing": "L-1", "rule": "list/rule", "subject": "o-1", "measure": "M01"}],
    "result": "{}",
    "revision": 7,
    "rows": [{"restriction": "r-1", "subject": "o-1", "valid_from": _DAY, "valid_to": _DAY, "pending": [_DAY]}],
    "rules": ["list/rule"],
    "source": "source",
    "steps": [["o-1", "p-1", ["l-1"]]],
    "subject": "o-1",
    "subjects": ["o-1"],
    "supports": [{"restriction": "r-1", "parent_restriction": "r-2", "key": "0a", "keys": ["0a"], "links": ["l-1"]}],
    "tasks": [{"id": "t-1", "listing_id": "L-1"}],
    "to": _DAY,
}

_BY_STATEMENT: Final[Mapping[str, Mapping[str, Any]]] = {
    "law_set_rules": {"rules": [{"id": "list/rule", "list_type": "list", "measure": "M01", "basis": ["basis"]}]},
    "listing_create": {"listing": {"id": "L-1", "department": "department", "subject_id": "o-1"}},
    "listing_create_decision": {"decision": {"id": "d-1"}},
    "listing_told": {"restrictions": ["r-1"]},
    "lookup_changes": {"after": 0},
    "lookup_history": {"after": 0},
    "record_set_department": {"department": {"code": "department"}},
    "record_set_source": {"source": {"id": "source"}},
    "record_create_organisations": {"subjects": [{"id": "o-1"}]},
    "record_create_persons": {"subjects": [{"id": "p-1"}]},
    "record_create_vehicles": {"subjects": [{"id": "v-1"}]},
    "record_update_subjects": {"subjects": [{"id": "o-1", "name": "示例"}]},
    "record_add_digests": {"digests": [{"digest": "0a", "subject": "p-1", "key_version": 1, "type": "PASSPORT"}]},
}


def example_of(statement: Statement) -> Mapping[str, Any]:
    """Parameters as the services would give them."""
    own = _BY_STATEMENT.get(statement.name, {})
    return {name: own[name] if name in own else _BY_NAME[name] for name in statement.parameters}
