"""The answer that refuses a request before a schema is asked: a status, and a GraphQL error with a code."""

from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from graph_models.errors import HubError
from hub.web.encoding import encoded
from hub.web.errors import headers_of, status_of
from hub.web.media import Media, accepted
from hub.web.note import current

UNCACHED = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Headers of every answer that is about somebody."""


def error_body(error: HubError) -> dict[str, Any]:
    """The error as GraphQL says it; `detail` stays inside."""
    extensions = {"code": error.code, "requestId": current().request_id}
    return {"message": error.message, "extensions": extensions}


def refused(error: HubError, scope: Scope) -> Response:
    """The answer to a request that is refused for this error. Notes its code for the log."""
    current().code = error.code
    headers = Headers(scope=scope)
    form = accepted(headers.get("accept")).single or Media.JSON
    own = headers_of(error, token_given="authorization" in headers)
    return Response(
        encoded({"errors": [error_body(error)]}),
        status_code=status_of(error),
        headers={**UNCACHED, **own, "Content-Type": form.content_type},
    )
