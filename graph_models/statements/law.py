"""The catalogue as nodes, so that an auditor can walk from an article to everything that rests on it."""

from typing import Final

from graph_models.statements.statement import Mode, Statement

SET_BASES: Final = Statement(
    name="law_set_bases",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $bases AS row
MERGE (b:LegalBasis {id: row.id})
SET b += row
""",
    parameters=frozenset({"bases"}),
    indexes=frozenset({"basis_id"}),
    timeout=60.0,
)

SET_MEASURES: Final = Statement(
    name="law_set_measures",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $measures AS row
MERGE (m:Measure {id: row.id})
SET m.name = row.name, m.class = row.class
WITH m, row
UNWIND row.basis AS basis
MATCH (b:LegalBasis {id: basis})
MERGE (m)-[:GROUNDED_IN]->(b)
""",
    parameters=frozenset({"measures"}),
    indexes=frozenset({"measure_id", "basis_id"}),
    timeout=60.0,
)

SET_LIST_TYPES: Final = Statement(
    name="law_set_list_types",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $list_types AS row
MERGE (t:ListType {id: row.id})
SET t.name = row.name, t.class = row.class
WITH t, row
UNWIND row.basis AS basis
MATCH (b:LegalBasis {id: basis})
MERGE (t)-[:GROUNDED_IN]->(b)
""",
    parameters=frozenset({"list_types"}),
    indexes=frozenset({"list_type_id", "basis_id"}),
    timeout=60.0,
)

SET_RULES: Final = Statement(
    name="law_set_rules",
    mode=Mode.WRITE,
    text="""CYPHER 5
UNWIND $rules AS row
MERGE (u:Rule {id: row.id})
SET u.list_type = row.list_type, u.measure = row.measure, u.effect = row.effect, u.domains = row.domains
WITH u, row
CALL (u, row) { MATCH (t:ListType {id: row.list_type}) MERGE (u)-[:FOR]->(t) }
CALL (u, row) { MATCH (m:Measure {id: row.measure}) MERGE (u)-[:APPLIES]->(m) }
WITH u, row
UNWIND row.basis AS basis
MATCH (b:LegalBasis {id: basis})
MERGE (u)-[:GROUNDED_IN]->(b)
""",
    parameters=frozenset({"rules"}),
    indexes=frozenset({"rule_id", "list_type_id", "measure_id", "basis_id"}),
    timeout=60.0,
)

RULES_IN_USE: Final = Statement(
    name="law_rules_in_use",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (u:Rule)
WHERE NOT u.id IN $known AND EXISTS { (u)<-[:BY]-(:Restriction) }
RETURN u.id AS rule
ORDER BY rule
""",
    parameters=frozenset({"known"}),
    columns=("rule",),
    timeout=30.0,
)
