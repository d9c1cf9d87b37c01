"""Signing in to a made-up hub over HTTP, as a stranger's tool must: its page shows the code of the moment."""

from __future__ import annotations

import re
from http.cookiejar import CookieJar
from time import sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
WITHIN_S = 30
TRIES = 4
HALF_A_CODE_S = 16
"""A code is good once and for half a minute: what is refused may be tried again with the next."""


def cookies_of(base: str, user: str, password: str) -> str:
    """The cookies of somebody who has just signed in, as a header says them. Nobody's, if no user is named.

    ``base`` begins an address ("http://127.0.0.1:8000"). LookupError where the pages are not those of a made-up hub.
    """
    if not user:
        return ""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))

    def post(address: str, page: str, **given: str) -> tuple[str, str]:
        found = TOKEN.search(page)
        if not found:
            raise LookupError(f"{address} has no form to fill in.")
        body = urlencode({"csrfmiddlewaretoken": found[1], **given}).encode()
        with opener.open(address, body, timeout=WITHIN_S) as answer:
            return answer.url, answer.read().decode()

    door = f"{base}/account/login/"
    with opener.open(door, timeout=WITHIN_S) as answer:
        page = answer.read().decode()
    address, page = post(door, page, login=user, password=password)
    for _ in range(TRIES):
        code = re.search(r"\b(\d{6})\b", re.sub(r"<[^>]+>", " ", page))
        if not code:
            raise LookupError(f"{user} was not let in: is the password that of this hub, and is the hub a made-up one?")
        address, page = post(address, page, code=code[1])
        if "/2fa/" not in address:
            break
        sleep(HALF_A_CODE_S)
    else:
        raise LookupError(f"The codes of {user} were refused {TRIES} times.")
    return "; ".join(f"{each.name}={each.value}" for each in jar)
