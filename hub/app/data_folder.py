"""Where data that stays are kept."""

from collections.abc import Mapping
from pathlib import Path

from hub.engine import EngineSettings


def data_folder(environment: Mapping[str, str]) -> Path:
    """HUB_DATA_DIR, or the user's data folder. Raises InvalidInput for a wrong setting of the local Neo4j."""
    return EngineSettings.from_environment(environment).home.parent
