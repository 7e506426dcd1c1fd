"""Why a restriction stands: the listing, the rule with its articles, and every recorded path."""

from datetime import date

import strawberry

from graph_models.vocabulary import FindingKind, LinkKind, Revision, SubjectId
from hub.domain.answers.explanation import Explanation
from schema.context import Info
from schema.explained_graph import graph_of, graphml, mermaid, node_link, step_words
from schema.fields import derived, part
from schema.scalars import NodeLink
from schema.types.days import DaysType
from schema.types.law import RuleType
from schema.types.link import LinkType
from schema.types.restriction import ListingBehindType, RestrictionType
from schema.types.subject_reference import reference


@strawberry.type(name="ExplainedStep", description="One step from one subject to the next.")
class ExplainedStepType:
    """Source: `ExplainedStep`."""

    words = derived(step_words, str, "What was walked, in legal terms.")
    start_id = part("start", strawberry.ID, "The id of the subject it starts from.")
    start = reference("start", "The subject it starts from.")
    reached_id = part("reached", strawberry.ID, "The id of the subject it reaches.")
    reached = reference("reached", "The subject it reaches.")
    finding: FindingKind | None = strawberry.field(description="The finding of the decision; null for a link.")
    kind: LinkKind | None = strawberry.field(description="The kind of link walked; null for a finding.")
    links: list[LinkType] = strawberry.field(
        description="The links walked, each with its days and source; several where holdings add up."
    )


@strawberry.type(
    name="ExplainedPath",
    description="One support: a recorded chain from the listed subject outwards. The listed subject's own has no step.",
)
class ExplainedPathType:
    """Source: `ExplainedPath`."""

    interval: DaysType = strawberry.field(description="The days on which it holds.")
    pending: bool = strawberry.field(description="Whether a role in it has ended without a release.")
    steps: list[ExplainedStepType] = strawberry.field(description="The steps in order.")


@strawberry.type(name="ExplainedGraph", description="The same explanation as one graph, in three forms.")
class ExplainedGraphType:
    """A graph in three forms."""

    node_link: NodeLink = strawberry.field(description="Node-link JSON.")
    graphml: str = strawberry.field(description="GraphML.")
    mermaid: str = strawberry.field(description="Mermaid flowchart text.")


async def _graph(root: strawberry.Parent[Explanation], info: Info) -> ExplainedGraphType:
    ids: set[SubjectId] = {root.listing.subject, root.restriction.subject}
    ids |= {step.reached for path in root.paths for step in path.steps}
    known = sorted(ids)
    names = dict(zip(known, await info.context.loaders.subjects.load_many(known), strict=True))
    graph = graph_of(root, names)
    return ExplainedGraphType(node_link=NodeLink(node_link(graph)), graphml=graphml(graph), mermaid=mermaid(graph))


@strawberry.type(name="Explanation", description="Why a restriction stands on a day, down to the article.")
class ExplanationType:
    """Source: `Explanation`."""

    revision: Revision = strawberry.field(description="The revision looked at.")
    as_of: date = strawberry.field(description="The day asked about.")
    restriction: RestrictionType = strawberry.field(description="The restriction.")
    rule: RuleType = strawberry.field(description="The rule of the catalogue, with its articles.")
    listing: ListingBehindType = strawberry.field(description="The listing.")
    paths: list[ExplainedPathType] = strawberry.field(description="Every recorded path.")
    cut: bool = strawberry.field(description="Whether there are more paths than are shown.")
    graph = strawberry.field(resolver=_graph, graphql_type=ExplainedGraphType, description="The same as one graph.")
