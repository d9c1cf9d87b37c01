"""Reading councils, agencies, teams, and what a council has set for itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from onestory.councils.models import Accreditation, Agency, Council, Setting, Team
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once


@dataclass(frozen=True, kw_only=True)
class CouncilCard:
    """A council as pages name it."""

    id: int
    code: str
    name: str
    la_code: str
    hub: int
    hub_name: str
    phone: str
    out_of_hours_phone: str
    under_18s: int
    postcode_areas: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class AgencyCard:
    """A partner agency as pages name it."""

    id: int
    code: str
    name: str
    kind: str
    phone: str
    email: str
    urn: str


@dataclass(frozen=True, kw_only=True)
class TeamCard:
    """A team as pages name it."""

    id: int
    code: str
    name: str
    agency: int
    phone: str


@dataclass(frozen=True, kw_only=True)
class AccreditedAgency:
    """An agency, and the first day on which its accreditation with a council no longer counts; None: never given."""

    agency: AgencyCard
    until: date | None


def councils(*, viewer: Actor) -> list[CouncilCard]:
    """Every council of the installation, by name. Empty for nobody."""
    return [_council(row) for row in _councils()]


def council_called(code: str, *, viewer: Actor) -> CouncilCard | None:
    """One council by its code."""
    return next((card for card in councils(viewer=viewer) if card.code == code), None)


def agencies(*, viewer: Actor, kind: str = "") -> list[AgencyCard]:
    """The agencies of the viewer's hub, perhaps of one kind."""
    found = [each for each in _agencies(council=viewer.council) if kind in ("", each.kind)]
    return [
        AgencyCard(id=a.pk, code=a.code, name=a.name, kind=a.kind, phone=a.phone, email=a.email, urn=a.urn)
        for a in found
    ]


@written_once
def _agencies(*, council: Any) -> QuerySet[Agency]:
    return Agency.objects.filter(hub__councils=council)


def accredited_agencies(*, viewer: Actor) -> list[AccreditedAgency]:
    """Every agency of the viewer's hub, with how long its people may come in to the viewer's council."""
    given = Accreditation.objects.filter(council_id=viewer.council).order_by("given_until")
    until = {row.agency_id: row.given_until for row in given}
    return [AccreditedAgency(agency=card, until=until.get(card.id)) for card in agencies(viewer=viewer)]


def teams(*, viewer: Actor) -> list[TeamCard]:
    """The teams that work for the viewer's council."""
    found = _teams(council=viewer.council)
    return [TeamCard(id=t.pk, code=t.code, name=t.name, agency=t.agency_id, phone=t.phone) for t in found]


@written_once
def _teams(*, council: Any) -> QuerySet[Team]:
    return Team.objects.filter(council_id=council)


def setting(name: str, *, viewer: Actor, on: date, default: object = None) -> object:
    """What the viewer's council has set under this name on that day, or the default."""
    found = _settings(council=viewer.council, name=name, on=on)
    return found[0].value if found else default


@written_once
def _settings(*, council: Any, name: Any, on: Any) -> QuerySet[Setting]:
    return Setting.objects.filter(council_id=council, name=name, during__contains=on)


@written_once
def _councils() -> QuerySet[Council]:
    return Council.objects.select_related("hub")


def _council(row: Council) -> CouncilCard:
    return CouncilCard(
        id=row.pk,
        code=row.code,
        name=row.name,
        la_code=row.la_code,
        hub=row.hub_id,
        hub_name=row.hub.name,
        phone=row.front_door_phone,
        out_of_hours_phone=row.out_of_hours_phone,
        under_18s=row.under_18s,
        postcode_areas=row.postcode_areas,
        colour=row.colour,
    )
