"""One story played on an empty hub: the facts given, its moments in order, what is read at the end."""

from dataclasses import dataclass, field
from typing import Self

from graph_models.errors import HubError, Unavailable
from graph_models.vocabulary import Revision
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.app.operations import Operations
from tests.scenarios import endings
from tests.scenarios.acts import Acts, NotKeptError, Step
from tests.scenarios.cast import cast_of
from tests.scenarios.events import Event, ListEvent, OtherEvent
from tests.scenarios.expectations import Question
from tests.scenarios.ledger import Ledger
from tests.scenarios.names import ANY
from tests.scenarios.questions import Questions
from tests.scenarios.refusals import fits
from tests.scenarios.story import Story
from tests.scenarios.timeline import Moment, eve, moments, readings
from tests.scenarios.words import of_event, of_question, of_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """A story on the stage. The hub's clock is the one that is set here."""

    hub: Hub
    clock: SettableClock
    story: Story
    acts: Acts
    questions: Questions
    ledger: Ledger = field(default_factory=Ledger)

    @classmethod
    def of(cls, story: Story, *, hub: Hub, operations: Operations, clock: SettableClock) -> Self:
        """Cast the story. `operations` are those of the hub, by whatever way they are reached."""
        cast, ledger = cast_of(story), Ledger()
        acts = Acts(hub=hub, operations=operations, story=story, cast=cast, ledger=ledger)
        questions = Questions(operations=operations, cast=cast, ledger=ledger)
        return cls(hub=hub, clock=clock, story=story, acts=acts, questions=questions, ledger=ledger)

    async def first_difference(self) -> str | None:
        """Play the story up to the first difference; None when every expectation holds.

        Raises Unavailable when the database does not answer in time: that says nothing about the story.
        """
        self.clock.set_to(eve(self.story))
        try:
            await self.acts.record_given()
        except Unavailable:
            raise
        except HubError as error:
            return f"given: refused with {error.code}: {error.message}"
        for moment in moments(self.story):
            found = await self._play(moment)
            if found is not None:
                return found
        return self._read_endings()

    async def _play(self, moment: Moment) -> str | None:
        self.clock.set_to(moment.day)
        match moment.what:
            case ListEvent() | OtherEvent() as event:
                found, where = await self._act(event), f"event {moment.number} ({of_event(event)})"
            case question:
                found = await self._ask(question)
                where = f"expectation {moment.number} ({of_question(question)})"
        return None if found is None else f"{where}: {found}"

    async def _ask(self, question: Question) -> str | None:
        try:
            return await self.questions.difference(question)
        except Unavailable:
            raise
        except HubError as error:
            return f"refused with {error.code}: {error.message}"

    async def _act(self, event: Event) -> str | None:
        try:
            await self.acts.deliver_with(event)
            for step in self.acts.steps(event):
                refusal, moved = await self._try(step)
                if refusal is not None:
                    return _judged(event, refusal, moved=moved)
        except NotKeptError as error:
            return str(error)
        return f"expected a refusal with {' or '.join(event.refused)}, but it was done" if event.refused else None

    async def _try(self, step: Step) -> tuple[HubError | None, bool]:
        """Do one write; the refusal, and whether anything was published although it was refused."""
        before = await self._published()
        try:
            await step()
        except Unavailable:
            raise
        except HubError as error:
            return error, await self._published() != before
        return None, False

    async def _published(self) -> Revision:
        return (await self.hub.store.view()).revision

    def _read_endings(self) -> str | None:
        for number, item in readings(self.story):
            found = endings.difference(item, self.ledger)
            if found is not None:
                return f"expectation {number} ({of_reading(item)}): {found}"
        return None


def _judged(event: Event, refusal: HubError, *, moved: bool) -> str | None:
    told = f"{refusal.code}: {refusal.message}"
    if not event.refused:
        return f"refused with {told}"
    if not fits(refusal, event.refused, any_word=ANY):
        return f"expected a refusal with {' or '.join(event.refused)}, got {told}"
    return f"refused with {refusal.code}, and yet a revision was published" if moved else None
