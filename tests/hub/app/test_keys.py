"""Document keys: digests under each version, the highest first; bad ones are refused, and none shows."""

import base64
import hmac
from collections.abc import Mapping
from datetime import date

import pytest

from graph_models.errors import InvalidInput
from graph_models.identifiers.document import parse_document
from graph_models.identifiers.synthetic import synthetic_resident_id
from graph_models.vocabulary import DocumentType, RegionCode
from hub.app.keys import DEVELOPMENT_KEY, HmacKeys
from hub.ports.keys import DocumentDigest

OLD, NEW = bytes(range(32)), bytes(range(32, 72))
NUMBER = synthetic_resident_id(RegionCode("330100"), date(1990, 1, 2))
DOCUMENT = parse_document(DocumentType.RESIDENT_ID, NUMBER)


def written(keys: Mapping[int, bytes]) -> str:
    """Keys as HUB_DOCUMENT_KEYS holds them."""
    return ",".join(f"{version}:{base64.b64encode(key).decode()}" for version, key in keys.items())


def hmac_of(key: bytes, content: bytes) -> str:
    return hmac.digest(key, content, "sha256").hex()


@pytest.mark.parametrize("keys", [{1: OLD, 2: NEW}, {2: NEW, 1: OLD}])
def test_there_is_one_digest_for_each_version_and_the_highest_comes_first(keys: dict[int, bytes]) -> None:
    parsed = HmacKeys.parse(written(keys))
    content = DOCUMENT.canonical().encode()
    assert parsed.digests(DOCUMENT) == (
        DocumentDigest(key_version=2, digest=hmac_of(NEW, content)),
        DocumentDigest(key_version=1, digest=hmac_of(OLD, content)),
    )
    assert parsed.macs("示例".encode()) == (hmac_of(NEW, "示例".encode()), hmac_of(OLD, "示例".encode()))
    assert parsed.versions == {1, 2}


def test_a_rotation_keeps_the_digests_of_the_older_version() -> None:
    before = HmacKeys.parse(written({1: OLD})).digests(DOCUMENT)
    after = HmacKeys.parse(f" {written({2: NEW})} , {written({1: OLD})} ").digests(DOCUMENT)
    assert (len(before), after[1:]) == (1, before)
    assert after[0].digest != before[0].digest


def test_versions_are_numbers_and_not_texts() -> None:
    keys = HmacKeys({9: OLD, 10: NEW})
    assert [digest.key_version for digest in keys.digests(DOCUMENT)] == [10, 9]


def test_the_same_number_as_another_kind_of_document_has_another_digest() -> None:
    keys = HmacKeys({1: OLD})
    numbers = [parse_document(kind, "G12345678") for kind in (DocumentType.PASSPORT, DocumentType.TAIWAN_PERMIT)]
    assert len({keys.digests(document) for document in numbers}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "1:",
        "1:not base64!",
        "one:" + base64.b64encode(OLD).decode(),
        base64.b64encode(OLD).decode(),
        written({0: OLD}),
        written({-1: OLD}),
        written({1: OLD[:31]}),
        written({1: OLD}) + ",",
        written({1: OLD}) + ";" + written({2: NEW}),
        written({1: OLD}) + "," + written({1: NEW}),
        written({1: OLD}) + "," + written({1: OLD}),
    ],
)
def test_what_is_no_set_of_keys_is_refused_by_name_and_not_repeated(text: str) -> None:
    with pytest.raises(InvalidInput, match="HUB_DOCUMENT_KEYS") as refused:
        HmacKeys.parse(text)
    for secret in (OLD, NEW, OLD[:31]):
        assert base64.b64encode(secret).decode()[:8] not in f"{refused.value.message} {refused.value.detail}"


def test_no_keys_are_none() -> None:
    with pytest.raises(InvalidInput, match="at least one document key"):
        HmacKeys({})


def test_nothing_shows_but_the_versions() -> None:
    keys = HmacKeys({1: OLD, 2: NEW})
    assert (repr(keys), str(keys), f"{[keys]}") == ("HmacKeys(versions=[2, 1])",) * 2 + ("[HmacKeys(versions=[2, 1])]",)


def test_a_digest_holds_nothing_of_the_number() -> None:
    (digest,) = HmacKeys.for_development().digests(DOCUMENT)
    assert len(digest.digest) == 64
    assert NUMBER not in repr(digest)


def test_the_key_of_development_is_known_to_everybody() -> None:
    assert HmacKeys.for_development().known_to_everybody
    assert HmacKeys({1: DEVELOPMENT_KEY, 2: NEW}).known_to_everybody
    assert not HmacKeys({1: OLD, 2: NEW}).known_to_everybody
    assert HmacKeys.for_development().versions == {1}
