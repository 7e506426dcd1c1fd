"""What the oracle is told: the county as it was generated, and each act of a story when it happens."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from graph_models.catalogue.model import Catalogue, Rule
from graph_models.civil_time import FOREVER
from graph_models.entities.subject import ByDocument, Identifier
from graph_models.vocabulary import LinkKind, MatterKind
from hub.app.demo.county.county import County
from hub.app.demo.story.facts import Alias
from hub.app.demo.story.step import BeginRole, EndRole, Enlist, Grant, Quash, Step, TakeBack
from hub.domain.commands.record import RecordLink
from tests.graph_models.propagation.translation import oracle_list_type, oracle_rule
from tests.oracle.world import OracleEvent, OracleLink, OracleListing, OracleWorld


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person or firm as the oracle needs it beside its links."""

    kind: str
    name: str | None
    documented: bool


@dataclass(slots=True, kw_only=True)
class Memory:
    """Every fact by the oracle's own names: parts of the stories by their part, all others by a number."""

    catalogue: Catalogue
    names: dict[Identifier, str]
    known: dict[str, Known]
    links: list[OracleLink]
    acts: list[Step] = field(default_factory=list)

    @classmethod
    def of(cls, county: County, catalogue: Catalogue) -> "Memory":
        """The county on its first day."""
        names: dict[Identifier, str] = {row.ref: f"subject {at}" for at, row in enumerate(county.subjects)}
        names |= {identifier: str(part) for part, identifier in county.cast.items()}
        known = {
            names[row.ref]: Known(kind=row.kind, name=row.name, documented=isinstance(row.ref, ByDocument))
            for row in county.subjects
        }
        links = [_link(f"link {at}", row, names) for at, row in enumerate(county.links)]
        return cls(catalogue=catalogue, names=names, known=known, links=links)

    def remember(self, step: Step) -> None:
        """An act has happened."""
        self.acts.append(step)

    def world(self, until: date = FOREVER) -> OracleWorld:
        """Everything that was known at the end of a day."""
        acts = [step for step in self.acts if step.day <= until]
        return OracleWorld(
            kinds={name: each.kind for name, each in self.known.items()},
            links=self._links(acts),
            list_types=tuple(oracle_list_type(each) for each in self.catalogue.list_types.values()),
            rules=tuple(oracle_rule(each) for each in self.catalogue.rules.values()),
            listings=tuple(self._listing(step, acts) for step in acts if isinstance(step.action, Enlist)),
        )

    def rule(self, rule_id: str) -> Rule:
        """The rule as the catalogue writes it: measure, articles, matters."""
        return next(rule for rule in self.catalogue.rules.values() if rule.id == rule_id)

    def _links(self, acts: Iterable[Step]) -> tuple[OracleLink, ...]:
        links = list(self.links)
        for step in acts:
            action = step.action
            if isinstance(action, BeginRole):
                links.append(_link(f"link {len(links)}", action.command, self.names))
            if isinstance(action, EndRole):
                ended = (self.names[action.command.start], self.names[action.command.end], action.command.kind)
                links = [
                    replace(link, valid_to=action.command.valid_to)
                    if (link.start, link.end, link.kind) == ended and link.valid_to is None
                    else link
                    for link in links
                ]
        return tuple(links)

    def _listing(self, step: Step, acts: list[Step]) -> OracleListing:
        action = step.action
        assert isinstance(action, Enlist)
        command = action.command
        decision = command.decision
        effective = command.effective or step.day
        return OracleListing(
            id=action.listing,
            list_type=command.list_type,
            subject=self.names[command.subject],
            decided_on=decision.decided_on,
            effective=effective,
            published=command.published or effective,
            act_from=decision.act_from,
            act_to=decision.act_from + timedelta(days=1) if decision.act_from else None,
            until=command.until,
            findings=frozenset((self.names[found.person], str(found.kind)) for found in decision.findings),
            events=tuple(_events(action.listing, acts)),
        )


def nearby(world: OracleWorld, subjects: frozenset[str]) -> OracleWorld:
    """The same world with the links of these subjects alone: enough for walks of one step between them."""
    links = tuple(link for link in world.links if {link.start, link.end} <= subjects)
    return replace(world, links=links)


def fits(rule: Rule, kind: MatterKind | None) -> bool:
    """Whether a rule of the matter's domain is meant for its kind; no story states kinds in a listing."""
    return not rule.scope.kinds or kind is None or kind in rule.scope.kinds


def _events(listing: Alias, acts: Iterable[Step]) -> Iterable[OracleEvent]:
    for step in acts:
        match step.action:
            case Grant(listing=alias) if alias == listing:
                yield OracleEvent(kind="REPAIRED", day=step.day)
            case TakeBack(listing=alias) if alias == listing:
                yield OracleEvent(kind="REPAIR_REVOKED", day=step.day)
            case Quash(listing=alias) if alias == listing:
                yield OracleEvent(kind="ANNULLED", day=step.day)


def _link(name: str, command: RecordLink, names: dict[Identifier, str]) -> OracleLink:
    return OracleLink(
        id=name,
        kind=LinkKind(command.kind),
        start=names[command.start],
        end=names[command.end],
        valid_from=command.valid_from,
        valid_to=None if command.valid_to == FOREVER else command.valid_to,
        share=command.share or 0,
        nominee=command.nominee,
    )
