"""A small story of our own, with synthetic codes, for the tests of the runner."""

from copy import deepcopy
from datetime import date
from typing import Any

from graph_models.identifiers.synthetic import synthetic_resident_id, synthetic_uscc
from graph_models.vocabulary import RegionCode
from tests.scenarios.reading import read_story
from tests.scenarios.story import Story

REGION = RegionCode("330100")

_STORY: dict[str, Any] = {
    "id": "sample-ban",
    "name": "a procurement ban binds the firm while it lasts",
    "why": "the runner's own test",
    "given": {
        "departments": [
            {
                "id": "finance",
                "name": "示例市财政局",
                "code": synthetic_uscc("11", REGION, 1),
                "region": REGION,
                "competent_for": ["procurement-serious"],
            },
            {
                "id": "court",
                "name": "示例市人民法院",
                "code": synthetic_uscc("11", REGION, 2),
                "region": REGION,
                "competent_for": ["judgment-defaulter"],
            },
        ],
        "subjects": [
            {
                "id": "A",
                "kind": "organisation",
                "organisation_kind": "ENTERPRISE",
                "name": "示例样本有限公司",
                "uscc": synthetic_uscc("91", REGION, 3),
            },
            {
                "id": "P",
                "kind": "person",
                "name": "示例样一",
                "resident_id": synthetic_resident_id(REGION, date(1990, 1, 2)),
            },
        ],
        "links": [
            {
                "kind": "LEGAL_REPRESENTATIVE_OF",
                "from": "P",
                "to": "A",
                "valid_from": date(2020, 1, 1),
                "valid_to": None,
            }
        ],
    },
    "events": [
        {
            "day": date(2025, 3, 1),
            "do": "list",
            "as": "L1",
            "by": "finance",
            "subject": "A",
            "list_type": "procurement-serious",
            "decision": {
                "number": "示样〔2025〕1号",
                "act_date": date(2024, 12, 1),
                "decision_date": date(2025, 2, 20),
            },
            "notice": {"served": date(2025, 1, 10), "heard": True},
            "until": date(2027, 2, 20),
        }
    ],
    "expect": [
        {
            "at": date(2025, 3, 2),
            "subject": "A",
            "domain": "PROCUREMENT",
            "verdict": "RESTRICTED",
            "effects": ["PROHIBIT"],
            "listings": ["L1"],
        }
    ],
}


def raw_sample() -> dict[str, Any]:
    """The story as YAML would give it; the caller may change its copy."""
    return deepcopy(_STORY)


def sample(**changes: Any) -> Story:
    """The story with some of its top fields replaced; what cannot be read fails the test."""
    story = read_story({**raw_sample(), **changes}, unnamed="sample")
    assert isinstance(story, Story), story.reason
    return story
