"""Tokens that fitted are remembered with their key, so many and no more, and no refusal is."""

import pytest

from graph_models.errors import NotPermitted
from hub.app.tokens.key_set import VerifyingKey, read_key_set
from hub.app.tokens.signatures import SignatureCache
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, SigningKey, ed25519, key_set, whole


def public(key: SigningKey) -> VerifyingKey:
    return read_key_set(key_set(key)).keys[0]


def claims_in(cache: SignatureCache, token: str, key: SigningKey) -> dict[str, object]:
    return cache.claims(token, public(key), issuer=ISSUER, audience=AUDIENCE)


def test_a_token_is_held_against_its_key_once() -> None:
    cache = SignatureCache()
    first = claims_in(cache, ed25519().token(), ed25519())
    assert first == whole()
    assert claims_in(cache, ed25519().token(), ed25519()) is first
    assert len(cache) == 1


def test_only_a_token_that_fitted_is_remembered_as_it_stands() -> None:
    cache, token = SignatureCache(), ed25519().token()
    assert cache.remembered(token) is None
    claims = claims_in(cache, token, ed25519())
    assert cache.remembered(token) == ({"alg": "EdDSA", "kid": "ed", "typ": "JWT"}, claims)
    assert cache.remembered(f"{token}=") is None
    assert cache.remembered("no text of UTF-8: \ud800") is None


def test_another_key_of_the_same_name_is_not_helped_by_what_is_remembered() -> None:
    cache, token = SignatureCache(), ed25519().token()
    claims_in(cache, token, ed25519())
    replaced = SigningKey(kid="ed", algorithm="EdDSA", private=ed25519("other").private)
    with pytest.raises(NotPermitted):
        claims_in(cache, token, replaced)
    assert claims_in(cache, token, ed25519()) == whole()


def test_a_refusal_is_not_remembered() -> None:
    cache = SignatureCache()
    for token in ("a.b.c", ed25519("other").token(), ed25519().token(whole(aud="other"))):
        with pytest.raises(NotPermitted):
            claims_in(cache, token, ed25519())
    assert len(cache) == 0


def test_the_oldest_is_forgotten_first() -> None:
    cache = SignatureCache(most=2)
    tokens = [ed25519().token(whole(jti=str(number))) for number in range(3)]
    first, second, _ = [claims_in(cache, token, ed25519()) for token in tokens]
    assert len(cache) == 2
    assert claims_in(cache, tokens[1], ed25519()) is second
    again = claims_in(cache, tokens[0], ed25519())
    assert again == first
    assert again is not first


def test_nothing_remembered_shows() -> None:
    cache = SignatureCache()
    claims_in(cache, ed25519().token(whole(role="SUBJECT", sub="p-hidden-word")), ed25519())
    assert "hidden" not in repr(cache)
