"""A folder of trusted documents: a bank's that anybody may run, an agency's that is its own."""

from pathlib import Path

from hub.web.documents import document_id

ECHO = "query Echo($text: String!) { echo(text: $text) }\n"
COUNT = "subscription Count($to: Int!) { count(to: $to) }\n"
KEEP = "mutation Keep($text: String!) { keep(text: $text) }\n"
COLOUR = "query Colour($of: Colour!) { colour(of: $of) }\n"
OWN = "query Own { caller { role department } }\n"

ECHO_ID = document_id(ECHO.encode())
COUNT_ID = document_id(COUNT.encode())
KEEP_ID = document_id(KEEP.encode())
COLOUR_ID = document_id(COLOUR.encode())
OWN_ID = document_id(OWN.encode())


def write_partners(folder: Path) -> Path:
    """Write the folder and say where it is."""
    write(folder / "bank", echo=ECHO, count=COUNT, keep=KEEP, colour=COLOUR)
    write(folder / "agency", own=OWN)
    (folder / "agency" / "departments.json").write_text('["11330100XXXX90026F"]')
    return folder


def write(folder: Path, **texts: str) -> None:
    """Write the documents of one partner."""
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.graphql").write_text(text)
