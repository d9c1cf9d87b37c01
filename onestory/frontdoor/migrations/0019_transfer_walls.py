"""Transfers behind the wall: both councils' hubs see one; what was sent never changes, and only the receiver answers."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
TO_THE_COUNCIL = "to_council_id = any ((select onestory_councils())::bigint[])"
ANSWERS = f"{HUB} and ({TO_THE_COUNCIL} or (to_council_id is null and {OF_THE_COUNCIL}))"
ANSWERED = "state, received_at, answered_by_id, answered_at, answered_for, answer, became"


class Migration(migrations.Migration):
    """For a council outside the hub, the sender writes down what it was told."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0018_transfers")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "frontdoor_transfer",
            sees=f"{HUB} and ({OF_THE_COUNCIL} or {TO_THE_COUNCIL})",
            adds=f"{HUB} and {OF_THE_COUNCIL}",
            changes=ANSWERS,
        ),
        migrations.RunSQL(
            sql=f"revoke update on frontdoor_transfer from {APP_ROLE}; "
            f"grant update ({ANSWERED}) on frontdoor_transfer to {APP_ROLE}",
            reverse_sql=f"revoke update ({ANSWERED}) on frontdoor_transfer from {APP_ROLE}",
        ),
        migrations.RunSQL(
            sql="create policy frontdoor_transfer_not_of_kin on frontdoor_transfer as restrictive for select "
            f"to {APP_ROLE} using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql="drop policy if exists frontdoor_transfer_not_of_kin on frontdoor_transfer",
        ),
    ]
