"""A source record: one row of a partner's, as it came, under our names, from when until when it was what they said."""
# ruff: noqa: DJ001  what a partner did not say is null, not empty: so nothing is compared with it or found by it

from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.feeds.models.delivery import Delivery


class SourceRecord(models.Model):
    """Never overwritten: a changed row is a new record, and the old one is closed. Undoing an import closes what it
    opened (`undone`) and opens what it closed.

    The keys to council and deliveries are not checked by the database row by row: a million rows come in one statement
    from one delivery that the same transaction has just written, and the checks would take longer than the writing.
    """

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    feed = models.SlugField(db_index=False)
    part = models.SlugField(db_index=False)
    source_key = models.TextField(help_text="What tells the row from others of its part.")
    row = models.BigIntegerField(help_text="Its number in the file of the delivery that opened it.")
    agency = models.SlugField(db_index=False)
    content_hash = models.UUIDField()
    as_of = models.DateField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, related_name="opened", db_constraint=False, db_index=False
    )
    closed_by = models.ForeignKey(
        Delivery, on_delete=models.PROTECT, related_name="closed", db_constraint=False, db_index=False, null=True
    )
    withdrawn = models.BooleanField(default=False, help_text="Closed because the partner no longer sends it.")
    undone = models.BooleanField(default=False, help_text="Its delivery was undone: it never was what they said.")
    shielded = models.BooleanField(default=False, help_text="Of a shielded person: its place is left out.")
    locked = models.BinaryField(null=True, help_text="Of a shielded person: all but who it is, under the outside key.")

    given_name = models.TextField(null=True)
    middle_names = models.TextField(null=True)
    family_name = models.TextField(null=True)
    former_names = models.TextField(null=True)
    date_of_birth = models.DateField(null=True)
    expected_date_of_birth = models.DateField(null=True)
    sex = models.TextField(null=True)
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
    data = models.JSONField(default=dict, help_text="Everything else of the row, under our names.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["council", "feed", "part", "source_key"],
                condition=Q(valid_until__isnull=True),
                name="source_record_is_current_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False) | Q(closed_by__isnull=True, withdrawn=False, undone=False),
                name="source_record_current_is_open",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # A delivery's records lie together, so a few bytes a page find them; a tree would cost a descent a row.
            BrinIndex(fields=["opened_by"], name="source_record_opened_by", pages_per_range=16, autosummarize=True),
            models.Index(fields=["closed_by"], name="source_record_closed_by", condition=Q(closed_by__isnull=False)),
            models.Index(fields=["council", "feed"], name="source_record_shielded", condition=Q(shielded=True)),
        ]

    def __str__(self) -> str:
        return f"{self.feed}/{self.part} {self.source_key}"
