"""The command line on the real Neo4j: an emptied store with a few departments, and a clock kept in a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from click.testing import CliRunner, Result

from graph_models.civil_time import noon
from graph_models.identifiers.synthetic import synthetic_uscc
from graph_models.vocabulary import DepartmentCode, Domain, ListTypeId, RegionCode, Role
from hub.app.hub import Hub
from hub.cli.main import main
from hub.domain.commands.record import DeclareDepartment
from hub.domain.principal import Principal
from hub.engine import RunningNeo4j
from tests.support.warm import warm

REGION = RegionCode("330100")
FINANCE = DepartmentCode(synthetic_uscc("11", REGION, 101))
COURT = DepartmentCode(synthetic_uscc("11", REGION, 102))
BUYER = DepartmentCode(synthetic_uscc("11", REGION, 103))
BANK = DepartmentCode(synthetic_uscc("91", REGION, 104))
FIRM = synthetic_uscc("91", REGION, 105)
OPERATOR = Principal(role=Role.OPERATOR)

DEPARTMENTS = (
    DeclareDepartment(
        code=FINANCE,
        name="示例市财政局",
        region=REGION,
        competent_for=frozenset({ListTypeId("procurement-serious"), ListTypeId("safety-serious")}),
    ),
    DeclareDepartment(
        code=COURT,
        name="示例市人民法院",
        region=REGION,
        court=True,
        competent_for=frozenset({ListTypeId("judgment-defaulter")}),
    ),
    DeclareDepartment(code=BUYER, name="示例采购中心", region=REGION, domains=frozenset(Domain)),
    DeclareDepartment(code=BANK, name="示例银行", region=REGION, role=Role.BANK, domains=frozenset({Domain.BANKING})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cli:
    """Runs `hub` in this process, against the test's database, on the day that is set."""

    folder: Path
    environment: Mapping[str, str]
    runner: CliRunner = field(default_factory=CliRunner)

    def set_to(self, day: date) -> None:
        """Go to noon of a day."""
        (self.folder / "clock").write_text(noon(day).isoformat(), encoding="ascii")

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> Result:
        """Run a command; an unexpected exception fails the test."""
        return self.runner.invoke(
            main, arguments, input=stdin, env={**self.environment, **environment}, catch_exceptions=False
        )

    def json(self, *arguments: str, stdin: str = "", exit_code: int = 0) -> Any:
        """What a command prints with --json, its exit code being as expected."""
        outcome = self.run(*arguments, "--json", stdin=stdin)
        assert outcome.exit_code == exit_code, outcome.output
        return json.loads(outcome.stdout)

    def do(self, mutation: str, raw: dict[str, Any], *, caller: str, exit_code: int = 0) -> Any:
        """Do a mutation."""
        arguments = ("do", mutation, "--input", "-", "--as", caller)
        return self.json(*arguments, stdin=json.dumps(raw), exit_code=exit_code)


@pytest_asyncio.fixture
async def county(hub: Hub) -> Hub:
    """An empty store in which the departments are declared."""
    await warm(hub)
    for department in DEPARTMENTS:
        await hub.registry.declare_department(OPERATOR, department)
    return hub


@pytest.fixture
def cli(county: Hub, neo4j_server: RunningNeo4j, tmp_path: Path) -> Cli:
    """The command line in the county, at noon of 2025-03-01."""
    environment = {
        "HUB_ENV": "development",
        "HUB_NEO4J_URI": neo4j_server.uri,
        "HUB_NEO4J_USER": neo4j_server.user,
        "HUB_NEO4J_PASSWORD": neo4j_server.password,
        "HUB_CLOCK_FILE": str(tmp_path / "clock"),
        "HUB_DATA_DIR": str(tmp_path / "data"),
        "HUB_TOKEN": "",
    }
    cli = Cli(folder=tmp_path, environment=environment)
    cli.set_to(date(2025, 3, 1))
    return cli
