"""What an execution gave, as it is sent: every error with a code, nothing unexpected shown."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from graphql import GraphQLError

from graph_models.errors import Defect, HubError, NotPermitted, Unavailable
from hub.web.errors import MalformedRequest, masked
from hub.web.media import Media
from hub.web.note import current
from hub.web.refusal import error_body

_log: Final = logging.getLogger("hub.web.defect")

# What graphql-core appends to a message about a name it does not know: other names of the schema.
_SUGGESTION: Final = re.compile(r"\s*Did you mean .*\?$", re.DOTALL)


class Executed(Protocol):
    """The result of an execution."""

    @property
    def data(self) -> dict[str, Any] | None: ...
    @property
    def errors(self) -> list[GraphQLError] | None: ...
    @property
    def extensions(self) -> Mapping[str, Any] | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result in plain values. Without `data` nothing was executed: the request was in error."""

    body: dict[str, Any]
    codes: tuple[str, ...] = ()

    @property
    def executed(self) -> bool:
        """Whether the operation began."""
        return "data" in self.body

    def status(self, form: Media) -> int:
        """The HTTP status in this form of answer.

        With the older media type everything that is well formed is answered with 200, since its readers take other
        statuses for those of a proxy; 294 says that some of the data is missing.
        """
        if form is Media.JSON:
            return 200
        if self.executed:
            return 294 if self.codes else 200
        return _STATUS.get(self.codes[0], 400)


def result_of(executed: Executed, *, suggestions: bool) -> Result:
    """The result as it is sent. `suggestions` leaves in what names of the schema were perhaps meant."""
    errors = executed.errors or []
    bodies = [_error(error, suggestions=suggestions) for error in errors]
    body: dict[str, Any] = {}
    if executed.data is not None or not errors or any(error.path for error in errors):
        body["data"] = executed.data
    if bodies:
        body["errors"] = bodies
    if executed.extensions:
        body["extensions"] = dict(executed.extensions)
    return Result(body=body, codes=tuple(each["extensions"]["code"] for each in bodies))


def refusal_of(error: HubError) -> Result:
    """A result that refuses the operation."""
    return Result(body={"errors": [error_body(error)]}, codes=(error.code,))


def _error(error: GraphQLError, *, suggestions: bool) -> dict[str, Any]:
    body: dict[str, Any] = {**error.formatted}
    extensions = dict(body.get("extensions") or {})
    if "code" not in extensions:
        known = _known(error)
        extensions["code"] = known.code
        body["message"] = known.message
    extensions.setdefault("requestId", current().request_id)
    body["extensions"] = extensions
    if not suggestions:
        body["message"] = _SUGGESTION.sub("", body["message"])
    return body


def _known(error: GraphQLError) -> HubError:
    """The error of the hub behind one that came without a code."""
    original = error.original_error
    if isinstance(original, HubError) and not isinstance(original, Defect):
        return original
    if isinstance(original, RecursionError) and not error.path:
        return MalformedRequest("the request nests too deeply")
    if not error.path and (original is None or error.nodes):
        # about the document or a variable, before anything ran: graphql-core's own sentence says what is wrong
        return MalformedRequest(error.message)
    _log.error("an error without a code was masked", exc_info=original)
    return masked()


def _codes(root: type[HubError]) -> tuple[str, ...]:
    return (root.code, *(kind.code for kind in root.__subclasses__()))


_STATUS: Final = {
    **dict.fromkeys(_codes(NotPermitted), 403),
    **dict.fromkeys(_codes(Unavailable), 503),
    Defect.code: 500,
}
"""Statuses of errors by which a schema refuses a whole operation; of all others it is 400."""
