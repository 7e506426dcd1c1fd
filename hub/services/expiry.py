"""Writes the change entries of rows that have run out; no answer depends on it (DESIGN section 6)."""

from dataclasses import dataclass

from graph_models.statements import lookup
from graph_models.vocabulary import ChangeKind, Revision
from hub.domain.answers.written import Written
from hub.domain.principal import Principal
from hub.domain.recording import check_operator
from hub.ports.clock import Clock
from hub.ports.store import Unit
from hub.services.derivation.changelog import record_entries
from hub.services.journal import Journal, Settled


@dataclass(frozen=True, slots=True)
class RunExpiry:
    """The command of a run; it has no content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """Tells of what ended by itself."""

    journal: Journal
    clock: Clock

    async def run(self, principal: Principal) -> Written[int]:
        """Write an entry for each row that ran out since the last run, up to today; the answer counts them."""
        check_operator(principal)
        today = self.clock.today().isoformat()

        async def work(unit: Unit) -> int | Settled[int]:
            since = (await unit.run(lookup.EXPIRY_MARK, {}))[0]["day"]
            if since >= today:
                # nothing is written: what is there was written by the revision before this unit's own
                return Settled(0, Revision(unit.revision - 1))
            rows = await unit.run(lookup.RAN_OUT, {"from": since, "to": today})
            await record_entries(
                unit,
                [
                    {
                        "kind": ChangeKind.EXPIRED,
                        "listing": row["listing"],
                        "restriction": row["restriction"],
                        "subject": row["subject"],
                        "rule": row["rule"],
                        "days": [row["valid_from"], row["valid_to"]],
                    }
                    for row in rows
                ],
            )
            await unit.run(lookup.SET_EXPIRY_MARK, {"day": today})
            return len(rows)

        return await self.journal.write(principal, RunExpiry(), int, work)
