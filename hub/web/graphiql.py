"""GraphiQL, for development: the page and all its files come from this service, and the browser is held to that."""

from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from hub.web.errors import NoSuchPath

# 'unsafe-inline' is for styles alone: the editor sets them on its elements, and no style can load anything from
# elsewhere under the other rules. Fonts and icons are written into the style sheet.
POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_WHEEL: Final = ("graphene_django_graphiql_static", "static/graphene_django_graphiql_static")
_OURS: Final = ("hub.web", "pages")
FILES: Final = {
    "graphiql.min.css": _WHEEL,
    "graphiql.min.js": _WHEEL,
    "graphql-ws.min.js": _WHEEL,
    "react.production.min.js": _WHEEL,
    "react-dom.production.min.js": _WHEEL,
    "page.css": _OURS,
    "page.js": _OURS,
}
"""Each file that is served, and the package and folder it comes from."""
_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}


def page() -> Response:
    """The page."""
    return _served("graphiql.html", *_OURS)


async def file(request: Request) -> Response:
    """One of its files. Raises NoSuchPath for any other name."""
    name = request.path_params["name"]
    if name not in FILES:
        raise NoSuchPath("no such file")
    return _served(name, *FILES[name])


def _served(name: str, package: str, folder: str) -> Response:
    kind = _TYPES[PurePath(name).suffix]
    return Response(_content(name, package, folder), headers={**_HEADERS, "Content-Type": f"{kind}; charset=utf-8"})


@cache
def _content(name: str, package: str, folder: str) -> bytes:
    return files(package).joinpath(folder, name).read_bytes()
