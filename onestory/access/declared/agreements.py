"""Data-sharing agreements: what may be shared, by whom, and how one comes into force and ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.declarations import check_code, check_no_repeats
from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.agencies import AgencyKind

SOURCE = (
    "ICO, Data sharing: a code of practice (2021), data sharing agreements; HM Government information sharing advice"
)
TWO_PEOPLE = "Whoever asked for it to be switched on cannot switch it on: another person reads what it will show first."


class AgreementState(StrEnum):
    """Where an agreement stands. Only one in force shows anybody anything."""

    DRAFT = "draft"
    AGREED = "agreed"
    ASKED = "asked"
    IN_FORCE = "in-force"
    ENDED = "ended"


TITLES = {
    AgreementState.DRAFT: "Draft: waits for its parties",
    AgreementState.AGREED: "Agreed by every party, and not switched on",
    AgreementState.ASKED: "Asked to be switched on: waits for a second person",
    AgreementState.IN_FORCE: "In force",
    AgreementState.ENDED: "Ended",
}
DRAFT, AGREED, ASKED, IN_FORCE, ENDED = AgreementState
AGREEMENT = Workflow(
    code="agreement",
    title="Data-sharing agreement",
    thing="agreement",
    begins=DRAFT,
    source=SOURCE,
    moves=(
        Move(name="sign", come_from=(DRAFT,), go_to=AGREED, needs="agreement.sign"),
        Move(name="ask", come_from=(AGREED,), go_to=ASKED, needs="agreement.switch", says="ask to switch {} on"),
        Move(name="switch-on", come_from=(ASKED,), go_to=IN_FORCE, needs="agreement.switch", says="switch {} on"),
        Move(name="end", come_from=(DRAFT, AGREED, ASKED, IN_FORCE), go_to=ENDED, needs="agreement.sign"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class SharedKind:
    """One kind of thing that a partner's file tells of a person, shared or not as the agreement says."""

    code: str
    title: str
    says: str
    since: date = date(2026, 1, 1)
    source: str = SOURCE

    def __post_init__(self) -> None:
        check_code("A kind of what is shared", self.code)


KINDS = (
    SharedKind(code="identity", title="Who they are", says="Names, birth, sex and numbers, as this agency gives them"),
    SharedKind(code="places", title="Where they are", says="Addresses, telephones, e-mail, school and surgery"),
    SharedKind(code="family", title="Who is family", says="Relationships that this agency tells of"),
    SharedKind(code="involvement", title="Who works with them", says="Workers and services, with how to reach them"),
    SharedKind(code="events", title="What happened", says="Lines of the chronology that come from this agency"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
check_no_repeats("The kinds of what is shared", (kind.code for kind in KINDS))

K = AgencyKind
FEEDS_OF = {
    K.HEALTH: ("health-registrations", "ae-attendances"),
    K.SCHOOL: ("school-census",),
    K.HOUSING: ("housing-tenancies",),
    K.POLICE: ("police-notices",),
    K.PROBATION: ("probation",),
    K.ADULT_CARE: ("adult-care",),
    K.EARLY_HELP: ("early-help",),
    K.YOUTH_JUSTICE: ("youth-justice",),
    K.VOLUNTARY: ("partner-list",),
}
"""The feeds that a partner of each kind owns. A test holds this to the catalogue of feeds."""

THE_COUNCILS_OWN = ("", "hub", "ssd", "cin", "ssda903", "annex-a")
"""What the council's own people and systems tell needs no agreement with anybody."""


def shares_of(kind: str) -> tuple[str, ...]:
    """Everything that a partner of this kind could share: each of its feeds with each kind of what it tells."""
    return tuple(f"{feed}:{each.code}" for feed in FEEDS_OF.get(AgencyKind(kind), ()) for each in KINDS)
