"""`hub sdl`: the schema of the GraphQL service."""

import click

from hub.cli.output import Output, told
from schema.build import create_schema


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with the text in it.")
def sdl(as_json: bool) -> None:
    """Print the schema in GraphQL's schema definition language, as it is committed in schema/schema.graphql."""
    output = Output(as_json=as_json)
    with told(output):
        text = create_schema().as_str()
        if as_json:
            output.answer({"sdl": text}, "")
        else:
            click.echo(text)
