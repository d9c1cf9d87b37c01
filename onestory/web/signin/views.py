"""Sign-in pages beside allauth's: what it has and OneStory does not offer, and where one is signed in."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from onestory.access.queries.sign_ins import own_sign_ins
from onestory.web.request import Asked, before_a_post, open_to_the_public
from onestory.web.signin.elsewhere import sign_out_elsewhere


@open_to_the_public
def not_offered(request: HttpRequest, **_: object) -> HttpResponse:
    """People's addresses and accounts are kept by their administrator, not by themselves."""
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@before_a_post
def signed_in(request: Asked) -> HttpResponse:
    """Where one signed in since a session of now can have begun; and signing out everywhere but here.

    One shows again who one is, unless that was minutes ago.
    """
    if is_reauthentication_required(request, app="account"):
        methods = get_adapter().get_reauthentication_methods(request.user)
        here = urlencode({"next": reverse("signed-in")})
        return redirect(f"{methods[0]['url'] if methods else reverse('account_login')}?{here}")
    if request.method == "POST":
        sign_out_elsewhere(request, request.user)  # type: ignore[arg-type]  # whoever has a post has signed in
        messages.success(request, "You are signed out everywhere else. This browser stays signed in.")
        return redirect("mfa_index")
    since = request.now - timedelta(seconds=settings.SESSION_LONGEST)
    return render(request, "account/signed_in.jinja", {"found": own_sign_ins(viewer=request.actor, since=since)})
