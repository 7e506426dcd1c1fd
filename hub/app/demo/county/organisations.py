"""The county's organisations: so many of each kind, with the trades that the stories need among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph_models.entities.subject import BySource
from graph_models.vocabulary import OrganisationKind, SourceId
from hub.app.demo.county.names import PREFIX
from hub.app.demo.county.register import Organisation, Register

FOREIGN_REGISTER: Final = SourceId("foreign-register")

_E, _I = OrganisationKind.ENTERPRISE, OrganisationKind.INDIVIDUAL_BUSINESS

_ENTERPRISE_TRADES: Final = ("商贸有限公司", "建筑工程有限公司", "机械制造有限公司", "纺织有限公司", "药业有限公司")
_SHOP_TRADES: Final = ("理发店", "五金店", "小吃店", "服装店", "修车铺")
_OTHER_KINDS: Final = (
    (OrganisationKind.SOCIAL_ORGANISATION, ("51", "52", "53"), ("商会", "志愿者协会", "助学基金会"), (90, 110)),
    (OrganisationKind.PUBLIC_INSTITUTION, ("12",), ("小学", "卫生院", "图书馆"), (85, 100)),
    (OrganisationKind.GOVERNMENT_AGENCY, ("11",), ("镇人民政府", "街道办事处"), (20, 30)),
    (OrganisationKind.OTHER, ("81", "N1"), ("工会委员会", "村股份经济合作社"), (25, 35)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """The organisations by what becomes of them; `sisters` are the other firms of those who represent plants."""

    plants: list[Organisation]
    sisters: list[Organisation]
    hauliers: list[Organisation]
    traders: list[Organisation]
    groceries: list[Organisation]
    shops: list[Organisation]
    others: list[Organisation]


def found(register: Register) -> Economy:
    """Enter about two thousand organisations of all kinds."""
    draw = register.draw
    plants = list(_several(register, _E, ("化工有限公司",), draw.between(14, 20)))
    return Economy(
        plants=plants,
        sisters=list(_several(register, _E, ("新材料有限公司",), len(plants))),
        hauliers=list(_several(register, _E, ("物流运输有限公司",), draw.between(24, 32))),
        traders=list(_several(register, _E, _ENTERPRISE_TRADES, draw.between(1_150, 1_220))),
        groceries=list(_several(register, _I, ("食品店", "便利店"), draw.between(60, 90))),
        shops=list(_several(register, _I, _SHOP_TRADES, draw.between(400, 440))),
        others=list(_others(register)),
    )


def _several(register: Register, kind: OrganisationKind, trades: tuple[str, ...], count: int) -> Iterator[Organisation]:
    for _ in range(count):
        # a cooperative of farmers has the department 93 in its code and is an enterprise all the same
        cooperative = kind is _E and len(trades) > 1 and register.draw.percent(5)
        prefix = "93" if cooperative else "91" if kind is _E else "92"
        trade = "农民专业合作社" if cooperative else register.draw.pick(trades)
        yield register.organisation(kind, prefix=prefix, trade=trade)


def _others(register: Register) -> Iterator[Organisation]:
    draw = register.draw
    for kind, prefixes, trades, (least, most) in _OTHER_KINDS:
        for _ in range(draw.between(least, most)):
            yield register.organisation(kind, prefix=draw.pick(prefixes), trade=draw.pick(trades))
    for number in range(draw.between(5, 9)):
        ref = BySource(source=FOREIGN_REGISTER, source_id=f"F{number:04}")
        yield register.organisation_of(ref, OrganisationKind.OTHER, name=f"{PREFIX}境外企业{number + 1}号")
