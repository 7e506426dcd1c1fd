"""What production refuses of the comforts of development, and that no setting shows a password or a key."""

import base64
from dataclasses import fields

import pytest

from graph_models.errors import InvalidInput
from hub.app.settings import Environment, Settings

KEYS = f"1:{base64.b64encode(bytes(range(32))).decode()}"
PRODUCTION = {"HUB_ENV": "production", "HUB_DOCUMENT_KEYS": KEYS}


def test_production_is_taken_with_keys_and_the_machines_clock() -> None:
    settings = Settings.from_environment(PRODUCTION)
    assert settings == Settings(env=Environment.PRODUCTION, document_keys=KEYS)
    assert not settings.development


@pytest.mark.parametrize("environment", ["production", "PRODUCTION"])
def test_the_clock_file_is_refused_outside_development(environment: str) -> None:
    with pytest.raises(InvalidInput, match=r"^HUB_CLOCK_FILE is for HUB_ENV=development only$"):
        Settings.from_environment({**PRODUCTION, "HUB_ENV": environment, "HUB_CLOCK_FILE": "clock"})


@pytest.mark.parametrize("keys", ["", " "])
def test_document_keys_are_needed_outside_development(keys: str) -> None:
    with pytest.raises(InvalidInput, match=r"^HUB_DOCUMENT_KEYS is needed outside development: "):
        Settings.from_environment({**PRODUCTION, "HUB_DOCUMENT_KEYS": keys})


def test_no_password_or_key_shows() -> None:
    settings = Settings.from_environment({**PRODUCTION, "HUB_NEO4J_PASSWORD": "a-secret-word"})
    shown = f"{settings!r} {settings}"
    assert "a-secret-word" not in shown
    assert KEYS not in shown
    assert KEYS.partition(":")[2] not in shown


def test_every_field_that_holds_a_secret_is_left_out_of_the_repr() -> None:
    hidden = {field.name for field in fields(Settings) if not field.repr}
    assert hidden == {field.name for field in fields(Settings) if field.name.endswith(("password", "keys"))}


def test_a_refusal_of_another_variable_repeats_no_secret() -> None:
    secrets = {"HUB_NEO4J_PASSWORD": "a-secret-word", "HUB_DOCUMENT_KEYS": KEYS}
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment({**secrets, "HUB_FRAUD_BAR_YEARS": "a-secret-year"})
    assert refused.value.message == "HUB_FRAUD_BAR_YEARS is a whole number"
