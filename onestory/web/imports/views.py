"""How each feed stands, and its deliveries one by one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.policies import refusal
from onestory.feeds.queries.deliveries import deliveries_of
from onestory.feeds.queries.errands import errands_under_way
from onestory.feeds.queries.quarantine import quarantine_size
from onestory.feeds.queries.standing import feed_standing, feeds_overview
from onestory.web.presenters.errands import heading_of
from onestory.web.request import Asked


@require_safe
def overview(request: Asked) -> HttpResponse:
    """Every feed: its last good file, as of when, how many rows, how many refused and why, since when it is stale."""
    feeds = feeds_overview(viewer=request.actor, now=request.now)
    context = {
        "feeds": feeds,
        "waiting": sum(each.rows_waiting for each in feeds),
        "why_not_import": refusal(request.actor, "feed.import"),
    }
    return render(request, "imports/overview.jinja", context)


@require_safe
def feed(request: Asked, code: str) -> HttpResponse:
    """One feed: how it stands, every file that came, and what was refused."""
    context = {
        "standing": feed_standing(code, viewer=request.actor, now=request.now),
        "deliveries": deliveries_of(code, viewer=request.actor),
        "reasons": quarantine_size(viewer=request.actor, feed=code),
        "under_way": [(each, heading_of(each)) for each in errands_under_way(viewer=request.actor, feed=code)],
        "why_not_import": refusal(request.actor, "feed.import"),
    }
    return render(request, "imports/feed.jinja", context)
