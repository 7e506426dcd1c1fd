"""The key that signs tokens in development: an Ed25519 key in a file of the data folder."""

import os
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from graph_models.errors import InvalidInput, NotPermitted

FILE_NAME: Final = "token-key.pem"


def development_key(folder: Path) -> Ed25519PrivateKey:
    """The key in this folder, made where there is none; processes that make it at once agree on one.

    Raises NotPermitted where others may read the file, InvalidInput where it cannot be kept or holds no such key.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _offer(path, _encoded(Ed25519PrivateKey.generate()))
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise NotPermitted(f"others may read {path}; let only its owner read it")
            return _decoded(file.read(), path)
    except OSError as error:
        raise InvalidInput(f"cannot keep a key in {folder}: {error.strerror}") from error


def _encoded(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _decoded(content: bytes, path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise InvalidInput(f"{path} holds no Ed25519 key; deleted, it is made anew")
    return key


def _offer(path: Path, content: bytes) -> None:
    """Write the key aside and link it in place: whoever comes second keeps the first one's."""
    descriptor, part = mkstemp(dir=path.parent, prefix=f"{path.name}.")  # only its owner may read it
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        Path(part).unlink()
