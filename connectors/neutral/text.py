"""Bounded texts of the neutral format: long enough for real names, short enough for an index of the store."""

from typing import Annotated, Final

from msgspec import Meta

_SHOWN: Final = r"\A(?=\s*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]*\Z"
"""Not blank, and without control characters, line breaks, marks of byte order or of a wrong decoding."""

_PROSE: Final = r"\A(?=\s*\S)[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffd]*\Z"
"""The same, but tabs and line breaks are allowed."""

Key = Annotated[str, Meta(max_length=200, pattern=_SHOWN)]
"""An id, number or code that somebody gave."""

Name = Annotated[str, Meta(max_length=500, pattern=_SHOWN)]
"""The name of a subject or department."""

Prose = Annotated[str, Meta(max_length=20_000, pattern=_PROSE)]
"""A ground of a decision, in sentences."""
