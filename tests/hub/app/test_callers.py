"""Who calls: what a token and a stated role may say, and that a department acts with what was declared of it."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest

from graph_models.errors import InvalidInput, NotPermitted
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, RegionCode, Role, SubjectId
from hub.app.callers import Caller, caller_from_text, caller_from_token, mint_token

NOW = datetime(2025, 3, 2, 4, tzinfo=UTC)
KEY = bytes(range(32))
CODE = synthetic_uscc("11", RegionCode("330100"), 7)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        (f"AGENCY:{CODE}", Caller(role=Role.AGENCY, department=DepartmentCode(CODE))),
        (f"bank:{CODE.lower()}", Caller(role=Role.BANK, department=DepartmentCode(CODE))),
        ("SUBJECT:p-1", Caller(role=Role.SUBJECT, subject=SubjectId("p-1"))),
        ("AUDITOR", Caller(role=Role.AUDITOR)),
        (" operator ", Caller(role=Role.OPERATOR)),
    ],
)
def test_a_caller_is_read_from_text_and_comes_back_from_its_token(text: str, caller: Caller) -> None:
    assert caller_from_text(text) == caller
    token = mint_token(caller, key=KEY, now=NOW, lasts=DAY)
    assert caller_from_token(token, key=KEY, now=NOW) == caller


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a caller is"),
        ("MAYOR", "a caller is"),
        ("AGENCY", "goes with the code"),
        ("SUBJECT:", "goes with the id"),
        ("AGENCY:123", "a unified code has eighteen"),
        (f"AUDITOR:{CODE}", "speaks for no department"),
    ],
)
def test_anything_else_is_no_caller(text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        caller_from_text(text)


def token(**claims: object) -> str:
    whole = {"iss": "joint-sanction-hub", "exp": (NOW + DAY).timestamp(), "role": "AUDITOR", **claims}
    return jwt.encode({name: claim for name, claim in whole.items() if claim is not None}, KEY, "HS256")


def test_a_token_ends_by_the_hubs_clock() -> None:
    minted = mint_token(Caller(role=Role.AUDITOR), key=KEY, now=NOW, lasts=DAY)
    last = NOW + DAY - timedelta(seconds=1)
    assert caller_from_token(minted, key=KEY, now=last) == Caller(role=Role.AUDITOR)
    with pytest.raises(NotPermitted, match="has ended"):
        caller_from_token(minted, key=KEY, now=NOW + DAY)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "nonsense",
        token(iss="elsewhere"),
        token(exp=None),
        token(exp="tomorrow"),
        token(role=None),
        token(role="MAYOR"),
        token(role="AGENCY"),
        jwt.encode({"iss": "joint-sanction-hub", "exp": 1 << 40, "role": "AUDITOR"}, bytes(32), "HS256"),
        jwt.encode({"iss": "joint-sanction-hub", "exp": 1 << 40, "role": "AUDITOR"}, None, "none"),
    ],
)
def test_a_token_that_is_not_ours_names_nobody(bad: str) -> None:
    with pytest.raises(NotPermitted):
        caller_from_token(bad, key=KEY, now=NOW)
