"""A reviewer may say that a person's records are one person's, whatever a machine may come to think."""

from django.db import migrations, models

from onestory.walls.at_once import AtOnce

KINDS = ("adopt", "add", "merge", "split", "apart", "together", "undo", "merged", "parted")


class Migration(migrations.Migration):
    """One more kind of line in the ledger of matching."""

    dependencies = [("people", "0020_not_of_kin")]
    operations = [
        AtOnce(
            migrations.RemoveConstraint(model_name="change", name="change_kind_is_known"),
            migrations.AddConstraint(
                model_name="change",
                constraint=models.CheckConstraint(
                    condition=models.Q(("kind__in", KINDS)),
                    name="change_kind_is_known",
                ),
            ),
        )
    ]
