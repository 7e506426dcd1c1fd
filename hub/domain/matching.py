"""Whether a rule of a listing binds in a matter: domain, kind and territory."""

from graph_models.catalogue.model import Rule
from graph_models.identifiers.region import contains
from graph_models.vocabulary import Domain, MatterKind, RegionCode, Territory


def binds_in(
    rule: Rule,
    *,
    domain: Domain,
    kind: MatterKind | None,
    region: RegionCode | None,
    issuer_region: RegionCode,
    stated: frozenset[MatterKind],
) -> bool:
    """Whether the rule, triggered by a listing of that issuer that states these kinds, binds in the matter.

    A rule for the issuer's region binds where that region contains the matter's; a matter without a region lies
    nowhere in particular, so such a rule is shown rather than missed.
    """
    if domain not in rule.domains:
        return False
    kinds = stated if rule.scope.from_listing else rule.scope.kinds
    if (kinds or rule.scope.from_listing) and kind is not None and kind not in kinds:
        return False
    if rule.territory is Territory.ISSUER_REGION and region is not None:
        return contains(issuer_region, region)
    return True
