"""Signing in to a made-up hub: who there is to be, and the code of the moment. Says nothing in a real one."""

import json
from dataclasses import dataclass
from pathlib import Path

from allauth.account.internal.stagekit import get_pending_stage
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class MadeUpAccount:
    """Somebody to sign in as."""

    username: str
    role: str
    place: str


@dataclass(frozen=True, kw_only=True)
class MadeUpDoor:
    """Everybody there is to be, and the one password they share."""

    accounts: tuple[MadeUpAccount, ...]
    password: str


def made_up_door() -> MadeUpDoor | None:
    """The accounts of the made-up hub, as its builder left them; None in a real hub."""
    listed = Path(settings.STATE) / "demo.json"
    if not settings.DEMO or not listed.exists():
        return None
    said = json.loads(listed.read_text(encoding="utf-8"))
    accounts = [
        MadeUpAccount(username=one["username"], role=one["role"], place=one["place"])
        for one in said["accounts"]
        if one.get("printed", True)
    ]
    return MadeUpDoor(accounts=tuple(accounts), password=said["password"])


def made_up_code(request: HttpRequest) -> str:
    """The second-factor code of whoever is signing in just now, for the page to show; blank in a real hub."""
    if not settings.DEMO:
        return ""
    secret = _secret_of(request)
    counter = int(timezone.now().timestamp()) // SECONDS
    return format_hotp_value(hotp_value(secret, counter)) if secret else ""


def _secret_of(request: HttpRequest) -> str:
    stage = get_pending_stage(request)
    user = stage.login.user if stage else request.user
    if not user or not user.pk:
        return ""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return decrypt(kept.data["secret"]) if kept else request.session.get(SECRET_SESSION_KEY, "")
