"""The ground of every JSON input: camelCase names, no unknown field, and errors that say where, not what."""

import re
from typing import Final, TypeVar

import msgspec

from graph_models.errors import InvalidInput
from graph_models.vocabulary import RequestId

Shape = TypeVar("Shape", bound=msgspec.Struct)

_VALUE: Final = re.compile(r""" ('.*'|".*")""", re.DOTALL)
"""A value as Python writes it: in double quotes where it holds a single one."""


class Input(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """One GraphQL input."""


class MutationInput(Input, frozen=True, kw_only=True):
    """What every mutation takes: the same caller and `requestId` get the first answer."""

    request_id: RequestId | None = None


def decode(content: bytes, shape: type[Shape]) -> Shape:
    """Read one JSON object. Raises InvalidInput with the place of the first error.

    A value that does not fit is not repeated: it may be a name or a number.
    """
    try:
        return msgspec.json.decode(content, type=shape)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"the input does not fit: {_VALUE.sub('', str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidInput("the input is not one JSON object") from error
