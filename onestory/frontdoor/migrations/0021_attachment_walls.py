"""Files and additions behind the wall: a file opens for those who may see its contact or answer, once it is clean."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
HUB = f"((select onestory_has('hub')) or {SYSTEM})"
ME = "(select onestory_user())"
MINE = f"({{column}} = {ME} and {ME} <> 0)"
AN_ANSWERS = (
    "((select onestory_has('sealed')) or ((select onestory_has('requests')) "
    "and {row}agency_id = any ((select onestory_agencies())::bigint[])))"
)
OF_MY_DRAFT = "exists (select 1 from frontdoor_draft d where d.id = draft_id)"
SENT_UNSIGNED = (
    "(agency_id is null and added_by_id is null and exists "
    "(select 1 from frontdoor_submission s where s.contact_id = frontdoor_attachment.contact_id))"
)
FOR_READERS = (
    "{row}council_id = any ((select onestory_councils())::bigint[]) and {row}draft_id is null and "
    "(({row}agency_id is null and " + HUB + ") or ({row}agency_id is not null and " + AN_ANSWERS + "))"
)
ATTACHMENT_SEEN = (
    f"{SYSTEM} or {MINE.format(column='added_by_id')} or ({FOR_READERS.format(row='')}) or {OF_MY_DRAFT} "
    f"or {SENT_UNSIGNED}"
)
ATTACHMENT_ADDED = (
    f"{OF_MY_DRAFT} or ({OF_THE_COUNCIL} and (agency_id is null or ((select onestory_has('requests')) "
    "and agency_id = any ((select onestory_agencies())::bigint[]))))"
)
STAYS_HELD = f"{SYSTEM} or (state = 'held' and scanned_at is null and ({OF_MY_DRAFT} or {OF_THE_COUNCIL}))"
OF_MINE = f"attachment_id in (select id from frontdoor_attachment where {OF_MY_DRAFT})"
CONTENT_SEEN = (
    f"{SYSTEM} or {OF_MINE} or exists (select 1 from frontdoor_attachment a where a.id = attachment_id and a.state = 'clean' and "
    f"{FOR_READERS.format(row='a.')})"
)
CONTENT_REMOVED = f"{SYSTEM} or {OF_MINE}"
MOVED = "council_id, draft_id, contact_id, state, scanned_at, says"
READ = "read_at, read_by_id, changes"


def not_of_kin(table: str) -> migrations.RunSQL:
    """Rows of a contact that concerns the reader's own family are not there for them."""
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} "
        "using (contact_id is null or contact_id <> all ((select frontdoor_mine())::uuid[]))",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


def changes_only(table: str, columns: str) -> migrations.RunSQL:
    """What was told stays as it was told."""
    return migrations.RunSQL(
        sql=f"revoke update on {table} from {APP_ROLE}; grant update ({columns}) on {table} to {APP_ROLE}",
        reverse_sql=f"revoke update ({columns}) on {table} from {APP_ROLE}",
    )


class Migration(migrations.Migration):
    """Only the system, by the clock, says that a file is clean; a draft's holder may only send it, held, or take it off.

    Content is written with its file, whose own policy says who may, and is nobody's to read before that.
    """

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0020_attachments")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "frontdoor_addition",
            sees=f"{MINE.format(column='by_id')} or ({OF_THE_COUNCIL} and {HUB})",
            adds=OF_THE_COUNCIL,
            changes=f"{OF_THE_COUNCIL} and {HUB}",
        ),
        changes_only("frontdoor_addition", READ),
        not_of_kin("frontdoor_addition"),
        behind_the_wall(
            "frontdoor_attachment",
            sees=ATTACHMENT_SEEN,
            adds=ATTACHMENT_ADDED,
            removes=f"{SYSTEM} or {OF_MY_DRAFT}",
            verbs=("select", "insert", "update", "delete"),
        ),
        migrations.RunSQL(
            sql="drop policy frontdoor_attachment_changes on frontdoor_attachment; "
            "create policy frontdoor_attachment_changes on frontdoor_attachment for update "
            f"using ({SYSTEM} or {OF_MY_DRAFT}) with check ({STAYS_HELD})",
            reverse_sql=migrations.RunSQL.noop,
        ),
        changes_only("frontdoor_attachment", MOVED),
        not_of_kin("frontdoor_attachment"),
        behind_the_wall(
            "frontdoor_attachmentcontent",
            sees=CONTENT_SEEN,
            adds="true",
            removes=CONTENT_REMOVED,
            verbs=("select", "insert", "delete"),
        ),
    ]
