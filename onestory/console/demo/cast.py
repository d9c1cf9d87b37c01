"""The demo's cast: the agencies around a made-up council, and one made-up person at work in every role."""

from __future__ import annotations

from dataclasses import dataclass

from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.madeup.declared.councils import Council
from onestory.vocabulary.agencies import AgencyKind

HUBS = {"middlesbrough": ("south-tees", "South Tees Hub"), "redcar": ("south-tees", "South Tees Hub")}
COLOURS = ("blue", "green", "purple", "orange")
FRONT_DOOR = "front-door"
FAMILY_HELP = "family-help"


@dataclass(frozen=True, kw_only=True)
class School:
    """A school as the council's own census names it."""

    name: str
    urn: str


@dataclass(frozen=True, kw_only=True)
class Player:
    """Somebody the demo can be signed in as. `agency` is a code of `agencies_of`, less the council's prefix.

    Who `serves_all` has a post at every council of the hub, and acts for one at a time.
    """

    username: str
    name: str
    role: str
    agency: str
    team: str = ""
    serves_all: bool = False


# One a role, in the order a visitor would meet them, with the partners who answer the hub's questions.
PLAYERS = (
    Player(username="teacher", name="Priya Nair", role="referrer", agency="school"),
    Player(username="officer", name="Dean Walker", role="contact-officer", agency="social-care", team=FRONT_DOOR),
    Player(
        username="worker", name="Amina Yusuf", role="screening-social-worker", agency="social-care", team=FRONT_DOOR
    ),
    Player(username="manager", name="Helen Marsh", role="hub-manager", agency="social-care", team=FRONT_DOOR),
    Player(
        username="duty",
        name="Owen Pritchard",
        role="emergency-duty",
        agency="social-care",
        team=FRONT_DOOR,
        serves_all=True,
    ),
    Player(username="police", name="Sgt Lee Harker", role="partner-researcher", agency="police"),
    Player(username="health", name="Grace Obi", role="partner-researcher", agency="health"),
    Player(username="housing", name="Tom Ferris", role="partner-researcher", agency="housing"),
    Player(username="probation", name="Marek Nowak", role="partner-researcher", agency="probation"),
    Player(username="inspector", name="DI Sarah Cole", role="partner-manager", agency="police"),
    Player(username="family-help", name="Joanne Bell", role="locality-worker", agency="family-help", team=FAMILY_HELP),
    Player(username="reviewer", name="Ruth Adeyemi", role="reviewing-officer", agency="social-care"),
    Player(username="access", name="Imran Shah", role="access-reviewer", agency="social-care"),
    Player(username="data", name="Katie Lowe", role="data-officer", agency="social-care"),
    Player(username="analyst", name="Ben Whitaker", role="analyst", agency="social-care"),
    Player(username="member", name="Cllr Ann Doyle", role="lead-member", agency="social-care"),
    Player(username="custodian", name="Moira Flynn", role="custodian", agency="social-care"),
    Player(username="adoption", name="Beth Carver", role="adoption-custodian", agency="social-care"),
    Player(username="admin", name="Steve Carr", role="administrator", agency="social-care"),
    # What takes two people: to sever an adopted child's two lives, and to lift a shield.
    Player(username="adoption-second", name="Colin Tate", role="adoption-custodian", agency="social-care"),
    Player(username="custodian-second", name="Nadia Rahman", role="custodian", agency="social-care"),
)
# Every council has its own, whose names end in the council's; only the emergency duty team serves all.
PRINTED = tuple({player.role: player for player in reversed(PLAYERS)}.values())[::-1]


def council_of(made_up: Council, place: int, scale: float) -> NewCouncil:
    """A made-up council as the hub is told of it: rates are over the children it has at its scale, not at life size."""
    return NewCouncil(
        code=made_up.code,
        name=made_up.name,
        la_code=made_up.la_code,
        under_18s=round(made_up.under_18s * scale),
        front_door_phone=f"01632 9601{place:02}",
        out_of_hours_phone=f"01632 9602{place:02}",
        postcode_areas=",".join(area for town in made_up.towns for area in town.outward),
        colour=COLOURS[place % len(COLOURS)],
    )


def agencies_of(made_up: Council, school: School) -> dict[str, NewAgency]:
    """Who works with children there. Some serve several councils; those with the council's name are its own."""
    kind = AgencyKind
    ours = [
        ("social-care", f"{made_up.name} Children's Services", kind.CHILDRENS_SOCIAL_CARE, FRONT_DOOR, "Front door"),
        ("family-help", f"{made_up.name} Family Help", kind.EARLY_HELP, FAMILY_HELP, "Family Help"),
        ("adult-care", f"{made_up.name} Adult Social Care", kind.ADULT_CARE, "", ""),
        ("school", school.name, kind.SCHOOL, "", ""),
    ]
    shared = [
        ("police", f"{made_up.force} Police", kind.POLICE),
        ("health", made_up.hospital, kind.HEALTH),
        ("housing", "Riverside Homes", kind.HOUSING),
        ("probation", "Northgate Probation Unit", kind.PROBATION),
        ("youth-justice", "Youth Justice Service", kind.YOUTH_JUSTICE),
        ("haven", "Haven Family Support", kind.VOLUNTARY),
    ]
    own = {
        name: _agency(f"{made_up.code}-{name}", title, sort, school.urn if name == "school" else "", team, team_name)
        for name, title, sort, team, team_name in ours
    }
    return own | {name: _agency(name, title, sort) for name, title, sort in shared}


def username_of(player: Player, made_up: Council, *, first: bool) -> str:
    return player.username if first or player.serves_all else f"{player.username}.{made_up.code}"


def _agency(code: str, name: str, kind: AgencyKind, urn: str = "", team: str = "", team_name: str = "") -> NewAgency:
    return NewAgency(
        code=code, name=name, kind=kind, email=f"{code}@example.org", urn=urn, team=team, team_name=team_name
    )
