"""What was passed to another council by mistake may be taken back by its sender, until they have answered."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL

HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"


class Migration(migrations.Migration):
    """The release before reads it as sent back, which is what it is to both councils: the sender's still."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0041_told_to_several")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AddField(
                "transfer",
                "taken_back",
                models.BooleanField(default=False, db_default=False, help_text="Returned by its sender, not by them."),
            ),
            migrations.AddConstraint(
                "transfer",
                models.CheckConstraint(
                    condition=Q(("taken_back", False), ("state", "returned"), _connector="OR"),
                    name="transfer_taken_back_is_returned",
                ),
            ),
        ),
        migrations.RunSQL(
            sql=f"grant update (taken_back) on frontdoor_transfer to {APP_ROLE}; "
            "create policy frontdoor_transfer_takes_back on frontdoor_transfer for update "
            f"using ({HUB} and {OF_THE_COUNCIL} and state in ('sent', 'received')) "
            f"with check ({HUB} and {OF_THE_COUNCIL} and taken_back)",
            reverse_sql="drop policy if exists frontdoor_transfer_takes_back on frontdoor_transfer; "
            f"revoke update (taken_back) on frontdoor_transfer from {APP_ROLE}",
        ),
    ]
