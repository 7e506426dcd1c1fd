"""Warms a database up: a cold one may plan its first check for longer than a check waits for an answer."""

from typing import Final

from graph_models.entities.subject import ById
from graph_models.vocabulary import Domain, Purpose, Role, SubjectId
from hub.app.hub import Hub
from hub.domain.answers.verdict import Undetermined
from hub.domain.commands.check import CheckInput, Matter
from hub.domain.principal import Principal

_TRIES: Final = 20


async def warm(hub: Hub) -> None:
    """Ask about nobody until there is an answer; at once where the plans are there already."""
    nobody = CheckInput(
        subject=ById(id=SubjectId("nobody")),
        matter=Matter(domain=Domain.PROCUREMENT),
        purpose=Purpose.AUDIT,
    )
    for _ in range(_TRIES):
        answer = await hub.checks.check(Principal(role=Role.AUDITOR), nobody)
        if not isinstance(answer, Undetermined):
            return
