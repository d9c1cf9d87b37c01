"""A real browser for the pages' tests: signed in, watched for faults, checked for accessibility."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from playwright.sync_api import Browser, BrowserContext, Page, expect

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
WITHIN_MS = 30_000
"""How long a page may take before a test gives it up: a limit for a busy machine, not a measure of speed."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MARKUP = re.compile(r"</?[a-z]+[ >]|&[a-z]+;")
SAYS_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def session_of(user: AbstractBaseUser) -> str:
    """A session in which somebody has signed in: the value of its cookie."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


@contextmanager
def browsing(
    browser: Browser, site: str, user: AbstractBaseUser | None = None, **options: Any
) -> Iterator[tuple[Page, list[str]]]:
    """A page to visit with, and the faults its console told of so far."""
    options.setdefault("viewport", DESK)
    context = browser.new_context(base_url=site, locale="en-GB", timezone_id="Europe/London", **options)
    if user is not None:
        _carry(context, site, user)
    context.set_default_timeout(WITHIN_MS)
    expect.set_options(timeout=WITHIN_MS)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page, faults
    context.close()


def _carry(context: BrowserContext, site: str, user: AbstractBaseUser) -> None:
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(user), "url": site}])


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds wrong on the page, a line each."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


def pixels_sideways(page: Page) -> int:
    """How far the page can be scrolled sideways; nought is right."""
    return int(page.evaluate(SAYS_SIDEWAYS))


def markup_shown(page: Page) -> list[str]:
    """Tags and entities that a reader would see as words: what was escaped twice, or was meant as part of the page."""
    return MARKUP.findall(page.locator("body").inner_text())
