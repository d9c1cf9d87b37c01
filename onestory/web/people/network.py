"""A person's family as a genogram, and the same as a table: who is what to whom, who says so, how it is known."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.people.queries.family import FamilyTie, family_ties
from onestory.people.queries.sources import FEED
from onestory.people.rules.page import PersonHead, Relative
from onestory.people.rules.relations import is_what_to
from onestory.story.rules.genogram import BIRTH, Genogram, Member, PairLink, ParentLink, genogram_of
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part
from onestory.web.presenters.dates import day
from onestory.web.request import Asked

BY_BIRTH = frozenset({"mother", "father", "parent"})
AS_PARENT = frozenset({"adoptive-parent", "step-parent", "foster-carer", "guardian"})
TURNED = {"child": BIRTH, "adopted-child": "adoptive-parent", "step-child": "step-parent"}
PAIRS = frozenset({"partner", "former-partner"})
KNOWN_BY = {
    "stated": "stated",
    "identifier": "by a shared number",
    "inferred": "worked out from a shared home or family",
}
HOME, UNSAID = "this home", "not said"


@require_http_methods(["GET", "HEAD", "POST"])
def network(request: Asked, who: UUID) -> HttpResponse:
    """The picture, and its twin in words."""
    if gave_reason(request, who):
        return redirect("person-network", who)
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return page
    ties = family_ties(page, viewer=request.actor)
    context = {
        **heading_of(page, at="person-network"),
        "genogram": picture_of(page, ties),
        "rows": rows_of(page, ties),
    }
    return render(request, "people/network.jinja", context)


def picture_of(page: PersonHead, ties: Sequence[FamilyTie]) -> Genogram:
    """The genogram of those who are tied to one another; whoever only lives there stands beside them."""
    relatives = _relatives(page)
    shares_home = any(each.lives_here for each in relatives.values())
    centre = Member(
        id=str(page.person),
        name=page.name,
        sex=page.sex,
        born=page.born,
        is_unborn=page.kind == "unborn",
        is_dead=page.died_on is not None,
        is_centre=True,
        home=HOME if shares_home else "",
    )
    members = [centre, *(_member(person, each) for person, each in relatives.items())]
    parents = list(dict.fromkeys(link for tie in ties if (link := _parent_link(tie))))
    pairs = [
        PairLink(one=str(tie.person), other=str(tie.other), has_ended=tie.kind == "former-partner" or bool(tie.until))
        for tie in ties
        if tie.kind in PAIRS
    ]
    return genogram_of(members, parents, list(dict.fromkeys(pairs)))


def rows_of(page: PersonHead, ties: Sequence[FamilyTie]) -> list[list[dict[str, object]]]:
    """Each tie in words, once, with everybody who says so and how each knows."""
    relatives = _relatives(page)
    names = {page.person: page.name} | {person: each.name for person, each in relatives.items()}
    sexes = {page.person: page.sex} | {person: each.sex for person, each in relatives.items()}
    told: dict[tuple[UUID, str, UUID], list[FamilyTie]] = {}
    for tie in ties:
        told.setdefault((tie.person, tie.kind, tie.other), []).append(tie)
    return [
        [
            {"text": names[person]},
            {"text": is_what_to(kind, sexes[person], names[other])},
            {"text": _periods(same)},
            {"text": "; ".join(_says_so(tie) for tie in same)},
            {"text": "Contested" if any(tie.contested for tie in same) else "Nobody contests it"},
        ]
        for (person, kind, other), same in told.items()
    ]


def _says_so(tie: FamilyTie) -> str:
    who = FEED[tie.feed].title if tie.feed in FEED else "This hub"
    return f"{who}, {day(tie.as_of)} ({KNOWN_BY.get(tie.known_by, tie.known_by)})"


def _periods(same: Sequence[FamilyTie]) -> str:
    """Each period that is said, once."""
    said = dict.fromkeys(period for tie in same if (period := _period(tie)) != UNSAID)
    return "; ".join(said) or UNSAID


def _relatives(page: PersonHead) -> dict[UUID, Relative]:
    everybody = (*page.around.family, *page.around.household)
    return {each.person: each for each in everybody if each.person and each.person != page.person}


def _member(person: UUID, each: Relative) -> Member:
    return Member(
        id=str(person),
        name=each.name,
        sex=each.sex,
        born=each.born or each.expected_on,
        is_unborn=each.born is None and each.expected_on is not None,
        is_dead=each.age.startswith("died"),
        home=HOME if each.lives_here else "",
    )


def _parent_link(tie: FamilyTie) -> ParentLink | None:
    """A tie as a line of descent: told from either end, by birth or otherwise."""
    one, other = str(tie.person), str(tie.other)
    if tie.kind in BY_BIRTH or tie.kind in AS_PARENT:
        kind = BIRTH if tie.kind in BY_BIRTH else tie.kind
        return ParentLink(parent=one, child=other, kind=kind, contested=tie.contested)
    if tie.kind in TURNED:
        return ParentLink(parent=other, child=one, kind=TURNED[tie.kind], contested=tie.contested)
    return None


def _period(tie: FamilyTie) -> str:
    since, until = (day(on) if on else "" for on in (tie.since, tie.until))
    return f"{since} to {until}".strip() if until else f"since {since}" if since else UNSAID
