"""The catalogue's rows: legal bases, measures, lists, rules, kinds of matter."""

import strawberry

from graph_models.catalogue.model import Catalogue, LegalBasis, RepairMode
from graph_models.catalogue.phrases import repair_text, term_text, whom_text
from graph_models.vocabulary import (
    BasisId,
    Domain,
    Effect,
    ListClass,
    RepairCondition,
    SubjectKind,
    Survival,
    Territory,
)
from schema.fields import day, derived, of_catalogue, ordered, part


@strawberry.type(
    name="LegalBasis", description="An article of a law, regulation or policy document that rules rest on."
)
class LegalBasisType:
    """Source: `LegalBasis`."""

    id: strawberry.ID = strawberry.field(description="Its id in the catalogue.")
    title: str = strawberry.field(description="The document and the article.")
    confidence: str | None = strawberry.field(
        description="How surely the text is known: A read in full, B read in part or in a repost, C from memory, "
        "C- to be confirmed; null for a local supplement that states none."
    )
    edition: str | None = strawberry.field(description="The edition that was read, where one is stated.")
    note: str | None = strawberry.field(description="What a reader has to know besides.")
    valid_from = day("valid_from", "The day from which it is law; null where none is stated.")
    valid_to = day("valid_to", "The day from which it no longer is; null where none is stated.")


@strawberry.type(
    name="Measure", description="惩戒措施: an item of the national list of measures 全国失信惩戒措施基础清单."
)
class MeasureType:
    """Source: `Measure`."""

    id: strawberry.ID = strawberry.field(description="M01 to M14; the list itself has serial numbers only.")
    name: str = strawberry.field(description="Its name.")
    measure_class: str = strawberry.field(
        description="I reduces rights or adds duties, II is a measure of management, III is decided by others."
    )
    edition: str | None = strawberry.field(description="The edition of the list that was read, where one is stated.")


@strawberry.type(name="ListType", description="名单: one of the catalogue's lists or registers.")
class ListTypeType:
    """Source: `ListType`."""

    id: strawberry.ID = strawberry.field(description="Its id, such as `judgment-defaulter`.")
    name: str = strawberry.field(description="Its name.")
    list_class: ListClass = strawberry.field(description="What sort of list it is.")
    listed = ordered("listed", SubjectKind, "The kinds of subject that it takes.")
    minors_refused: bool = strawberry.field(description="Whether minors are refused.")
    notice_required: bool = strawberry.field(description="Whether prior notice and hearing are required.")
    publication_required: bool = strawberry.field(description="Whether a listing begins with its publication.")
    term = derived(lambda row: term_text(row.term), str, "How long a listing lasts.")
    repair = derived(lambda row: repair_text(row.repair), str, "When and on which conditions it can be repaired.")
    repair_mode = part("repair.mode", RepairMode, "How it can be repaired 信用修复.")
    repair_conditions = part("repair.conditions", list[RepairCondition], "The conditions of a repair.")

    basis = of_catalogue(lambda law, row: articles(law, row.basis), list[LegalBasisType], "The articles it rests on.")


@strawberry.type(
    name="Rule",
    description="A line of the catalogue: list x measure x domains x whom it reaches x effect x term x legal basis.",
)
class RuleType:
    """Source: `Rule`."""

    id: strawberry.ID = strawberry.field(description="Its id, such as `judgment-defaulter/spending/roles`.")
    effect: Effect = strawberry.field(description="How strongly it binds.")
    domains = ordered("domains", Domain, "Where it binds.")
    listed = ordered("listed", SubjectKind, "Which listed subjects trigger it.")
    binds = ordered("binds", SubjectKind, "Which kinds of subject it binds.")
    kinds = ordered("scope.kinds", str, "The kinds of matter it binds in; empty for every matter of its domains.")
    kinds_from_listing = part("scope.from_listing", bool, "Whether the listing itself states the kinds of matter.")
    territory: Territory = strawberry.field(description="Where on the map it binds.")
    whom = derived(whom_text, str, "Whom it reaches, in words.")
    term = derived(lambda row: term_text(row.term), str, "For how long.")
    survives = ordered("survives", Survival, "Which ends of a listing it outlives.")
    requires_order: bool = strawberry.field(
        description="Whether a body has to order it case by case; such a rule is never derived."
    )
    confidence: str | None = strawberry.field(description="How surely the law is known, as for a legal basis.")
    note: str | None = strawberry.field(description="What a reader has to know besides.")
    valid_from = day("valid_from", "Governs decisions from this day on; null where none is stated.")
    valid_to = day("valid_to", "Governs decisions before this day; null where none is stated.")

    list_type = of_catalogue(lambda law, row: law.list_types[row.list_type], ListTypeType, "The list it belongs to.")

    measure = of_catalogue(lambda law, row: law.measures[row.measure], MeasureType, "The measure it applies.")

    basis = of_catalogue(lambda law, row: articles(law, row.basis), list[LegalBasisType], "The articles it rests on.")


@strawberry.type(name="KindOfMatter", description="A kind of permit, post or industry that a matter can be about.")
class KindOfMatterType:
    """Source: `KindOfMatter`."""

    id: strawberry.ID = strawberry.field(description="What a matter names, such as `food-business`.")
    domain: Domain = strawberry.field(description="The domain it belongs to.")
    name: str = strawberry.field(description="Its name.")


def articles(catalogue: Catalogue, basis: tuple[BasisId, ...]) -> list[LegalBasis]:
    """The legal bases of these ids, in their order."""
    return [catalogue.legal_bases[each] for each in basis]


@strawberry.type(name="Catalogue", description="The law as data that this hub answers by.")
class CatalogueType:
    """Source: `Catalogue`."""

    bases = derived(lambda law: list(law.legal_bases.values()), list[LegalBasisType], "Every legal basis.")
    measures = derived(lambda law: list(law.measures.values()), list[MeasureType], "Every measure.")
    list_types = derived(lambda law: list(law.list_types.values()), list[ListTypeType], "Every list.")
    rules = derived(lambda law: list(law.rules.values()), list[RuleType], "Every rule.")
    kinds = derived(lambda law: list(law.kinds.values()), list[KindOfMatterType], "Every kind of matter.")
