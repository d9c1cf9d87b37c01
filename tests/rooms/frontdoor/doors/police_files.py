"""A partner's own file of police notices, as it would be dropped: a heading, and a line a person a notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from onestory.councils.models import Team
from onestory.feeds.actions.import_path import import_path
from onestory.feeds.actions.shield_records import shield_records
from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.models import Delivery, SourceRecord
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.take_in_notices import take_in_notices
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.declared.file_notices import NOTICES_BY_FILE
from onestory.frontdoor.models import (
    Addition,
    Contact,
    ContactChild,
)
from onestory.frontdoor.queries.cards import ContactPage, IncidentReceipt
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.incidents import ToldIncident
from onestory.frontdoor.rules.told import told_from
from tests.rooms.frontdoor.conftest import NOW, Door

HEAD = (
    "NICHE_ID,OCCURRENCE_NO,OCCURRED_AT,RECORDED_AT,NOTICE_TYPE,ROLE,SURNAME,FORENAMES,DOB,SEX,ADDRESS,POSTCODE,"
    "PHONE,PNC_ID,RISK_GRADE,CHILDREN_PRESENT,SUMMARY,OFFICER"
)
SUMMARY = "Neighbour reported shouting. He left before we arrived."
AT = f"{NOW - timedelta(hours=5):%d/%m/%Y %H:%M}"
NUMBER = "CL/1/26"
TODAY = NOW.date()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person of one notice."""

    niche: str
    name: str
    born: str = ""
    role: str = "Child of household"
    postcode: str = "TS1 2AB"
    number: str = NUMBER
    at: str = AT
    kind: str = "Domestic abuse"
    address: str = "2 Mill Lane"
    risk: str = "HIGH"
    summary: str = SUMMARY

    def __str__(self) -> str:
        forename, _, surname = self.name.partition(" ")
        return ",".join(
            (
                *(self.niche, self.number, self.at, self.at, self.kind, self.role, surname, forename, self.born, "F"),
                *(self.address, self.postcode, "", "", self.risk, "Y", self.summary, "PC 71"),
            )
        )


ADA = Line(niche="N1", name="Ada Bell", born="03/03/2018")
BEN = Line(niche="N2", name="Ben Cole", born="05/05/2016", postcode="TS10 2AB")
CY = Line(niche="N4", name="Cy Bell", born="07/07/2020")
DAN = Line(niche="N3", name="Dan Bell", born="01/02/1990", role="Suspect")
LAST_YEAR = Line(niche="N5", name="Eve Holt", born="07/07/2015", number="CL/9/25", at="20/10/2025 10:00")


@dataclass(frozen=True)
class Force:
    """Brings its file to a council."""

    hub: Door
    folder: Path
    council: str = "middlesbrough"

    def brings(self, *lines: Line, now: datetime = NOW, as_of: date = TODAY) -> int:
        """The file is imported, and stands; its delivery."""
        path = self.folder / "police-notices.csv"
        path.write_text("\n".join([HEAD, *map(str, lines), ""]))
        keeper = self.hub.actor("data-officer", council=self.council)
        outcome = import_path(
            actor=keeper,
            feed="police-notices",
            path=path,
            council=keeper.council,
            as_of=as_of,
            now=now,
            confirm=True,
        )
        assert (outcome.accepted, outcome.quarantined) == (len(lines), 0)
        return Delivery.objects.filter(council_id=keeper.council).latest("pk").pk


def asked_for(hub: Door, since: datetime = NOW - timedelta(days=1), council: str = "middlesbrough") -> None:
    """The council takes the notices of files into its front door from this day on."""
    change_setting(
        actor=hub.actor("administrator", council=council),
        name=NOTICES_BY_FILE,
        typed={"from": f"{since:%d %m %Y}"},
        why="Agreed with the force",
        now=NOW,
    )


Brings = Callable[..., int]
HERE, THERE = "middlesbrough", "redcar"


@pytest.fixture
def force(hub: Door, tmp_path: Path, settings: Any) -> Force:
    settings.DELIVERIES = tmp_path / "waiting"
    return Force(hub, tmp_path)


@pytest.fixture
def brings(force: Force) -> Brings:
    return force.brings


def look(hub: Door, now: datetime = NOW, council: str = HERE) -> int:
    """A round of the clock."""
    return take_in_notices(actor=hub.system(council), now=now)


def children(hub: Door, council: str = HERE) -> list[str]:
    """Who has a contact at a council, by name."""
    hub.system(council)
    found = ContactChild.objects.filter(council_id=hub.councils[council])
    return sorted(f"{child.given_name} {child.family_name}" for child in found)


def the_contact(hub: Door, council: str = HERE) -> ContactPage:
    """The only contact there, as a worker reads it."""
    worker = hub.actor("contact-officer", council=council)
    return contact(Contact.objects.get().reference, viewer=worker, now=NOW)


def told_since(hub: Door, council: str = HERE) -> list[str]:
    """What was told of contacts there since they were made, each as one text."""
    hub.system(council)
    return list(Addition.objects.order_by("told_at", "pk").values_list("words", flat=True))


def a_notice(*children: dict[str, str]) -> dict[str, Any]:
    """What the police's own system sends of the notice of the same number."""
    answers = {
        "worry": "We were called.",
        "kind": "domestic-abuse",
        "source": "6",
        "incident_on": "2026-11-20",
        "incident_reference": NUMBER,
        "children": list(children),
    }
    happened_at = NOW - timedelta(hours=5)
    return {
        "told": told_from(answers),
        "incident": ToldIncident(happened_at=happened_at, their_reference=NUMBER, circumstances="We were called."),
        "answers": answers,
        "how": How(form="api-police-notice", form_version="1", channel="api", key=NUMBER, sent_by="machine-1"),
    }


def sent_by_api(hub: Door, *children: dict[str, str]) -> IncidentReceipt:
    """It sends it."""
    actor = hub.again(replace(hub.partner("police"), permissions=frozenset({"contact.submit"}), grants=frozenset()))
    return receive_incident(actor=actor, now=NOW, **a_notice(*children))


ADA_BY_API = {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}
BEN_BY_API = {"given_name": "Ben", "family_name": "Cole", "born_on": "2016-05-05", "postcode": "TS10 2AB"}


def undone(hub: Door, delivery: int) -> None:
    """The import is taken back."""
    undo_delivery(actor=hub.here("data-officer"), delivery=delivery, why="Wrong file", now=NOW)


def with_teams(hub: Door, council: str, *, are_there: bool) -> None:
    """The council's teams are its own, or are all a partner's, of whom none receives."""
    hub.system(council)
    agency = hub.agencies["social-care" if are_there else "housing"]
    assert Team.objects.filter(council_id=hub.councils[council]).update(agency_id=agency)


def locked(hub: Door, *keys: str) -> None:
    """These rows stand behind a shield: what they say of a place is under the key outside."""
    system = hub.system()
    rows = SourceRecord.objects.filter(source_key__in=keys, valid_until=None).values_list("pk", flat=True)
    shield_records(actor=system, records=list(rows), shielded=True, now=NOW)
    assert SourceRecord.objects.filter(locked__isnull=False).count() == len(keys)


class keys_away:
    """The keyring does not answer."""

    def __init__(self, settings: Any) -> None:
        self.settings, self.given = settings, settings.SHIELD_KEYS

    def __enter__(self) -> None:
        self.settings.SHIELD_KEYS, self.settings.SHIELD_KEY_FILE = "", "/nowhere"

    def __exit__(self, *_: object) -> None:
        self.settings.SHIELD_KEYS = self.given
