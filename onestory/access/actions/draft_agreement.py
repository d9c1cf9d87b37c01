"""Drafting an agreement: what one partner lets which agencies see, for which purposes, on what footing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from onestory.access.declared.agreements import shares_of
from onestory.access.declared.purposes import BY_CODE as PURPOSES
from onestory.access.models import Agreement, AgreementParty
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.models import Agency
from onestory.grammar.refusals import BadInput
from onestory.vocabulary.sharing import LAWFUL_BASES
from onestory.walls.actor import Actor

NOT_WHOLE = "Give it a title, say why it is necessary, and name whom to ask, with a telephone number."


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is put to the parties. Each of `shares` is a feed and a kind, `police-notices:events`; none: existence."""

    title: str
    giver: int
    readers: Sequence[int]
    shares: Sequence[str]
    purposes: Sequence[str]
    lawful_basis: str
    necessity: str
    holder_name: str
    holder_phone: str
    review_on: date
    until: date | None = None


@transaction.atomic
def draft_agreement(*, actor: Actor, terms: Terms, now: datetime) -> int:
    """Keep a draft, unsigned by everybody. Its number. Terms are never changed: another draft takes their place."""
    require(actor, "agreement.draft")
    agencies = Agency.objects.filter(accreditations__council_id=actor.council).in_bulk([terms.giver, *terms.readers])
    wrong = _wrong(terms, agencies, london_date(now))
    if wrong:
        raise BadInput(wrong)
    said = {name: value for name, value in vars(terms).items() if name not in ("giver", "readers")}
    agreement = Agreement.objects.create(
        council_id=actor.council,
        **{**said, "shares": list(terms.shares), "purposes": list(terms.purposes)},
        giver_id=terms.giver,
        drafted_at=now,
        drafted_by=actor.username,
    )
    AgreementParty.objects.bulk_create(
        AgreementParty(council_id=actor.council, agreement=agreement, agency_id=each)
        for each in dict.fromkeys((terms.giver, *terms.readers))
    )
    note(act="agreement.draft", actor=actor, now=now, subject=str(agreement.pk), subject_kind="agreement")
    return agreement.pk


def _wrong(terms: Terms, agencies: dict[int, Agency], today: date) -> str:
    """What is wrong with the terms, first things first; or nothing."""
    said = (terms.title, terms.necessity, terms.holder_name, terms.holder_phone)
    given = shares_of(agencies[terms.giver].kind) if terms.giver in agencies else ()
    days = [terms.review_on, *([terms.until] if terms.until else [])]
    checks = (
        (all(each.strip() for each in said), NOT_WHOLE),
        (not {terms.giver, *terms.readers} - set(agencies), "Choose agencies that are accredited with your council."),
        (set(terms.readers) - {terms.giver}, "Choose at least one other agency that is to see what is shared."),
        (not set(terms.shares) - set(given), "An agency can share only what it sends itself."),
        (terms.purposes and not set(terms.purposes) - set(PURPOSES), "Choose the purposes that it is for."),
        (terms.lawful_basis in LAWFUL_BASES, "Choose its lawful basis."),
        (
            all(day > today for day in days),
            "The day of its review, and its last day if it has one, must be after today.",
        ),
    )
    return next((sentence for is_right, sentence in checks if not is_right), "")
