"""Every form on every page that somebody can open, found by opening the pages and reading what they ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.test import Client
from lxml import html

from tests.web.sweep import Route, Swept, routes

NUMBERS = re.compile(r"\d+")
NEVER_SENT = frozenset({"csrfmiddlewaretoken"})
NOT_A_PAGE = ("api/", "account/")


@dataclass(frozen=True)
class FoundForm:
    """Where a form is sent, how, and the names of its fields."""

    address: str
    is_posted: bool
    fields: tuple[str, ...]

    @property
    def kind(self) -> tuple[object, ...]:
        """The same form about somebody else is the same form."""
        return NUMBERS.sub("0", self.address), self.is_posted, self.fields

    def send(self, client: Client, words: str) -> HttpResponseBase:
        """Send it with the same words in every field."""
        given = dict.fromkeys(self.fields, words)
        return client.post(self.address, given) if self.is_posted else client.get(self.address, given)


def forms_open_to(client: Client, swept: Swept) -> list[FoundForm]:
    """The forms of every page that this client can open, each kind once."""
    found: dict[tuple[object, ...], FoundForm] = {}
    for route in routes():
        for form in _forms_of(client, swept, route):
            found.setdefault(form.kind, form)
    return list(found.values())


def _forms_of(client: Client, swept: Swept, route: Route) -> Iterator[FoundForm]:
    if route.pattern.startswith(NOT_A_PAGE):
        return
    address = swept.address(route)
    page = client.get(address)
    body = getattr(page, "content", b"")
    if page.status_code != 200 or "html" not in page.get("Content-Type", "") or not body:
        return
    for form in html.fromstring(body).forms:  # type: ignore[attr-defined]  # the stubs forget it
        fields = {field.name for field in form.inputs if field.name and field.get("type") != "file"} - NEVER_SENT
        action = form.get("action") or address
        if not action.startswith("/account/"):
            is_posted = (form.get("method") or "get").lower() == "post"
            yield FoundForm(action, is_posted, tuple(sorted(fields)))
