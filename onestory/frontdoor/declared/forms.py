"""The forms of the front door: a professional's or the public's referral, and a call typed for the caller."""

from datetime import date

from onestory.frontdoor.declared.notices import NOTICES
from onestory.frontdoor.declared.pages_of_people import ADULTS, CHILDREN, CHILDREN_IF_NAMED, YOU
from onestory.frontdoor.declared.pages_of_worry import CALL, CONSENT, DANGER, PARENTS, WORRY
from onestory.grammar.forms import Form

SINCE = date(2026, 1, 1)
SOURCE = "Fields that hubs ask for, after published referral forms; the four questions of Signs of Safety"

REFERRAL_FORM = Form(
    code="referral",
    title="Tell us about a child you are worried about",
    version="2026-1",
    since=SINCE,
    source=SOURCE,
    pages=(DANGER, YOU, CHILDREN, ADULTS, WORRY, PARENTS, CONSENT),
)
PHONE_ENTRY = Form(
    code="phone-entry",
    title="Record a call",
    version="2026-1",
    since=SINCE,
    source=SOURCE,
    pages=(CALL, DANGER, YOU, CHILDREN_IF_NAMED, ADULTS, WORRY, PARENTS, CONSENT),
)
FORMS = {"referral": (REFERRAL_FORM,), "phone-entry": (PHONE_ENTRY,)}
TYPED_FORMS = {"phone-entry": (PHONE_ENTRY,), **NOTICES}
"""Those that one of the hub fills in for somebody else."""
FORM = "draft"
"""Whose key it is under which a form's contacts are sent."""
DRAFT_DAYS = 28
CLEAR_HOURS = 24
"""After the upgrade that brought sealing (26 November 2026), forms not sent are written in clear for so long still: the
release before serves beside the new one, or is gone back to. Our own setting; a hub founded since seals at once."""
WRONG_CODES = 5
