"""Starting a form that can be left and come back to."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.forms import DRAFT_DAYS, FORMS
from onestory.frontdoor.models import Draft
from onestory.frontdoor.queries.doors.routing import council_for
from onestory.frontdoor.rules.references import code_from, digest_of_token
from onestory.grammar.forms import form_in_force
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor
from onestory.walls.context import stand

CODE_SALT = "onestory.frontdoor.draft"


@dataclass(frozen=True, kw_only=True)
class Started:
    """Both are needed to come back. They are shown once: only their digests are kept."""

    token: str
    code: str


@transaction.atomic
def start_draft(*, actor: Actor, now: datetime, form: str = "referral", council: str = "") -> Started:
    """Make an empty draft for the public, or for whoever is signed in. A council may be chosen now or later."""
    require(actor, "contact.submit")
    if form not in FORMS:
        raise BadInput(f"There is no form called “{form}”.")
    started = Started(token=secrets.token_urlsafe(16), code=code_from(secrets.token_bytes(16)))
    chosen = council_for(viewer=actor, chosen=council, postcodes=()) if council else None
    stand(actor, token=started.token)
    draft = Draft.objects.create(
        token_digest=digest_of_token(started.token),
        code_hash=salted_hmac(CODE_SALT, started.token + started.code, algorithm="sha256").hexdigest(),
        council_id=chosen.id if chosen else None,
        user_id=actor.user or None,
        form=form,
        form_version=form_in_force(FORMS[form], london_date(now)).version,
        started_at=now,
        saved_at=now,
        expires_at=now + timedelta(days=DRAFT_DAYS),
    )
    note(act="draft.start", subject=str(draft.pk), subject_kind="draft", actor=actor, now=now)
    return started
