"""A page as it is sent, before any script has touched it: what on it would do nothing, or lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from lxml import html
from lxml.html import HtmlElement

FOR_SCRIPTS = ("data-print", "data-sort", "data-network", "data-idle-said", "data-passkey-button", "data-asked-when")
"""What is sent hidden and shown by a script: nothing that a page without scripts is for."""


def dead_without_scripts(body: str) -> list[str]:
    """Buttons that send nothing, forms without a button or to nowhere, links to nowhere, words nobody can come to."""
    page = html.fromstring(body)
    found = [*_buttons(page), *_forms(page), *_links(page), *_hidden(page)]
    return [f"{why}: {html.tostring(each, encoding='unicode')[:140]}" for why, each in found]


def _buttons(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for button in page.xpath("//button[not(ancestor-or-self::*[@hidden])]"):
        if button.get("type", "submit") != "submit" or not (button.get("form") or button.xpath("ancestor::form")):
            yield "does nothing", button


def _forms(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for form in page.xpath("//form"):
        named = form.get("id")
        outside = page.xpath("//button[@form=$named]", named=named) if named else []
        if not (
            form.xpath(".//button[not(@hidden)][not(@type) or @type='submit']") or outside or form.get("data-passkey")
        ):
            yield "cannot be sent", form
        if not _leads_somewhere(form.get("action") or ""):
            yield "is sent nowhere", form


def _links(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    places = {str(place) for place in page.xpath("//@id")}
    for link in page.xpath("//a[@href]"):
        address = str(link.get("href"))
        if address.startswith("#"):
            if address[1:] not in places:
                yield "leads nowhere", link
        elif not address or not _leads_somewhere(address):
            yield "leads nowhere", link


def _hidden(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for each in page.xpath("//body//*[@hidden][normalize-space()]"):
        if not any(mark in each.attrib for mark in FOR_SCRIPTS) and "govuk-js" not in str(each.get("class")):
            yield "is never seen", each


def _leads_somewhere(address: str) -> bool:
    """Whether the hub has such an address. Others' addresses are others'."""
    said = urlsplit(address)
    if said.scheme in ("tel", "mailto", "https") or said.path.startswith("/static/") or not said.path:
        return True
    if not said.path.startswith("/"):
        return False
    try:
        resolve(said.path)
    except Resolver404:
        return False
    return True
