"""The local Neo4j: fetch, start, stop, status, dump, load, check.

    from hub.engine import EngineSettings, start_local

    settings = EngineSettings(home=tmp_path / "neo4j", cache=default_cache_folder())
    with start_local(settings) as server:           # RunningNeo4j; ends with this process, however that ends
        server.uri, server.neo4j_uri                # bolt://127.0.0.1:PORT, neo4j://127.0.0.1:PORT
        server.user, server.password                # "neo4j", a Secret (a str whose repr hides it)
        server.pid, server.alive
        server.stop()                               # in order, waits; the end of the block does it too
        server.kill()                               # at once, as a crash would; the next start recovers

`EngineSettings.from_environment(os.environ)` reads the HUB_* variables;
`settings.with_changes(port=...)` copies. `start_local(settings, progress=Shown())` shows what is waited for;
`Shown` is a context manager on standard error.
Errors are `EngineError` and its leaves, `hub.engine.errors`.
"""

from hub.engine.errors import EngineError
from hub.engine.home import Secret
from hub.engine.progress import EngineProgress, Shown, Silent
from hub.engine.server import RunningNeo4j, start_local
from hub.engine.settings import EngineSettings, default_cache_folder, default_data_folder

__all__ = [
    "EngineError",
    "EngineProgress",
    "EngineSettings",
    "RunningNeo4j",
    "Secret",
    "Shown",
    "Silent",
    "default_cache_folder",
    "default_data_folder",
    "start_local",
]
