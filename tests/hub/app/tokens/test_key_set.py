"""Which keys of a set may be used: public ones for signatures, of three kinds, long enough."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import ECAlgorithm, OKPAlgorithm

from graph_models.errors import Unavailable
from hub.app.tokens.key_set import KeySet, VerifyingKey, algorithm_of, read_key_set
from tests.hub.app.tokens.signing import document, ed25519, key_set, p256, rsa

USABLE = (ed25519(), p256(), rsa())


def test_the_type_of_a_key_says_its_algorithm() -> None:
    read = read_key_set(key_set(*USABLE))
    assert [(key.kid, key.algorithm) for key in read.keys] == [("ed", "EdDSA"), ("ec", "ES256"), ("rsa", "RS256")]
    assert [key.material for key in read.keys] == [key.private.public_key() for key in USABLE]


def test_a_set_says_no_more_than_it_must() -> None:
    bare = [key.published(use=None, kid=None) for key in USABLE]
    agreeing = [key.published(alg=key.algorithm, key_ops=["verify"]) for key in USABLE]
    assert len(read_key_set(document(*bare, *agreeing)).keys) == 6


@pytest.mark.parametrize(
    "published",
    [
        "text",
        None,
        {},
        {"kty": "oct", "k": "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0", "kid": "hmac"},
        {"kty": ["RSA"], "kid": "odd"},
        {"kty": "RSA", "n": 5, "e": "AQAB", "kid": "odd"},
        {"kty": "RSA", "n": "AQAB", "kid": "odd"},
        {"kty": "OKP", "crv": "Ed25519", "x": "c2hvcnQ", "kid": "short"},
        {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "B" * 43, "kid": "off the curve"},
        rsa("small", bits=1024).published(),
        rsa().published(alg="PS256"),
        rsa().published(use="enc"),
        rsa().published(key_ops=["encrypt"]),
        rsa().published(key_ops="verify"),
        ed25519().published(kid=7),
        ed25519().published(alg="HS256"),
        OKPAlgorithm.to_jwk(Ed25519PrivateKey.generate(), as_dict=True),
        OKPAlgorithm.to_jwk(Ed448PrivateKey.generate().public_key(), as_dict=True),
        ECAlgorithm.to_jwk(generate_private_key(SECP384R1()).public_key(), as_dict=True),
    ],
)
def test_any_other_key_is_left_out(published: Any) -> None:
    read = read_key_set(document(published, p256().published()))
    assert [key.kid for key in read.keys] == ["ec"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"keys": {}}', b'{"other": []}', b"\xff", b"[" * 100_000])
def test_what_is_no_set_is_refused(content: bytes) -> None:
    with pytest.raises(Unavailable, match="holds no set of keys"):
        read_key_set(content)


def test_a_set_may_be_empty() -> None:
    assert read_key_set(document()) == KeySet()


def test_a_key_is_found_by_its_name_and_the_only_one_without() -> None:
    one, both = read_key_set(key_set(ed25519())), read_key_set(key_set(ed25519(), p256()))
    assert one.named(None) == one.named("ed") == one.keys
    assert both.named("ec") == both.keys[1:]
    assert (both.named(None), one.named("ec"), one.named("")) == ((), (), ())


def test_a_private_key_has_no_algorithm_here() -> None:
    assert [algorithm_of(key.private) for key in USABLE] == [None] * 3


def test_a_key_does_not_show() -> None:
    key = VerifyingKey(kid="ed", algorithm="EdDSA", material=read_key_set(key_set(ed25519())).keys[0].material)
    assert repr(KeySet((key,))) == "KeySet(keys=(VerifyingKey(kid='ed', algorithm='EdDSA'),))"
