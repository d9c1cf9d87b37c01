"""The first page by role, choosing a post, choosing a purpose, and staying awake."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from onestory.access.declared.purposes import purposes_of
from onestory.access.queries import posts_of
from onestory.grammar.refusals import NotPermitted
from onestory.web.navigation import first_page_of
from onestory.web.request import Asked, before_a_post, open_to_the_public, today_of


@require_safe
@open_to_the_public
def home(request: Asked) -> HttpResponse:
    """The public's first page, or the page on which this person's day begins."""
    if request.actor.council:
        return redirect(first_page_of(request.actor))
    if request.is_signed_in:
        raise NotPermitted(request.shut)
    return render(request, "home/public.jinja")


@require_http_methods(["GET", "HEAD", "POST"])
@before_a_post
def choose_post(request: Asked) -> HttpResponse:
    """Choose which of one's posts to act in."""
    posts = posts_of(request.actor.user, viewer=request.actor, today=today_of(request))
    if request.method == "POST":
        chosen = request.POST.get("post", "")
        if chosen not in {str(post.membership) for post in posts if not post.shut}:
            return render(
                request,
                "home/choose_post.jinja",
                {"posts": posts, "error": "Select a post", "has_errors": True},
                status=400,
            )
        request.session["post"] = int(chosen)
        request.session.pop("purpose", None)
        return redirect("home")
    return render(request, "home/choose_post.jinja", {"posts": posts, "error": ""})


@require_http_methods(["GET", "HEAD", "POST"])
def purpose(request: Asked) -> HttpResponse:
    """Choose what one is looking for: kept with every sight from now on."""
    mine = purposes_of(request.actor.role)
    onwards = _safe(request, request.POST.get("next") or request.GET.get("next", "/"))
    if request.method == "POST":
        chosen = next((each for each in mine if each.code == request.POST.get("purpose")), None)
        if chosen is None:
            told = {"purposes": mine, "next": onwards, "error": "Select a purpose", "has_errors": True}
            return render(request, "home/purpose.jinja", told, status=400)
        request.session["purpose"] = chosen.code
        messages.success(request, f"Your purpose is now: {chosen.title}.")
        return HttpResponseRedirect(onwards)
    return render(request, "home/purpose.jinja", {"purposes": mine, "next": onwards})


@require_safe
def awake(request: Asked) -> HttpResponse:
    """Asked by a page on which somebody is typing, so that they are not signed out in mid-sentence."""
    return HttpResponse(status=204)


def _safe(request: Asked, where: str) -> str:
    """Where to go on to: an address of ours that begins at the top; whatever else was asked for, the first page."""
    is_ours = where.startswith("/") and url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()})
    return where if is_ours else "/"
