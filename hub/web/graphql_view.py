"""GraphQL over HTTP: one operation a POST, answered at once or as an event stream. Sockets are handled beside it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta
from json import JSONDecodeError
from typing import Any, Final, cast

import msgspec
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import MissingQueryError
from strawberry.http.streaming import SSETransport, merge_stream_with_heartbeat
from strawberry.schema.base import BaseSchema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.schema.schema import StreamResult
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph_models.errors import HubError
from hub.web.asked import Asked, asked_in_body
from hub.web.documents import Document, Kind
from hub.web.encoding import encoded
from hub.web.errors import MethodRefused, NotAcceptable, UnsupportedMediaType
from hub.web.execution import ended, late, watched
from hub.web.front_desk import FrontDesk, Visit
from hub.web.graphiql import page
from hub.web.identity import bearer_token
from hub.web.lease import Lease, while_it_lasts
from hub.web.live_socket import SocketHandler
from hub.web.media import Media, accepted, is_json_in_utf8
from hub.web.note import current
from hub.web.refusal import UNCACHED, refused
from hub.web.results import Result, refusal_of, result_of
from hub.web.socket_adapter import TextAdapter

_SINGLE: Final = frozenset({OperationType.QUERY, OperationType.MUTATION})
_EVENTS: Final = SSETransport()

__all__ = ["BaseSchema", "GraphQLView"]


class GraphQLView(GraphQL[Any, None]):
    """The one address of the schema."""

    graphql_transport_ws_handler_class = SocketHandler
    websocket_adapter_class = TextAdapter

    def __init__(self, schema: BaseSchema, desk: FrontDesk) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL),
            connection_init_wait_timeout=timedelta(seconds=desk.limits.socket_init_seconds),
            max_subscriptions_per_connection=desk.limits.socket_operations,
            allowed_origins=desk.limits.allowed_origins,
        )
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one socket."""
        if scope["type"] == "websocket":
            # who calls is known only from the first message; until then there is no context
            await self.run(WebSocket(scope, receive=receive, send=send), context=None)
            return
        request = Request(scope, receive=receive)
        try:
            response = await self._answer(request)
        except HubError as error:
            response = refused(error, scope)
        await response(scope, receive, send)

    def encode_json(self, data: object) -> bytes:
        """JSON in UTF-8; sockets turn it into text themselves."""
        return encoded(data)

    def decode_json(self, data: str | bytes) -> object:
        """A message of a socket. Raises JSONDecodeError, also for one that nests too deeply."""
        try:
            return msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise JSONDecodeError("not JSON", "", 0) from fault

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return self._without_post(request)
        token = bearer_token(request.headers.get("authorization"))
        begun = asyncio.get_running_loop().time()
        identified = await self.desk.identify(token)
        # finding out who calls is part of the one time limit; waiting for the body has a limit of its own
        seconds = self.desk.limits.operation_seconds - (asyncio.get_running_loop().time() - begun)
        form = accepted(request.headers.get("accept"))
        if form.single is None and not form.stream:
            raise NotAcceptable(f"answers are {', '.join(Media)}")
        if not is_json_in_utf8(request.headers.get("content-type")):
            raise UnsupportedMediaType("the body is application/json in UTF-8, and its Content-Type says so")
        asked = asked_in_body(await request.body())
        live = form.single is None
        visit = self.desk.receive(identified, token=token, live=live)
        document = self.desk.document(asked, visit)
        current().operation = document.name
        if document.kind is Kind.SUBSCRIPTION and form.stream and not live:
            live, visit = True, self.desk.receive(identified, token=token, live=True)
        if live:
            return await self._stream(request, asked, document, visit, seconds=seconds)
        if document.kind is Kind.SUBSCRIPTION:
            raise NotAcceptable(f"a subscription is answered over a socket, or to one who accepts {Media.STREAM}")
        return await self._single(request, asked, document, visit, form=form.single or Media.JSON, seconds=seconds)

    def _without_post(self, request: Request) -> Response:
        if not self.desk.development:
            raise MethodRefused("operations are sent by POST", allowed="POST")
        wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if not wants_page or request.query_params:
            raise MethodRefused("operations are sent by POST; GET shows a page to browsers", allowed="GET, POST")
        return page()

    async def _single(
        self, request: Request, asked: Asked, document: Document, visit: Visit, *, form: Media, seconds: float
    ) -> Response:
        principal = visit.identified.principal
        with watched(document, principal, headers=request.headers, metrics=self.desk.metrics) as watch:
            try:
                async with asyncio.timeout(seconds):
                    result = self._result(await self._execute(asked, document, visit))
            except TimeoutError:
                error = late(document)
                watch.codes = (error.code,)
                return refused(error, request.scope)
            watch.codes = result.codes
        if visit.account.refused is not None and not result.executed:
            return refused(visit.account.refused, request.scope)
        if result.codes:
            current().code = result.codes[0]
        return Response(
            encoded(result.body),
            status_code=result.status(form),
            headers={**UNCACHED, "Content-Type": form.content_type},
        )

    async def _execute(self, asked: Asked, document: Document, visit: Visit) -> ExecutionResult:
        try:
            return await self.schema.execute(
                document.text,
                variable_values=asked.variables,
                context_value=visit.context,
                operation_name=asked.operation_name,
                allowed_operation_types=_SINGLE,
                operation_extensions=asked.extensions,
            )
        except (CannotGetOperationTypeError, InvalidOperationTypeError, MissingQueryError):
            return ExecutionResult(data=None, errors=[GraphQLError("the document holds nothing to run here")])

    async def _stream(
        self, request: Request, asked: Asked, document: Document, visit: Visit, *, seconds: float
    ) -> Response:
        source = await self.schema.stream(
            document.text,
            variable_values=asked.variables,
            context_value=visit.context,
            operation_name=asked.operation_name,
            operation_extensions=asked.extensions,
        )
        events = merge_stream_with_heartbeat(
            lambda: self._events(source, request, document, visit, seconds=seconds),
            lambda: _EVENTS.heartbeat_message(self.encode_json_string),
            _EVENTS.heartbeat_interval,
            send_initial_heartbeat=False,
        )
        return StreamingResponse(events(), headers={**UNCACHED, **_EVENTS.headers})

    async def _events(
        self, source: StreamResult, request: Request, document: Document, visit: Visit, *, seconds: float
    ) -> AsyncGenerator[str, None]:
        """The results as events, until the token ends; a query or mutation has the time limit of every other."""
        identified, desk = visit.identified, self.desk
        lease = Lease(clock=desk.clock, ends_at=identified.ends_at)
        bound = None if document.kind is Kind.SUBSCRIPTION else seconds
        with (
            desk.metrics.open_connection("stream"),
            watched(document, identified.principal, headers=request.headers, metrics=desk.metrics) as watch,
        ):
            try:
                async with aclosing(while_it_lasts(source, lease, seconds=bound)) as results:
                    async for executed in results:
                        result = self._result(cast("ExecutionResult", executed))
                        watch.codes = result.codes
                        yield self._event(result)
            except TimeoutError:
                result = refusal_of(ended() if lease.has_ended else late(document))
                watch.codes = result.codes
                yield self._event(result)
            yield _EVENTS.encode_complete()

    def _event(self, result: Result) -> str:
        return _EVENTS.encode_event("next", self.encode_json_string(result.body))

    def _result(self, executed: ExecutionResult) -> Result:
        return result_of(executed, suggestions=self.desk.development)
