"""The services of hub.web's own tests, for the clients of others."""

from tests.hub.web.conftest import development, production

__all__ = ["development", "production"]
