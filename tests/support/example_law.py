"""A small law of examples: five lists that between them use every form of rule, and no article of any real law."""

from collections.abc import Iterable
from typing import Final

from graph_models.catalogue.model import (
    Catalogue,
    DecidedTerm,
    FindingStep,
    FixedTerm,
    KindOfMatter,
    LegalBasis,
    Length,
    LinkStep,
    ListType,
    Measure,
    OpenTerm,
    Reach,
    RepairMode,
    RepairPolicy,
    Rule,
    Scope,
    Step,
    Term,
)
from graph_models.vocabulary import (
    Anchor,
    BasisId,
    Domain,
    Effect,
    FindingKind,
    LinkKind,
    ListClass,
    ListTypeId,
    MatterKind,
    MeasureId,
    PartsPerMillion,
    Release,
    RepairCondition,
    RuleId,
    SubjectKind,
    Survival,
    Territory,
    Toward,
    When,
)

ARREARS: Final = ListTypeId("arrears")
COURT_LIST: Final = ListTypeId("court")
BAN: Final = ListTypeId("ban")
GRAVE: Final = ListTypeId("grave")
DEBARRED: Final = ListTypeId("debarred")

LAW_A, LAW_B, LAW_C = BasisId("law/a"), BasisId("law/b"), BasisId("law/c")
FOOD, TRANSPORT, HEAD = MatterKind("food"), MatterKind("transport"), MatterKind("head")

_HALF: Final = PartsPerMillion(500_000)
_ALL: Final = frozenset(SubjectKind)
_ORGANISATION: Final = frozenset({SubjectKind.ORGANISATION})
_PERSON: Final = frozenset({SubjectKind.PERSON})
_THREE_YEARS: Final = FixedTerm(length=Length(months=36), anchor=Anchor.EFFECTIVE)
_FIVE_YEARS: Final = FixedTerm(length=Length(months=60), anchor=Anchor.DECISION)

_LIST_TYPES: Final = (
    ListType(
        id=ARREARS,
        name="示例欠薪名单",
        basis=(LAW_A,),
        minors_refused=True,
        publication_required=True,
        term=_THREE_YEARS,
        repair=RepairPolicy(earliest=Length(months=6), after_correction=Length(months=3)),
    ),
    ListType(
        id=COURT_LIST,
        name="示例失信名单",
        basis=(LAW_B, LAW_C),
        list_class=ListClass.COURT_LIST,
        notice_required=False,
        repair=RepairPolicy(mode=RepairMode.ON_PERFORMANCE, conditions=(RepairCondition.DUTIES_DONE,)),
    ),
    ListType(
        id=BAN,
        name="示例禁入名单",
        basis=(LAW_B,),
        list_class=ListClass.STATUTORY_BAN,
        term=DecidedTerm(minimum=Length(months=12), maximum=Length(months=36), anchor=Anchor.EFFECTIVE),
        repair=RepairPolicy(mode=RepairMode.AT_END, conditions=()),
    ),
    ListType(
        id=GRAVE,
        name="示例严重名单",
        basis=(LAW_C,),
        listed=_ORGANISATION,
        repair=RepairPolicy(conditions=()),
    ),
    ListType(
        id=DEBARRED,
        name="示例除名名单",
        basis=(LAW_C,),
        listed=_ORGANISATION,
        repair=RepairPolicy(mode=RepairMode.NONE, conditions=()),
    ),
)


def _over(
    *kinds: LinkKind,
    when: When = When.CURRENT,
    release: Release | None = None,
    found: Iterable[FindingKind] = (),
) -> LinkStep:
    return LinkStep(links=frozenset(kinds), toward=Toward.FROM, when=when, release=release, found=frozenset(found))


def _rule(
    name: str,
    effect: Effect,
    domains: Iterable[Domain],
    *,
    walk: tuple[Step, ...] = (),
    repeat: int = 1,
    binds: frozenset[SubjectKind] = _ALL,
    kinds: Iterable[MatterKind] = (),
    term: Term = OpenTerm.LISTING,
    survives: Iterable[Survival] = (),
    basis: tuple[BasisId, ...] = (LAW_A,),
    territory: Territory = Territory.NATIONAL,
    stated: bool = False,
) -> Rule:
    list_type = ListTypeId(name.partition("/")[0])
    return Rule(
        id=RuleId(name),
        list_type=list_type,
        listed=_ORGANISATION if walk else _ALL,
        measure=MeasureId("M01"),
        domains=frozenset(domains),
        effect=effect,
        basis=basis,
        reach=Reach(walk=walk, repeat=repeat) if walk else None,
        binds=binds,
        scope=Scope(kinds=frozenset(kinds), from_listing=stated),
        territory=territory,
        term=term,
        survives=frozenset(survives),
    )


_REPRESENTATIVE, _CONTROLLER = LinkKind.LEGAL_REPRESENTATIVE_OF, LinkKind.ACTUAL_CONTROLLER_OF
_HOLDS_HALF: Final = LinkStep(
    links=frozenset({LinkKind.SHAREHOLDER_OF}),
    toward=Toward.TO,
    when=When.CURRENT,
    release=Release.AUTOMATIC,
    share_at_least=_HALF,
)

_RULES: Final = (
    _rule("arrears/trading", Effect.LIMIT, {Domain.PROCUREMENT, Domain.BIDDING}),
    _rule("arrears/credit", Effect.REFERENCE, {Domain.BANKING}),
    _rule("arrears/supervision", Effect.SCRUTINISE, {Domain.SUPERVISION}, basis=(LAW_A, LAW_B)),
    _rule(
        "arrears/licence",
        Effect.PROHIBIT,
        {Domain.LICENSING},
        kinds={FOOD},
        territory=Territory.ISSUER_REGION,
    ),
    _rule(
        "arrears/controllers",
        Effect.PROHIBIT,
        {Domain.CONSUMPTION},
        walk=(_over(_CONTROLLER, release=Release.AUTOMATIC),),
        basis=(LAW_A, LAW_B),
    ),
    _rule("court/self", Effect.PROHIBIT, {Domain.CONSUMPTION}, basis=(LAW_B,)),
    _rule(
        "court/roles",
        Effect.PROHIBIT,
        {Domain.CONSUMPTION},
        walk=(_over(_REPRESENTATIVE, _CONTROLLER, release=Release.ON_DECISION),),
        binds=_PERSON,
        basis=(LAW_B,),
    ),
    _rule(
        "court/responsible",
        Effect.PROHIBIT,
        {Domain.CONSUMPTION},
        walk=(FindingStep(findings=frozenset({FindingKind.DIRECTLY_RESPONSIBLE})),),
        binds=_PERSON,
        basis=(LAW_B,),
    ),
    _rule("ban/industry", Effect.PROHIBIT, {Domain.LICENSING}, stated=True, basis=(LAW_B,)),
    _rule("grave/honours", Effect.LIMIT, {Domain.HONOURS}, basis=(LAW_C,)),
    _rule(
        "grave/office",
        Effect.PROHIBIT,
        {Domain.OFFICE},
        walk=(_over(LinkKind.PRINCIPAL_OF, when=When.AT_ACT, found={FindingKind.PUNISHED}),),
        binds=_PERSON,
        kinds={HEAD},
        term=_FIVE_YEARS,
        survives=Survival,
        basis=(LAW_C,),
    ),
    _rule(
        "debarred/holdings",
        Effect.PROHIBIT,
        {Domain.PROCUREMENT},
        walk=(_HOLDS_HALF,),
        repeat=3,
        binds=_ORGANISATION,
        basis=(LAW_C,),
    ),
    _rule(
        "debarred/then",
        Effect.LIMIT,
        {Domain.HONOURS},
        walk=(_over(_REPRESENTATIVE, when=When.AT_DECISION),),
        binds=_PERSON,
        basis=(LAW_C,),
    ),
)


def example_law() -> Catalogue:
    """The catalogue of these lists."""
    bases = (LAW_A, LAW_B, LAW_C)
    kinds = ((Domain.LICENSING, FOOD), (Domain.LICENSING, TRANSPORT), (Domain.OFFICE, HEAD))
    return Catalogue(
        legal_bases={basis: LegalBasis(id=basis, title=f"示例法{basis[-1]}") for basis in bases},
        measures={MeasureId("M01"): Measure(id=MeasureId("M01"), name="示例措施", measure_class="C", basis=(LAW_A,))},
        list_types={each.id: each for each in _LIST_TYPES},
        rules={each.id: each for each in sorted(_RULES, key=lambda rule: rule.id)},
        kinds={(domain, kind): KindOfMatter(id=kind, domain=domain, name="示例") for domain, kind in kinds},
    )
