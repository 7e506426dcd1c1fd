"""The key's own type decides how a token is verified; what the header says can only fit or be refused."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from graph_models.errors import NotPermitted
from graph_models.vocabulary import Role
from tests.hub.app.tokens.signing import SigningKey, ed25519, key_set, p256, part, rsa, verifier_of, whole

KEYS = (ed25519(), p256(), rsa())


def made_by_hand(header: object, claims: object, signature: bytes) -> str:
    return f"{part(header)}.{part(claims)}.{part(signature)}"


def keyed_with(secret: bytes, header: dict[str, Any]) -> str:
    begun = f"{part(header)}.{part(whole())}"
    return f"{begun}.{part(hmac.new(secret, begun.encode(), hashlib.sha256).digest())}"


async def refusal(token: str, *, keys: tuple[SigningKey, ...] = KEYS) -> str:
    with pytest.raises(NotPermitted) as refused:
        await verifier_of(key_set(*keys)).verify(token)
    return refused.value.message


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.algorithm)
async def test_a_public_key_is_no_secret_of_an_hmac(key: SigningKey) -> None:
    secrets = [key.pem, json.dumps(key.published()).encode(), key.kid.encode(), b""]
    for secret in secrets:
        token = keyed_with(secret, {"alg": "HS256", "typ": "JWT", "kid": key.kid})
        assert await refusal(token) == "the token is not one of this hub"
        claimed = keyed_with(secret, {"alg": key.algorithm, "typ": "JWT", "kid": key.kid})
        assert await refusal(claimed) == "the token is not one of this hub"


@pytest.mark.parametrize("none", ["none", "None", "NONE", "", None, 0, ["EdDSA"], {"EdDSA": 1}])
async def test_a_token_without_an_algorithm_is_refused(none: object) -> None:
    token = made_by_hand({"alg": none, "kid": "ed"}, whole(), b"0")
    assert await refusal(token) == "the token is not one of this hub"
    assert await refusal(token.rpartition(".")[0] + ".") == "the token is not one of this hub"
    absent = made_by_hand({"kid": "ed"}, whole(), b"0" * 64)
    assert await refusal(absent) == "the token is not one of this hub"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.algorithm)
@pytest.mark.parametrize("other", KEYS, ids=lambda key: key.algorithm)
async def test_an_algorithm_that_does_not_fit_its_key_is_refused(key: SigningKey, other: SigningKey) -> None:
    token = key.token(kid=other.kid)
    if key is other:
        assert (await verifier_of(key_set(*KEYS)).verify(token)).caller.role is Role.AUDITOR
    else:
        assert await refusal(token) == "the token is signed in another way than its key allows"


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
async def test_other_algorithms_of_the_same_key_are_refused(algorithm: str) -> None:
    token = SigningKey(kid="rsa", algorithm=algorithm, private=rsa().private).token()
    assert await refusal(token) == "the token is not one of this hub"


async def test_a_short_rsa_key_is_not_known() -> None:
    small = rsa("small", bits=1024)
    assert isinstance(small.private, RSAPrivateKey)
    begun = f"{part({'alg': 'RS256', 'kid': 'small'})}.{part(whole())}"
    token = f"{begun}.{part(small.private.sign(begun.encode(), PKCS1v15(), SHA256()))}"
    assert await refusal(token, keys=(small, ed25519())) == "the token is signed with a key that is not known here"


async def test_a_key_of_somebody_else_under_a_known_name_is_refused() -> None:
    stranger = SigningKey(kid="ed", algorithm="EdDSA", private=ed25519("stranger").private)
    assert await refusal(stranger.token()) == "the token is not one of this hub"


@pytest.mark.parametrize("kid", ["other", "", "../ed", None])
async def test_a_name_that_no_key_has_is_refused(kid: str | None) -> None:
    token = ed25519().token(kid=kid)
    assert await refusal(token) == "the token is signed with a key that is not known here"


async def test_the_only_key_needs_no_name() -> None:
    verified = await verifier_of(key_set(ed25519())).verify(ed25519().token(kid=None))
    assert verified.caller.role is Role.AUDITOR


@pytest.mark.parametrize("kid", [7, ["ed"], {"ed": 1}])
async def test_a_name_that_is_no_text_is_refused(kid: object) -> None:
    token = made_by_hand({"alg": "EdDSA", "kid": kid}, whole(), b"0" * 64)
    assert await refusal(token) == "the token is not one of this hub"


async def test_two_keys_of_one_name_are_told_apart_by_their_kind() -> None:
    same = (ed25519("same"), p256("same"))
    verifier = verifier_of(key_set(*same))
    assert [(await verifier.verify(key.token())).caller.role for key in same] == [Role.AUDITOR] * 2


@pytest.mark.parametrize(
    "more",
    [{"b64": False, "crit": ["b64"]}, {"crit": ["exp"]}, {"crit": []}],
)
async def test_extensions_that_have_to_be_understood_are_refused(more: dict[str, Any]) -> None:
    token = made_by_hand({"alg": "EdDSA", "kid": "ed", **more}, whole(), b"0" * 64)
    assert await refusal(token) == "the token is not one of this hub"


async def test_a_key_that_the_token_brings_along_is_not_used() -> None:
    stranger = ed25519("stranger")
    token = stranger.token(kid="ed", jwk=stranger.published(), jku="http://127.0.0.1:1/keys", x5u="file:///etc")
    assert await refusal(token) == "the token is not one of this hub"
