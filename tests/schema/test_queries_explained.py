"""`why`, `restriction` and `impact`: down to the article, with the path as one graph, and nothing written."""

from io import BytesIO
from typing import Any, Final

import networkx as nx

from graph_models.vocabulary import Domain, LinkKind
from hub.app.hub import Hub
from tests.schema.asking import ask, refused
from tests.schema.questions import checked, named, question
from tests.schema.test_mutations import listing_of
from tests.schema.writing import done, published
from tests.support.example_law import ARREARS
from tests.support.town import AUDITOR, BANKING, BUYING, ISSUING, OPERATOR, Town, asking, firm, person

SHOPPING: Final = asking(Domain.CONSUMPTION)
WHY: Final = """
query ($id: ID!, $asOf: Date, $knownAt: DateTime) {
  why(restriction: $id, asOf: $asOf, knownAt: $knownAt) {
    revision asOf cut
    restriction { id effect subject { name } }
    rule { id basis { id title } whom listType { id } measure { id } }
    listing { id decisionNumber subject { name } }
    paths {
      interval { from to } pending
      steps {
        words kind finding start { name } reached { name }
        links { kind validFrom validTo source from { id } to { id } }
      }
    }
    graph { nodeLink graphml mermaid }
  }
}
"""
RESTRICTION: Final = """
query ($id: ID!, $asOf: Date) {
  restriction(id: $id, asOf: $asOf) { id rule effect subjectId listingsInMatter listing { listName } }
}
"""
IMPACT: Final = """
query ($input: ImpactInput!) {
  impact(input: $input) {
    revision reached freed
    entries { restriction listing rule subjectId subject { id } gained { from to } lost { from to } }
  }
}
"""


async def bound_boss(hub: Hub, town: Town) -> str:
    """The restriction of a person who controls a listed firm."""
    await town.register(firm(1), name="示例甲有限公司")
    await town.register(person(1), name="示例甲")
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    await town.list(firm(1), ARREARS)
    answer = await checked(hub, SHOPPING, question(person(1), Domain.CONSUMPTION))
    [restriction] = answer["restrictions"]
    found: str = restriction["id"]
    return found


async def test_why_goes_down_to_the_article_and_the_source_of_each_link(hub: Hub, town: Town) -> None:
    restriction = await bound_boss(hub, town)
    why = (await ask(hub, SHOPPING, WHY, {"id": restriction}))["why"]
    assert why["restriction"] == {"id": restriction, "effect": "PROHIBIT", "subject": {"name": "示＊＊"}}
    assert why["rule"]["basis"] == [{"id": "law/a", "title": "示例法a"}, {"id": "law/b", "title": "示例法b"}]
    assert (why["rule"]["id"], why["rule"]["listType"]["id"]) == ("arrears/controllers", "arrears")
    assert why["listing"]["subject"] == {"name": "示例甲有限公司"}
    [path] = why["paths"]
    [step] = path["steps"]
    assert (step["words"], step["kind"], step["finding"]) == (
        "actual controller 实际控制人",
        "ACTUAL_CONTROLLER_OF",
        None,
    )
    assert (step["start"], step["reached"]) == ({"name": "示例甲有限公司"}, {"name": "示＊＊"})
    [link] = step["links"]
    assert (link["validFrom"], link["validTo"], link["source"]) == ("2020-01-01", None, "register")
    assert (why["cut"], why["asOf"], why["revision"]) == (False, "2025-01-01", str(await published(hub)))


async def test_the_graph_of_why_is_read_by_other_tools_and_masks_persons(hub: Hub, town: Town) -> None:
    restriction = await bound_boss(hub, town)
    masked = (await ask(hub, SHOPPING, WHY, {"id": restriction}))["why"]["graph"]
    graph = nx.node_link_graph(masked["nodeLink"], edges="edges")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 2)
    assert nx.read_graphml(BytesIO(masked["graphml"].encode())).number_of_edges() == 2
    assert masked["mermaid"].startswith("flowchart LR\n")
    assert '示例甲"' not in str(masked)
    assert "示＊＊" in masked["mermaid"]
    full = (await ask(hub, AUDITOR, WHY, {"id": restriction}))["why"]["graph"]
    assert '["示例甲"]' in full["mermaid"]


async def test_why_is_for_ones_own_domains_and_auditors(hub: Hub, town: Town) -> None:
    restriction = await bound_boss(hub, town)
    assert await refused(hub, BUYING, WHY, {"id": restriction}) == ["NOT_PERMITTED"]
    assert await refused(hub, BANKING, WHY, {"id": restriction}) == ["NOT_PERMITTED"]
    assert await refused(hub, AUDITOR, WHY, {"id": "r-nothing"}) == ["NOT_FOUND"]
    then = {"id": restriction, "knownAt": "2025-01-01T00:00:00Z"}
    assert await refused(hub, SHOPPING, WHY, then) == ["NOT_PERMITTED"]


async def test_a_restriction_is_shown_or_null(hub: Hub, town: Town) -> None:
    restriction = await bound_boss(hub, town)
    found = (await ask(hub, SHOPPING, RESTRICTION, {"id": restriction}))["restriction"]
    assert (found["rule"], found["effect"], found["listingsInMatter"]) == ("arrears/controllers", "PROHIBIT", 1)
    assert found["listing"] == {"listName": "示例欠薪名单"}
    assert (await ask(hub, SHOPPING, RESTRICTION, {"id": "r-nothing"}))["restriction"] is None
    assert await refused(hub, BUYING, RESTRICTION, {"id": restriction}) == ["NOT_PERMITTED"]


async def test_the_impact_of_a_listing_is_what_listing_it_does(hub: Hub, town: Town) -> None:
    [listed] = await town.register(firm(1))
    [boss] = await town.register(person(1))
    await town.link(person(1), LinkKind.ACTUAL_CONTROLLER_OF, firm(1))
    before = await published(hub)
    impact = (await ask(hub, ISSUING, IMPACT, {"input": {"listing": listing_of(1)}}))["impact"]
    assert (impact["revision"], await published(hub)) == (str(before), before)
    assert impact["reached"] == sorted([listed.id, boss.id])
    assert impact["freed"] == []
    listing = (await done(hub, ISSUING, "listSubject", listing_of(1)))["listing"]
    assert {each["listing"] for each in impact["entries"]} == {listing["id"]}
    for entry in impact["entries"]:
        assert entry["subject"]["id"] == entry["subjectId"]
        assert (await ask(hub, AUDITOR, RESTRICTION, {"id": entry["restriction"]}))["restriction"]["rule"] == entry[
            "rule"
        ]


async def test_the_impact_of_a_link_and_of_a_repair(hub: Hub, town: Town) -> None:
    [listed] = await town.register(firm(1))
    [boss] = await town.register(person(1))
    listing = await town.list(firm(1), ARREARS)
    link: dict[str, Any] = {
        "kind": "ACTUAL_CONTROLLER_OF",
        "from": named(person(1)),
        "to": named(firm(1)),
        "validFrom": "2020-01-01",
    }
    gained = (await ask(hub, OPERATOR, IMPACT, {"input": {"link": link}}))["impact"]
    assert (gained["reached"], gained["freed"]) == ([boss.id], [])
    lost = (await ask(hub, ISSUING, IMPACT, {"input": {"repair": listing.id}}))["impact"]
    assert (lost["reached"], lost["freed"]) == ([], [listed.id])
    assert {each["lost"][0]["from"] for each in lost["entries"]} == {"2025-01-01"}


async def test_an_impact_is_refused_as_the_write_would_be(hub: Hub, town: Town) -> None:
    await town.register(firm(1))
    assert await refused(hub, BUYING, IMPACT, {"input": {"listing": listing_of(1)}}) == ["NOT_COMPETENT"]
    wrong = listing_of(1, subject={"uscc": "1"})
    assert await refused(hub, ISSUING, IMPACT, {"input": {"listing": wrong}}) == ["INVALID_IDENTIFIER"]
    blank = listing_of(1, listType=" ")
    assert await refused(hub, ISSUING, IMPACT, {"input": {"listing": blank}}) == ["INVALID_INPUT"]
    two = {"listing": listing_of(1), "repair": "l-1"}
    assert await refused(hub, ISSUING, IMPACT, {"input": two}) == ["BAD_REQUEST"]
