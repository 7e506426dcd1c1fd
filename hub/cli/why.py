"""`hub why`: why a restriction stands."""

from datetime import date, datetime

import click

from graph_models.vocabulary import RestrictionId
from hub.cli.days import DAY, INSTANT
from hub.cli.presentation.explanation import explanation_json, explanation_text
from hub.cli.session import Session, hub_command


@click.command()
@click.argument("restriction")
@click.option("--as-of", type=DAY, help="The day asked about; today when absent.")
@click.option(
    "--known-at",
    type=INSTANT,
    help="What was known then: an instant with its zone, or a day for its end. For auditors and the subject.",
)
@hub_command
async def why(session: Session, restriction: str, as_of: date | None, known_at: datetime | None) -> None:
    """Explain why RESTRICTION stands: the listing, the law, and every recorded path to the subject.

    `hub check` names the restrictions of an answer.
    """
    explanation = await session.hub.explanations.why(
        session.caller, RestrictionId(restriction), as_of=as_of, known_at=known_at
    )
    session.output.answer(explanation_json(explanation), explanation_text(explanation))
