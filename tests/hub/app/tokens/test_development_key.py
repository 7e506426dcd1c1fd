"""The key of development: one for the data folder, read by its owner only, the same for all who make it at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from graph_models.errors import InvalidInput, NotPermitted
from hub.app.tokens.development_key import FILE_NAME, development_key
from tests.hub.app.tokens.signing import p256

MAKE = """
import sys
from pathlib import Path
from hub.app.tokens.development_key import development_key
print("ready", flush=True)
sys.stdin.readline()
print(development_key(Path(sys.argv[1])).public_key().public_bytes_raw().hex())
"""


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def test_a_folder_has_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert public(development_key(folder)) == public(development_key(folder))
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]
    assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert public(development_key(tmp_path / "other")) != public(development_key(folder))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    development_key(tmp_path)
    (tmp_path / FILE_NAME).chmod(mode)
    with pytest.raises(NotPermitted, match="others may read"):
        development_key(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"hidden-word", p256().private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), p256().pem],
)
def test_a_file_that_holds_no_such_key_is_said_and_not_repeated(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(InvalidInput) as refused:
        development_key(tmp_path)
    assert refused.value.message == f"{path} holds no Ed25519 key; deleted, it is made anew"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    with pytest.raises(InvalidInput, match="cannot keep a key"):
        development_key(tmp_path / "file" / "data")


def test_threads_that_make_it_at_once_agree(tmp_path: Path) -> None:
    at_once = 16
    barrier = Barrier(at_once)

    def made(folder: Path) -> bytes:
        barrier.wait(30)
        return public(development_key(folder))

    with ThreadPoolExecutor(at_once) as pool:
        for attempt in range(10):
            folder = tmp_path / str(attempt)
            assert len(set(pool.map(made, [folder] * at_once))) == 1
            assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_processes_that_make_it_at_once_agree(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            (sys.executable, "-c", MAKE, str(tmp_path)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    told = {process.communicate(timeout=60)[0].strip() for process in processes}
    assert told == {public(development_key(tmp_path)).hex()}
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
