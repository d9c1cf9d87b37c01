"""What a council and its partners are founded with."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NewCouncil:
    """What a council is founded with."""

    code: str
    name: str
    la_code: str
    under_18s: int = 0
    front_door_phone: str = ""
    out_of_hours_phone: str = ""
    postcode_areas: str = ""
    colour: str = "blue"


@dataclass(frozen=True, kw_only=True)
class NewAgency:
    """What an agency is founded with; it may also bring one team per council."""

    code: str
    name: str
    kind: str
    phone: str = ""
    email: str = ""
    urn: str = ""
    team: str = ""
    team_name: str = ""
