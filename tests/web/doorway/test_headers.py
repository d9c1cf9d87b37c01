"""What every answer carries: its policy, no framing, no guessing, nothing referred, nothing kept; and the cookies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from http.cookies import Morsel
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

SignIn = Callable[..., Client]
PAGES = ("/help", "/refer", "/nowhere", "/account/login/")
KEPT = ("/my-work", "/figures", "/front-door", "/figures/take/csv")


def is_guarded(answer: Any) -> None:
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_is_guarded(db: None, page: str) -> None:
    is_guarded(Client().get(page))


@pytest.mark.parametrize("page", KEPT)
def test_a_page_or_file_of_the_hub_is_guarded_and_kept_nowhere(sign_in: SignIn, page: str) -> None:
    answer = sign_in("hub-manager").get(page)
    assert answer.status_code == 200
    is_guarded(answer)
    assert answer["Cache-Control"] == "no-store"


def test_the_session_s_cookie_is_no_script_s_and_lasts_a_quarter_of_an_hour(sign_in: SignIn) -> None:
    cookie: Morsel[Any] = sign_in("hub-manager").get("/my-work").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 15 * 60


def test_over_https_cookies_are_secure(sign_in: SignIn, settings: Any) -> None:
    """As ONESTORY_HTTPS=1 sets them."""
    settings.SESSION_COOKIE_SECURE = True
    cookie = sign_in("hub-manager").get("/my-work").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["secure"] is True


@pytest.mark.parametrize(("https", "named"), [("1", "__Host-sessionid __Host-csrftoken"), ("", "sessionid csrftoken")])
def test_over_https_no_neighbour_can_plant_a_cookie(https: str, named: str) -> None:
    asked = "from onestory.config import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"ONESTORY_HTTPS": https},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == named
