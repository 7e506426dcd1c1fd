"""GraphiQL in development: everything it needs comes from the service, and the browser is held to that."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from hub.web.graphiql import FILES
from tests.hub.web.serving import Service

ELSEWHERE = re.compile(r"(?:https?:|wss?:)?//[\w.-]+\.\w+|url\(\s*['\"]?(?!data:|#)|@import", re.IGNORECASE)
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_the_page_is_shown_to_browsers(development: Service) -> None:
    response = development.get("/graphql", **HTML)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_the_browser_is_held_to_this_service(development: Service) -> None:
    for path in ("/graphql", *(f"/graphiql/{name}" for name in FILES)):
        response = development.get(path, **HTML)
        policy = dict(each.split(" ", 1) for each in response.headers["Content-Security-Policy"].split("; "))
        assert policy.pop("style-src") == "'self' 'unsafe-inline'"
        assert policy == {
            "default-src": "'self'",
            "font-src": "'self' data:",
            "img-src": "'self' data:",
            "object-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "frame-ancestors": "'none'",
        }
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_everything_the_page_names_is_served(development: Service) -> None:
    page = development.get("/graphql", **HTML).text
    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert sorted(named) == sorted(f"/graphiql/{name}" for name in FILES)
    kinds = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
    for path in named:
        response = development.get(path)
        assert (response.status_code, response.headers["Content-Type"]) == (200, kinds[Path(path).suffix])
        assert len(response.content) > 50


def test_the_files_are_those_of_the_wheel(development: Service) -> None:
    inside = files("graphene_django_graphiql_static").joinpath("static/graphene_django_graphiql_static")
    assert development.get("/graphiql/graphiql.min.js").content == inside.joinpath("graphiql.min.js").read_bytes()


@pytest.mark.parametrize("path", ["/graphql", "/graphiql/page.js", "/graphiql/page.css", "/graphiql/graphiql.min.css"])
def test_no_address_of_elsewhere_is_in_the_page_its_script_and_its_styles(development: Service, path: str) -> None:
    assert ELSEWHERE.findall(development.get(path, **HTML).text) == []


def test_nothing_is_written_into_the_page(development: Service) -> None:
    """No script and no style stands in it, so that the policy needs no exception for scripts."""
    page = development.get("/graphql", **HTML).text
    assert re.findall(r"<script>|<script [^>]*>[^<]|<style| on\w+=", page) == []


@pytest.mark.parametrize("name", ["fetch.umd.js", "../service.py", "..%2fservice.py", "graphiql.html", ""])
def test_no_other_file_is_served(development: Service, name: str) -> None:
    assert development.get(f"/graphiql/{name}").status_code == 404


def test_a_caller_that_is_no_browser_gets_no_page(development: Service) -> None:
    assert development.get("/graphql", Accept="*/*").status_code == 405


def test_outside_development_there_is_no_page(production: Service) -> None:
    assert production.get("/graphql", **HTML).status_code == 405
    assert production.get("/graphiql/page.js").status_code == 404


def test_the_script_can_be_read_by_a_browser() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    script = Path(str(files("hub.web").joinpath("pages/page.js")))
    done = subprocess.run([node, "--check", script], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
