"""What the front door already knows of the children a contact is matched to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.calendars.months import add_months
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.outcomes import RECENT_DAYS
from onestory.frontdoor.models import Contact, Decision
from onestory.frontdoor.queries.cards import EarlierContact, Known
from onestory.frontdoor.queries.setting.settings import repeat_alert
from onestory.frontdoor.rules.wording import in_short
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES, CONTACT_TYPES, ContactOutcome
from onestory.walls.actor import Actor

TAKEN_AS_REFERRAL = (ContactOutcome.ASSESSMENT, ContactOutcome.STRATEGY_DISCUSSION)
YEAR = 12
OPEN = {state.value for state in OPEN_STATES}


def known_of(people: Sequence[UUID], *, viewer: Actor, besides: UUID | None = None, before: datetime) -> Known:
    """Earlier contacts about these people, other than this one: how many lately, how they ended, what is open still."""
    earlier = _earlier(people, viewer, besides, before)
    today = london_date(before)
    lately = [each for each in earlier if each.within_90_days]
    alert = repeat_alert(viewer=viewer, on=today)
    return Known(
        within_90_days=len(lately),
        contacts=tuple(earlier),
        open_work=tuple(each for each in earlier if each.state in OPEN),
        re_referral=any(
            each.outcome in TAKEN_AS_REFERRAL and london_date(each.received_at) >= add_months(today, -YEAR)
            for each in earlier
        ),
        without_action=sum(
            each.outcome == ContactOutcome.NO_FURTHER_ACTION
            and london_date(each.received_at) >= add_months(today, -alert.months)
            for each in earlier
        ),
        alert=alert,
        nobody_matched=not people,
    )


def _earlier(people: Sequence[UUID], viewer: Actor, besides: UUID | None, before: datetime) -> list[EarlierContact]:
    found = (
        Contact.objects.filter(council_id=viewer.council, children__person_id__in=people, received_at__lte=before)
        .distinct()
        .order_by("-received_at")
        .prefetch_related("children")
    )
    decided = dict(
        Decision.objects.filter(contact__in=found, undone_at__isnull=True).values_list("contact_id", "outcome")
    )
    return [_card(contact, decided.get(contact.pk, ""), before) for contact in found if contact.pk != besides]


def _card(contact: Contact, outcome: str, before: datetime) -> EarlierContact:
    return EarlierContact(
        reference=contact.reference,
        received_at=contact.received_at,
        kind_title=label_of(CONTACT_TYPES, contact.kind),
        about=in_short(str(child) for child in contact.children.all()),
        state=contact.state,
        outcome=outcome,
        outcome_title=label_of(CONTACT_OUTCOMES, outcome) if outcome else "",
        within_90_days=contact.received_at >= before - timedelta(days=RECENT_DAYS),
    )
