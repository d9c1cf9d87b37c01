"""Coming back to a form: the address opens it, with the code that goes with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.doors.start_draft import CODE_SALT
from onestory.frontdoor.declared.forms import WRONG_CODES
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import DraftCard
from onestory.frontdoor.queries.doors.drafts import draft
from onestory.frontdoor.unsent import written_in
from onestory.walls.actor import Actor
from onestory.walls.sealing import secret_keys

SHUT = (
    "The wrong code was given too often, so this form is shut. Start a new one, or ring the front door; "
    "if a child is in danger, ring 999."
)


@dataclass(frozen=True, kw_only=True)
class Returned:
    """The draft, or the sentence that says why not. Not a refusal: that would undo the count of wrong codes."""

    draft: DraftCard | None = None
    why_not: str = ""


@transaction.atomic
def return_to_draft(*, actor: Actor, token: str, code: str, now: datetime) -> Returned:
    """Open a draft by its token and return code. Five wrong codes shut it for good.

    Raises KeyUnavailable, and counts nothing, where it is under a secret key that is not there: nor is its code then.
    """
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, lock=True)
    written_in(row)
    if row.wrong_codes >= WRONG_CODES:
        return Returned(why_not=SHUT)
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    if not any(constant_time_compare(row.code_hash, _hashed(token + typed, secret)) for secret in secret_keys()):
        row.wrong_codes += 1
        row.save(update_fields=["wrong_codes"])
        note(act="draft.wrong-code", subject=str(row.pk), subject_kind="draft", actor=actor, now=now)
        left = WRONG_CODES - row.wrong_codes
        return Returned(why_not=f"That is not the code for this form. Tries left: {left}." if left else SHUT)
    note(act="draft.return", subject=str(row.pk), subject_kind="draft", actor=actor, now=now)
    return Returned(draft=draft(token, viewer=actor, now=now))


def _hashed(words: str, secret: str) -> str:
    return salted_hmac(CODE_SALT, words, secret=secret, algorithm="sha256").hexdigest()
