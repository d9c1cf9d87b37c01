"""What is said of known faults in our parts, against a service that answers as OSV does, or does not answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.strangers import advisories
from tests.strangers.advisories import NobodyAsked, Part, known, main, of_npm, of_python

PUBLISHED = "2026-11-20T09:00:00Z"
TODAY = date(2026, 11, 23)
Told = dict[str, dict[str, Any]]


class Service:
    """Knows the faults it is given, by the name of the part that has them."""

    def __init__(self, faults: Told, broken: str = "") -> None:
        self.faults, self.broken = faults, broken
        self.asked: list[dict[str, Any]] = []

    @contextmanager
    def runs(self) -> Iterator[str]:
        """Its address, while it answers."""
        server = HTTPServer(("127.0.0.1", 0), self._handler())
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                service.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
                self.says({"results": [service.of(each["package"]["name"]) for each in service.asked]})

            def do_GET(self) -> None:
                number = self.path.rpartition("/")[2]
                self.says(next(each for each in service.faults.values() if each["id"] == number))

            def says(self, answer: dict[str, Any]) -> None:
                self.send_response(500 if service.broken == "fails" else 200)
                self.end_headers()
                told = {"message": "Moved."} if service.broken == "something else" else answer
                self.wfile.write(b"<html>" if service.broken == "a page" else json.dumps(told).encode())

            def log_message(self, *_: object) -> None:
                """Nothing."""

        return Handler

    def of(self, name: str) -> dict[str, Any]:
        """What a batch of questions is told of one part."""
        if name == "told-in-two":
            return self._second_half() if "page_token" in self.asked[0] else {"next_page_token": "more"}
        found = self.faults.get(name)
        return {"vulns": [{"id": found["id"], "modified": PUBLISHED}]} if found else {}

    def _second_half(self) -> dict[str, Any]:
        assert self.asked[0]["page_token"] == "more"
        return {"vulns": [{"id": each["id"]} for each in self.faults.values()]}


def fault(severity: str | None = "HIGH") -> dict[str, Any]:
    """An advisory as the service has it; some have no severity."""
    named = {"database_specific": {"severity": severity}} if severity else {}
    return {"id": "GHSA-made-up", "published": PUBLISHED, "summary": "Opens a door.", **named}


def test_every_part_that_is_locked_is_asked_after() -> None:
    service = Service({})
    with service.runs() as address:
        assert main(address, TODAY) == 0
    asked = {(each["package"]["ecosystem"], each["package"]["name"]) for each in service.asked}
    assert {("PyPI", "django"), ("PyPI", "cryptography"), ("npm", "htmx.org"), ("npm", "govuk-frontend")} <= asked
    assert len(service.asked) == len({*of_python(), *of_npm()}) > 150
    assert all(each["version"] for each in service.asked)


@pytest.mark.parametrize(
    ("severity", "due_on"),
    [
        ("CRITICAL", date(2026, 11, 24)),
        ("HIGH", date(2026, 11, 27)),
        (None, date(2026, 11, 27)),
        ("MODERATE", date(2026, 12, 20)),
        ("LOW", None),
    ],
)
def test_each_severity_has_its_time(severity: str | None, due_on: date | None) -> None:
    with Service({"django": fault(severity)}).runs() as address:
        (found,) = known([Part("PyPI", "django", "6.0"), Part("npm", "htmx.org", "2.0")], address)
    assert (found.part.name, found.due_on) == ("django", due_on)


def test_what_is_told_in_two_answers_is_heard_to_the_end() -> None:
    with Service({"told-in-two": fault()}).runs() as address:
        found = known([Part("PyPI", "told-in-two", "1"), Part("npm", "htmx.org", "2.0")], address)
    assert [(each.part.name, each.number) for each in found] == [("told-in-two", "GHSA-made-up")]


def test_more_parts_than_are_asked_after_at_once_are_asked_after_to_the_last() -> None:
    many = [Part("PyPI", f"part-{n}", "1") for n in range(advisories.AT_ONCE)]
    with Service({"django": fault()}).runs() as address:
        (found,) = known([*many, Part("PyPI", "django", "6.0")], address)
    assert found.part.name == "django"


@pytest.mark.parametrize(("today", "ends"), [(date(2026, 11, 27), 0), (date(2026, 11, 28), 1)])
def test_a_fault_past_its_time_ends_badly_and_is_named(
    today: date, ends: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with Service({"django": fault()}).runs() as address:
        assert main(address, today) == ends
    said = capsys.readouterr().out
    assert "high, GHSA-made-up: to be mended by 27 November 2026. Opens a door." in said
    assert ("PAST ITS TIME: django" in said) == bool(ends)


def test_what_our_use_does_not_reach_waits_for_the_next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(advisories.NOT_REACHED, "GHSA-made-up", "Only on Windows.")
    with Service({"django": fault("CRITICAL")}).runs() as address:
        assert main(address, date(2027, 1, 1)) == 0


@pytest.mark.parametrize("broken", ["fails", "a page", "something else"])
def test_an_answer_that_is_none_is_not_taken_for_good_news(broken: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Service({}, broken).runs() as address:
        assert main(address, TODAY) == 0
        with pytest.raises(NobodyAsked):
            known([Part("PyPI", "django", "6.0")], address)
    assert "NOBODY WAS ASKED about" in capsys.readouterr().out


def test_where_nobody_answers_it_says_so_and_does_not_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("http://127.0.0.1:1", TODAY) == 0
    assert "NOBODY WAS ASKED" in capsys.readouterr().out
