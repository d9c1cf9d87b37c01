"""The audit as its reviewer reads it, a page or a file at a time, and whether the chain that seals it is whole."""

import csv
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from onestory.access.declared.purposes import PURPOSES
from onestory.access.policies import require
from onestory.access.queries import accounts_called, called
from onestory.audit.actions.note import note
from onestory.audit.queries import Sight, faults, read_anchors
from onestory.audit.queries import sights as sights_wanted
from onestory.audit.rules.wanted import Wanted
from onestory.calendars.instants import at_london
from onestory.grammar.answers import date_of, number_of
from onestory.grammar.cells import plain_cell
from onestory.web.oversight.acts import ACTS, title_of
from onestory.web.presenters.dates import instant
from onestory.web.request import Asked

A_PAGEFUL = 50
A_FILEFUL = 10_000
NO_ACCOUNT = ("system", "public")
"""Who acts without having an account: what runs by the clock, and whoever tells of a worry unknown."""

NARROWS = ("act", "who", "about", "since", "until")


@require_safe
def sights(request: Asked) -> HttpResponse:
    """Who looked and who did what, newest first; reading it is itself written down."""
    require(request.actor, "audit.read")
    asked, problems = _asked(request)
    wanted = _wanted(request, asked)
    note(act="audit.read", actor=request.actor, now=request.now, detail=asked)
    found = [] if problems else sights_wanted(wanted, viewer=request.actor, most=A_PAGEFUL + 1)
    names = called((sight.username for sight in found), viewer=request.actor)
    context = {
        "rows": [(sight, title_of(sight.act), names[sight.username]) for sight in found[:A_PAGEFUL]],
        "older": found[A_PAGEFUL - 1].number if len(found) > A_PAGEFUL else 0,
        "is_newest": wanted.before is None,
        "acts": ACTS,
        "asked": asked,
        "problems": problems,
        "most_in_a_file": A_FILEFUL,
        "purposes": {purpose.code: purpose.title for purpose in PURPOSES},
    }
    return render(request, "oversight/sights.jinja", context, status=400 if problems else 200)


@require_safe
def taken(request: Asked) -> HttpResponse:
    """The same lines as a file, its cells made harmless to a spreadsheet."""
    require(request.actor, "audit.read")
    asked, problems = _asked(request)
    found = [] if problems else sights_wanted(_wanted(request, asked), viewer=request.actor, most=A_FILEFUL)
    note(act="audit.take", actor=request.actor, now=request.now, detail=asked | {"lines": len(found)})
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    writer = csv.writer(answer)
    writer.writerow(["When", "Who", "Name", "Role", "What", "To what", "Purpose", "Reason"])
    names = called((sight.username for sight in found), viewer=request.actor)
    writer.writerows(_cells(sight, names[sight.username]) for sight in found)
    return answer


@require_POST
def chain(request: Asked) -> HttpResponse:
    """Check every seal against what was published outside the database."""
    require(request.actor, "audit.read")
    anchors = read_anchors(settings.AUDIT_ANCHORS)
    found = faults(anchors, viewer=request.actor)
    note(act="audit.verify", actor=request.actor, now=request.now, detail={"faults": len(found)})
    context = {"faults": found, "anchors": len(anchors), "last": anchors[-1] if anchors else None}
    return render(request, "oversight/chain.jinja", context)


def _asked(request: Asked) -> tuple[dict[str, str], dict[str, str]]:
    """What the list is narrowed by, as it was typed, and what is wrong with it."""
    asked = {name: request.GET.get(name, "").strip() for name in NARROWS}
    wrong = [name for name in ("since", "until") if asked[name] and date_of(asked[name]) is None]
    return asked, dict.fromkeys(wrong, "Give a real day, like 27 3 2026.")


def _wanted(request: Asked, asked: dict[str, str]) -> Wanted:
    said = asked["who"]
    return Wanted(
        act=asked["act"],
        who=accounts_called(said, viewer=request.actor) if said else None,
        besides=tuple(name for name in NO_ACCOUNT if said and said.casefold() in name),
        about=asked["about"].removeprefix("person "),
        since=_start_of(asked["since"]),
        until=_start_of(asked["until"], days=1),
        before=number_of(request.GET.get("before", "")),
    )


def _start_of(typed: str, days: int = 0) -> datetime | None:
    day = date_of(typed)
    return at_london(day + timedelta(days=days)) if day else None


def _cells(sight: Sight, name: str) -> list[str]:
    who = sight.username or "Nobody signed in"
    cells = [who, name, sight.role, title_of(sight.act), sight.subject, sight.purpose, sight.reason]
    return [instant(sight.at), *map(plain_cell, cells)]
