"""What is printed when something goes wrong: a code and a message, and never the fault itself."""

import json

import click
import pytest
from click.testing import CliRunner, Result

from graph_models.errors import Conflict, Defect, InvalidInput, StoreUnreachable
from hub.cli.output import Output, told


def fail(error: Exception, *, as_json: bool) -> Result:
    @click.command()
    def command() -> None:
        with told(Output(as_json=as_json)):
            raise error

    return CliRunner().invoke(command)


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [(InvalidInput("wrong"), 2), (Conflict("no"), 1), (StoreUnreachable("gone"), 1)],
)
def test_a_refusal_is_told_with_its_exit_code(error: InvalidInput, exit_code: int) -> None:
    spoken = fail(error, as_json=False)
    assert (spoken.exit_code, spoken.stdout) == (exit_code, "")
    assert spoken.stderr == f"{error.code}: {error.message}\n"
    shown = fail(error, as_json=True)
    assert shown.exit_code == exit_code
    assert json.loads(shown.stdout) == {"code": error.code, "message": error.message}


@pytest.mark.parametrize("fault", [Defect("of 示例张三", detail="x"), KeyError("示例张三")])
def test_a_fault_of_the_hub_is_masked_and_logged_with_an_id(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    shown = fail(fault, as_json=True)
    told_about = json.loads(shown.stdout)
    assert (shown.exit_code, told_about["code"]) == (1, "DEFECT")
    request = told_about["message"].rpartition(" ")[2]
    assert request.startswith("request-")
    (entry,) = caplog.records
    assert entry.getMessage() == f"defect request={request}"
    assert entry.exc_info is not None
    assert "示例张三" not in shown.stdout


@pytest.mark.parametrize("stop", [click.UsageError("no"), click.exceptions.Exit(3), click.Abort()])
def test_what_click_says_is_left_to_click(stop: Exception) -> None:
    outcome = fail(stop, as_json=False)
    assert "DEFECT" not in outcome.output
    assert outcome.exit_code == {click.UsageError: 2, click.exceptions.Exit: 3, click.Abort: 1}[type(stop)]
