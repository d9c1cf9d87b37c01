"""What a report for a family is made of, and the reports that were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.access.declared.roles import BY_CODE
from onestory.audit.queries import looks_by_role
from onestory.calendars.instants import at_london
from onestory.councils.models import Agency
from onestory.frontdoor.declared.family_report import THE_HUB, WAYS
from onestory.frontdoor.declared.standings import ShareDecision
from onestory.frontdoor.models import FamilyReportGiven, SharingEntry
from onestory.frontdoor.rules.family_report import FamilyReport, Looking, Party, Shared, digest_of, from_text
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor

NO_REPORT = "There is no such report for this family."
HOW = dict(WAYS)


@dataclass(frozen=True, kw_only=True)
class GivenCard:
    """A report that was given: to whom, how, and whether it is still as it was."""

    number: int
    given_to: str
    given_how: str
    given_at: datetime
    given_by: str
    is_whole: bool
    report: FamilyReport


def shared_about(people: Sequence[UUID], *, viewer: Actor) -> list[Shared]:
    """The ledger's lines about one person under any of their identifiers, with no name of anybody in them."""
    found = SharingEntry.objects.filter(council_id=viewer.council, person_id__in=list(people))
    return [
        Shared(
            at=each.at,
            what=each.what,
            giver=_party(each.from_agency, is_hub=each.from_agency is None),
            taker=_party(each.to_agency, is_hub=each.to_whom == THE_HUB),
            basis=each.lawful_basis,
            told=each.told,
            was_refused=each.decision == ShareDecision.REFUSE,
        )
        for each in found.select_related("from_agency", "to_agency")
    ]


def looked_at(people: Sequence[UUID], *, viewer: Actor, since: date, until: datetime) -> list[Looking]:
    """Who opened the record, by role: no name and nobody's words leave the audit."""
    found = looks_by_role(people, viewer=viewer, since=at_london(since), until=until)
    return [
        Looking(
            role=BY_CODE[each.role].title if each.role in BY_CODE else "Somebody else at work in the hub",
            times=each.times,
            latest=each.latest,
        )
        for each in found
    ]


def reports_given(people: Sequence[UUID], *, viewer: Actor) -> list[GivenCard]:
    """Every report given to the family of somebody whose record is open, the latest first."""
    found = FamilyReportGiven.objects.filter(council_id=viewer.council, person_id__in=list(people))
    return [_card(each) for each in found.select_related("given_by")]


def report_given(people: Sequence[UUID], number: int, *, viewer: Actor) -> GivenCard:
    """One of them."""
    for card in reports_given(people, viewer=viewer):
        if card.number == number:
            return card
    raise NotFound(NO_REPORT)


def _party(agency: Agency | None, *, is_hub: bool) -> Party:
    return Party(name=agency.name, kind=agency.kind) if agency else Party(is_hub=is_hub)


def _card(each: FamilyReportGiven) -> GivenCard:
    return GivenCard(
        number=each.number,
        given_to=each.given_to,
        given_how=HOW.get(each.given_how, each.given_how),
        given_at=each.given_at,
        given_by=each.given_by.name if each.given_by else "",
        is_whole=digest_of(each.told) == each.sha256,
        report=from_text(each.told),
    )
