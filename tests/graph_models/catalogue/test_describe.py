"""What `hub catalogue show` says about a list."""

import pytest

from graph_models.catalogue.describe import describe, describe_list
from graph_models.catalogue.loader import load_catalogue
from graph_models.catalogue.model import Catalogue
from graph_models.errors import NotFound
from graph_models.vocabulary import ListTypeId
from tests.graph_models.catalogue.conftest import BASE, RULE, Write


def test_a_list_says_whom_it_reaches_and_why(shipped: Catalogue) -> None:
    lines = describe_list(shipped, ListTypeId("company-licence-revoked"))
    assert lines == (
        "吊销营业执照、责令关闭（法定代表人负有个人责任） (company-licence-revoked, STATUTORY_BAN)",
        "  who is listed  organisation",
        "  before         prior notice and hearing, the date of the act in the decision",
        "  term           as long as the listing stands",
        "  repair         none; what the law fixes runs its term",
        "  law            公司法第一百七十八条; 市场主体登记管理条例第十二条 [A]",
        "",
        "  PROHIBIT in OFFICE (company-licence-revoked/office)",
        (
            "    whom     legal representative 法定代表人 of the listed organisation, at the time of the act,"
            " and found personally liable 负有个人责任 by the decision"
        ),
        (
            "    matters  company-officer 公司法定代表人、董事、监事、高级管理人员;"
            " enterprise-head 企业（含公司）法定代表人、负责人, everywhere"
        ),
        "    term     3 years from the decision; outlives EXPIRY and REPAIR",
        "    measure  M03 限制任职",
        "    law      公司法第一百七十八条; 市场主体登记管理条例第十二条 [A]",
        "",
        "  articles",
        "    company-law/178  公司法第一百七十八条 [A]: text in force in April 2025",
        "    registration-reg/12  市场主体登记管理条例第十二条 [A]: text in force in April 2025",
    )


def test_a_list_without_rules_says_so(shipped: Catalogue) -> None:
    lines = describe_list(shipped, ListTypeId("tax-serious"))
    assert "  No rule: a listing on this list restricts nobody." in lines
    assert "  decisions from 2022-02-01" in lines


def test_what_waits_for_an_order_says_so(shipped: Catalogue) -> None:
    lines = describe_list(shipped, ListTypeId("tax-exit-stop"))
    order = "as long as the listing stands; only by an order of the body in charge, never derived"
    assert lines.count(f"    term     {order}") == 2


def test_minors_and_publication_are_said(shipped: Catalogue) -> None:
    lines = describe_list(shipped, ListTypeId("judgment-defaulter"))
    assert "  who is listed  organisation, person; no minors" in lines
    assert "  before         prior notice and hearing, publication" in lines
    assert describe(shipped, ListTypeId("judgment-defaulter")).minors_refused is True


def test_a_local_row_says_its_region_dates_and_lack_of_tags(write: Write) -> None:
    rule = (
        RULE
        + "    territory: ISSUER_REGION\n    note: 示例\n"
        + "    valid_from: 2020-01-01\n    valid_to: 2025-01-01\n"
    )
    base = BASE.replace("listed: [ORGANISATION, PERSON],", "notice: NONE, valid_to: 2026-01-01,")
    lines = describe_list(load_catalogue(write("law", a=base, b=rule)), ListTypeId("some-list"))
    assert lines == (
        "示例名单 (some-list, SERIOUS_LIST)",
        "  who is listed  organisation, person, vehicle",
        "  before         nothing",
        "  term           as long as the listing stands",
        (
            "  repair         by application, at any time, if the act is corrected, all duties are done,"
            " a public commitment is given"
        ),
        "  law            示例法第一条 [no confidence tag]",
        "  decisions before 2026-01-01",
        "",
        "  PROHIBIT in CONSUMPTION (some-list/rule)",
        "    whom     the listed organisation, for itself",
        "    matters  every matter, in the issuer's region",
        "    term     as long as the listing stands",
        "    measure  M04 示例措施",
        "    law      示例法第一条 [no confidence tag]",
        "    decisions from 2020-01-01 and before 2025-01-01",
        "    note: 示例",
        "",
        "  articles",
        "    law/1  示例法第一条 [no confidence tag]: edition not recorded",
    )


def test_an_id_that_is_no_list_is_not_found(shipped: Catalogue) -> None:
    with pytest.raises(NotFound, match="no such list"):
        describe_list(shipped, ListTypeId("rude-to-inspectors"))
