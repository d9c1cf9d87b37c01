"""Which files of a contact go with it to another council of the hub, and what is said of those that do not."""

from dataclasses import dataclass
from uuid import UUID

from onestory.frontdoor.declared.attachments import Scan
from onestory.frontdoor.models import Attachment, Contact
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.queries.naming.named import concerned, places_named
from onestory.frontdoor.rules.wording import files_in_words
from onestory.people.queries.withheld import shielded_among
from onestory.walls.actor import Actor

BEHIND_A_SHIELD = (
    "{files} did not come: a shield stands over this family, and a file cannot be looked through for where they are. "
    "Ring {council}."
)
MAY_BE_BEHIND_ONE = (
    "{files} did not come: somebody named here and not matched yet may stand behind a shield, and a file cannot be "
    "looked through for where they are. Ring {council}."
)
CAME, STAYS = "{files} came with it.", "{files} stayed with {council}, not yet checked for viruses. Ask them for it."


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """The files that cross, and the sentences that the receiver reads of all of them; blank where there were none."""

    files: tuple[UUID, ...]
    said: str


def files_that_cross(contact: Contact, *, viewer: Actor) -> Crossing:
    """Those that a scanner found clean. None under a partner's seal, and none at all of a family behind a shield, or
    of one that may be so by the names told.
    """
    rows = Attachment.objects.filter(contact=contact, request__isnull=True).exclude(state=Scan.REFUSED.value)
    states = dict(rows.values_list("pk", "state"))
    if not states:
        return Crossing(files=(), said="")
    council = contact.council.name
    is_shielded = shielded_among(people_of(contact), viewer=viewer, and_relatives=True)
    if is_shielded or places_named(contact, viewer=viewer):
        return Crossing(files=(), said=BEHIND_A_SHIELD.format(files=files_in_words(len(states)), council=council))
    if shielded_among(concerned(contact, viewer=viewer), viewer=viewer):
        return Crossing(files=(), said=MAY_BE_BEHIND_ONE.format(files=files_in_words(len(states)), council=council))
    clean = tuple(pk for pk, state in states.items() if state == Scan.CLEAN)
    held = len(states) - len(clean)
    sentences = [CAME.format(files=files_in_words(len(clean)))] if clean else []
    sentences += [STAYS.format(files=files_in_words(held), council=council)] if held else []
    return Crossing(files=clean, said=" ".join(sentences))
