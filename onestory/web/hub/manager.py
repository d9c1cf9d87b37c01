"""The manager's board: where the whole hub stands this minute, and the rows behind each number."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onestory.calendars.instants import london
from onestory.clockwork.queries.standing import stands_still
from onestory.frontdoor.queries.cards import UNSET, Behind, ManagerBoard, Workload
from onestory.frontdoor.queries.running.manager_board import A_SCREENFUL, manager_board, rows_behind
from onestory.frontdoor.queries.running.soundness import how_sound
from onestory.frontdoor.queries.running.workloads import workloads
from onestory.grammar.answers import number_of
from onestory.web.hub import faces
from onestory.web.hub.narrowing import STAGES, URGENCIES, Tile
from onestory.web.request import Asked

MOST_PEOPLE = 12
LAST_PAGE = 100_000
TITLES = {
    Behind.LATE_UNOWNED: "Past their time, and taken by nobody",
    Behind.UNOWNED_LONG: "Taken by nobody for over 15 minutes",
    Behind.DANGER: "Immediate danger, not triaged yet",
    Behind.PARTNER_WAITING: "Waiting on {agency}",
    Behind.PARTNER_LATE: "Late: {agency}",
    Behind.SCHOOL_LATE: "A school has opened and is not known to have been told",
    Behind.CAME_TODAY: "Came today",
    Behind.DECIDED_TODAY: "Decided today",
    Behind.NOT_OFFERED: "Decided, and nobody asked to take it up",
}
A_PARTNER = "a partner"


@require_safe
def whole_hub(request: Asked) -> HttpResponse:
    """One page to open the day with."""
    viewer, now = request.actor, request.now
    board = manager_board(viewer=viewer, now=now)
    people = [one for one in workloads(viewer=viewer, now=now) if one.open]
    context = {
        "board": board,
        "tiles": _tiles(board),
        "grid": _grid(board),
        "urgencies": URGENCIES,
        "people": sorted(people, key=_most_late)[:MOST_PEOPLE],
        "others": max(0, len(people) - MOST_PEOPLE),
        "sound": how_sound(viewer=viewer, now=now),
        "weekday": f"{london(now):%A}",
        "stopped": stands_still(viewer=viewer, now=now),
    }
    return render(request, "hub/manager.jinja", context)


@require_safe
def behind(request: Asked, which: str) -> HttpResponse:
    """The contacts that one number counts."""
    if which not in list(Behind):
        raise Http404
    number = Behind(which)
    agency = number_of(request.GET.get("agency", "")) or 0
    page = min(max(1, number_of(request.GET.get("page", "")) or 1), LAST_PAGE)
    found = rows_behind(number, viewer=request.actor, now=request.now, agency=agency, page=page)
    pages = {}
    if page > 1:
        pages["previous"] = {"href": _page(agency, page - 1), "text": "Due sooner"}
    if page * A_SCREENFUL < found.all:
        pages["next"] = {"href": _page(agency, page + 1), "text": "Due later"}
    context = {
        "title": TITLES[number].format(agency=found.agency_name or A_PARTNER),
        "found": found,
        "pages": pages,
        "faces": faces,
    }
    return render(request, "hub/manager_rows.jinja", context)


def _page(agency: int, page: int) -> str:
    return "?" + urlencode({**({"agency": agency} if agency else {}), "page": page})


def _tiles(board: ManagerBoard) -> list[Tile]:
    """What needs a person now, each with its rows behind it."""
    numbers = (
        (board.danger, "in immediate danger, not triaged", _behind(Behind.DANGER), "late"),
        (board.late_unowned, "past their time and taken by nobody", _behind(Behind.LATE_UNOWNED), "late"),
        (board.unowned_long, "taken by nobody for over 15 minutes", _behind(Behind.UNOWNED_LONG), "late"),
        (board.late, "past their time", _board("clock=late"), "late"),
        (board.to_decide, "wait for a second person to decide", _board("stage=proposed"), "soon"),
        (board.kept_waiting, "with a partner late", _board("clock=silent"), "soon"),
    )
    return [
        Tile(number=number, words=words, query=where, mood=mood if number else "calm")
        for number, words, where, mood in numbers
    ]


def _behind(which: Behind) -> str:
    return reverse("manager-behind", args=[which.value])


def _board(query: str) -> str:
    return f"{reverse('front-door')}?{query}"


def _grid(board: ManagerBoard) -> list[dict[str, object]]:
    """A row a stage: a number for each urgency with the rows behind it, all of them, and how many are late."""
    rows: list[dict[str, object]] = []
    for stage, title in STAGES.items():
        counts = {brag: board.grid.get((stage, "" if brag == UNSET else brag), 0) for brag in URGENCIES}
        cells = [(number, _board(urlencode({"stage": stage, "urgency": brag}))) for brag, number in counts.items()]
        rows.append(
            {
                "title": title,
                "cells": [
                    *cells,
                    (sum(counts.values()), _board(urlencode({"stage": stage}))),
                    (board.late_by_stage.get(stage, 0), _board(urlencode({"stage": stage, "clock": "late"}))),
                ],
            }
        )
    return rows


def _most_late(one: Workload) -> tuple[int, int, str]:
    return (-one.late, -one.open, one.name)
