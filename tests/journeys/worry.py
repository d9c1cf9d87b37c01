"""A worry on its way: whose it is, what everybody says of it, and who has sat down to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.at_work import AtWork
from tests.journeys.bell_family import Family

AtWorkAs = Callable[..., AtWork]
WORRY = (
    "Ada came in without a coat again, tired and hungry. She said her dad shouts at night, and asked twice whether "
    "she could stay at school."
)
RAISED_VOICES = "Called to raised voices at the address on three occasions since August."
WITHHELD = "The tenancy file names somebody who gave it in confidence."
HARM = "Shouting at night that the police came to, and a child who does not want to go home."
MANAGER_SAYS = "I agree: an assessment, begun this week, with the probation officer told."
WHAT_THE_TEACHER_MAY_KNOW = "Children's social care is acting on what you told us."
TIME_TO_TYPE_S = 4
BY_THE_PAGE = "police-notices"
SEEN_BY_THE_MANAGER = (
    "Ada Rose Bell",
    "GP registrations",
    "School census",
    "Craig Dunn",
    "Jamie Bell",
    "Marek Nowak",
    "Tom Whitfield",
    "01632 960 303",
    "Domestic incident",
    "A&E attendance",
    "decided: referral accepted for assessment",
    "Checked: none held",
    "Cannot be said: nobody tells us",
    "May know, and does not share it here",
    "Not for somebody of this age",
    "Contact officer: 1 time",
    "What was shared, and why",
)


@dataclass
class Story:
    """One worry on its way, and everybody who has sat down to it."""

    sit: AtWorkAs
    family: Family
    files: Path
    reference: str = ""
    person: str = ""
    seated: dict[str, AtWork] = field(default_factory=dict)

    def __getitem__(self, name: str) -> AtWork:
        if name not in self.seated:
            self.seated[name] = self.sit(name)
        return self.seated[name]

    @property
    def here(self) -> str:
        return f"/front-door/{self.reference}"
