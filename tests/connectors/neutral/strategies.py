"""Generated commands that the neutral format can say; every identifier is synthetic."""

from datetime import date
from typing import Final

from hypothesis import strategies as st

from connectors.neutral.listings import DepartmentListing
from connectors.neutral.sources import DeclaredSource
from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByCode, ByDocument, ByPlate, BySource
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.plate import parse_plate
from graph_models.identifiers.synthetic import (
    PLATE_SERIALS,
    USCC_SERIALS,
    synthetic_plate,
    synthetic_resident_id,
    synthetic_uscc,
)
from graph_models.vocabulary import (
    DepartmentCode,
    DocumentType,
    Domain,
    FindingKind,
    LinkKind,
    ListTypeId,
    MatterKind,
    OrganisationKind,
    PartsPerMillion,
    PlateColour,
    RegionCode,
    Role,
    SourceId,
    SubjectKind,
)
from hub.domain.commands.listing import DecisionInput, FindingInput, ListSubject, NoticeInput
from hub.domain.commands.record import (
    DeclareDepartment,
    DeclareFleet,
    DeclareSource,
    RecordDelivery,
    RecordLink,
    RegisterSubject,
)

REGION: Final = RegionCode("330102")

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
maybe_days = st.none() | days
keys = st.text("0123456789abcXYZ甲乙丙-/ 〔〕号", min_size=1, max_size=40).filter(str.strip)
names = st.text("示例甲乙丙有限公司()（）", min_size=1, max_size=60)
regions = st.sampled_from(["330000", "330102", "420100", "100000"]).map(RegionCode)
codes = st.integers(0, USCC_SERIALS - 1).map(lambda serial: synthetic_uscc("91", REGION, serial))
departments_by_code = codes.map(DepartmentCode)
sources_by_id = keys.map(SourceId)
by_code = st.builds(ByCode, uscc=codes)
by_plate = st.builds(
    ByPlate,
    plate=st.builds(
        lambda serial, colour: parse_plate(synthetic_plate("浙", serial), colour),
        st.integers(0, PLATE_SERIALS - 1),
        st.sampled_from(PlateColour),
    ),
)
by_document = st.builds(
    ByDocument,
    document=st.builds(
        lambda born: parse_document(DocumentType.RESIDENT_ID, synthetic_resident_id(REGION, born)),
        st.dates(date(1950, 1, 1), date(2010, 1, 1)),
    ),
)
by_source = st.builds(BySource, source=sources_by_id, source_id=keys)
references = by_code | by_plate | by_document | by_source
lists = st.frozensets(keys.map(ListTypeId), max_size=3)

departments = st.builds(
    DeclareDepartment,
    code=departments_by_code,
    name=names,
    region=regions,
    role=st.sampled_from(Role),
    court=st.booleans(),
    competent_for=lists,
    domains=st.frozensets(st.sampled_from(Domain)),
    registers=st.frozensets(sources_by_id, max_size=2),
)
declared_sources = st.builds(
    lambda source, day: DeclaredSource(
        source=source, delivery=None if day is None else RecordDelivery(source=source.id, day=day)
    ),
    st.builds(
        DeclareSource,
        id=sources_by_id,
        by=departments_by_code,
        list_types=lists,
        fresh_for_days=st.integers(0, 400),
    ),
    maybe_days,
)
fleets = st.builds(DeclareFleet, company=by_code, licensed_goods_vehicles=st.integers(0, 10_000), valid_from=days)
subjects = st.builds(
    RegisterSubject,
    ref=references,
    kind=st.sampled_from(SubjectKind),
    name=st.none() | names,
    organisation_kind=st.none() | st.sampled_from(OrganisationKind),
    region=st.none() | regions,
    source=st.none() | sources_by_id,
    source_ref=st.none() | keys,
    request_id=st.none(),
)
links = st.builds(
    RecordLink,
    kind=st.sampled_from(LinkKind),
    start=references,
    end=references,
    valid_from=days,
    valid_to=st.just(FOREVER) | st.dates(date(2100, 1, 2), date(2200, 1, 1)),
    share=st.none() | st.integers(0, 1_000_000).map(PartsPerMillion),
    nominee=st.booleans(),
    source=st.none() | sources_by_id,
    source_ref=st.none() | keys,
    request_id=st.none(),
)
decisions = st.builds(
    DecisionInput,
    number=keys,
    decided_on=days,
    act_from=maybe_days,
    act_to=maybe_days,
    ground=st.none() | names,
    findings=st.lists(
        st.builds(FindingInput, person=by_document | by_source, kind=st.sampled_from(FindingKind)), max_size=3
    ).map(tuple),
)
listings = st.builds(
    DepartmentListing,
    department=departments_by_code,
    listing=st.builds(
        ListSubject,
        subject=references,
        list_type=keys.map(ListTypeId),
        decision=decisions,
        notice=st.none() | st.builds(NoticeInput, served=days, heard=st.booleans()),
        effective=maybe_days,
        published=maybe_days,
        until=maybe_days,
        scope=st.frozensets(keys.map(MatterKind), max_size=3),
        request_id=st.none(),
    ),
)
