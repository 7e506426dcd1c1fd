"""The one place where the hub's errors become GraphQL's: a code, a safe message, the request id."""

import logging
from collections.abc import Sequence
from typing import Any, Final

from graphql import GraphQLError

from graph_models.errors import Defect, HubError

_LOG: Final = logging.getLogger(__name__)

MASKED: Final = "the hub failed; say the request id to whoever operates it"
BAD_REQUEST: Final = "BAD_REQUEST"
"""The code of what GraphQL itself refuses: syntax, validation, variables that do not fit, limits."""


def shown(errors: Sequence[GraphQLError], request_id: str) -> list[GraphQLError]:
    """The errors as the caller gets them: refusals with their code, defects masked and logged."""
    return [_shown(error, request_id) for error in errors]


def coded(message: str, code: str) -> GraphQLError:
    """An error with a code of its own."""
    return GraphQLError(message, extensions={"code": code})


def _shown(error: GraphQLError, request_id: str) -> GraphQLError:
    cause = error.original_error
    if isinstance(cause, HubError) and not isinstance(cause, Defect):
        return _with(error, cause.message, {"code": cause.code, "requestId": request_id})
    if cause is None or isinstance(cause, GraphQLError) or _of_the_document(error):
        code = (error.extensions or {}).get("code", BAD_REQUEST)
        return _with(error, error.message, {"code": code, "requestId": request_id})
    # the service's log writes an exception's kind and place, never its text: that may hold what was asked
    _LOG.error("defect", exc_info=cause, extra={"code": Defect.code})
    return _with(error, MASKED, {"code": Defect.code, "requestId": request_id})


def _of_the_document(error: GraphQLError) -> bool:
    """Whether GraphQL itself refuses the document or a variable: then no field has been resolved."""
    return bool(error.nodes) and not error.path


def _with(error: GraphQLError, message: str, extensions: dict[str, Any]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
