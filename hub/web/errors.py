"""What the service refuses before a schema is asked. Messages never repeat what was sent.

WebError                         INVALID_INPUT 400
├── MalformedRequest             INVALID_INPUT 400
├── MethodRefused                INVALID_INPUT 405
├── NotAcceptable                INVALID_INPUT 406
├── UnsupportedMediaType         INVALID_INPUT 415
├── BodyTooSlow                  BODY_TOO_SLOW 408
├── BodyTooLarge                 BODY_TOO_LARGE 413
├── HeadTooSlow                  HEAD_TOO_SLOW 408
├── HeadTooLarge                 HEAD_TOO_LARGE 431
├── NoSuchPath                   NOT_FOUND 404
├── DocumentUnknown              DOCUMENT_UNKNOWN 400
├── TooManyOperations            TOO_MANY_OPERATIONS 429
└── TooMany (hub.web.rate)       TOO_MANY_REQUESTS 429
"""

from collections.abc import Mapping
from typing import ClassVar, Final

from graph_models.errors import Defect, HubError, InvalidInput, NotFound, NotPermitted, Unavailable


class WebError(HubError):
    """A request that is refused as a request."""

    code = "INVALID_INPUT"
    status: ClassVar[int] = 400

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers that belong to this refusal."""
        return {}


class MalformedRequest(WebError):
    """No well-formed GraphQL-over-HTTP request: bad JSON, bad UTF-8, a missing or wrongly typed parameter."""


class MethodRefused(WebError):
    """A method that this address does not take."""

    status = 405

    def __init__(self, message: str, *, allowed: str) -> None:
        super().__init__(message)
        self.allowed = allowed

    @property
    def headers(self) -> Mapping[str, str]:
        """RFC 9110, section 15.5.6 asks for the methods that are taken."""
        return {"Allow": self.allowed}


class NotAcceptable(WebError):
    """The caller accepts nothing that the service can answer with."""

    status = 406


class UnsupportedMediaType(WebError):
    """A body that is not JSON in UTF-8."""

    status = 415


class BodyTooSlow(WebError):
    """The body did not arrive in time."""

    code = "BODY_TOO_SLOW"
    status = 408


class BodyTooLarge(WebError):
    """The body is larger than the service reads."""

    code = "BODY_TOO_LARGE"
    status = 413


class HeadTooSlow(WebError):
    """Request line and headers did not arrive in time."""

    code = "HEAD_TOO_SLOW"
    status = 408


class HeadTooLarge(WebError):
    """Request line and headers are larger than the service reads."""

    code = "HEAD_TOO_LARGE"
    status = 431


class NoSuchPath(WebError):
    """Nothing is served at this address."""

    code = "NOT_FOUND"
    status = 404


class DocumentUnknown(WebError):
    """Not a trusted document, or not one of this caller."""

    code = "DOCUMENT_UNKNOWN"


class TooManyOperations(WebError):
    """One socket runs more operations than it may."""

    code = "TOO_MANY_OPERATIONS"
    status = 429


_STATUS: Final[tuple[tuple[type[HubError], int], ...]] = (
    (NotPermitted, 401),
    (InvalidInput, 400),
    (NotFound, 404),
    (Unavailable, 503),
)


def status_of(error: HubError) -> int:
    """The HTTP status with which a request is refused for this error."""
    if isinstance(error, WebError):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def headers_of(error: HubError, *, token_given: bool) -> dict[str, str]:
    """The headers that belong to this refusal; one without a token is only told that it needs one (RFC 6750, 3)."""
    if isinstance(error, WebError):
        return dict(error.headers)
    if isinstance(error, NotPermitted):
        return {"WWW-Authenticate": 'Bearer realm="hub"' + (', error="invalid_token"' if token_given else "")}
    return {}


def masked() -> Defect:
    """What a caller is told when the hub itself fails."""
    return Defect("the hub failed; ask with the request id")
