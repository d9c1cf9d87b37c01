"""Reading agreements: what each lets be seen, who has signed, what may be done next, and whom to ask for the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from onestory.access.declared.agreements import AGREEMENT, BY_CODE, FEEDS_OF, TITLES, TWO_PEOPLE, AgreementState
from onestory.access.declared.purposes import BY_CODE as PURPOSES
from onestory.access.models import Agreement
from onestory.access.policies import refusal, require
from onestory.grammar.refusals import NotFound
from onestory.vocabulary.agencies import AgencyKind
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.sharing import LAWFUL_BASES
from onestory.walls.actor import Actor

NO_AGREEMENT = "There is no such agreement at your council."
NOT_A_PARTY = "Your agency is not party to this agreement."
ALREADY_SIGNED = "Your agency has signed it already."


@dataclass(frozen=True, kw_only=True)
class PartyCard:
    """One agency's part."""

    agency: int
    name: str
    gives: bool
    signed_at: datetime | None
    signed_by: str


@dataclass(frozen=True, kw_only=True)
class AgreementCard:
    """One agreement as its page shows it. `may` says of each move why not, blank where one may."""

    id: int
    title: str
    giver: int
    giver_name: str
    giver_kind: str
    shares: tuple[str, ...]
    kinds: tuple[str, ...]
    purposes: tuple[str, ...]
    purpose_titles: tuple[str, ...]
    lawful_basis: str
    necessity: str
    holder_name: str
    holder_phone: str
    review_on: date
    until: date | None
    state: str
    state_title: str
    parties: tuple[PartyCard, ...]
    drafted_by: str
    drafted_at: datetime
    asked_by: str
    switched_on_by: str
    switched_on_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    ended_why: str
    may: dict[str, str]


def agreements(*, viewer: Actor) -> list[AgreementCard]:
    """Every agreement of the viewer's council, those that show something first."""
    require(viewer, "agreement.see")
    order = [state.value for state in (AgreementState.IN_FORCE, *AgreementState)]
    found = [_card(row, viewer) for row in _all(viewer)]
    return sorted(found, key=lambda card: (order.index(card.state), card.title))


def agreement(number: int, *, viewer: Actor) -> AgreementCard:
    """One of them."""
    require(viewer, "agreement.see")
    return _card(agreement_row(number, viewer=viewer), viewer)


def agreement_row(number: int, *, viewer: Actor, lock: bool = False) -> Agreement:
    """The row itself, for the acts."""
    asked = Agreement.objects.filter(pk=number, council_id=viewer.council).select_related("giver")
    found = (asked.select_for_update(of=("self",)) if lock else asked).first()
    if found is None:
        raise NotFound(NO_AGREEMENT)
    return found


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Whom an agreement names for what its giver does not share."""

    agency: int
    agency_name: str
    name: str
    phone: str

    @property
    def sentence(self) -> str:
        """Whom to ask, in words."""
        whose = "" if self.agency_name in self.name else f" at {self.agency_name}"
        who = self.name.replace("The ", "the ", 1) if self.name.startswith("The ") else self.name
        return f"Ask {who}{whose}, {self.phone}."


def holders(*, viewer: Actor) -> dict[str, Holder]:
    """Whom to ask for what each feed's owner does not share: the latest agreement says, in force or not."""
    return {feed: _holder(row) for row in _by_age(viewer) for feed in _feeds_owned(row.giver.kind)}


def holders_of_agencies(*, viewer: Actor) -> dict[int, Holder]:
    """The same by agency."""
    return {row.giver_id: _holder(row) for row in _by_age(viewer)}


def _by_age(viewer: Actor) -> QuerySet[Agreement]:
    found = Agreement.objects.filter(council_id=viewer.council).select_related("giver")
    return found.order_by("drafted_at", "id")


def _holder(row: Agreement) -> Holder:
    return Holder(agency=row.giver_id, agency_name=row.giver.name, name=row.holder_name, phone=row.holder_phone)


def _feeds_owned(kind: str) -> Iterable[str]:
    return FEEDS_OF.get(AgencyKind(kind), ()) if kind in {each.value for each in AgencyKind} else ()


def _all(viewer: Actor) -> Iterable[Agreement]:
    found = Agreement.objects.filter(council_id=viewer.council).select_related("giver")
    return found.prefetch_related("parties__agency")


def _card(row: Agreement, viewer: Actor) -> AgreementCard:
    parties = tuple(
        PartyCard(
            agency=each.agency_id,
            name=each.agency.name,
            gives=each.agency_id == row.giver_id,
            signed_at=each.signed_at,
            signed_by=each.signed_by,
        )
        for each in row.parties.all()
    )
    return AgreementCard(
        id=row.pk,
        title=row.title,
        giver=row.giver_id,
        giver_name=row.giver.name,
        giver_kind=row.giver.kind,
        shares=tuple(row.shares),
        kinds=tuple(dict.fromkeys(BY_CODE[share.split(":")[1]].title for share in row.shares)),
        purposes=tuple(row.purposes),
        purpose_titles=tuple(PURPOSES[code].title for code in row.purposes if code in PURPOSES),
        lawful_basis=label_of(LAWFUL_BASES, row.lawful_basis),
        necessity=row.necessity,
        holder_name=row.holder_name,
        holder_phone=row.holder_phone,
        review_on=row.review_on,
        until=row.until,
        state=row.state,
        state_title=TITLES[AgreementState(row.state)],
        parties=parties,
        drafted_by=row.drafted_by,
        drafted_at=row.drafted_at,
        asked_by=row.asked_by,
        switched_on_by=row.switched_on_by,
        switched_on_at=row.switched_on_at,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
        ended_why=row.ended_why,
        may={move.name: _why_not(row, move.name, parties, viewer) for move in AGREEMENT.moves},
    )


def _why_not(row: Agreement, move: str, parties: Iterable[PartyCard], viewer: Actor) -> str:
    needs = next(known.needs for known in AGREEMENT.moves if known.name == move)
    refused = refusal(viewer, needs, council=row.council_id) or AGREEMENT.refusal(move, AgreementState(row.state)) or ""
    mine = next((party for party in parties if party.agency == viewer.agency), None)
    if not refused and needs == "agreement.sign" and mine is None:
        return NOT_A_PARTY
    if not refused and move == "sign" and mine and mine.signed_at:
        return ALREADY_SIGNED
    if not refused and move == "switch-on" and row.asked_by == viewer.username:
        return TWO_PEOPLE
    return refused
