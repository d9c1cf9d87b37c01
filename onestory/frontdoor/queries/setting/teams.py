"""Which team receives, which may be given work, and who may own it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from onestory.access.queries import Post, colleagues
from onestory.calendars.instants import london_date
from onestory.councils.models import Team
from onestory.councils.queries import TeamCard, setting, teams
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.declared.teams import TEAM_OF_QUEUE, TEAM_SETTING
from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

OWN_DESKS = frozenset(TEAM_OF_QUEUE.values())


def team_to_receive(queue: Queue, *, viewer: Actor, now: datetime) -> TeamCard | None:
    """The team that has a queue: the one the council set, the one declared, or else any of its social care teams."""
    named = setting(TEAM_SETTING[queue], viewer=viewer, on=london_date(now), default=TEAM_OF_QUEUE[queue])
    for card in teams_to_queue(viewer=viewer):
        if card.code == named:
            return card
    if queue is not Queue.FRONT_DOOR:
        return team_to_receive(Queue.FRONT_DOOR, viewer=viewer, now=now)
    return next(iter(teams_to_queue(viewer=viewer)), None)


def teams_to_queue(*, viewer: Actor) -> list[TeamCard]:
    """The council's own social care teams: contacts may be queued with any of them."""
    ids = {team.pk for team in _social_care(council=viewer.council)}
    return [card for card in teams(viewer=viewer) if card.id in ids]


@written_once
def _social_care(*, council: Any) -> QuerySet[Team]:
    return Team.objects.filter(council_id=council, agency__kind=AgencyKind.CHILDRENS_SOCIAL_CARE)


def teams_to_hand_to(*, viewer: Actor) -> list[TeamCard]:
    """Teams that take up what was decided: the council's, other than the hub's own desks."""
    kinds = [AgencyKind.CHILDRENS_SOCIAL_CARE, AgencyKind.EARLY_HELP, AgencyKind.YOUTH_JUSTICE, AgencyKind.VOLUNTARY]
    taking = set(Team.objects.filter(council_id=viewer.council, agency__kind__in=kinds).values_list("pk", flat=True))
    return [card for card in teams(viewer=viewer) if card.id in taking and card.code not in OWN_DESKS]


def people_to_own(*, viewer: Actor, now: datetime) -> list[Post]:
    """Colleagues whose part lets them have a contact."""
    return colleagues(viewer=viewer, today=london_date(now), permission="contact.assign")
