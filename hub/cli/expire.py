"""`hub expire`: the change entries of what has run out."""

import click

from hub.cli.session import Session, hub_command


@click.command()
@hub_command
async def expire(session: Session) -> None:
    """Write the change entries of restrictions that ran out since the last run. For the operator, once a day.

    No answer depends on it: a check about a day after an end is right by itself. It writes each end once,
    however often it runs, and catches up on days it missed.
    """
    written = await session.hub.expiry.run(session.caller)
    shown = {"revision": str(written.revision), "changed": written.changed, "ended": written.value}
    session.output.answer(shown, f"{written.value} ended by themselves, revision {written.revision}")
