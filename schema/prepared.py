"""Documents read and validated once: a partner sends the same ones again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from graphql import ASTValidationRule, DocumentNode, GraphQLError, GraphQLSchema, parse, specified_rules
from strawberry.schema.schema import validate_document

KEPT: Final = 500
"""How many documents are kept, those used last."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document, and what validation says against it."""

    document: DocumentNode
    errors: tuple[GraphQLError, ...]


class Preparation:
    """Prepares documents for one schema.

    A text is its own key. Strawberry's caches are keyed by the whole tree, whose hash is made anew for each request.
    """

    def __init__(self, rules: Sequence[type[ASTValidationRule]], *, tokens: int) -> None:
        """`rules` hold beside those of GraphQL; a document has at most so many tokens."""
        self._rules = (*specified_rules, *rules)
        self._tokens = tokens
        self._kept = lru_cache(maxsize=KEPT)(self._prepare)

    def prepared(self, text: str, schema: GraphQLSchema) -> Prepared:
        """The document of this text. Raises GraphQLSyntaxError, RecursionError for one that cannot be read."""
        return self._kept(text, schema)

    @property
    def counts(self) -> tuple[int, int]:
        """How often a document was at hand, and how often it had to be prepared."""
        info = self._kept.cache_info()
        return info.hits, info.misses

    @property
    def parse_options(self) -> Any:
        """Strawberry's options with which the schema itself would read a document."""
        return {"max_tokens": self._tokens}

    def _prepare(self, text: str, schema: GraphQLSchema) -> Prepared:
        document = parse(text, max_tokens=self._tokens)
        return Prepared(document, tuple(validate_document(schema, document, self._rules)))
