"""Who calls over the network: a bearer token becomes a principal, and the token ends at some moment."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from hub.domain.principal import Principal

# RFC 6750, section 2.1: the scheme is compared without regard to case, the token is of token68 characters.
_BEARER: Final = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9\-._~+/]+=*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A caller, and the instant (UTC) from which the caller is no longer known by this token; None: it never ends."""

    principal: Principal
    ends_at: datetime | None = None


class Authenticator(Protocol):
    """Tells who presents a token."""

    async def identify(self, token: str | None) -> Identified:
        """Who this is.

        Raises NotPermitted for no token and for one that is bad, ended or somebody else's; Unavailable when the
        store cannot say.
        """
        ...


def bearer_token(header: str | None) -> str | None:
    """The token of an `Authorization: Bearer ...` header; None where there is none in this form."""
    if header is None:
        return None
    found = _BEARER.fullmatch(header.strip())
    return found[1] if found else None
