"""Settings of the services: what the law leaves open, and how long they wait."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`territory_competence` asks that an issuer's region contains the subject's.

    `fraud_bar_years` is the time without a new repair after one was revoked (`law.md` section 3, tag C-).
    """

    territory_competence: bool = False
    fraud_bar_years: int = 3
    at_least_seconds: float = 2.0
    at_least_pause: float = 0.02
