"""`hub up` as a deployment runs it: an issuer with published keys, document keys of its own, trusted documents."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hub.app.callers import Caller, claims_of
from hub.app.clock import SystemClock
from hub.domain.principal import Principal
from hub.engine import RunningNeo4j
from tests.hub.app.tokens.signing import AUDIENCE, ISSUER, SigningKey, ed25519, key_set
from tests.hub.web.partners import write

KEY: Final[SigningKey] = ed25519("deployed")
CHECK: Final = """query Check($input: CheckInput!) {
  check(input: $input) { kind checkId ... on Restricted { restrictions { id } } }
}
"""
FOLLOW: Final = "subscription Follow($after: Revision!) { changes(after: $after) { revision kind } }\n"
OWN: Final = "query Own { changes { through } }\n"
_AN_HOUR: Final = 3_600


@dataclass(frozen=True, slots=True)
class Deployment:
    """The variables of a deployment; the folder holds what they name."""

    environment: dict[str, str]

    @classmethod
    def at(cls, server: RunningNeo4j, folder: Path, *, department: str) -> "Deployment":
        """One on this database; `OWN` is for one department alone."""
        documents = folder / "documents"
        write(documents / "everybody", check=CHECK, follow=FOLLOW)
        write(documents / "one", own=OWN)
        (documents / "one" / "departments.json").write_text(f'["{department}"]', encoding="utf-8")
        keys = folder / "keys.json"
        keys.write_bytes(key_set(KEY))
        return cls(
            {
                "HUB_ENV": "production",
                "HUB_DATA_DIR": str(folder),
                "HUB_NEO4J_URI": server.uri,
                "HUB_NEO4J_PASSWORD": str(server.password),
                "HUB_DOCUMENT_KEYS": "1:" + base64.b64encode(b"k" * 32).decode(),
                "HUB_TOKEN_ISSUER": ISSUER,
                "HUB_TOKEN_AUDIENCE": AUDIENCE,
                "HUB_TOKEN_KEYS": str(keys),
                "HUB_DOCUMENTS": str(documents),
                "HUB_HTTP_PROCESSES": "2",
            }
        )

    def without(self, *names: str) -> dict[str, str]:
        """The variables but for these."""
        return {name: value for name, value in self.environment.items() if name not in names}


def token(caller: Principal, **changes: Any) -> str:
    """A token of the issuer for this caller."""
    who = claims_of(Caller(role=caller.role, department=caller.department, subject=caller.subject))
    now = int(SystemClock().now().timestamp())
    return KEY.token({"iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + _AN_HOUR, **who, **changes})
