"""Nothing typed is lost: the server is killed, the browser dies, the session ends; and two windows write at once."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from onestory.console.programs.servers import web
from tests.journeys.at_work import AtWork
from tests.web.browsing import browsing
from tests.web.world import World

UP_WITHIN_S = 40
SAVED_WITHIN_S = 5.0
QUESTION = "What are you worried about?"
FIRST, MORE = "She sleeps in the car. ", "She told me so herself."


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own over the standing hub, until it is killed with all its workers."""
    process = subprocess.Popen(web("localhost", port, workers=1), env={**os.environ}, start_new_session=True)
    try:
        _answers(port)
        yield process
    finally:
        _kill(process)


def _answers(port: int) -> None:
    until = time.monotonic() + UP_WITHIN_S
    while time.monotonic() < until:
        try:
            line = HTTPConnection("localhost", port, timeout=5)
            line.request("GET", "/refer")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The server did not come up.")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """As a machine dies: no process of it ends what it does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("localhost", 0))
        return int(line.getsockname()[1])


def _typing(page: Page, words: str) -> float:
    """Type them, and wait until the page says that they are saved. How long that took after the last key."""
    page.get_by_label(QUESTION).press_sequentially(words)
    began = time.monotonic()
    expect(page.get_by_label(QUESTION)).to_be_focused()
    page.wait_for_function("() => document.querySelector('#saved').textContent.includes('Saved')")
    return time.monotonic() - began


def test_a_form_outlives_the_server_the_browser_and_the_session(
    browser: Browser, standing_world: World, built_assets: Path
) -> None:
    teacher, port = standing_world.user("referrer"), _free_port()
    site = f"http://localhost:{port}"
    with serving(port) as server, browsing(browser, site, teacher) as (page, _):
        page.goto("/refer")
        page.get_by_role("button", name="Start now").click()
        page.get_by_role("link", name="What you are worried about").click()
        form = page.url
        assert _typing(page, FIRST) < SAVED_WITHIN_S
        _kill(server)
        page.get_by_label(QUESTION).press_sequentially(MORE)
        assert page.get_by_label(QUESTION).input_value() == FIRST + MORE
        with serving(port):
            page.get_by_role("button", name="Save and continue").click()
            page.wait_for_url(lambda address: address != form)
            Session.objects.all().delete()
            page.goto(form)
            assert "Sign in" in page.title()
            page.context.close()
            with browsing(browser, site, teacher) as (again, _):
                again.goto("/refer")
                again.get_by_role("link", name="Form saved").first.click()
                again.get_by_role("link", name="What you are worried about").click()
                assert again.get_by_label(QUESTION).input_value() == FIRST + MORE


def test_two_who_write_on_one_form_each_see_what_the_other_wrote(at_work: Callable[..., AtWork]) -> None:
    here = at_work("referrer")
    here.opens("/refer")
    here.presses("Start now")
    here.follows("What you are worried about")
    there = at_work("referrer")
    there.opens(here.page.url)
    here.says(QUESTION, "He shouts at her.")
    here.presses("Save and continue")
    there.says(QUESTION, "She hides from him.")
    there.page.get_by_role("button", name="Save and continue").click()
    there.page.get_by_text("What the other window saved", exact=True).wait_for()
    said = there.page.inner_text("main")
    assert "He shouts at her." in said
    assert there.page.get_by_label(QUESTION).input_value() == "She hides from him."
    there.faults.clear()  # a conflict answers 409, which the console calls a failure
    there.presses("Save and continue")
    here.opens(here.page.url.rsplit("/", 1)[0] + "/worry")
    assert here.page.get_by_label(QUESTION).input_value() == "She hides from him."
