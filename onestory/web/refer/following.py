"""What became of one's own contacts: received, read, decided, and the outcome in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.policies import require
from onestory.frontdoor.actions.telling_more.open_referral import open_referral
from onestory.frontdoor.declared.forms import FORMS
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements_about, disagreements_waiting
from onestory.frontdoor.queries.doors.drafts import my_drafts
from onestory.frontdoor.queries.doors.referrals import my_referrals
from onestory.frontdoor.queries.files.attachments import my_files
from onestory.frontdoor.queries.telling_more.additions import my_additions
from onestory.web.refer.sending import read_back
from onestory.web.request import Asked


@require_safe
def following(request: Asked) -> HttpResponse:
    """Every contact one has sent, newest first, and forms not yet sent."""
    require(request.actor, "contact.submit")
    context = {
        "rows": my_referrals(viewer=request.actor),
        "drafts": my_drafts(viewer=request.actor, now=request.now),
        "disagreements": disagreements_waiting(viewer=request.actor, now=request.now),
    }
    return render(request, "my_referrals/list.jinja", context)


@require_safe
def followed(request: Asked, reference: str) -> HttpResponse:
    """One of one's own contacts: how far it is, the outcome, and what one said."""
    row, answers = open_referral(actor=request.actor, reference=reference, now=request.now)
    form = FORMS["referral"][-1]
    cards = [card.answered for page in form.pages_asked(answers) for card in read_back(page, answers)]
    context = {
        "row": row,
        "additions": my_additions(row.reference, viewer=request.actor),
        "files": my_files(row.reference, viewer=request.actor),
        "cards": [card for card in cards if card.said],
        "disagreements": disagreements_about(row.reference, viewer=request.actor, now=request.now),
    }
    return render(request, "my_referrals/one.jinja", context)
