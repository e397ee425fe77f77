"""The web server as it is really started, on a port of this machine."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import quote

import pytest

from config.settings import load_settings
from jobs.instance import Instance
from store.towns import save_town
from tests.alerts.servers import free_port
from tests.web.town import tiny_town

LONGEST_LINE = 8_190  # "GET … HTTP/1.1", as docs/deploying.md says


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    home = str(tmp_path_factory.mktemp("served"))
    with closing(Instance(load_settings({"ILOT_HOME": home}))) as instance:
        _keep_town(instance)
    port = free_port()
    serve = [sys.executable, "-m", "jobs", "serve", "--port", str(port)]
    with subprocess.Popen(serve, env={**os.environ, "ILOT_HOME": home}) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _keep_town(instance: Instance) -> None:
    with instance.database.write() as db:
        save_town(db, tiny_town())


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            ask(port, "/robots.txt")
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def ask(port: int, path: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer: HTTPResponse = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    ("lang", "says"),
    [("en", "“q” is too long: at most 200 characters."), ("fr", "« q » est trop long")],
)
@pytest.mark.parametrize("pasted", ["travaux ", "été ", "家"])
def test_a_search_as_long_as_a_request_may_be_is_refused_by_a_page_of_ours(
    port, lang, says, pasted
):
    path = f"/{lang}/tiny/?q="
    room = LONGEST_LINE - len(f"GET {path} HTTP/1.1")
    path += quote(pasted) * (room // len(quote(pasted)))
    status, page = ask(port, path)
    assert status == 400
    assert says in page.replace("\xa0", " ").replace("\u202f", " ")
    assert f'<html lang="{lang}"' in page


def test_an_address_of_the_api_as_long_as_a_request_may_be_is_refused_as_a_problem(port):
    path = "/api/v1/items?town=tiny&q="
    status, said = ask(port, path + "a" * (LONGEST_LINE - len(f"GET {path} HTTP/1.1")))
    assert status == 414
    assert '"status":414' in said.replace(" ", "")
