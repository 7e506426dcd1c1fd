"""What the server and Java are told."""

from pathlib import Path

from hub.engine.configuration import java_options, server_properties
from hub.engine.settings import EngineSettings

SETTINGS = EngineSettings(
    home=Path("/home"),
    cache=Path("/cache"),
    heap_mb=333,
    pagecache_mb=64,
    transaction_seconds=7,
    transaction_mb=9,
    replan_seconds=11,
)


def test_only_bolt_on_loopback_with_authentication() -> None:
    lines = server_properties(SETTINGS, 7777).splitlines()
    assert {
        "server.bolt.listen_address=127.0.0.1:7777",
        "server.bolt.advertised_address=127.0.0.1:7777",
        "server.default_listen_address=127.0.0.1",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.security.auth_enabled=true",
    } <= set(lines)


def test_no_telemetry_no_query_log() -> None:
    lines = server_properties(SETTINGS, 1).splitlines()
    assert {"dbms.usage_report.enabled=false", "db.logs.query.enabled=OFF"} <= set(lines)
    assert "db.logs.query.parameter_logging_enabled=false" in lines


def test_limits_come_from_the_settings() -> None:
    lines = server_properties(SETTINGS, 1).splitlines()
    assert {
        "server.memory.pagecache.size=64m",
        "db.transaction.timeout=7s",
        "db.memory.transaction.max=9m",
        "dbms.cypher.min_replan_interval=11s",
    } <= set(lines)


def test_java_gets_its_heap_and_leaves_signals_alone() -> None:
    options = java_options(SETTINGS)
    assert {"-Xrs", "-Xms333m", "-Xmx333m", "-Djava.io.tmpdir=/home/temporary"} <= set(options)
    assert "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED" in options
