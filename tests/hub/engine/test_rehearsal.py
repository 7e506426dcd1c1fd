"""The rehearsal covers what the hub will ask of a database."""

from graph_models.statements import check, counter, schema
from hub.engine.rehearsal import rehearsal


def test_the_schema_is_declared_before_anything_is_planned_on_it() -> None:
    declared = [each.text for each in (*schema.ALL, schema.AWAIT_INDEXES)]
    assert list(rehearsal()[: len(declared)]) == declared


def test_every_other_statement_is_planned_and_not_run() -> None:
    others = rehearsal()[len(schema.ALL) + 1 :]
    assert {text[:16] for text in others} == {"CYPHER 5 EXPLAIN"}
    for statement in (check.CHECK, check.CHECK_AS_KNOWN, check.RECORD, counter.PUBLISH):
        assert statement.text.replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1) in others
