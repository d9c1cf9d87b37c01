"""A person's family as a genogram, and the same as a table: who is what to whom, who says so, how it is known."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.people.queries.family import FamilyTie, family_ties
from onestory.people.queries.sources import FEED
from onestory.people.rules.page import PersonHead, Relative
from onestory.story.queries.ties import KinEnd, KinRecorded, kin_recorded
from onestory.story.rules.genogram import BIRTH, Genogram, Member, PairLink, ParentLink, genogram_of
from onestory.web.people.heading import heading_of
from onestory.web.people.kin_rows import Kin, rows_of
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
HOME = "this home"


@require_http_methods(["GET", "HEAD", "POST"])
def network(request: Asked, who: UUID) -> HttpResponse:
    """The picture, and its twin in words."""
    if gave_reason(request, who):
        return redirect("person-network", who)
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return page
    recorded = kin_recorded(page, viewer=request.actor)
    ties = [*map(_told, family_ties(page, viewer=request.actor)), *map(_recorded, recorded)]
    members = members_of(page, (end for each in recorded for end in (each.one, each.other)))
    names = {each: f"{one.name} (died)" if one.is_dead else one.name for each, one in members.items()}
    sexes = {each: one.sex for each, one in members.items()}
    context = {
        **heading_of(request, page, at="person-network"),
        "genogram": picture_of(members, ties),
        "rows": rows_of(ties, names, sexes),
    }
    return render(request, "people/network.jinja", context)


def members_of(page: PersonHead, recorded: Iterable[KinEnd]) -> dict[UUID, Member]:
    """The one in the middle, the family and whoever lives there, and whom a worker recorded besides."""
    relatives = {each.person: each for each in (*page.around.family, *page.around.household) if each.person}
    relatives.pop(page.person, None)
    centre = Member(
        id=str(page.person),
        name=page.name,
        sex=page.sex,
        born=page.born or page.expected_on,
        is_unborn=page.kind == "unborn",
        is_dead=page.died_on is not None,
        is_centre=True,
        home=HOME if any(each.lives_here for each in relatives.values()) else "",
    )
    around = {person: _member(person, each) for person, each in relatives.items()}
    besides = {end.person: _besides(end) for end in recorded}
    return {page.person: centre} | besides | around | {page.person: centre}


def picture_of(members: Mapping[UUID, Member], ties: Sequence[Kin]) -> Genogram:
    """The genogram of those who are tied to one another; whoever only lives there stands beside them."""
    parents = list(dict.fromkeys(link for tie in ties if (link := _parent_link(tie))))
    pairs = [
        PairLink(one=str(tie.person), other=str(tie.other), has_ended=tie.kind == "former-partner" or bool(tie.until))
        for tie in ties
        if tie.kind in PAIRS
    ]
    return genogram_of(members.values(), parents, list(dict.fromkeys(pairs)))


def _told(tie: FamilyTie) -> Kin:
    who = FEED[tie.feed].title if tie.feed in FEED else "This hub"
    return Kin(
        person=tie.person,
        other=tie.other,
        kind=tie.kind,
        says=f"{who}, {day(tie.as_of)} ({KNOWN_BY.get(tie.known_by, tie.known_by)})",
        since=tie.since,
        until=tie.until,
        contested="sources name more than one" if tie.contested else "",
    )


def _recorded(kin: KinRecorded) -> Kin:
    return Kin(
        person=kin.one.person,
        other=kin.other.person,
        kind=kin.kind,
        says=f"{kin.source}, {day(kin.as_of)} ({kin.how_sure})",
        since=kin.since,
        until=kin.until,
        contested=kin.contested,
    )


def _member(person: UUID, each: Relative) -> Member:
    return Member(
        id=str(person),
        name=each.name,
        sex=each.sex,
        born=each.born or each.expected_on,
        is_unborn=each.born is None and each.expected_on is not None,
        is_dead=each.died_on is not None,
        home=HOME if each.lives_here else "",
    )


def _besides(end: KinEnd) -> Member:
    return Member(
        id=str(end.person),
        name=end.name,
        sex=end.sex,
        born=end.born or end.expected_on,
        is_unborn=end.born is None and end.expected_on is not None,
        is_dead=end.died_on is not None,
    )


def _parent_link(tie: Kin) -> ParentLink | None:
    """A tie as a line of descent: told from either end, by birth or otherwise."""
    one, other, contested = str(tie.person), str(tie.other), bool(tie.contested)
    if tie.kind in BY_BIRTH or tie.kind in AS_PARENT:
        kind = BIRTH if tie.kind in BY_BIRTH else tie.kind
        return ParentLink(parent=one, child=other, kind=kind, contested=contested)
    if tie.kind in TURNED:
        return ParentLink(parent=other, child=one, kind=TURNED[tie.kind], contested=contested)
    return None
