"""Which tokens count: issuer, audience, time and whom they name."""

from datetime import timedelta
from typing import Any

import pytest

from graph_models.errors import NotPermitted
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, RegionCode, Role, SubjectId
from hub.app.callers import Caller
from hub.app.clock import SettableClock
from hub.app.tokens.verifier import Verified
from tests.hub.app.tokens.signing import (
    AUDIENCE,
    ISSUER,
    NOW,
    SigningKey,
    ed25519,
    key_set,
    p256,
    rsa,
    seconds,
    verifier_of,
    whole,
)

CODE = DepartmentCode(synthetic_uscc("11", RegionCode("330100"), 7))
KEYS = (ed25519(), p256(), rsa())
AUDITOR = Caller(role=Role.AUDITOR)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.algorithm)
async def test_a_token_of_each_algorithm_names_the_caller_until_it_ends(key: SigningKey) -> None:
    verified = await verifier_of(key_set(*KEYS)).verify(key.token())
    assert verified == Verified(caller=AUDITOR, ends_at=NOW + timedelta(hours=2))


@pytest.mark.parametrize(
    ("claims", "caller"),
    [
        ({"role": "AGENCY", "department": CODE}, Caller(role=Role.AGENCY, department=CODE)),
        ({"role": "bank", "department": CODE, "sub": "account"}, Caller(role=Role.BANK, department=CODE)),
        ({"role": "SUBJECT", "sub": "p-1"}, Caller(role=Role.SUBJECT, subject=SubjectId("p-1"))),
        ({"role": "AUDITOR", "sub": "account"}, AUDITOR),
        ({"aud": ["other.example", AUDIENCE]}, AUDITOR),
        ({"nbf": seconds(), "iat": seconds(days=9), "jti": "x", "more": {"a": [1]}}, AUDITOR),
        ({"exp": seconds() + 0.5}, AUDITOR),
    ],
)
async def test_claims_name_the_caller(claims: dict[str, Any], caller: Caller) -> None:
    verified = await verifier_of(key_set(ed25519())).verify(ed25519().token(whole(**claims)))
    assert verified.caller == caller


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"iss": "https://other.example"}, "not one of this hub"),
        ({"iss": ISSUER + "/"}, "not one of this hub"),
        ({"iss": None}, "not one of this hub"),
        ({"aud": "other.example"}, "another service"),
        ({"aud": ["other.example", "third.example"]}, "another service"),
        ({"aud": []}, "says no aud"),
        ({"aud": {AUDIENCE: 1}}, "another service"),
        ({"aud": None}, "says no aud"),
        ({"exp": None}, "says no exp"),
        ({"role": None}, "says no role"),
        ({"exp": seconds()}, "has ended"),
        ({"exp": seconds(days=-400)}, "has ended"),
        ({"exp": "2999-01-01"}, "exp of the token is no instant"),
        ({"exp": True}, "exp of the token is no instant"),
        ({"exp": float("nan")}, "exp of the token is no instant"),
        ({"exp": float("inf")}, "exp of the token is no instant"),
        ({"exp": 10**30}, "exp of the token is no instant"),
        ({"nbf": seconds(seconds=1)}, "does not count yet"),
        ({"nbf": seconds(days=4000)}, "does not count yet"),
        ({"nbf": "now"}, "nbf of the token is no instant"),
        ({"role": "MAYOR"}, "names no caller"),
        ({"role": ["AUDITOR"]}, "names no caller"),
        ({"role": "AGENCY"}, "names no caller"),
        ({"role": "AGENCY", "sub": CODE}, "names no caller"),
        ({"role": "AGENCY", "department": "123"}, "names no caller"),
        ({"role": "AGENCY", "department": 123}, "names no caller"),
        ({"role": "SUBJECT"}, "names no caller"),
        ({"role": "SUBJECT", "sub": "\ud800"}, "names no caller"),
        ({"role": "SUBJECT", "sub": "p-1", "department": CODE}, "names no caller"),
        ({"role": "AUDITOR", "department": CODE}, "names no caller"),
        ({"role": "AUDITOR:x"}, "names no caller"),
    ],
)
async def test_a_token_that_is_lacking_is_refused(claims: dict[str, Any], message: str) -> None:
    with pytest.raises(NotPermitted, match=message):
        await verifier_of(key_set(ed25519())).verify(ed25519().token(whole(**claims)))


@pytest.mark.parametrize("year", [1990, 2025, 2090])
async def test_the_hubs_clock_decides_and_not_the_machines(year: int) -> None:
    clock = SettableClock(NOW.replace(year=year))
    begins, ends = int(clock.now().timestamp()), int((clock.now() + timedelta(hours=1)).timestamp())
    verifier = verifier_of(key_set(ed25519()), clock=clock)
    token = ed25519().token(whole(nbf=begins, exp=ends))
    assert (await verifier.verify(token)).caller == AUDITOR
    clock.instant += timedelta(minutes=59, seconds=59)
    assert (await verifier.verify(token)).caller == AUDITOR
    clock.instant += timedelta(seconds=1)
    with pytest.raises(NotPermitted, match="has ended"):
        await verifier.verify(token)


async def test_leeway_widens_both_ends_and_is_counted_in() -> None:
    clock = SettableClock(NOW)
    verifier = verifier_of(key_set(ed25519()), leeway=5, clock=clock)
    token = ed25519().token(whole(nbf=seconds(seconds=5), exp=seconds(seconds=10)))
    verified = await verifier.verify(token)
    assert verified.ends_at == NOW + timedelta(seconds=15)
    with pytest.raises(NotPermitted, match="not count yet"):
        await verifier.verify(ed25519().token(whole(nbf=seconds(seconds=6))))
    clock.instant = verified.ends_at - timedelta(microseconds=1)
    assert await verifier.verify(token) == verified
    clock.instant = verified.ends_at
    with pytest.raises(NotPermitted, match="has ended"):
        await verifier.verify(token)
