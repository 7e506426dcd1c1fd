"""The one tree of errors. Each leaf has a stable code; messages never carry personal data.

HubError
├── InvalidInput                 INVALID_INPUT
│   ├── InvalidIdentifier        INVALID_IDENTIFIER
│   ├── InvalidInterval          INVALID_INTERVAL
│   ├── MatterKindRequired       MATTER_KIND_REQUIRED
│   ├── UnknownMatterKind        UNKNOWN_MATTER_KIND
│   ├── ActDateRequired          ACT_DATE_REQUIRED
│   └── WrongSubjectKind         WRONG_SUBJECT_KIND
├── NotPermitted                 NOT_PERMITTED
│   ├── NotCompetent             NOT_COMPETENT
│   ├── PurposeRefused           PURPOSE_REFUSED
│   └── ConsentMissing           CONSENT_MISSING
├── NotLawful                    NOT_LAWFUL
│   ├── NoBasis                  NO_BASIS
│   ├── NoticeMissing            NOTICE_MISSING
│   ├── Minor                    MINOR
│   ├── TooEarly                 TOO_EARLY
│   ├── ConditionsUnmet          CONDITIONS_UNMET
│   └── TermOutOfRange           TERM_OUT_OF_RANGE
├── NotFound                     NOT_FOUND
├── Conflict                     CONFLICT
│   ├── AlreadyListed            ALREADY_LISTED
│   ├── IllegalTransition        ILLEGAL_TRANSITION
│   └── StaleRevision            STALE_REVISION
├── Unavailable                  UNAVAILABLE
│   ├── StoreUnreachable         STORE_UNREACHABLE
│   ├── StoreTimeout             STORE_TIMEOUT
│   └── OutcomeUnknown           OUTCOME_UNKNOWN
└── Defect                       DEFECT
"""

from typing import ClassVar


class HubError(Exception):
    """The root. `code` is stable, the message is safe to show, `detail` is for logs only."""

    code: ClassVar[str] = "DEFECT"

    def __init__(self, message: str, *, detail: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class InvalidInput(HubError):
    """What was given cannot be read or does not fit together."""

    code = "INVALID_INPUT"


class InvalidIdentifier(InvalidInput):
    """An identifier fails its standard's form or check digit."""

    code = "INVALID_IDENTIFIER"


class InvalidInterval(InvalidInput):
    """An end that does not lie after its start."""

    code = "INVALID_INTERVAL"


class MatterKindRequired(InvalidInput):
    """A domain whose rules are scoped is asked without a matter kind."""

    code = "MATTER_KIND_REQUIRED"


class UnknownMatterKind(InvalidInput):
    """A matter kind that the catalogue does not know in this domain."""

    code = "UNKNOWN_MATTER_KIND"


class ActDateRequired(InvalidInput):
    """The list type asks who served at the act, and the decision has no act date."""

    code = "ACT_DATE_REQUIRED"


class WrongSubjectKind(InvalidInput):
    """A kind of subject that does not fit a code, a link or a list."""

    code = "WRONG_SUBJECT_KIND"


class NotPermitted(HubError):
    """The caller may not do or ask this."""

    code = "NOT_PERMITTED"


class NotCompetent(NotPermitted):
    """The department is not competent for the list or does not own the listing."""

    code = "NOT_COMPETENT"


class PurposeRefused(NotPermitted):
    """The purpose does not fit the domain or the caller."""

    code = "PURPOSE_REFUSED"


class ConsentMissing(NotPermitted):
    """A bank asks about a person without a stored consent."""

    code = "CONSENT_MISSING"


class NotLawful(HubError):
    """The law refuses the act."""

    code = "NOT_LAWFUL"


class NoBasis(NotLawful):
    """No legal basis in force."""

    code = "NO_BASIS"


class NoticeMissing(NotLawful):
    """No prior notice was served, or no hearing was offered."""

    code = "NOTICE_MISSING"


class Minor(NotLawful):
    """The list does not take minors."""

    code = "MINOR"


class TooEarly(NotLawful):
    """The minimum term of a listing has not run."""

    code = "TOO_EARLY"


class ConditionsUnmet(NotLawful):
    """A condition of credit repair is not met, or the list cannot be repaired."""

    code = "CONDITIONS_UNMET"


class TermOutOfRange(NotLawful):
    """A stated term lies outside the range of the law."""

    code = "TERM_OUT_OF_RANGE"


class NotFound(HubError):
    """Nothing has this id, or the caller may not know that something has."""

    code = "NOT_FOUND"


class Conflict(HubError):
    """The write contradicts what is recorded."""

    code = "CONFLICT"


class AlreadyListed(Conflict):
    """The same identity of a listing with other content."""

    code = "ALREADY_LISTED"


class IllegalTransition(Conflict):
    """The listing, repair or role is not in a state that allows this."""

    code = "ILLEGAL_TRANSITION"


class StaleRevision(Conflict):
    """A cursor or revision that no longer fits."""

    code = "STALE_REVISION"


class Unavailable(HubError):
    """The store cannot answer now."""

    code = "UNAVAILABLE"


class StoreUnreachable(Unavailable):
    """No connection to the store."""

    code = "STORE_UNREACHABLE"


class StoreTimeout(Unavailable):
    """The store did not answer in time."""

    code = "STORE_TIMEOUT"


class OutcomeUnknown(Unavailable):
    """A commit may or may not have happened, and looking did not tell."""

    code = "OUTCOME_UNKNOWN"


class Defect(HubError):
    """A fault of the hub itself; masked for callers, logged with a request id."""

    code = "DEFECT"
