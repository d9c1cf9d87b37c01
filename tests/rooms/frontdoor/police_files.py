"""A partner's own file of police notices, as it would be dropped: a heading, and a line a person a notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from onestory.feeds.actions.import_path import import_path
from onestory.feeds.models import Delivery
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.declared.file_notices import NOTICES_BY_FILE
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
