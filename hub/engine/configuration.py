"""The server's properties and the Java options, from the settings."""

from typing import Final

from hub.engine.home import DataHome
from hub.engine.settings import EngineSettings

_OPENED: Final = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def server_properties(settings: EngineSettings, port: int) -> str:
    """The text of neo4j.conf: Bolt on loopback only, authentication on, no HTTP, no telemetry, no query log.

    The advertised address is set because a neo4j:// client is sent there. The last two keep disk and shutdown
    small: no logs preallocated at 256 MB each, no quiet period for a server that only this machine reaches.
    """
    address = f"127.0.0.1:{port}"
    properties = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": address,
        "server.bolt.advertised_address": address,
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "db.logs.query.enabled": "OFF",
        "db.logs.query.parameter_logging_enabled": "false",
        "server.memory.pagecache.size": f"{settings.pagecache_mb}m",
        "db.transaction.timeout": f"{settings.transaction_seconds}s",
        "db.memory.transaction.max": f"{settings.transaction_mb}m",
        "dbms.cypher.min_replan_interval": f"{settings.replan_seconds}s",
        "db.tx_log.preallocate": "false",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    }
    return "".join(f"{name}={value}\n" for name, value in properties.items())


def java_options(settings: EngineSettings) -> list[str]:
    """Options of the Java machine.

    -Xrs leaves the signals to the process's own handlers; native libraries unpack inside the data folder.
    """
    temporary = DataHome(settings.home).temporary
    return [
        "-Xrs",
        f"-Xms{settings.heap_mb}m",
        f"-Xmx{settings.heap_mb}m",
        f"-Djava.io.tmpdir={temporary}",
        f"-Djna.tmpdir={temporary}",
        "-Dfile.encoding=UTF-8",
        "--enable-native-access=ALL-UNNAMED",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED),
    ]
