"""Notices to schools: what a school reads of its own, and what the hub sees of each."""

from uuid import UUID

from onestory.access.policies import require
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.queries.cards import NoticeCard, NoticeStanding
from onestory.walls.actor import Actor

MOST = 200


def notices_to_my_school(*, viewer: Actor) -> list[NoticeCard]:
    """Notices to the viewer's own agency: what it has not acknowledged first, then the newest."""
    require(viewer, "notice.see")
    mine = SchoolNotice.objects.filter(council_id=viewer.council, agency_id=viewer.agency)
    found = list(mine.select_related("acknowledged_by").order_by("-sent_at")[:MOST])
    return [_card(row) for row in sorted(found, key=lambda row: row.acknowledged_at is not None)]


def notice_of(contact: UUID, *, viewer: Actor) -> NoticeStanding | None:
    """How the telling of the child's school stands; None where no school has to be told."""
    require(viewer, "contact.see")
    row = SchoolNotice.objects.select_related("acknowledged_by", "told_by").filter(contact_id=contact).first()
    if row is None:
        return None
    return NoticeStanding(
        school=row.school,
        is_in_the_hub=row.agency_id is not None,
        sent_at=row.sent_at,
        due_at=row.due_at,
        opened_at=row.opened_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by.name if row.acknowledged_by else "",
        told_at=row.told_at,
        told_by=row.told_by.name if row.told_by else "",
        told_whom=row.told_whom,
    )


def _card(row: SchoolNotice) -> NoticeCard:
    return NoticeCard(
        id=row.pk,
        child_name=row.child_name,
        born_on=row.born_on,
        police_reference=row.police_reference,
        happened_at=row.happened_at,
        was_present=row.was_present,
        circumstances=row.circumstances,
        childs_voice=row.childs_voice,
        sent_at=row.sent_at,
        due_at=row.due_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by.name if row.acknowledged_by else "",
    )
