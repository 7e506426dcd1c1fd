"""What the operation page gives to copy works as it stands: the expiry job, and the making of a document key."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from graph_models.civil_time import noon
from graph_models.entities.subject import ByCode
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, ListTypeId, RegionCode, Role, SubjectKind
from hub.app.clock import SettableClock
from hub.app.hub import Hub
from hub.app.keys import HmacKeys
from hub.domain.commands.listing import DecisionInput, ListSubject, NoticeInput
from hub.domain.commands.record import DeclareDepartment, RegisterSubject
from hub.domain.principal import Principal
from hub.engine import RunningNeo4j
from tests.acceptance.readme import ROOT, blocks_of

PAGE: Final = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
REGION: Final = RegionCode("330100")
COURT: Final = DepartmentCode(synthetic_uscc("11", REGION, 1))
FIRM: Final = ByCode(uscc=synthetic_uscc("91", REGION, 11))
SECONDS: Final = 120


async def test_the_expiry_job_tells_of_each_end_once(
    hub: Hub, clock: SettableClock, neo4j_server: RunningNeo4j, tmp_path: Path
) -> None:
    await list_until_march(hub, clock)
    (tmp_path / "clock").write_text(noon(clock.today().replace(month=4)).isoformat(), encoding="ascii")
    told = [run_expiry_job(neo4j_server, tmp_path) for _ in range(2)]
    assert [line.split(",")[0] for line in told] == ["3 ended by themselves", "0 ended by themselves"]


def test_a_key_that_is_made_as_the_page_says_is_taken() -> None:
    making = next(block.commands for block in blocks_of(PAGE) if "token_bytes" in block.commands)
    made = subprocess.run(["bash", "-c", making], capture_output=True, text=True, timeout=SECONDS, check=True)
    keys = HmacKeys.parse(made.stdout.strip())
    assert repr(keys) == "HmacKeys(versions=[1])"
    assert len(keys.macs(b"")) == 1


async def list_until_march(hub: Hub, clock: SettableClock) -> None:
    """List a firm on the court's list of defaulters from today, 2025-01-01, to 2025-03-01."""
    operator = Principal(role=Role.OPERATOR)
    court = DeclareDepartment(
        code=COURT,
        name="示例市人民法院",
        region=REGION,
        court=True,
        competent_for=frozenset({ListTypeId("judgment-defaulter")}),
    )
    await hub.registry.declare_department(operator, court)
    firm = RegisterSubject(ref=FIRM, kind=SubjectKind.ORGANISATION, name="示例甲有限公司")
    await hub.registry.register_subject(operator, firm)
    today = clock.today()
    listing = ListSubject(
        subject=FIRM,
        list_type=ListTypeId("judgment-defaulter"),
        decision=DecisionInput(number="〔2025〕示例001号", decided_on=today, act_from=today.replace(year=2024)),
        notice=NoticeInput(served=today, heard=True),
        until=today.replace(month=3),
    )
    await hub.listings.list_subject(Principal(role=Role.AGENCY, department=COURT), listing)


def run_expiry_job(server: RunningNeo4j, folder: Path) -> str:
    """What the command of the page prints, on the day of the clock file."""
    command = next(block.commands for block in blocks_of(PAGE) if "hub expire" in block.commands)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HUB_")},
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "HUB_NEO4J_URI": server.uri,
        "HUB_NEO4J_USER": server.user,
        "HUB_NEO4J_PASSWORD": server.password,
        "HUB_CLOCK_FILE": str(folder / "clock"),
    }
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout
