"""The single view: who this is, what is happening, who is around them, what happened, what is not known and why."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.held.held_asks import held_under_seal
from onestory.frontdoor.queries.understanding.about import ContactAbout, contacts_about
from onestory.people.queries.withheld import withheld_near
from onestory.people.rules.journey import journey_of
from onestory.people.rules.page import PersonPage
from onestory.story.queries.record import filed_for
from onestory.web.people.agencies import what_each_says
from onestory.web.people.disagreeing import disagreements_of
from onestory.web.people.faces import kin_in_groups, known_in_groups
from onestory.web.people.glance import glance_at, last_outcome
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened
from onestory.web.people.saying import said
from onestory.web.people.telling import told, without_title
from onestory.web.people.ways import steps_before, steps_of
from onestory.web.request import Asked, today_of

ON_THE_PAGE = 12


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: Asked, who: UUID) -> HttpResponse:
    """One person's page. A reason is posted here and kept; then the page is opened anew."""
    if gave_reason(request, who):
        return redirect("person", who)
    page = opened(request, who)
    if isinstance(page, HttpResponse):
        return page
    filed = filed_for(page, viewer=request.actor)
    contacts = contacts_about(page.identifiers, viewer=request.actor)
    today = today_of(request)
    journey = journey_of(page.steps, today=today)
    everybody = (*page.around.professionals, *page.around.past_professionals)
    context = {
        "glance": glance_at(page, contacts, journey, today),
        "contacts": contacts,
        "last_outcome": last_outcome(contacts),
        "journey": journey,
        "journey_steps": steps_of(journey, today),
        "steps_before": steps_before(journey),
        "agencies": what_each_says(page, everybody),
        "documents": filed.documents,
        "sought": filed.sought,
        "may_write": request.actor.may("story.write"),
        **heading_of(request, page, at="person"),
        "said": said,
        "without_title": without_title,
        "disagreements": disagreements_of(page),
        "known": known_in_groups(page.known_to),
        "held": sum(1 for one in page.known_to if one.feed) + _under_seal(page, contacts, request),
        "kin": kin_in_groups(page.around),
        "events": told(page.story.entries[:ON_THE_PAGE], today),
        "has_more": page.story.has_more or len(page.story.entries) > ON_THE_PAGE,
        "shares": withheld_near(page, sharing_ledger(page.identifiers, viewer=request.actor), viewer=request.actor),
        "may_see_contacts": request.actor.may("contact.see"),
    }
    return render(request, "people/person.jinja", context)


def _under_seal(page: PersonPage, contacts: Sequence[ContactAbout], request: Asked) -> int:
    """From sealed readers only answers can be held, and of nobody without a contact; others are told by a question."""
    if request.actor.may("sealed.see"):
        return contacts[0].held if contacts else 0
    return held_under_seal(page.identifiers, viewer=request.actor)
