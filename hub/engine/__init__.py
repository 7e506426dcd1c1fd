"""The local Neo4j: fetch, start, stop, status, dump, load, check.

    from hub.engine import EngineSettings, start_local

    settings = EngineSettings(home=tmp_path / "neo4j", cache=default_cache_folder())
    with start_local(settings) as server:           # RunningNeo4j; ends with this process, however that ends
        server.uri, server.neo4j_uri                # bolt://127.0.0.1:PORT, neo4j://127.0.0.1:PORT
        server.user, server.password                # "neo4j", a Secret (a str whose repr hides it)
        server.pid, server.alive, server.port
        server.stop()                               # in order, waits; the end of the block does it too
        server.kill()                               # at once, as a crash would; the next start recovers

`EngineSettings.from_environment(os.environ)` reads the HUB_* variables; `settings.with_changes(port=...)`
copies. `progress=Shown()`, a context manager, shows on standard error what is waited for. For a database that
outlives its starter: `start_detached(settings)`, `stop_local(settings)`. To attach to one that runs:
`find_local(settings)` gives its `ServerAddress` (uri, neo4j_uri, user, password) or raises NotRunning, which
says how to start it. Also `local_status`, `dump_local`, `load_local`, `check_local`. Errors are the leaves of
`EngineError`.
"""

from hub.engine.address import EngineStatus, ServerAddress, find_local, local_status
from hub.engine.admin import CheckResult, check_local, dump_local, load_local
from hub.engine.detached import start_detached, stop_local
from hub.engine.errors import EngineError
from hub.engine.hold import hold
from hub.engine.home import Secret
from hub.engine.progress import EngineProgress, Shown, Silent
from hub.engine.server import RunningNeo4j, start_local
from hub.engine.settings import EngineSettings, default_cache_folder, default_data_folder

__all__ = [
    "CheckResult",
    "EngineError",
    "EngineProgress",
    "EngineSettings",
    "EngineStatus",
    "RunningNeo4j",
    "Secret",
    "ServerAddress",
    "Shown",
    "Silent",
    "check_local",
    "default_cache_folder",
    "default_data_folder",
    "dump_local",
    "find_local",
    "hold",
    "load_local",
    "local_status",
    "start_detached",
    "start_local",
    "stop_local",
]
