"""Sweeps live relationships that a revision has closed: their copies stay, and reads of the present walk less.

Each statement sweeps one batch and tells how many copies it found. It takes the counter's node first, as writers do,
so that it never meets one halfway; it takes no revision. What it has swept it does not find again, so it may run
twice, beside another sweep, and after one that was broken off.

Swept is what was closed up to `settled`, a revision that was published so long ago that no read of an earlier one
goes on (graph_models.statements.counter). The live relationship is sought between the two nodes of its copy, from the
one that has fewer; one that is gone already, or was closed before there were copies, is not missed.
"""

from typing import Final

from graph_models.statements.statement import Mode, Statement

SWEEP_BINDS: Final = Statement(
    name="sweep_binds",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.sweeping = $most
WITH coalesce(v.settled, 0) AS settled
CALL (settled) {
  MATCH (r)-[c:SUPERSEDED_BINDS]->(s) USING INDEX SEEK c:SUPERSEDED_BINDS(unswept)
  WHERE c.unswept <= settled
  RETURN r, c, s LIMIT $most
}
OPTIONAL MATCH (r)-[b:BINDS]->(s)
WHERE b.valid_from = c.valid_from AND b.rev_from = c.rev_from AND b.rev_to = c.rev_to
DELETE b
REMOVE c.unswept
RETURN count(DISTINCT c) AS swept
""",
    parameters=frozenset({"most"}),
    columns=("swept",),
    indexes=frozenset({"revision_id", "superseded_binds_unswept"}),
    timeout=120.0,
)

SWEEP_SUPPORTS: Final = Statement(
    name="sweep_supports",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.sweeping = $most
WITH coalesce(v.settled, 0) AS settled
CALL (settled) {
  MATCH (r)-[c:SUPERSEDED_SUPPORT]->(parent) USING INDEX SEEK c:SUPERSEDED_SUPPORT(unswept)
  WHERE c.unswept <= settled
  RETURN r, c, parent LIMIT $most
}
OPTIONAL MATCH (r)-[x:SUPPORTED_BY]->(parent)
WHERE x.key = c.key AND x.rev_from = c.rev_from AND x.rev_to = c.rev_to
DELETE x
REMOVE c.unswept
RETURN count(DISTINCT c) AS swept
""",
    parameters=frozenset({"most"}),
    columns=("swept",),
    indexes=frozenset({"revision_id", "superseded_support_unswept"}),
    timeout=120.0,
)

SWEEP_LINKS: Final = Statement(
    name="sweep_links",
    mode=Mode.WRITE,
    text="""CYPHER 5
MATCH (v:Revision {id: 'hub'})
SET v.sweeping = $most
WITH coalesce(v.settled, 0) AS settled
CALL (settled) {
  MATCH (a)-[c:SUPERSEDED_LINK]->(z) USING INDEX SEEK c:SUPERSEDED_LINK(unswept)
  WHERE c.unswept <= settled
  RETURN a, c, z LIMIT $most
}
OPTIONAL MATCH (a)-[k:LEGAL_REPRESENTATIVE_OF|PRINCIPAL_OF|ACTUAL_CONTROLLER_OF|DIRECTOR_OF|SUPERVISOR_OF
  |SENIOR_MANAGER_OF|INVESTOR_IN|SHAREHOLDER_OF|BRANCH_OF|SUCCESSOR_OF|OWNS|OPERATES|DRIVES]->(z)
WHERE k.id = c.id AND k.rev_from = c.rev_from AND k.rev_to = c.rev_to
DELETE k
REMOVE c.unswept
RETURN count(DISTINCT c) AS swept
""",
    parameters=frozenset({"most"}),
    columns=("swept",),
    indexes=frozenset({"revision_id", "superseded_link_unswept"}),
    timeout=120.0,
)

ALL: Final[tuple[Statement, ...]] = (SWEEP_BINDS, SWEEP_SUPPORTS, SWEEP_LINKS)
"""Every kind of relationship that is closed, links last."""
