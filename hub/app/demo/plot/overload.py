"""The second story: a lorry, its driver and the haulier are listed for overloading, each on its own count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph_models.civil_time import add_years
from graph_models.vocabulary import BasisId, Effect, ListTypeId, RuleId
from hub.app.demo.county.county import County
from hub.app.demo.county.office import Office
from hub.app.demo.county.part import Part
from hub.app.demo.story import matters
from hub.app.demo.story.facts import CLEAR, Alias, Answered, Bound, Explained, Listed, Refused, noted, restricted
from hub.app.demo.story.step import Apply, Ask, Enlist, Explain, Step, Story
from hub.domain.commands.check import Matter
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput

LIST: Final = ListTypeId("overload-serious")
ROAD: Final = RuleId("overload-serious/road-transport")
TRADING: Final = RuleId("overload-serious/public-trading")
CREDIT: Final = RuleId("overload-serious/credit")

_ROAD_ARTICLES: Final = frozenset({BasisId("overload-2017-8"), BasisId("road-protection-reg/66")})
_ARTICLES: Final = frozenset({BasisId("overload-2017-8")})
_EFFECTS: Final = {ROAD: Effect.LIMIT, TRADING: Effect.LIMIT, CREDIT: Effect.REFERENCE}
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """One of the three: who is listed when, on how many overloaded runs, and for which permit it matters."""

    part: Part
    listing: Alias
    listed: date
    ground: str
    matter: Matter

    @property
    def ends(self) -> date:
        """The end of the two years from publication (交办公路〔2017〕8号)."""
        return add_years(self.listed, 2)

    def bound(self, rule: RuleId = ROAD) -> Bound:
        """What the law does to the listed one."""
        return Bound(
            rule=rule,
            listing=self.listing,
            effect=_EFFECTS[rule],
            start=self.listed,
            end=self.ends,
            articles=_ROAD_ARTICLES if rule == ROAD else _ARTICLES,
        )


def overload(county: County, begins: date) -> Story:
    """Three listings, three terms; nobody is bound for another's."""
    lorry = _Count(
        part=Part.LORRY,
        listing=Alias("the lorry's listing"),
        listed=begins + 10 * _DAY,
        ground="一年内违法超限运输超过3次的货运车辆",
        matter=matters.VEHICLE,
    )
    driver = _Count(
        part=Part.DRIVER,
        listing=Alias("the driver's listing"),
        listed=begins + 20 * _DAY,
        ground="一年内违法超限运输超过3次的货运车辆驾驶人",
        matter=matters.DRIVER,
    )
    haulier = _Count(
        part=Part.HAULIER,
        listing=Alias("the haulier's listing"),
        listed=begins + 30 * _DAY,
        ground="违法超限运输的货运车辆超过本单位货运车辆总数10%的道路运输企业",
        matter=matters.FREIGHT,
    )
    return Story(
        chinese="超限超载",
        english="Overloading",
        premise="A lorry was found overloaded four times in a year: somebody owns it, another drives it, "
        "a haulier operates it.",
        steps=(
            *_lorry_listed(county, lorry, driver, haulier),
            *_driver_listed(county, driver),
            *_haulier_listed(county, haulier),
            *_terms_end(lorry, driver, haulier),
        ),
    )


def _lorry_listed(county: County, lorry: _Count, driver: _Count, haulier: _Count) -> Iterator[Step]:
    yield _listing(county, lorry, 1)
    asked = lorry.listed + _DAY
    yield _ask(
        asked, Part.LORRY, matters.VEHICLE, restricted(lorry.bound()), "the listed lorry is limited for two years"
    )
    yield _ask(asked, Part.OWNER, matters.FREIGHT, CLEAR, "a vehicle's listing does not reach its owner")
    yield _ask(asked, driver.part, driver.matter, CLEAR, "nor its driver, who is listed on his own count or not at all")
    yield _ask(asked, haulier.part, haulier.matter, CLEAR, "nor the firm that operates it")
    yield _ask(asked, Part.OTHER_LORRY, matters.VEHICLE, CLEAR, "nor another lorry of that firm")
    yield Step(
        day=asked,
        actor=Office.AUDIT,
        action=Explain(about=Part.LORRY, listing=lorry.listing, rule=ROAD),
        law="the lorry is bound by itself, without any link",
        expected=Explained(
            listing=lorry.listing,
            listed=Part.LORRY,
            rule=ROAD,
            articles=_ROAD_ARTICLES,
            paths=frozenset({()}),
        ),
    )


def _driver_listed(county: County, driver: _Count) -> Iterator[Step]:
    yield _listing(county, driver, 2)
    asked = driver.listed + _DAY
    yield _ask(asked, driver.part, driver.matter, restricted(driver.bound()), "the driver, on the driver's own count")
    yield _ask(asked, Part.HAULIER, matters.FREIGHT, CLEAR, "still not the firm")


def _haulier_listed(county: County, haulier: _Count) -> Iterator[Step]:
    yield _listing(county, haulier, 3)
    asked = haulier.listed + _DAY
    yield _ask(
        asked,
        haulier.part,
        haulier.matter,
        restricted(haulier.bound()),
        "the firm, when more than a tenth of its lorries were overloaded",
    )
    yield _ask(
        asked,
        haulier.part,
        matters.PROCUREMENT,
        restricted(haulier.bound(TRADING)),
        "a listed firm is limited in public trading as well",
        office=Office.PROCUREMENT,
    )
    yield _ask(
        asked,
        haulier.part,
        matters.CREDIT,
        noted(haulier.bound(CREDIT)),
        "a bank is told a fact to weigh",
        office=Office.BANK,
    )
    yield _ask(asked, Part.OTHER_LORRY, matters.VEHICLE, CLEAR, "the firm's listing reaches none of its lorries")
    yield _ask(asked, Part.OWNER, matters.FREIGHT, CLEAR, "three listings, and still none of the owner")
    yield Step(
        day=haulier.listed + 400 * _DAY,
        actor=Part.HAULIER,
        action=Apply(listing=haulier.listing),
        law="only the end of the term removes this listing (交办公路〔2017〕8号)",
        expected=Refused(code="TOO_EARLY"),
    )


def _terms_end(lorry: _Count, driver: _Count, haulier: _Count) -> Iterator[Step]:
    last = lorry.ends - _DAY
    yield _ask(last, lorry.part, lorry.matter, restricted(lorry.bound()), "bound on the last day of the two years")
    yield _ask(lorry.ends, lorry.part, lorry.matter, CLEAR, "free on the day after, without any job that runs")
    yield _ask(lorry.ends, driver.part, driver.matter, restricted(driver.bound()), "the driver's term is another")
    yield _ask(driver.ends, driver.part, driver.matter, CLEAR, "and ends on its own day")
    yield _ask(haulier.ends, haulier.part, haulier.matter, CLEAR, "as does the firm's")
    yield _ask(
        haulier.ends,
        haulier.part,
        matters.PROCUREMENT,
        CLEAR,
        "in public trading too",
        office=Office.PROCUREMENT,
    )


def _listing(county: County, count: _Count, number: int) -> Step:
    decided = count.listed - 5 * _DAY
    return Step(
        day=count.listed,
        actor=Office.TRANSPORT,
        action=Enlist(
            listing=count.listing,
            about=count.part,
            command=ListSubject(
                subject=county.cast[count.part],
                list_type=LIST,
                decision=DecisionInput(
                    number=f"示例交罚〔{decided.year}〕{county.seed % 1_000 + number}号",
                    decided_on=decided,
                    ground=count.ground,
                ),
                notice=NoticeInput(served=decided - 10 * _DAY, heard=True),
                effective=count.listed,
            ),
        ),
        law="vehicle, driver and firm are each listed on their own count (交办公路〔2017〕8号)",
        expected=Listed(list_type=LIST, subject=count.part, start=count.listed),
    )


def _ask(
    day: date, about: Part, matter: Matter, expected: Answered, rule_of_law: str, *, office: Office = Office.TRANSPORT
) -> Step:
    return Step(day=day, actor=office, action=Ask(about=about, matter=matter), law=rule_of_law, expected=expected)
