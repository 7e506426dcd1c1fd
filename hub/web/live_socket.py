"""One socket of graphql-transport-ws: who calls is said first, operations run beside each other, the token ends it."""

import asyncio
import logging
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, Final, cast

from graphql import GraphQLError
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    SubscribeMessage,
)

from graph_models.errors import HubError, NotPermitted
from hub.web.asked import Asked, asked_in_payload
from hub.web.documents import Document, Kind
from hub.web.errors import TooManyOperations, masked
from hub.web.execution import Watch, ended, late, watched
from hub.web.front_desk import FrontDesk, Visit
from hub.web.identity import bearer_token
from hub.web.lease import Lease
from hub.web.note import current
from hub.web.results import refusal_of
from hub.web.socket_adapter import TextAdapter
from hub.web.socket_operation import SocketOperation

if TYPE_CHECKING:
    from hub.web.graphql_view import GraphQLView

_FORBIDDEN: Final = 4403
_BAD: Final = 4400
_BROKEN: Final = 1011
_LATER: Final = 1013
_log: Final = logging.getLogger("hub.web.socket")


class SocketHandler(BaseGraphQLTransportWSHandler[Any, None]):
    """Serves one client until either side closes, or its token ends."""

    visit: Visit | None = None
    lease: Lease | None = None
    ending: asyncio.Task[None] | None = None
    over: bool = False

    @property
    def desk(self) -> FrontDesk:
        """What the socket shares with HTTP."""
        return cast("GraphQLView", self.view).desk

    @property
    def adapter(self) -> TextAdapter:
        """The socket itself."""
        return cast("TextAdapter", self.websocket)

    def is_over(self) -> bool:
        """Whether the caller's token has ended; if so, the socket is closed now, however its clock was set."""
        if self.lease is None or not self.lease.has_ended:
            return False
        if not self.over:
            self.over = True
            self._stop_waiting()
            self.ending = asyncio.create_task(self._end())
        return True

    def _stop_waiting(self) -> None:
        if self.ending is not None:
            self.ending.cancel()

    async def handle(self) -> None:
        """Serve the client's messages."""
        with self.desk.metrics.open_connection("socket"):
            try:
                await super().handle()
            except Exception:
                _log.exception("a message broke a socket")
                current().code = masked().code
                await self.adapter.close(_BROKEN, "the hub failed")

    async def shutdown(self) -> None:
        """Stop everything that runs on this socket."""
        self._stop_waiting()
        await super().shutdown()

    async def handle_message(self, message: Message) -> None:
        """Serve one message, if it has the form of one."""
        if not _well_formed(message):
            await self.handle_invalid_message("not a message of graphql-transport-ws")
            return
        await super().handle_message(message)

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        """Know the caller by the token of the payload, or else of the handshake."""
        if self.connection_init_timeout_task is not None:
            self.connection_init_timeout_task.cancel()
        if self.connection_init_received or self.connection_timed_out:
            await self.adapter.close(4429, "Too many initialisation requests")
            return
        self.connection_init_received = True
        token = self._token(message)
        try:
            identified = await self.desk.identify(token)
        except HubError as error:
            await self._turn_away(error)
            return
        self.visit = self.desk.receive(identified, token=token, live=True)
        self.context = self.visit.context
        self.lease = Lease(clock=self.desk.clock, ends_at=identified.ends_at)
        self.ending = asyncio.create_task(self._end_with(self.lease))
        await self.send_message({"type": "connection_ack"})
        self.connection_acknowledged = True

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """Begin an operation."""
        if self.visit is None:
            await self.adapter.close(4401, "Unauthorized")
            return
        if self.is_over():
            return
        if message["id"] in self.operations:
            await self.adapter.close(4409, "Subscriber for this id already exists")
            return
        operation_id = message["id"]
        try:
            asked, document = self._asked(message, self.visit)
        except HubError as error:
            self.desk.metrics.refusal(error.code)
            errors = refusal_of(error).body["errors"]
            await self.send_message({"id": operation_id, "type": "error", "payload": errors})
            return
        operation = SocketOperation(self, operation_id, document, asked)
        operation.task = asyncio.create_task(self.run_operation(operation))
        operation.task.add_done_callback(self._task_done)
        self.operations[operation_id] = operation

    async def run_operation(self, operation: Operation[Any, None]) -> None:
        """Run an operation to its end, or until the client or the token ends it."""
        running = cast("SocketOperation", operation)
        visit = cast("Visit", self.visit)
        document, principal = running.document, visit.identified.principal
        seconds = None if document.kind is Kind.SUBSCRIPTION else self.desk.limits.operation_seconds
        with watched(document, principal, headers=self.adapter.headers, metrics=self.desk.metrics) as watch:
            try:
                async with asyncio.timeout(seconds):
                    await self._results(running)
            except WebSocketDisconnected:
                pass
            except TimeoutError:
                await running.refuse(late(document))
            except Exception:
                _log.exception("an operation broke on a socket")
                await running.refuse(masked())
            watch.codes = running.codes
        self._tell(running, visit, watch)

    async def _results(self, operation: SocketOperation) -> None:
        source = await self.schema.stream(
            operation.query,
            variable_values=operation.variables,
            context_value=self.context,
            operation_name=operation.operation_name,
            operation_extensions=operation.asked.extensions,
        )
        async with aclosing(source):
            await self._send_result_stream(operation, source)
        await operation.send_operation_message({"id": operation.id, "type": "complete"})

    def _asked(self, message: SubscribeMessage, visit: Visit) -> tuple[Asked, Document]:
        most = self.desk.limits.socket_operations
        if len(self.operations) >= most:
            raise TooManyOperations(f"a socket runs at most {most} operations at once")
        asked = asked_in_payload(message["payload"])
        return asked, self.desk.document(asked, visit)

    def _token(self, message: ConnectionInitMessage) -> str | None:
        payload = message.get("payload") or {}
        given = next((value for name, value in payload.items() if name.lower() == "authorization"), None)
        return bearer_token(given if isinstance(given, str) else self.adapter.headers.get("authorization"))

    async def _turn_away(self, error: HubError) -> None:
        current().code = error.code
        if isinstance(error, NotPermitted):
            await self.adapter.close(_FORBIDDEN, "Forbidden")
        else:
            await self.adapter.close(_LATER, "Try again later")

    async def _end_with(self, lease: Lease) -> None:
        with suppress(HubError):  # a clock that cannot be read any more ends it as well
            await lease.wait()
        self.over = True
        await self._end()

    async def _end(self) -> None:
        for operation_id in list(self.operations):
            await self.cleanup_operation(operation_id)
        current().code = ended().code
        await self.adapter.close(_FORBIDDEN, "the token has ended")

    def _tell(self, operation: SocketOperation, visit: Visit, watch: Watch) -> None:
        if watch.codes:
            self.desk.metrics.refusal(watch.codes[0])
        principal = visit.identified.principal
        fields = {
            "operation": operation.document.name,
            "role": principal.role.value,
            "department": principal.department,
            "outcome": watch.outcome,
            "milliseconds": round(watch.seconds * 1000, 1),
        }
        _log.info("operation", extra=fields)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        """A text that cannot be read refuses its own operation; the others on the socket go on."""
        del error
        return None


def _well_formed(message: object) -> bool:
    """Whether a message has the fields, and types of fields, that are read later on."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] == "connection_init":
        return isinstance(message.get("payload"), dict | None)
    if message["type"] in {"subscribe", "complete"} and not isinstance(message.get("id"), str):
        return False
    return message["type"] != "subscribe" or isinstance(message.get("payload"), dict)
