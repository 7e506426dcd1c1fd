"""The committed list: what it holds, and its form."""

import re

import msgspec
import pytest

from hub.engine.jarlist import Jar, committed_jars, decode_jars, encode_jars

PLAIN = Jar(coordinates="org.example.group:thing:1.0", sha256="a" * 64, size=1)
NATIVE = Jar(coordinates="org.example:thing:1.0:linux-x86_64", sha256="b" * 64, size=2)


def test_a_jar_lies_where_maven_puts_it() -> None:
    assert PLAIN.path == "org/example/group/thing/1.0/thing-1.0.jar"
    assert NATIVE.path == "org/example/thing/1.0/thing-1.0-linux-x86_64.jar"


def test_the_cache_name_keeps_the_group() -> None:
    assert PLAIN.file_name == "org.example.group_thing_1.0.jar"
    assert NATIVE.file_name == "org.example_thing_1.0_linux-x86_64.jar"


def test_the_list_is_sorted_one_a_line_and_reads_back() -> None:
    text = encode_jars([PLAIN, NATIVE])
    assert text.decode().splitlines()[1].startswith('{"coordinates":"org.example.group:thing:1.0"')
    assert decode_jars(text) == (PLAIN, NATIVE) == decode_jars(encode_jars([NATIVE, PLAIN]))


def test_a_list_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_jars(b'[{"coordinates":"a:b:1","sha256":7,"size":1}]')


def test_the_committed_list_has_225_jars_with_hashes_and_the_server() -> None:
    jars = committed_jars()
    coordinates = [jar.coordinates for jar in jars]
    assert len(jars) == len(set(coordinates)) == len({jar.file_name for jar in jars}) == 225
    assert coordinates == sorted(coordinates)
    assert {"org.neo4j:neo4j:2026.08.1", "org.neo4j:neo4j-bolt:2026.08.1"} <= set(coordinates)
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in jars)
