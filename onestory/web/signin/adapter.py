"""What allauth asks: nobody signs themselves up, and an identity provider only opens accounts that exist."""

from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from onestory.access.actions.note_sign_in import note_sign_in
from onestory.access.queries import account_is_unused
from onestory.access.rules.actors import the_system
from onestory.letters.actions.write_sign_in_letter import write_sign_in_letter
from onestory.letters.declared.sign_in_letters import CODE_TO_SIGN_IN, NEW_PASSWORD
from onestory.walls.context import standing_as
from onestory.walls.later import later
from onestory.web.request import CAME_IN_AT
from onestory.web.signin.code_form import NOBODY
from onestory.web.signin.elsewhere import sign_out_elsewhere
from onestory.web.signin.providers import came_by_a_provider
from onestory.web.signin.secrets import hash_of

TOO_LONG_AGO = (
    "You signed in at your organisation more than twelve hours ago, which is longer than anybody stays signed in here. "
    "Sign out there, then try again."
)
NO_TIME = "The identity provider's token says no time where it should say when somebody signed in."
TWO_PEOPLE = "The identity provider's token is about one person, and its page about another."
NO_MATCH = "That name and password do not match. Check them, or ask for a new password below."


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    """Posts are given by an administrator; there is no sign-up page."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "invalid_login": NO_MATCH,
        "incorrect_password": "That is not your password",
        "incorrect_code": "That code is not right, or was used already. Enter the one shown now, or wait for the next.",
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

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **rest: Any) -> HttpResponse | None:
        """Refuse an account that was shut, and one that nobody has used for too long, whichever way they came."""
        shut: HttpResponse | None = super().pre_login(request, user, **rest)
        if shut is None and account_is_unused(user.pk, viewer=request.actor, now=request.now):  # type: ignore[attr-defined]
            _note(request, act="sign-in-unused", user=user.pk, username=user.get_username())
            clear_login(request)
            shut = self.respond_user_inactive(request, user)
        return shut

    def generate_login_code(self) -> str:
        """A hash of the code, for the session; the code itself goes into this request's letter and nowhere else."""
        context.request.code_to_send = super().generate_login_code()
        return hash_of(context.request.code_to_send)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue what was asked for, in as many questions for a stranger's address as for a colleague's.

        allauth's own words are never sent: a letter is made of its declaration.
        """
        request = context["request"]
        kind = CODE_TO_SIGN_IN if request.path == reverse("account_request_login_code") else NEW_PASSWORD
        code = getattr(request, "code_to_send", "")
        link = urlsplit(context.get("password_reset_url", "")).path
        if code:
            link = f"{reverse('account_confirm_login_code')}?{urlencode({'code': code})}"
        keeper = replace(the_system(council=0, council_code=""), address=request.actor.address)
        with standing_as(replace(keeper, request=request.actor.request)) as actor:
            write_sign_in_letter(
                actor=actor,
                kind=kind,
                typed=email,
                secret=code,
                link=f"{_origin_of(request)}{link}" if link else "",
                now=request.now,
            )

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **rest: Any) -> HttpResponse:
        """Keep who came in, and when. A session counts from when they showed who they are, here or at their own."""
        shown_at = _shown_at((rest.get("signal_kwargs") or {}).get("sociallogin"), request)
        request.session[CAME_IN_AT] = round(min(shown_at, request.now.timestamp()))  # type: ignore[attr-defined]
        _note(request, act="sign-in", user=user.pk, username=user.get_username())
        return super().post_login(request, user, **rest)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Whoever came by their organisation's account is shown the way out of that too."""
        if request.user.is_authenticated and came_by_a_provider(request):
            return reverse("signed-out")
        return str(super().get_logout_redirect_url(request))

    def send_notification_mail(self, template_prefix: str, user: AbstractBaseUser, *args: Any, **rest: Any) -> None:
        """Told that a second factor was added, renewed or taken away: every other session of the account ends."""
        if template_prefix.startswith("mfa/"):
            sign_out_elsewhere(context.request, user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Keep that somebody could not, so that guessing is seen; by the worker, since that takes longer for some than
        for others. What they typed is not kept: it may be a password.
        """
        known = _called(credentials.get("username") or credentials.get("email") or "")
        later("note_failed_sign_in", user=known.pk if known else NOBODY, address=request.actor.address)  # type: ignore[attr-defined]
        super().authentication_failed(request, **credentials)


class IdentityDoor(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The council's identity provider vouches for people whom the hub has already taken on."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: an unknown person is shown whom to ask."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Know somebody by the e-mail address that both the provider and their administrator say is theirs.

        Only an address that the provider has verified counts; from then on the provider's own identifier does. The
        token and the person's own page must be about one person (OpenID Connect Core 1.0, 5.3.2).
        """
        told = sociallogin.account.extra_data
        if told.get("id_token", {}).get("sub") != told.get("userinfo", {}).get("sub"):
            raise PermissionDenied(TWO_PEOPLE)
        if request.now.timestamp() - _shown_at(sociallogin, request) > settings.SESSION_LONGEST:  # type: ignore[attr-defined]
            raise PermissionDenied(TOO_LONG_AGO)
        if sociallogin.is_existing:
            return
        found = _known_by(sociallogin)
        if found is not None:
            sociallogin.connect(request, found)

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: str = "", **rest: Any) -> None:
        """Keep that somebody could not come in so, unless they stopped it themselves."""
        if str(rest.get("exception")) == TOO_LONG_AGO:
            rest["extra_context"]["why"] = TOO_LONG_AGO
        if error != AuthError.CANCELLED:
            later("note_failed_sign_in", user=NOBODY, address=request.actor.address)  # type: ignore[attr-defined]


def _shown_at(sociallogin: SocialLogin | None, request: HttpRequest) -> float:
    """When the provider says that somebody showed it who they are, in seconds; now where it does not say."""
    told = sociallogin.account.extra_data.get("id_token", {}) if sociallogin else {}
    said = told.get("auth_time") or request.now.timestamp()  # type: ignore[attr-defined]
    try:
        return float(said)
    except (TypeError, ValueError) as no_time:
        raise PermissionDenied(NO_TIME) from no_time


def display(user: AbstractBaseUser) -> str:
    """How a person is named on the sign-in pages."""
    return getattr(user, "name", "") or user.get_username()


def _origin_of(request: HttpRequest) -> str:
    """The hub's own address: what its keeper set, since whoever asks may name another; else what was asked."""
    kept = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    return (kept or request.build_absolute_uri("/")).rstrip("/")


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
