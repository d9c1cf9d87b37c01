"""Signing out everywhere but here."""

from dataclasses import replace

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from onestory.access.actions.sign_out_everywhere import sign_out_everywhere


def sign_out_elsewhere(request: HttpRequest, user: AbstractBaseUser) -> None:
    """End every session of this account; the browser that asks gets one anew."""
    actor = replace(request.actor, user=user.pk, username=user.get_username())  # type: ignore[attr-defined]
    sign_out_everywhere(actor=actor, now=request.now)  # type: ignore[attr-defined]
    user.refresh_from_db()
    update_session_auth_hash(request, user)  # type: ignore[arg-type]  # there is one kind of account
