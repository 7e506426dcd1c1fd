"""Reads that gather what propagation decides over: listings with their events, links, present restrictions.

All walk live rows, supports and links only. `$revision` is that of a write, or of a view over a few statements
that began seconds ago: what either can see is not swept before the margin of the store is over, and no operation
lasts as long.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

LISTINGS: Final = Statement(
    name="facts_listings",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $ids AS id
MATCH (l:Listing {id: id})-[:RESTS_ON]->(d:Decision)
MATCH (l)-[:NAMES]->(s:Subject)
WHERE l.revision <= $revision
RETURN l {.*} AS listing, d {.*} AS decision, s.kind AS subject_kind,
  [(d)-[f:FINDS]->(p:Person) | [p.id, f.as]] AS findings,
  [(l)<-[:HAPPENED_TO]-(e:ListingEvent) WHERE e.revision <= $revision
    | [e.kind, e.day, e.revision, e.subject_id, e.until]] AS events
""",
    parameters=frozenset({"ids", "revision"}),
    columns=("listing", "decision", "subject_kind", "findings", "events"),
    indexes=frozenset({"listing_id"}),
)

RESTRICTIONS: Final = Statement(
    name="facts_restrictions",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $ids AS id
MATCH (:Listing {id: id})<-[:OF]-(r:Restriction)
RETURN collect({id: r.id, listing: r.listing_id, rule: r.rule_id, subject: r.subject_id,
  rows: [(r)-[b:BINDS]->(:Subject) WHERE b.rev_from <= $revision AND b.rev_to > $revision
    | [b.valid_from, b.valid_to, b.pending]],
  supports: [(r)-[x:SUPPORTED_BY]->(:Restriction|Listing) WHERE x.rev_from <= $revision AND x.rev_to > $revision
    | [x.valid_from, x.valid_to, x.depth, x.parent, x.via, x.pending]]}) AS restrictions
""",
    parameters=frozenset({"ids", "revision"}),
    columns=("restrictions",),
    indexes=frozenset({"listing_id"}),
    timeout=30.0,
)

EXPAND_TO_START: Final = Statement(
    name="facts_expand_to_start",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (a:Subject {id: id})<-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]-(z:Subject)
WHERE type(k) IN $kinds AND k.rev_from <= $revision AND k.rev_to > $revision
RETURN collect(k {.id, .valid_from, .valid_to, .share, .nominee, .source, .source_ref, kind: type(k), start: z.id,
  end: a.id, start_kind: z.kind, end_kind: a.kind}) AS links
""",
    parameters=frozenset({"subjects", "kinds", "revision"}),
    columns=("links",),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

EXPAND_TO_END: Final = Statement(
    name="facts_expand_to_end",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (a:Subject {id: id})-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]->(z:Subject)
WHERE type(k) IN $kinds AND k.rev_from <= $revision AND k.rev_to > $revision
RETURN collect(k {.id, .valid_from, .valid_to, .share, .nominee, .source, .source_ref, kind: type(k), start: a.id,
  end: z.id, start_kind: a.kind, end_kind: z.kind}) AS links
""",
    parameters=frozenset({"subjects", "kinds", "revision"}),
    columns=("links",),
    indexes=frozenset({"subject_id"}),
    timeout=30.0,
)

AFFECTED: Final = Statement(
    name="facts_affected",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $subjects AS id
MATCH (s:Subject {id: id})
CALL (s) {
  MATCH (s)<-[:NAMES]-(l:Listing)
  RETURN l.id AS listing, l.list_type AS list_type
  UNION
  MATCH (r:Restriction)-[b:BINDS]->() USING INDEX SEEK b:BINDS(subject_id, rev_to)
  WHERE b.subject_id = s.id AND b.rev_to > $revision
  MATCH (r)-[:OF]->(l:Listing)
  RETURN l.id AS listing, l.list_type AS list_type
  UNION
  MATCH (s)<-[:FINDS]-(:Decision)<-[:RESTS_ON]-(l:Listing)
  RETURN l.id AS listing, l.list_type AS list_type
}
RETURN DISTINCT listing, list_type
""",
    parameters=frozenset({"subjects", "revision"}),
    columns=("listing", "list_type"),
    indexes=frozenset({"subject_id", "binds_subject"}),
    timeout=30.0,
)

BOUND_BY_RULES: Final = Statement(
    name="facts_bound_by_rules",
    mode=Mode.READ,
    text="""CYPHER 5
UNWIND $rules AS rule
MATCH ()-[b:BINDS]->() USING INDEX SEEK b:BINDS(rule_id, rev_to)
WHERE b.rule_id = rule AND b.rev_to > $revision
RETURN DISTINCT b.listing_id AS listing
""",
    parameters=frozenset({"rules", "revision"}),
    columns=("listing",),
    indexes=frozenset({"binds_rule"}),
    timeout=60.0,
)

REPEALED: Final = Statement(
    name="facts_repealed",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (n:Repeal)
WHERE n.revision <= $revision
RETURN n.basis AS basis, min(n.day) AS day
""",
    parameters=frozenset({"revision"}),
    columns=("basis", "day"),
)

REPEALS_OF: Final = Statement(
    name="facts_repeals_of",
    mode=Mode.READ,
    text="""CYPHER 5
MATCH (:LegalBasis {id: $basis})<-[:REPEALS]-(n:Repeal)
RETURN n.revision AS revision
ORDER BY n.day, n.revision
""",
    parameters=frozenset({"basis"}),
    columns=("revision",),
    indexes=frozenset({"basis_id"}),
)
