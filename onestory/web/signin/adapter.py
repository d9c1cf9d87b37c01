"""What allauth asks: nobody signs themselves up, and an identity provider only opens accounts that exist."""

from dataclasses import replace
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from onestory.access.actions.note_sign_in import note_sign_in

NO_MATCH = "That name and password do not match. Check them, or ask for a new password below."


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    """Posts are given by an administrator; there is no sign-up page."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "invalid_login": NO_MATCH,
        "incorrect_password": "That is not your password",
        "incorrect_code": "That code is not right: enter the six digits your app shows now",
        "too_many_login_attempts": "That was tried too often. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask again before somebody changes how they sign in, unless they showed who they are minutes ago."""
        request = context.request
        shown = [record["at"] for record in get_authentication_records(request, request.user)]
        return not shown or request.now.timestamp() - max(shown) > app_settings.REAUTHENTICATION_TIMEOUT

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **rest: Any) -> HttpResponse:
        """Keep who came in, and when."""
        _note(request, act="sign-in", user=user.pk, username=user.get_username())
        return super().post_login(request, user, **rest)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Keep that somebody could not, so that guessing is seen. What they typed is not kept: it may be a password."""
        known = _called(credentials.get("username") or credentials.get("email") or "")
        named = {"user": known.pk, "username": known.get_username()} if known else {}
        _note(request, act="sign-in-failed", **named)
        super().authentication_failed(request, **credentials)


class IdentityDoor(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The council's identity provider vouches for people whom the hub has already taken on."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: an unknown person is shown whom to ask."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Know somebody by the e-mail address that both the provider and their administrator say is theirs.

        Only an address that the provider has verified counts; from then on the provider's own identifier does.
        """
        if sociallogin.is_existing:
            return
        found = _known_by(sociallogin)
        if found is not None:
            sociallogin.connect(request, found)


def display(user: AbstractBaseUser) -> str:
    """How a person is named on the sign-in pages."""
    return getattr(user, "name", "") or user.get_username()


def _note(request: HttpRequest, *, act: str, **who: Any) -> None:
    actor = replace(request.actor, **who)  # type: ignore[attr-defined]
    note_sign_in(actor=actor, now=request.now, act=act)  # type: ignore[attr-defined]


def _called(name: str) -> AbstractBaseUser | None:
    return get_user_model().objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first()


def _known_by(sociallogin: SocialLogin) -> AbstractBaseUser | None:
    verified = [address.email for address in sociallogin.email_addresses if address.verified]
    for email in verified:
        found = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
        if found is not None:
            return found
    return None
