"""What a partner's system may tell the hub: one schema a kind of message, each saying what it means as a contact."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from onestory.api import examples
from onestory.api.people import Adult, Child, as_answers, put_aside
from onestory.api.said import (
    Day,
    Email,
    Given,
    Instant,
    Line,
    NeededShort,
    NeededWords,
    Phone,
    TimeOfDay,
    Words,
    shown,
    unfit,
)
from onestory.calendars.instants import london_date
from onestory.frontdoor.rules.incidents import ToldIncident
from onestory.frontdoor.rules.notices import of_adult, of_council, of_court, of_health, told
from onestory.frontdoor.rules.told import ToldCourt, court_of
from onestory.vocabulary.frontdoor import ContactType
from onestory.vocabulary.sharing import ConsentPosition

Children = Annotated[list[Child], Field(min_length=1, max_length=30)]
Adults = Annotated[list[Adult], Field(max_length=30)]
Told = Literal["", "yes", "yes-disagree", "no-unsafe", "no-unable", "no-other"]


class Message(Given):
    """What every message carries. `received_at` keeps the hour of one that waited while the hub was away."""

    their_reference: NeededShort = Field(
        description="The sender's own number for it; the key, where no other is given."
    )
    received_at: Instant | None = None
    children: Children
    adults: Adults = []
    reported_by: Line = Field("", description="The person to speak to about it.")
    role: Line = ""
    phone: Phone = ""
    email: Email = ""
    immediate_danger: bool = False
    danger: Words = ""
    told_parents: Told = ""
    told_why_not: Words = ""

    @model_validator(mode="after")
    def says_why_not_told(self) -> "Message":
        """Parents who were not told are owed a reason (Haringey)."""
        if self.told_parents.startswith("no") and not self.told_why_not:
            raise unfit("say in told_why_not why the parents were not told")
        return self

    @abstractmethod
    def about(self) -> ContactType:
        """What the contact is about."""

    @abstractmethod
    def source(self) -> str:
        """The census's source of referral."""

    @abstractmethod
    def in_words(self) -> str:
        """The message as the hub will read it."""

    def happened_on(self) -> str:
        """The day it happened, if it says."""
        return ""

    def asked_by_a_court(self) -> ToldCourt | None:
        """What a court asks for, and by when."""
        return None

    def more(self) -> Mapping[str, object]:
        """Answers that only this kind of message has."""
        return {}

    def put_aside(self, *, today: date) -> dict[str, str]:
        """By its place in the message, why something that was sent cannot be, and is told in words only."""
        groups: dict[str, Sequence[Child | Adult]] = {"children": self.children, "adults": self.adults}
        return {
            f"{group}.{place}.{field}": why
            for group, people in groups.items()
            for place, each in enumerate(people)
            for field, why in put_aside(each, today=today).items()
        }

    def answers(self, *, organisation: str, today: date) -> dict[str, object]:
        """The message as the front door's forms hold it, and of each person what cannot be of what was sent."""
        everybody: list[Child | Adult] = [*self.children, *self.adults]
        people = [(each, put_aside(each, today=today)) for each in everybody]
        said: dict[str, object] = {
            "worry": self.in_words(),
            "kind": self.about().value,
            "source": self.source(),
            "organisation": organisation,
            "professional_name": self.reported_by,
            "referrer_job": self.role,
            "referrer_phone": self.phone,
            "referrer_email": self.email,
            "immediate_danger": "yes" if self.immediate_danger else "no",
            "danger": self.danger,
            "told_parents": self.told_parents,
            "told_why_not": self.told_why_not,
            "incident_on": self.happened_on(),
            "incident_reference": self.their_reference,
            "children": [as_answers(each, aside) for each, aside in people if isinstance(each, Child)],
            "adults": [as_answers(each, aside) for each, aside in people if isinstance(each, Adult)],
            **self.more(),
        }
        return {name: value for name, value in said.items() if value not in ("", [])}


class Contact(Message):
    """A worry, in the sender's own words."""

    model_config = shown(examples.CONTACT)
    source_code: Literal["2A", "2B", "3A", "3B", "3C", "3D", "3F", "4", "5A", "5B", "5C", "5D", "6", "7", "8"]
    kind: ContactType = ContactType.WORRY
    worry: NeededWords
    working_well: Words = ""
    needs_to_happen: Words = ""
    scale: Annotated[int, Field(ge=0, le=10)] | None = None
    incident_on: Day | None = None
    consent_data_protection: ConsentPosition | Literal[""] = ""
    consent_confidentiality: ConsentPosition | Literal[""] = ""
    consent_service: ConsentPosition | Literal[""] = ""
    consent_medical: ConsentPosition | Literal[""] = ""
    consent_from: Line = ""
    consent_why_not: Words = ""

    def about(self) -> ContactType:
        """As the sender says."""
        return self.kind

    def source(self) -> str:
        """As the sender says."""
        return self.source_code

    def in_words(self) -> str:
        """Their own."""
        return self.worry

    def happened_on(self) -> str:
        """As the sender says."""
        return self.incident_on.isoformat() if self.incident_on else ""

    def more(self) -> Mapping[str, object]:
        """The lens of Signs of Safety, and consent in its four meanings."""
        names = ("working_well", "needs_to_happen", "scale", "consent_from", "consent_why_not")
        consents = ("consent_data_protection", "consent_confidentiality", "consent_service", "consent_medical")
        said = self.model_dump(mode="json", include={*names, *consents})
        return {name: value for name, value in said.items() if value is not None}


class PoliceNotice(Message):
    """A public protection notice, or Merlin report: an incident at which children were, or live."""

    model_config = shown(examples.POLICE_NOTICE)
    happened_at: Instant
    kind: Literal["domestic-abuse", "child-concern", "missing", "exploitation", "mental-health-crisis"]
    grade: Literal["", "standard", "medium", "high"] = ""
    place: Line = ""
    circumstances: NeededWords
    children_present: bool | None = None
    childs_voice: Words = ""
    dash_done: bool | None = None
    marac: bool | None = None

    def about(self) -> ContactType:
        """The kind of notice."""
        return ContactType(self.kind)

    def source(self) -> str:
        """Police."""
        return "6"

    def in_words(self) -> str:
        """Circumstances first, then what an officer graded and heard."""
        return told(
            ("", self.circumstances),
            ("What the children said", self.childs_voice),
            ("Children present", _yes_no(self.children_present)),
            ("Graded", self.grade),
            ("Where", self.place),
            ("DASH done", _yes_no(self.dash_done)),
            ("Referred to MARAC", _yes_no(self.marac)),
        )

    def happened_on(self) -> str:
        """The day of the incident in England."""
        return london_date(self.happened_at).isoformat()

    def incident(self) -> ToldIncident:
        """What each child's school may be told of it."""
        return ToldIncident(
            happened_at=self.happened_at,
            their_reference=self.their_reference,
            circumstances=self.circumstances,
            were_present=self.children_present,
            childs_voice=self.childs_voice,
            place=self.place,
        )


class Notice(Message):
    """A message that means the same as the form of its kind that the hub types."""

    @abstractmethod
    def means(self) -> Mapping[str, object]:
        """The notice as a contact."""

    def about(self) -> ContactType:
        """The kind of contact that the notice is."""
        return ContactType(str(self.means()["kind"]))

    def source(self) -> str:
        """Whose door it is."""
        return str(self.means()["source"])

    def in_words(self) -> str:
        """The notice as the hub will read it."""
        return str(self.means()["worry"])

    def happened_on(self) -> str:
        """The day of it, if it says."""
        return str(self.means().get("incident_on") or "")


class HealthNotice(Notice):
    """An attendance or a booking that a health trust must tell of."""

    model_config = shown(examples.HEALTH_NOTICE)
    happened_at: Instant
    service: Literal["emergency-department", "midwifery", "unscheduled-care", "long-stay"]
    place: Line = ""
    reason: NeededWords
    on_a_plan: bool | None = Field(None, description="What CP-IS showed at the desk, if it was asked.")

    def means(self) -> Mapping[str, object]:
        """The reason, where, what CP-IS showed, on the day of it in England."""
        day = london_date(self.happened_at).isoformat()
        shown = _yes_no(self.on_a_plan)
        said = {"service": self.service, "place": self.place, "reason": self.reason, "on_a_plan": shown}
        return of_health({**said, "happened_on": day})


class CouncilNotice(Notice):
    """Another council places a child here, or a child of theirs has moved here."""

    model_config = shown(examples.COUNCIL_NOTICE)
    council: Line = Field(min_length=1)
    what: Literal["placed-here", "moved-here", "plan-transfer"]
    since: Day
    words: NeededWords

    def means(self) -> Mapping[str, object]:
        """What happened, since when, by whom."""
        said = {"council": self.council, "what": self.what, "words": self.words}
        return of_council({**said, "since": self.since.isoformat()})


class AdultConcern(Notice):
    """A safeguarding concern about an adult with whom children live."""

    model_config = shown(examples.ADULT_CONCERN)
    concern: NeededWords

    def means(self) -> Mapping[str, object]:
        """The concern, as a worry about the children."""
        return of_adult({"concern": self.concern})


class CourtRequest(Notice):
    """A court asks for a report, or directs an investigation."""

    model_config = shown(examples.COURT_REQUEST)
    section: Literal["s7", "s16A", "s37"]
    court: Line = Field(min_length=1)
    due_on: Day
    due_time: TimeOfDay = Field("", description="The hour that the court gave, in England: 16:00.")
    words: NeededWords

    def asked_by_a_court(self) -> ToldCourt | None:
        """Its day is a clock of its own."""
        return court_of(self._said())

    def means(self) -> Mapping[str, object]:
        """What is asked, by which court, by when."""
        return of_court(self._said())

    def _said(self) -> dict[str, str]:
        said = {"section": self.section, "court": self.court, "words": self.words, "due_time": self.due_time}
        return {**said, "due_on": self.due_on.isoformat()}


def _yes_no(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"
