"""One contact's page: their words, who it is about, what is known, what was judged, asked, answered and decided."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import TITLES, ContactState
from onestory.frontdoor.models import Contact, Submission
from onestory.frontdoor.policies import NO_CONTACT, people_of
from onestory.frontdoor.queries.asking.ledger import shares_under
from onestory.frontdoor.queries.asking.requests import requests_on
from onestory.frontdoor.queries.cards import ContactPage
from onestory.frontdoor.queries.courts.courts import court_of
from onestory.frontdoor.queries.deciding.deciding import decisions_on, newest_analysis, newest_proposal
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements_of_contact
from onestory.frontdoor.queries.doors.notices_by_file import rows_of_contact
from onestory.frontdoor.queries.files.attachments import files_of_contact
from onestory.frontdoor.queries.handing.handovers import handovers_of_contact
from onestory.frontdoor.queries.handing.transfers import transfers_of_contact
from onestory.frontdoor.queries.naming.named import (
    adults_of,
    children_of,
    concerned,
    places_named,
    referrer_of,
    words_of,
)
from onestory.frontdoor.queries.schools.notices import notice_of
from onestory.frontdoor.queries.telling_more.additions import additions_of
from onestory.frontdoor.queries.understanding.consents import changes_of, consents_of
from onestory.frontdoor.queries.understanding.history import (
    acts_on,
    assignments_of,
    clocks_on,
    escalations_of,
    feedback_on,
    mornings_of,
    triages_of,
)
from onestory.frontdoor.queries.understanding.incidents import incident_of
from onestory.frontdoor.queries.understanding.known import known_of
from onestory.frontdoor.rules.references import as_typed
from onestory.grammar.refusals import NotFound
from onestory.people.queries.withheld import withheld
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CHANNELS, CONTACT_TYPES
from onestory.walls.actor import Actor

TAKEN_DOWN_BY = Subquery(Submission.objects.filter(contact=OuterRef("pk")).values("answers__taken_down_by")[:1])


def contact(reference: str, *, viewer: Actor, now: datetime) -> ContactPage:
    """Everything its page shows this viewer. Opening the page is `open_contact`, which leaves a line in the audit."""
    require(viewer, "contact.see")
    who = Contact.objects.select_related("team", "owner", "recorded_by").annotate(taken_down_by=TAKEN_DOWN_BY)
    found = who.filter(reference=as_typed(reference)).first()
    if found is None or found.council_id != viewer.council:
        raise NotFound(NO_CONTACT)
    page = ContactPage(
        reference=found.reference,
        **_taken_down(found),
        channel=found.channel,
        channel_title=label_of(CHANNELS, found.channel),
        kind=found.kind,
        kind_title=label_of(CONTACT_TYPES, found.kind),
        state=found.state,
        state_title=TITLES[ContactState(found.state)],
        queue=found.queue,
        **_whose(found),
        level=found.level,
        brag=found.brag,
        referrer=referrer_of(found, viewer=viewer),
        words=words_of(found, viewer=viewer),
        children=children_of(found, viewer=viewer),
        adults=adults_of(found, viewer=viewer),
        known=known_of(people_of(found), viewer=viewer, besides=found.pk, before=found.received_at),
        **_timed(found, viewer, now),
        triages=triages_of(found, viewer=viewer),
        requests=tuple(requests_on(found.pk, viewer=viewer, now=now)),
        analysis=newest_analysis(found, viewer=viewer),
        proposal=newest_proposal(found, viewer=viewer),
        **_decided(found, viewer),
        feedback=feedback_on(found, viewer=viewer),
        shares=tuple(shares_under(found.pk, viewer=viewer)),
        assignments=assignments_of(found, viewer=viewer),
        mornings=mornings_of(found, viewer=viewer),
        escalations=escalations_of(found, viewer=viewer),
        consents=consents_of(found, viewer=viewer),
        changes_of_consent=changes_of(found, viewer=viewer),
        disagreements=tuple(disagreements_of_contact(found.pk, viewer=viewer, now=now)),
        **_under_an_incident(found, viewer),
        **_told_later(found, viewer),
        acts=acts_on(found, viewer=viewer, now=now),
    )
    people, besides = concerned(found, viewer=viewer), places_named(found, viewer=viewer)
    return withheld(page, viewer=viewer, people=people, besides=besides)


def _taken_down(found: Contact) -> dict[str, Any]:
    """When it came and was recorded, by whom, and who took it down where somebody else typed it."""
    return {
        "received_at": found.received_at,
        "recorded_at": found.recorded_at,
        "recorded_by": found.recorded_by.name if found.recorded_by else "",
        "taken_down_by": str(getattr(found, "taken_down_by", "") or ""),
    }


def _timed(found: Contact, viewer: Actor, now: datetime) -> dict[str, Any]:
    """Its clocks, and the day of a court that asks."""
    court = court_of(found.pk, viewer=viewer)
    return {"court": court, "clocks": clocks_on(found, court=court, viewer=viewer, now=now)}


def _decided(found: Contact, viewer: Actor) -> dict[str, Any]:
    """The decision that stands, those taken back, and to whom it went on."""
    standing, undone = decisions_on(found, viewer=viewer)
    return {
        "decision": standing,
        "undone": undone,
        "transfers": tuple(transfers_of_contact(found.pk, viewer=viewer)),
        "handovers": tuple(handovers_of_contact(found.pk, viewer=viewer)),
    }


def _told_later(found: Contact, viewer: Actor) -> dict[str, Any]:
    """Files, and what was told after it was sent."""
    return {
        "files": tuple(files_of_contact(found.pk, viewer=viewer)),
        "additions": tuple(additions_of(found.pk, viewer=viewer)),
    }


def _under_an_incident(found: Contact, viewer: Actor) -> dict[str, Any]:
    """The incident it came under, the rows of a file that told of it, and whether the child's school knows."""
    return {
        "incident": incident_of(found.pk, viewer=viewer),
        "by_file": rows_of_contact(found.pk, viewer=viewer),
        "school_notice": notice_of(found.pk, viewer=viewer),
    }


def _whose(found: Contact) -> dict[str, Any]:
    """The team and the person who have it."""
    return {
        "team": found.team_id,
        "team_name": found.team.name,
        "owner": found.owner_id or 0,
        "owner_name": found.owner.name if found.owner else "",
    }
