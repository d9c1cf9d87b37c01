"""What one current record says of whom it speaks: in its own words, and made comparable."""

# ruff: noqa: DJ001 - what a record leaves unsaid is null here, as it is in the file it came from.
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CompositePrimaryKey, Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Saying(models.Model):
    """One row a record, replaced when the record changes. Only the indexer sees it: shielded places stand here too."""

    pk = CompositePrimaryKey("council_id", "record")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField(help_text="Feed, part and the partner's own key: the same from file to file.")
    row = models.BigIntegerField(
        null=True, help_text="The feed's row it was told in; null for what the hub itself added."
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
        help_text="As last written up.",
    )
    feed = models.CharField(max_length=60)
    agency = models.CharField(max_length=60)
    role = models.CharField(max_length=60, blank=True, help_text="Blank where the row is the person's own.")
    who = models.CharField(max_length=10, help_text="child, adult, anyone.")
    as_of = models.DateField()
    received_at = models.DateTimeField()
    given_name = models.TextField(null=True)
    middle_names = models.TextField(null=True)
    family_name = models.TextField(null=True)
    former_names = models.TextField(null=True)
    date_of_birth = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    died_on = models.DateField(null=True)
    sex = models.CharField(max_length=1, null=True)
    ethnicity = models.TextField(null=True)
    address = models.TextField(null=True)
    uprn = models.TextField(null=True)
    postcode = models.TextField(null=True)
    phone = models.TextField(null=True)
    email = models.TextField(null=True)
    nhs_number = models.TextField(null=True)
    upn = models.TextField(null=True)
    former_upn = models.TextField(null=True)
    council_child_id = models.TextField(null=True)
    pnc = models.TextField(null=True)
    mother_nhs_number = models.TextField(null=True)
    school = models.TextField(null=True)
    gp = models.TextField(null=True)
    locked = models.BinaryField(
        null=True, help_text="What would tell where a shielded person is, under the outside key."
    )
    home_from = models.DateField(null=True)
    home_until = models.DateField(null=True)
    givens = ArrayField(models.TextField(), default=list)
    roots = ArrayField(models.TextField(), default=list)
    families = ArrayField(models.TextField(), default=list)
    given_sound = models.TextField(null=True)
    family_sound = models.TextField(null=True)
    place = models.TextField(null=True, help_text="What is the same for everybody at one address.")

    class Meta:
        ordering: ClassVar[list[str]] = ["record"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person"], name="saying_person"),
            models.Index(fields=["council", "row"], name="saying_row"),
            models.Index(fields=["council"], name="saying_locked", condition=Q(locked__isnull=False)),
            models.Index(fields=["council", "nhs_number"], name="saying_nhs", condition=Q(nhs_number__isnull=False)),
            models.Index(
                fields=["council", "council_child_id"],
                name="saying_council_child",
                condition=Q(council_child_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feed} {self.record}"
