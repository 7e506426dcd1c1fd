"""A token is taken whole or not at all."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_models.errors import NotPermitted
from tests.hub.app.tokens.signing import SigningKey, ed25519, key_set, p256, part, rsa, verifier_of, whole

KEYS = (ed25519(), p256(), rsa())
VERIFIER = verifier_of(key_set(*KEYS))
TOKENS = {key.algorithm: key.token() for key in KEYS}
LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
ALL = LETTERS + ".="


async def is_refused(token: str) -> bool:
    try:
        await VERIFIER.verify(token)
    except NotPermitted:
        return True
    return False


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.algorithm)
async def test_the_next_letter_at_any_place_is_refused(key: SigningKey) -> None:
    """The next letter differs in the lowest bit, which the last letter of a part may not even use."""
    token = TOKENS[key.algorithm]
    assert not await is_refused(token)
    for place, letter in enumerate(token):
        other = LETTERS[LETTERS.index(letter) ^ 1] if letter in LETTERS else "_"
        assert await is_refused(token[:place] + other + token[place + 1 :]), place


@settings(max_examples=400, deadline=None)
@given(algorithm=st.sampled_from(sorted(TOKENS)), where=st.integers(min_value=0), byte=st.integers(0, 255))
async def test_any_byte_changed_is_refused(algorithm: str, where: int, byte: int) -> None:
    raw = bytearray(TOKENS[algorithm].encode())
    place = where % len(raw)
    if raw[place] != byte:
        raw[place] = byte
        assert await is_refused(raw.decode("latin-1"))


@settings(max_examples=200, deadline=None)
@given(
    algorithm=st.sampled_from(sorted(TOKENS)), where=st.integers(min_value=0), letter=st.sampled_from(LETTERS + ".=")
)
async def test_a_byte_more_or_less_is_refused(algorithm: str, where: int, letter: str) -> None:
    token = TOKENS[algorithm]
    place = where % (len(token) + 1)
    assert await is_refused(token[:place] + letter + token[place:])
    if place < len(token):
        assert await is_refused(token[:place] + token[place + 1 :])


@given(st.text(max_size=200))
async def test_any_text_is_refused(text: str) -> None:
    assert await is_refused(text)


@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=70))
async def test_any_three_parts_are_refused(header: bytes, claims: bytes, signature: bytes) -> None:
    assert await is_refused(f"{part(header)}.{part(claims)}.{part(signature)}")


@pytest.mark.parametrize("opened", [b"[" * 5000, b'{"a":' * 1000])
async def test_nesting_without_end_is_refused(opened: bytes) -> None:
    assert await is_refused(f"{part(opened)}.{part(whole())}.AAAA")
    assert await is_refused(f"{part({'alg': 'EdDSA', 'kid': 'ed'})}.{part(opened)}.AAAA")


async def test_a_token_of_any_length_is_refused_before_it_is_read() -> None:
    long = ed25519().token(whole(more="x" * 8000))
    assert len(long) > 8192
    assert await is_refused(long)
    assert not await is_refused(ed25519().token(whole(more="x" * 5500)))


async def test_padding_that_means_nothing_is_refused() -> None:
    header, claims, signature = TOKENS["RS256"].split(".")
    padded = f"{header}.{claims}.{signature}{'=' * (-len(signature) % 4)}"
    assert padded != TOKENS["RS256"]
    assert await is_refused(padded)
