"""Keyed digests of personal documents: the number itself never leaves memory."""

from dataclasses import dataclass
from typing import Protocol

from graph_models.identifiers.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDigest:
    """HMAC-SHA-256 of a document under one key version, in hex."""

    key_version: int
    digest: str


class DocumentKeys(Protocol):
    """Makes digests under the current key and those before it, so that keys can be rotated."""

    @property
    def versions(self) -> frozenset[int]:
        """The key versions that are at hand."""
        ...

    def digests(self, document: Document) -> tuple[DocumentDigest, ...]:
        """One digest for each key version, the current one first."""
        ...

    def macs(self, content: bytes) -> tuple[str, ...]:
        """A keyed digest of any content that may hold a document, one for each key version, the current one first."""
        ...
