"""The walk: every situation asked once as every caller, and what each got in the words of the tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hub.domain.principal import Principal
from tests.schema.access.asking import Came, execute
from tests.schema.access.callers import Caller
from tests.schema.access.checked import PARTS
from tests.schema.access.comparing import Gets, Seen, compared
from tests.schema.access.place import Place
from tests.schema.access.situation import Situation
from tests.schema.access.situations import SITUATIONS

_COLLECTIONS = frozenset({"Answer.is", "Impact.entries", "ChangePage.changes"})
_LESS = frozenset({Gets.PART, Gets.NONE, Gets.NULL, Gets.OTHER})


@dataclass(slots=True, kw_only=True)
class Walk:
    """Asks in a town, and remembers what came."""

    place: Place
    _came: dict[str, Mapping[Caller, Came]] = field(default_factory=dict)
    _seen: dict[str, Mapping[Caller, frozenset[Seen]]] = field(default_factory=dict)

    def callers(self, situation: Situation) -> Mapping[Caller, Principal]:
        """Who asks."""
        return self.place.callers(situation.listed, situation.bound)

    async def came(self, situation: Situation) -> Mapping[Caller, Came]:
        """What every caller got."""
        hub = self.place.town.hub
        if situation.label not in self._came:
            self._came[situation.label] = {
                caller: await execute(hub, principal, situation.root, situation.variables(self.place, principal))
                for caller, principal in self.callers(situation).items()
            }
        return self._came[situation.label]

    async def seen(self, situation: Situation) -> Mapping[Caller, frozenset[Seen]]:
        """What every caller got of each field, measured by who gets all."""
        came = await self.came(situation)
        there_is = came[situation.measure]
        if situation.label not in self._seen:
            self._seen[situation.label] = {
                caller: frozenset(self._compared(situation, there_is, came[caller], principal))
                for caller, principal in self.callers(situation).items()
            }
        return self._seen[situation.label]

    async def cells(self, situation: Situation) -> Mapping[Caller, str]:
        """A row of the table of what is asked."""
        came, seen = await self.came(situation), await self.seen(situation)
        if situation.root == "Query.checkMany":
            parts = [await self.cells(each) for each in SITUATIONS if each.label in PARTS]
            return {caller: _like([part[caller] for part in parts], answer) for caller, answer in came.items()}
        return {caller: _cell(situation.root, answer, seen[caller]) for caller, answer in came.items()}

    def _compared(self, situation: Situation, there_is: Came, gets: Came, principal: Principal) -> Iterator[Seen]:
        """Nothing of what is refused; many verdicts in one answer are those of the single questions."""
        if gets.codes or gets.value is None or situation.root == "Query.checkMany":
            return
        whole, value = ({"__typename": "Answer", "is": side.value} for side in (there_is, gets))
        yield from compared(whole, value, persons=self.place.persons, own=principal.subject)


def _cell(root: str, answer: Came, seen: frozenset[Seen]) -> str:
    if answer.codes:
        return ", ".join(answer.codes)
    if answer.value is None:
        return "null"
    if root == "Query.check":
        return str(answer.value["__typename"])
    return _in_all(seen)


def _in_all(seen: frozenset[Seen]) -> str:
    gets = {each.gets for each in seen}
    if any(each.gets is Gets.NONE and (each.field in _COLLECTIONS or each.field.endswith(".edges")) for each in seen):
        return Gets.NONE
    if gets & _LESS:
        return Gets.PART
    return Gets.MASKED if Gets.MASKED in gets else Gets.FULL


def _like(single: list[str], answer: Came) -> str:
    """Whether many questions are answered as each alone would be."""
    many = [each.get("code") or each["__typename"] for each in answer.value or ()]
    return "as each alone" if many == single else ", ".join(many)
