"""Every command once, in one story: each is done with exit code 0, and answers a program with one JSON object."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph_models.identifiers.synthetic import synthetic_resident_id
from tests.hub.cli.conftest import BUYER, COURT, FINANCE, FIRM, REGION, Cli
from tests.hub.cli.tree import COMMANDS, CommandPath

ELSEWHERE = frozenset({("demo",), ("up",)} | {path for path in COMMANDS if path[0] == "db" and path[1] != "status"})
"""What goes on, or brings a database of its own: test_up, test_db and the acceptance tests play them."""

NUMBER = synthetic_resident_id(REGION, date(1990, 1, 2))
AS_COURT, AS_FINANCE = ("--as", f"AGENCY:{COURT}"), ("--as", f"AGENCY:{FINANCE}")
AS_BUYER, AS_OPERATOR = ("--as", f"AGENCY:{BUYER}"), ("--as", "OPERATOR")
DECISION = ("--decision", "〔2025〕示例001号", "--decided-on", "2025-02-20", "--act-from", "2024-12-01")
NOTICE = ("--served", "2025-01-10", "--heard")
PERSON = {"document": {"type": "RESIDENT_ID", "number": NUMBER}}
SUBJECTS = [
    {
        "ref": {"uscc": FIRM},
        "kind": "ORGANISATION",
        "organisation_kind": "ENTERPRISE",
        "name": "示例甲有限公司",
        "region": REGION,
    },
    {"ref": PERSON, "kind": "PERSON", "name": "示例甲"},
]


@dataclass(frozen=True, slots=True)
class Story:
    """Runs commands and remembers which."""

    cli: Cli
    told: set[CommandPath] = field(default_factory=set)

    def done(self, *words: str, stdin: str = "") -> Any:
        """What a command answers; it is done, and says nothing beside its one object."""
        outcome = self.cli.run(*words, "--json", stdin=stdin)
        assert (outcome.exit_code, outcome.stderr) == (0, ""), outcome.output
        (line,) = outcome.stdout.splitlines()
        self.told.add(next(path for path in COMMANDS if words[: len(path)] == path))
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


def test_every_command_is_done_and_answers_one_json_object(cli: Cli) -> None:
    story = Story(cli)
    done = story.done
    subjects = cli.folder / "subjects.jsonl"
    subjects.write_text("".join(json.dumps(row) + "\n" for row in SUBJECTS), encoding="utf-8")
    assert done("intake", "subjects", str(subjects), *AS_OPERATOR)["accepted"] == 2
    link = {"kind": "LEGAL_REPRESENTATIVE_OF", "from": PERSON, "to": {"uscc": FIRM}, "validFrom": "2020-01-01"}
    assert done("do", "recordLink", "--input", "-", *AS_OPERATOR, stdin=json.dumps(link))["changed"]
    listed = ("list", "--uscc", FIRM, "--list-type", "judgment-defaulter", *DECISION, *NOTICE, *AS_COURT)
    listing = done(*listed)["listing"]["id"]

    spending = ("--domain", "CONSUMPTION", "--purpose", "CONSUMPTION_CONTROL", *AS_BUYER)
    verdict = done("check", "--uscc", FIRM, *spending)
    restriction = verdict["restrictions"][0]["id"]
    assert verdict["verdict"] == "RESTRICTED"
    assert done("why", restriction, "--as", "AUDITOR")["listing"]["id"] == listing
    assert done("impact", "--repair", listing, *AS_COURT)["freed"] != []
    assert done("expire", *AS_OPERATOR)["ended"] == 0

    cli.set_to(date(2025, 6, 1))
    conditions = ("--corrected", "--duties-done", "--commitment")
    repair = done("repair", "apply", listing, *conditions, *AS_COURT)["repair"]["id"]
    assert done("repair", "decide", repair, "--grant", *AS_COURT)["repair"]["state"] == "GRANTED"
    cli.set_to(date(2025, 7, 1))
    assert done("repair", "revoke", listing, "--reason", "示例", *AS_COURT)["repair"]["state"] == "REVOKED"

    assert done("catalogue", "check")["ok"]
    assert done("catalogue", "show", "judgment-defaulter")["rules"] != []
    basis = verdict["restrictions"][0]["basis"][0]["id"]
    assert done("catalogue", "repeal", basis, *AS_OPERATOR)["value"] == basis
    assert done("token", "--as", "AUDITOR")["token"].count(".") == 2
    assert done("sdl")["sdl"].count("type Query {") == 1
    assert done("db", "status")["running"] is False
    assert story.told == set(COMMANDS) - ELSEWHERE
