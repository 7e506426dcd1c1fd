"""One operation on a socket: its results and errors in the form of every other answer."""

from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLError
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import Operation
from strawberry.subscriptions.protocols.graphql_transport_ws.types import NextMessagePayload
from strawberry.types import ExecutionResult

from graph_models.errors import HubError
from hub.web.asked import Asked
from hub.web.documents import Document
from hub.web.results import Result, refusal_of, result_of

if TYPE_CHECKING:
    from hub.web.live_socket import SocketHandler


class SocketOperation(Operation[Any, None]):
    """A document that runs under an id of the client's. `codes` are those of the last answer's errors."""

    __slots__ = ("asked", "codes", "document", "socket")

    def __init__(self, socket: "SocketHandler", operation_id: str, document: Document, asked: Asked) -> None:
        super().__init__(socket, operation_id, document.text, asked.variables, asked.operation_name)
        self.socket = socket
        self.document = document
        self.asked = asked
        self.codes: tuple[str, ...] = ()

    async def send_next(self, execution_result: ExecutionResult) -> None:
        """Send one result; nothing once the token has ended."""
        if self.socket.is_over():
            return
        result = result_of(execution_result, suggestions=self.socket.desk.development)
        if not result.executed:
            await self._send_errors(result)
            return
        self.codes = result.codes
        payload = cast("NextMessagePayload", result.body)
        await self.send_operation_message({"id": self.id, "type": "next", "payload": payload})

    async def send_initial_errors(self, errors: list[GraphQLError]) -> None:
        """Refuse the operation for what is wrong with its text or variables."""
        failed = ExecutionResult(data=None, errors=errors)
        await self._send_errors(result_of(failed, suggestions=self.socket.desk.development))

    async def refuse(self, error: HubError) -> None:
        """End the operation with this error."""
        await self._send_errors(refusal_of(error))

    async def _send_errors(self, result: Result) -> None:
        self.codes = result.codes
        await self.send_operation_message({"id": self.id, "type": "error", "payload": result.body["errors"]})
