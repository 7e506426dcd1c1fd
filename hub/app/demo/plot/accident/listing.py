"""Before the listing, the listing itself, and whom it reaches and whom it does not."""

from collections.abc import Iterator

from graph_models.vocabulary import FindingKind, LinkKind
from hub.app.demo.county.county import County
from hub.app.demo.county.office import MARKET_REGISTER, Office
from hub.app.demo.county.part import Part
from hub.app.demo.plot.accident import law
from hub.app.demo.plot.accident.days import AccidentDays
from hub.app.demo.story import matters
from hub.app.demo.story.facts import CLEAR, Explained, Foreseen, Listed, Reach, Recorded, Walked, noted, restricted
from hub.app.demo.story.step import Ask, BeginRole, EndRole, Enlist, Explain, Foresee, Step
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput
from hub.domain.commands.record import EndLink, RecordLink


def before(county: County, days: AccidentDays) -> Iterator[Step]:
    """Nothing binds while nobody is listed, and the person in charge resigns in time for nothing."""
    for office, matter in (
        (Office.PROCUREMENT, matters.PROCUREMENT),
        (Office.PROCUREMENT, matters.BIDDING),
        (Office.CIVILISATION, matters.HONOURS),
        (Office.BANK, matters.CREDIT),
    ):
        yield Step(
            day=days.begins,
            actor=office,
            action=Ask(about=Part.PLANT, matter=matter),
            law="an accident alone restricts nobody: no listing, no restriction (国办发〔2020〕49号)",
            expected=CLEAR,
        )
    yield Step(
        day=days.resigned,
        actor=Office.MARKET,
        action=EndRole(who=Part.HEAD, of=Part.PLANT, command=_resignation(county, days)),
        law="the market register records that the person in charge has left",
        expected=Recorded(),
    )
    yield Step(
        day=days.resigned,
        actor=Office.MARKET,
        action=BeginRole(who=Part.NEXT_HEAD, of=Part.PLANT, command=_succession(county, days)),
        law="and who came afterwards",
        expected=Recorded(),
    )


def listed(county: County, days: AccidentDays) -> Iterator[Step]:
    """What the listing would do, and the listing."""
    yield Step(
        day=days.foreseen,
        actor=Office.EMERGENCY,
        action=Foresee(about=Part.PLANT, command=_command(county, days)),
        law="only the firm by the list's own rules and, by 安全生产法 article 94, who was in charge at the act",
        expected=Foreseen(
            gained=frozenset(
                Reach(part=Part.PLANT, rule=rule, start=days.listed, end=days.listing_ends) for rule in law.ON_THE_FIRM
            )
            | {Reach(part=Part.HEAD, rule=law.OFFICE, start=days.listed, end=days.office_ends)}
        ),
    )
    yield Step(
        day=days.listed,
        actor=Office.EMERGENCY,
        action=Enlist(listing=law.LISTING, about=Part.PLANT, command=_command(county, days)),
        law="after notice and hearing the competent department lists and publishes (order 11)",
        expected=Listed(list_type=law.LIST, subject=Part.PLANT, start=days.listed),
    )


def firm_bound(days: AccidentDays) -> Iterator[Step]:
    """The firm in each of the four matters."""
    for office, matter, rule in (
        (Office.PROCUREMENT, matters.PROCUREMENT, law.TRADING),
        (Office.PROCUREMENT, matters.BIDDING, law.TRADING),
        (Office.CIVILISATION, matters.HONOURS, law.HONOURS),
    ):
        yield Step(
            day=days.asked,
            actor=office,
            action=Ask(about=Part.PLANT, matter=matter),
            law="the list limits public trading and honours for three years (order 11; 安全生产法 article 78)",
            expected=restricted(law.on_the_firm(rule, since=days.listed, until=days.listing_ends)),
        )
    yield Step(
        day=days.asked,
        actor=Office.BANK,
        action=Ask(about=Part.PLANT, matter=matters.CREDIT),
        law="a bank is told a fact to weigh and is never compelled to refuse (国办发〔2020〕49号)",
        expected=noted(law.on_the_firm(law.CREDIT, since=days.listed, until=days.listing_ends)),
    )


def head_reached(days: AccidentDays) -> Iterator[Step]:
    """The person in charge at the act is reached, who has resigned since; nobody else is."""
    yield Step(
        day=days.asked,
        actor=Office.PERSONNEL,
        action=Ask(about=Part.HEAD, matter=matters.PRODUCER_HEAD),
        law="who was in charge at the act and is punished heads no producer for five years; resigning changes nothing",
        expected=restricted(law.on_the_head(days)),
    )
    for part, rule_of_law in (
        (Part.NEXT_HEAD, "who came after the act was not in charge at the act"),
        (Part.NAMESAKE, "a name is no identity"),
        (Part.REPRESENTATIVE, "article 94 names the person in charge, not the legal representative as such"),
        (Part.HOLDER, "no rule reaches a shareholder: whom no rule names is untouched"),
    ):
        yield Step(
            day=days.asked,
            actor=Office.PERSONNEL,
            action=Ask(about=part, matter=matters.PRODUCER_HEAD),
            law=rule_of_law,
            expected=CLEAR,
        )
    for part, rule_of_law in (
        (Part.PARENT, "no rule reaches a company that holds shares"),
        (Part.SISTER, "no rule reaches another firm of the same representative"),
    ):
        yield Step(
            day=days.asked,
            actor=Office.PROCUREMENT,
            action=Ask(about=part, matter=matters.PROCUREMENT),
            law=rule_of_law,
            expected=CLEAR,
        )


def why(days: AccidentDays) -> Iterator[Step]:
    """The auditor asks on what path and on what law."""
    yield Step(
        day=days.asked,
        actor=Office.AUDIT,
        action=Explain(about=Part.HEAD, listing=law.LISTING, rule=law.OFFICE),
        law="no restriction without a law, a listing and a recorded path",
        expected=Explained(
            listing=law.LISTING,
            listed=Part.PLANT,
            rule=law.OFFICE,
            articles=law.OFFICE_ARTICLES,
            paths=frozenset({(Walked(by=LinkKind.PRINCIPAL_OF, to=Part.HEAD),)}),
        ),
    )
    yield Step(
        day=days.asked,
        actor=Office.AUDIT,
        action=Explain(about=Part.PLANT, listing=law.LISTING, rule=law.TRADING),
        law="the listed firm is bound by itself, without any link",
        expected=Explained(
            listing=law.LISTING,
            listed=Part.PLANT,
            rule=law.TRADING,
            articles=law.LIST_ARTICLES,
            paths=frozenset({()}),
        ),
    )


def _command(county: County, days: AccidentDays) -> ListSubject:
    return ListSubject(
        subject=county.cast[Part.PLANT],
        list_type=law.LIST,
        decision=DecisionInput(
            number=f"示例应急罚〔{days.decided.year}〕{county.seed % 1_000 + 1}号",
            decided_on=days.decided,
            act_from=days.act,
            ground="瞒报生产安全事故",
            findings=(FindingInput(person=county.cast[Part.HEAD], kind=FindingKind.PUNISHED),),
        ),
        notice=NoticeInput(served=days.served, heard=True),
        effective=days.listed,
    )


def _resignation(county: County, days: AccidentDays) -> EndLink:
    return EndLink(
        kind=LinkKind.PRINCIPAL_OF,
        start=county.cast[Part.HEAD],
        end=county.cast[Part.PLANT],
        valid_to=days.resigned,
    )


def _succession(county: County, days: AccidentDays) -> RecordLink:
    return RecordLink(
        kind=LinkKind.PRINCIPAL_OF,
        start=county.cast[Part.NEXT_HEAD],
        end=county.cast[Part.PLANT],
        valid_from=days.resigned,
        source=MARKET_REGISTER,
    )
