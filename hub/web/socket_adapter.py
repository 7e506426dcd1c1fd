"""A socket that carries JSON as text, and that may be closed from either side at any moment."""

from collections.abc import Mapping
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.websockets import WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected

from hub.web.encoding import encoded


class TextAdapter(ASGIWebSocketAdapter):
    """Sends text frames: the view's encoder gives bytes, and those would go out as binary frames."""

    @property
    def headers(self) -> Headers:
        """The headers of the handshake."""
        return self.ws.headers

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send one message. Raises WebSocketDisconnected where nobody is there any more."""
        if self.ws.application_state is not WebSocketState.CONNECTED:
            raise WebSocketDisconnected
        try:
            await self.ws.send_text(encoded(message).decode())
        except WebSocketDisconnect as fault:
            raise WebSocketDisconnected from fault

    async def close(self, code: int, reason: str) -> None:
        """Close the socket where it is still open."""
        if self.ws.application_state is WebSocketState.CONNECTED:
            with suppress(WebSocketDisconnect):
                await self.ws.close(code=code, reason=reason)
