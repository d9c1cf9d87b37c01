"""Two councils under one hub, as the front door needs them: teams that receive, partners that may be asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.access.actions.found_hub import found_hub
from onestory.access.rules.actors import the_public, the_system
from onestory.councils.models import Setting
from onestory.councils.rules.founding import NewAgency, NewCouncil
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.deciding import Proposed
from onestory.people.models import Person
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.conftest import LAPSES, Hub

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
AGENCIES = (
    NewAgency(
        code="social-care",
        name="Children's Social Care",
        kind="childrens-social-care",
        team="front-door",
        team_name="The front door",
    ),
    NewAgency(code="police", name="Teesside Police", kind="police"),
    NewAgency(code="health", name="Tees Valley Health Trust", kind="health"),
    NewAgency(code="school", name="Linthorpe Green School", kind="school"),
    NewAgency(code="housing", name="Riverside Homes", kind="housing"),
)
COUNCILS = (
    NewCouncil(code="middlesbrough", name="Middlesbrough Council", la_code="806", postcode_areas="TS1,TS3"),
    NewCouncil(code="redcar", name="Redcar Council", la_code="807", postcode_areas="TS10,TS11"),
)
NIGHT_TEAM = NewAgency(
    code="night",
    name="Emergency Duty",
    kind="childrens-social-care",
    team="out-of-hours",
    team_name="Out of hours",
)

TOLD = {
    "immediate_danger": "no",
    "referrer_role": "professional",
    "professional_name": "Tom Whitfield",
    "referrer_job": "Safeguarding lead",
    "organisation": "Linthorpe Green School",
    "source": "2A",
    "referrer_phone": "01632 960 303",
    "children": [
        {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"},
        {"is_unborn": "yes", "expected_on": "2027-02-01"},
    ],
    "adults": [{"given_name": "Una", "family_name": "Bell", "relation": "mother", "lives_with_children": "yes"}],
    "worry": "Ada said she sleeps in the car.",
    "working_well": "Her gran has her on Sundays.",
    "scale": "3",
    "told_parents": "no-unsafe",
    "told_why_not": "Dad has hurt her for talking.",
}
CALLED = {**TOLD, "channel": "phone"}


class Door(Hub):
    """The hub, with the front door's own short stories: each leaves a contact further along."""

    def public(self) -> Actor:
        """Somebody who has not signed in."""
        actor = the_public(council=0, council_code="")
        stand(actor)
        return actor

    def here(self, role: str, name: str = "") -> Actor:
        """Somebody in this role at Middlesbrough."""
        return self.actor(role, name=name)

    def there(self, role: str) -> Actor:
        """Somebody in this role at Redcar."""
        return self.actor(role, council="redcar")

    def partner(self, agency: str, role: str = "partner-researcher") -> Actor:
        """Somebody of this agency, at Middlesbrough."""
        return self.actor(role, agency=agency)

    def called(self, *, now: datetime = NOW, key: str = "call-1", **said: Any) -> str:
        """A call has been written down."""
        answers = {**CALLED, **said}
        return record_phone_contact(actor=self.here("contact-officer"), answers=answers, key=key, now=now).reference

    def sent(self, actor: Actor, *, now: datetime = NOW, council: str = "middlesbrough", **said: Any) -> str:
        """Somebody has sent the form."""
        started = start_draft(actor=actor, council=council, now=now)
        save_draft(actor=actor, token=started.token, answers={**TOLD, **said}, now=now)
        return submit_referral(actor=actor, token=started.token, now=now).reference

    def triaged(self, *, now: datetime = NOW, brag: str = "amber", key: str = "call-1", **said: Any) -> str:
        """A call has been written down and triaged."""
        reference = self.called(now=now, key=key, **said)
        worker = self.here("screening-social-worker")
        triage_contact(actor=worker, reference=reference, level="3", brag=brag, reason="Asleep in a car.", now=now)
        return reference

    def asking(self, *agencies: str) -> dict[str, Any]:
        """What an asking needs besides the contact."""
        return {
            "asks": [Ask(agency=self.agencies[agency], words=("What do you know?",)) for agency in agencies],
            "purpose": "To decide whether Ada is safe at home.",
            "lawful_basis": "public-task",
            "necessity": "Nobody else knows who lives there.",
            "told": "no-unsafe",
            "told_why_not": "Dad has hurt her for talking.",
        }

    def asked(self, *agencies: str, now: datetime = NOW, brag: str = "amber") -> tuple[str, list[str]]:
        """A triaged contact about which these agencies have been asked."""
        reference = self.triaged(now=now, brag=brag)
        worker = self.here("screening-social-worker")
        asked = ask_partners(actor=worker, reference=reference, now=now, **self.asking(*agencies))
        return reference, asked

    def ask(self, reference: str, agency: str, *, actor: Actor, now: datetime = NOW) -> str:
        """One agency is asked about a contact that is there already."""
        return ask_partners(actor=self.again(actor), reference=reference, now=now, **self.asking(agency))[0]

    def proposed(self, *, now: datetime = NOW, outcome: str = "assessment", key: str = "call-1") -> str:
        """A triaged contact on which the worker has proposed an assessment."""
        reference = self.triaged(now=now, key=key)
        worker = self.here("screening-social-worker")
        propose_decision(actor=worker, reference=reference, given=a_proposal(outcome), now=now)
        return reference

    def decided(self, *, now: datetime = NOW, key: str = "call-1") -> str:
        """A contact that the manager has decided."""
        reference = self.proposed(now=now, key=key)
        manager = self.here("hub-manager")
        decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=now)
        return reference

    def person(self, given: str = "Ada", family: str = "Bell", council: str = "middlesbrough") -> UUID:
        """Somebody in the index."""
        self.system(council)
        made = Person.objects.create(
            council_id=self.councils[council], kind="child", given_name=given, family_name=family, created_at=NOW
        )
        return made.pk

    def matched(self, reference: str, person: UUID, *, now: datetime = NOW, actor: Actor | None = None) -> UUID:
        """The first child of a contact, matched to this person."""
        actor = actor or self.here("contact-officer")
        self.again(actor)
        child = ContactChild.objects.filter(contact__reference=reference).order_by("number")[0]
        match_child(
            actor=actor, reference=reference, child=child.pk, person=person, weight=14.2, reasons="Name.", now=now
        )
        return child.pk

    def set(self, name: str, value: Any, council: str = "middlesbrough") -> None:
        """What the council has set for itself, since the start of the year."""
        self.system(council)
        Setting.objects.create(
            council_id=self.councils[council],
            name=name,
            value=value,
            during=(date(2026, 1, 1), None),
            set_by="admin",
            set_at=NOW,
        )


def a_proposal(outcome: str = "assessment", **rest: str) -> Proposed:
    """Whole, whatever the outcome."""
    given = {"reason_code": "below-threshold", "would_change": "A second report."} if outcome.startswith("no-") else {}
    return Proposed(outcome=outcome, level="3", rationale="Neglect is likely.", **{**given, **rest})


def founded() -> Door:
    """South Tees, with a front-door team for each council."""
    system = the_system(council=0, council_code="")
    with transaction.atomic():
        councils = found_hub(actor=system, code="south-tees", name="South Tees Hub", councils=list(COUNCILS), now=NOW)
        agencies: dict[str, int] = {}
        teams: dict[str, int] = {}
        for code, council in councils.items():
            local = the_system(council=council, council_code=code)
            stand(local)
            made = found_agencies(actor=local, agencies=[*AGENCIES, NIGHT_TEAM], accredited_until=LAPSES, now=NOW)
            found_agreements(actor=local, now=NOW)
            agencies = {name: ids[0] for name, ids in made.items()}
            teams[code] = made["social-care"][1] or 0
    return Door(councils=councils, agencies=agencies, teams=teams)


@pytest.fixture
def hub(db: None) -> Door:
    """The hub, founded in a transaction that is rolled back."""
    return founded()
