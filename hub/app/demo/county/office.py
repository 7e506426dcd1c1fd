"""The county's departments: what each is competent for, in which domains it asks, which registers it keeps."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, RegionCode, Role, SourceId
from hub.app.demo.county.names import PREFIX
from hub.domain.commands.record import DeclareDepartment

MARKET_REGISTER: Final = SourceId("market-register")
TRANSPORT_REGISTER: Final = SourceId("transport-register")


class Office(StrEnum):
    """A department of the county; the value is its plain English name."""

    COURT = "court"
    EMERGENCY = "emergency management"
    TRANSPORT = "transport"
    MARKET = "market regulation"
    FINANCE = "finance"
    PERSONNEL = "human resources"
    TAX = "tax"
    PROCUREMENT = "procurement centre"
    CIVILISATION = "civilisation office"
    LICENSING = "licensing"
    TOBACCO = "tobacco monopoly"
    EDUCATION = "education"
    BORDER = "exit and entry"
    BANK = "bank"
    AUDIT = "audit office"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charter:
    name: str
    lists: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    registers: tuple[SourceId, ...] = ()
    role: Role = Role.AGENCY
    prefix: str = "11"


_CHARTERS: Final[dict[Office, _Charter]] = {
    Office.COURT: _Charter(name="县人民法院", lists=("judgment-defaulter",)),
    Office.EMERGENCY: _Charter(
        name="县应急管理局",
        lists=("safety-serious", "major-accident"),
        domains=(Domain.SUPERVISION, Domain.LICENSING),
    ),
    Office.TRANSPORT: _Charter(
        name="县交通运输局",
        lists=("overload-serious",),
        domains=(Domain.LICENSING, Domain.SUPERVISION),
        registers=(TRANSPORT_REGISTER,),
    ),
    Office.MARKET: _Charter(
        name="县市场监督管理局",
        lists=("food-licence-revoked", "permit-false-materials", "permit-by-fraud"),
        domains=(Domain.LICENSING, Domain.OFFICE, Domain.SUPERVISION),
        registers=(MARKET_REGISTER,),
    ),
    Office.FINANCE: _Charter(name="县财政局", domains=(Domain.SUBSIDY, Domain.PROCUREMENT)),
    Office.PERSONNEL: _Charter(
        name="县人力资源和社会保障局", lists=("wage-arrears",), domains=(Domain.OFFICE, Domain.EMPLOYMENT)
    ),
    Office.TAX: _Charter(name="县税务局", domains=(Domain.SUBSIDY,)),
    Office.PROCUREMENT: _Charter(name="县公共资源交易中心", domains=(Domain.PROCUREMENT, Domain.BIDDING), prefix="12"),
    Office.CIVILISATION: _Charter(name="县精神文明建设办公室", domains=(Domain.HONOURS,)),
    Office.LICENSING: _Charter(name="县行政审批局", domains=(Domain.LICENSING,)),
    Office.TOBACCO: _Charter(name="县烟草专卖局", domains=(Domain.LICENSING,)),
    Office.EDUCATION: _Charter(name="县教育局", domains=(Domain.EDUCATION,)),
    Office.BORDER: _Charter(name="县出入境管理大队", domains=(Domain.EXIT,)),
    Office.BANK: _Charter(name="农村商业银行", domains=(Domain.BANKING,), role=Role.BANK, prefix="91"),
    Office.AUDIT: _Charter(name="县审计局"),
}


def declared(office: Office, *, region: RegionCode, serial: int) -> DeclareDepartment:
    """The declaration of an office under a synthetic code of this serial."""
    charter = _CHARTERS[office]
    return DeclareDepartment(
        code=DepartmentCode(synthetic_uscc(charter.prefix, region, serial)),
        name=PREFIX + charter.name,
        region=region,
        role=charter.role,
        court=office is Office.COURT,
        competent_for=frozenset(ListTypeId(each) for each in charter.lists),
        domains=frozenset(charter.domains),
        registers=frozenset(charter.registers),
    )
