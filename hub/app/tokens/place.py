"""Where the public keys of tokens come from: a file, or an address on the network."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph_models.errors import InvalidInput


def place_of_keys(text: str) -> Path | str:
    """Read HUB_TOKEN_KEYS: a file's path as Path, an address as str.

    Raises InvalidInput for a file that does not exist, and for an address that is neither https nor, on loopback,
    http, or that carries a password. Never repeats the text.
    """
    if "://" not in text:
        path = Path(text).expanduser().absolute()
        if not path.is_file():
            raise InvalidInput("HUB_TOKEN_KEYS names a file that does not exist")
        return path
    parts = _split(text)
    if parts.username is not None or parts.password is not None:
        raise InvalidInput("HUB_TOKEN_KEYS carries no user name and no password")
    if parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname)):
        return text
    raise InvalidInput("HUB_TOKEN_KEYS is a file or an https address; http is for this machine only")


def is_plain(address: str) -> bool:
    """Whether the address is an http one, which has to stay on this machine."""
    return urlsplit(address).scheme == "http"


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        if parts.hostname and parts.port != 0 and text.isascii() and text.isprintable() and " " not in text:
            return parts
    except ValueError:  # a port that is none, a bracket that is not closed
        pass
    raise InvalidInput("HUB_TOKEN_KEYS is no address that can be asked")


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False
