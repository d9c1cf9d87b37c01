"""The organisation's own sign-in, where the hub has one: the way to it, and the way out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from requests import RequestException

from onestory.web.request import Asked, open_to_the_public

AN_HOUR, A_MINUTE = 3600, 60
NOT_FOR_THE_ADDRESS = ("auth_params", "scope")
"""What allauth would let an address ask of the provider; the hub's settings say it."""


@dataclass(frozen=True, kw_only=True)
class IdentityProvider:
    """A way in through somebody else's door: what to call it, and where its button is sent."""

    name: str
    address: str


def identity_providers(request: HttpRequest) -> list[IdentityProvider]:
    """Every identity provider of this hub; none unless its settings name one."""
    found = get_adapter(request).list_providers(request)
    return [IdentityProvider(name=one.name, address=one.get_login_url(request)) for one in found]


def leaves_by_a_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Send somebody on to the provider by a page of ours, which goes on by itself.

    Browsers that keep a form to our own address (form-action) do not follow its answer to another's.
    """

    @wraps(view)
    def answered(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        asked = [(name, values) for name, values in request.GET.lists() if name not in NOT_FOR_THE_ADDRESS]
        request.GET = QueryDict(urlencode(asked, doseq=True))
        try:
            answer = view(request, provider_id)
        except RequestException as away:
            return render_authentication_error(
                request, get_adapter().get_provider(request, provider_id), exception=away
            )
        onward = answer.headers.get("Location", "")
        return _going_on(request, onward) if urlsplit(onward).scheme in ("http", "https") else answer

    return answered


to_the_provider = leaves_by_a_page(views.login)


def came_by_a_provider(request: HttpRequest) -> bool:
    """Whether whoever is signed in here came by their organisation's account."""
    shown: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return any(each["method"] == "socialaccount" for each in shown)


@open_to_the_public
def signed_out(request: Asked) -> HttpResponse:
    """Signed out here, and not yet at one's organisation: the way to that."""
    ways = [(each.name, _way_out(each, request)) for each in get_adapter(request).list_providers(request)]
    return render(request, "account/signed_out_here.jinja", {"ways": ways})


def _going_on(request: HttpRequest, onward: str) -> HttpResponse:
    page = render(request, "account/going_on.jinja", {"onward": onward})
    page.headers["Refresh"] = f"0; url={onward}"
    return page


def _way_out(provider: Any, request: HttpRequest) -> str:
    """The provider's own page for signing out, as its description names it; blank if it names none or is away."""
    kept = f"way-out-{provider.app.provider_id}"
    found: str | None = cache.get(kept)
    if found is None:
        found, good_for = _asked_for_a_way_out(provider, request)
        cache.set(kept, found, good_for)
    return found


def _asked_for_a_way_out(provider: Any, request: HttpRequest) -> tuple[str, int]:
    try:
        ends_at = provider.get_oauth2_adapter(request).openid_config.get("end_session_endpoint", "")
    except RequestException:
        return "", A_MINUTE
    return (f"{ends_at}?{urlencode({'client_id': provider.app.client_id})}" if ends_at else ""), AN_HOUR
