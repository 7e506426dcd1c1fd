"""The third story: a shop fined for expired bread renews its tobacco licence; its neighbour may sell no food."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from graph_models.civil_time import add_years
from graph_models.vocabulary import BasisId, Effect, ListTypeId, RuleId
from hub.app.demo.county.county import County
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story import matters
from hub.app.demo.story.facts import CLEAR, Alias, Bound, Law, Listed, OnFile, restricted
from hub.app.demo.story.step import Ask, Enlist, OpenFile, ReadLaw, Step, Story
from hub.domain.commands.check import Matter
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput

LISTING: Final = Alias("the neighbour's ban")
LIST: Final = ListTypeId("food-licence-revoked")
SELF: Final = RuleId("food-licence-revoked/licence/self")
KEEPER: Final = RuleId("food-licence-revoked/licence/representative")
FOUND: Final = RuleId("food-licence-revoked/licence/responsible")

_ARTICLES: Final = frozenset({BasisId("food-safety-law/135")})
_ANY_PERMIT: Final = frozenset(
    {RuleId("permit-by-fraud/no-new-application"), RuleId("permit-false-materials/no-new-application")}
)
_DAY: Final = timedelta(days=1)


def bread(county: County, begins: date) -> Story:
    """A fine is no listing, and a ban binds in its own matter only."""
    return Story(
        chinese="过期面包与烟草许可证",
        english="Expired bread and a tobacco licence",
        premise=f"On {begins - 30 * _DAY} a shop was fined for expired bread. Next door a food licence was revoked.",
        steps=(*_fined(begins), *_banned(county, begins)),
    )


def _fined(day: date) -> Iterator[Step]:
    yield Step(
        day=day,
        actor=Office.TOBACCO,
        action=Ask(about=Part.SHOP, matter=matters.TOBACCO),
        law="a fine for expired bread is no listing, and no rule makes it one",
        expected=CLEAR,
    )
    yield Step(
        day=day,
        actor=Office.TOBACCO,
        action=ReadLaw(matter=matters.TOBACCO),
        law="a tobacco licence is refused for fraud in a permit (行政许可法 articles 78, 79), for no food penalty",
        expected=Law(rules=_ANY_PERMIT),
    )
    yield Step(
        day=day,
        actor=Office.AUDIT,
        action=OpenFile(about=Part.SHOP),
        law="an ordinary penalty stands in no file of sanctions",
        expected=OnFile(),
    )


def _banned(county: County, begins: date) -> Iterator[Step]:
    decided, listed = begins + 5 * _DAY, begins + 10 * _DAY
    ends = add_years(decided, 5)
    yield Step(
        day=listed,
        actor=Office.MARKET,
        action=Enlist(listing=LISTING, about=Part.NEIGHBOUR, command=_command(county, decided, listed)),
        law="whose food licence is revoked gets none for five years (食品安全法 article 135)",
        expected=Listed(list_type=LIST, subject=Part.NEIGHBOUR, start=listed),
    )
    asked = listed + _DAY
    yield _ask(asked, Part.NEIGHBOUR, matters.TOBACCO, "the ban of the food law binds in food business only")
    yield Step(
        day=asked,
        actor=Office.LICENSING,
        action=ReadLaw(matter=matters.FOOD),
        law="in food business the ban of the food law binds beside those of any permit",
        expected=Law(rules=_ANY_PERMIT | {SELF, KEEPER, FOUND}),
    )
    yield Step(
        day=asked,
        actor=Office.LICENSING,
        action=Ask(about=Part.NEIGHBOUR, matter=matters.FOOD),
        law="there it is refused; beside the answer stands its keeper, whom the article names too",
        expected=restricted(_bound(SELF, listed, ends), related=frozenset({Part.NEIGHBOUR_KEEPER})),
    )
    yield Step(
        day=asked,
        actor=Office.LICENSING,
        action=Ask(about=Part.NEIGHBOUR_KEEPER, matter=matters.FOOD),
        law="the representative at the act gets no food licence either (食品安全法 article 135)",
        expected=restricted(_bound(KEEPER, listed, ends)),
    )
    yield _ask(asked, Part.NEIGHBOUR_KEEPER, matters.TOBACCO, "but may sell tobacco")
    yield _ask(asked, Part.SHOP, matters.FOOD, "the fined shop keeps its food licence", office=Office.LICENSING)
    yield _ask(asked, Part.KEEPER, matters.FOOD, "and its keeper may open another", office=Office.LICENSING)
    yield _ask(asked, Part.SHOP, matters.TOBACCO, "the tobacco licence is renewed")


def _bound(rule: RuleId, start: date, end: date) -> Bound:
    return Bound(rule=rule, listing=LISTING, effect=Effect.PROHIBIT, start=start, end=end, articles=_ARTICLES)


def _command(county: County, decided: date, listed: date) -> ListSubject:
    return ListSubject(
        subject=county.cast[Part.NEIGHBOUR],
        list_type=LIST,
        decision=DecisionInput(
            number=f"示例市监罚〔{decided.year}〕{county.seed % 1_000 + 1}号",
            decided_on=decided,
            act_from=decided - 60 * _DAY,
            ground="情节严重，吊销食品经营许可证",
        ),
        notice=NoticeInput(served=decided - 15 * _DAY, heard=True),
        effective=listed,
    )


def _ask(day: date, about: Part, matter: Matter, rule_of_law: str, *, office: Office = Office.TOBACCO) -> Step:
    return Step(day=day, actor=office, action=Ask(about=about, matter=matter), law=rule_of_law, expected=CLEAR)
