"""What is known of the request in hand: carried in a context variable, for logs and answers.

It holds a role and a department's code, never a token, a variable, an identifier or a query text.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from hub.domain.principal import Principal


@dataclass(slots=True, kw_only=True)
class Note:
    """One request, or one socket; filled in as it becomes known."""

    request_id: str
    operation: str | None = None
    role: str | None = None
    department: str | None = None
    code: str | None = None

    def called_by(self, principal: Principal) -> None:
        """Keep who calls, as far as a log may say it."""
        self.role = principal.role.value
        self.department = principal.department


_NOTE: Final[ContextVar[Note | None]] = ContextVar("hub_request_note", default=None)


def take(note: Note) -> None:
    """Make this the note of everything that runs from here."""
    _NOTE.set(note)


def current() -> Note:
    """The note of the request in hand; an empty one outside of any."""
    return _NOTE.get() or Note(request_id="")
