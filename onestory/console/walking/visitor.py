"""Somebody at a browser without a screen: reads pages, fills in the forms they find there, keeps their cookies."""

from __future__ import annotations

import hashlib
import hmac
import struct
import time
import urllib.error
import urllib.request
from base64 import b32decode
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html

from onestory.console.plain import Plain

Answers = Mapping[str, str | list[str]]
CODE_LASTS_S = 30


class NotAsExpected(Plain):
    """A page did not say, or did not offer, what the walk looked for."""


@dataclass(frozen=True)
class Page:
    """A page as it came back."""

    address: str
    status: int
    document: html.HtmlElement

    @property
    def text(self) -> str:
        return " ".join(self.document.text_content().split())

    @property
    def source(self) -> str:
        """The page as it was sent, with the addresses in it."""
        return str(html.tostring(self.document, encoding="unicode"))

    @property
    def heading(self) -> str:
        found = self.document.xpath("//h1")
        return " ".join(found[0].text_content().split()) if found else ""

    @property
    def dressed_by(self) -> list[str]:
        """The stylesheets and scripts that it asks for."""
        return [str(each) for each in self.document.xpath("//link[@rel='stylesheet']/@href | //script/@src")]

    def must_say(self, words: str) -> Page:
        if words not in self.text:
            raise NotAsExpected(f"{self.address} (“{self.heading}”) does not say “{words}”.")
        return self

    def values_of(self, field: str) -> list[str]:
        """What may be chosen for a field."""
        return [str(value) for value in self.document.xpath("//input[@name=$field]/@value", field=field)]

    def value_beside(self, field: str, words: str) -> str:
        """The value whose label has these words."""
        for box in self.document.xpath("//input[@name=$field]", field=field):
            label = self.document.xpath("//label[@for=$id]", id=box.get("id"))
            if label and words in label[0].text_content():
                return str(box.get("value"))
        raise NotAsExpected(f"{self.address} (“{self.heading}”) does not offer “{words}”.")

    def links(self, beginning: str) -> list[str]:
        """Addresses on the page that begin so."""
        return [str(link) for link in self.document.xpath("//a/@href") if str(link).startswith(beginning)]


class Visitor:
    """One person's cookies, and the page they are on."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.page: Page | None = None

    @property
    def cookies(self) -> str:
        """The cookies held, as a request carries them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def fetches_what_dresses(self) -> int:
        """Get the stylesheets and scripts that the page asks for; returns how many came."""
        wanted = self._here().dressed_by
        if not wanted:
            raise NotAsExpected(f"{self._here().address} has neither stylesheet nor script.")
        for address in wanted:
            with self.opener.open(urljoin(self.site, address), timeout=30) as answer:
                if not answer.read():
                    raise NotAsExpected(f"{address} is empty.")
        return len(wanted)

    def opens(self, path: str, *, refused_is_fine: bool = False) -> Page:
        """Type an address. A page that asks something first is a refusal, and may be what one looked for."""
        return self._go(urllib.request.Request(urljoin(self.site, path)), refused_is_fine)  # noqa: S310  (our own)

    def presses(self, words: str) -> Page:
        """Press a button that needs no answer."""
        return self.sends({}, words)

    def sends(self, answers: Answers, button: str = "") -> Page:
        """Fill in the form of this page that asks for these and has this button, and send it."""
        page = self._here()
        form = _form_for(page, answers, button)
        values: dict[str, str | list[str]] = {}
        for name, value in form.form_values():
            held = values.get(name)
            values[name] = value if held is None else [*(held if isinstance(held, list) else [held]), value]
        values |= answers
        target = urljoin(page.address, form.get("action") or "")
        sent = urlencode(values, doseq=True).encode()
        return self._go(urllib.request.Request(target, data=sent, headers={"Referer": page.address}))  # noqa: S310

    def signs_in(self, username: str, password: str, secret: str) -> None:
        """With a password, and with the code of the moment."""
        self.opens("/account/login/")
        self.sends({"login": username, "password": password})
        self.sends({"code": code_at(secret, time.time())})
        if "/account/" in urlsplit(self._here().address).path:
            raise NotAsExpected(f"{username} could not sign in: “{self._here().heading}”.")

    def _here(self) -> Page:
        if self.page is None:
            raise NotAsExpected("Nobody has opened a page yet.")
        return self.page

    def _go(self, request: urllib.request.Request, refused_is_fine: bool = False) -> Page:
        try:
            with self.opener.open(request, timeout=60) as answer:
                self.page = _read(answer.geturl(), answer.status, answer.read())
        except urllib.error.HTTPError as refused:
            self.page = page = _read(refused.geturl(), refused.code, refused.read())
            if refused_is_fine:
                return page
            wrong = page.document.xpath("//*[contains(@class, 'govuk-error-summary')]")
            said = " ".join((wrong or page.document.xpath("//main") or [page.document])[0].text_content().split())[:300]
            raise NotAsExpected(f"{page.address} answered {page.status}: {said}") from refused
        return self.page


def _read(address: str, status: int, body: bytes) -> Page:
    return Page(address, status, html.document_fromstring(body or b"<html></html>", base_url=address))


def _form_for(page: Page, answers: Answers, button: str) -> html.FormElement:
    """The form in the body of the page that has the button and asks for every answer."""
    forms = [
        form
        for form in page.document.xpath("//main//form")
        if button in " ".join(" ".join(form.xpath(".//button//text()")).split())
    ]
    for form in forms:
        if all(name in form.fields for name in answers):
            return form
    asked = sorted({str(name) for form in forms for name in form.fields})
    wanted = ", ".join(answers) or f"“{button}”"
    raise NotAsExpected(f"{page.address} (“{page.heading}”) does not ask for {wanted}; it asks for {', '.join(asked)}.")


def code_at(secret: str, seconds: float) -> str:
    """The six digits that a code generator with this secret shows at a time (RFC 6238)."""
    counter = struct.pack(">Q", int(seconds) // CODE_LASTS_S)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
