"""Neutral lines of subjects."""

import json

from connectors.neutral.subjects import SUBJECTS
from graph_models.entities.subject import ByCode
from graph_models.vocabulary import OrganisationKind, RegionCode, SourceId, SubjectKind
from hub.domain.commands.record import RegisterSubject
from tests.connectors.neutral.reading import read_back

LINE = json.loads(
    '{"ref": {"uscc": "91330102XXXX010115"}, "kind": "ORGANISATION", "organisation_kind": "ENTERPRISE",'
    ' "name": "示例甲有限公司", "region": "330102", "source": "register-x", "source_ref": "r1"}'
)


def test_an_organisation_is_registered_as_its_line_says() -> None:
    assert read_back(LINE, SUBJECTS) == RegisterSubject(
        ref=ByCode(uscc="91330102XXXX010115"),
        kind=SubjectKind.ORGANISATION,
        name="示例甲有限公司",
        organisation_kind=OrganisationKind.ENTERPRISE,
        region=RegionCode("330102"),
        source=SourceId("register-x"),
        source_ref="r1",
    )


def test_outer_blanks_are_no_part_of_a_name() -> None:
    read = read_back(LINE | {"name": " 示例甲有限公司\u3000"}, SUBJECTS)
    assert read == read_back(LINE, SUBJECTS)
