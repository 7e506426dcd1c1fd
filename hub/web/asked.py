"""What a request asks the schema: read from the body of a POST, or from a socket's subscribe message."""

from typing import Any, Final

import msgspec

from hub.web.errors import MalformedRequest


class Asked(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The parameters of GraphQL over HTTP; others are ignored.

    `document_id` names a trusted document instead of a query; in `extensions` it may stand as well.
    """

    query: str | None = None
    document_id: str | None = None
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None

    def document(self) -> str | None:
        """The id of the document asked for. Raises MalformedRequest where it is no text, or named twice."""
        beside = (self.extensions or {}).get("documentId")
        if beside is not None and not isinstance(beside, str):
            raise MalformedRequest("documentId is a text")
        if beside is not None and self.document_id not in (None, beside):
            raise MalformedRequest("documentId is given twice, and not the same")
        return self.document_id if beside is None else beside


_BODY: Final = msgspec.json.Decoder(Asked)


def asked_in_body(body: bytes) -> Asked:
    """Read a POST's body. Raises MalformedRequest for anything but one JSON object with parameters of their types."""
    try:
        return _BODY.decode(body)
    except UnicodeDecodeError as fault:
        raise MalformedRequest("the body is not UTF-8") from fault
    except RecursionError as fault:
        raise MalformedRequest("the body nests too deeply") from fault
    except msgspec.ValidationError as fault:
        raise MalformedRequest(_wrong_type(body)) from fault
    except msgspec.DecodeError as fault:
        raise MalformedRequest("the body is not JSON") from fault


def asked_in_payload(payload: object) -> Asked:
    """Read the payload of a subscribe message. Raises MalformedRequest."""
    try:
        return msgspec.convert(payload, Asked)
    except msgspec.ValidationError as fault:
        raise MalformedRequest(_WRONG) from fault


_WRONG: Final = "query, documentId and operationName are texts, variables and extensions are objects"


def _wrong_type(body: bytes) -> str:
    if body.lstrip()[:1] == b"[":
        return "requests are sent one by one: the body is one object, not a list"
    return _WRONG
