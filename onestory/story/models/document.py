"""A document about a person: a plan, a report, minutes. Kept as it came, version after version."""

import uuid
from typing import ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models import Person


class Document(models.Model):
    """Never changed: a later version is a row of its own that names the one it replaces.

    `words` are what could be read in it, for the preview and the search. A `sealed` document is for those with the
    grant and for its own agency. Of somebody who stands behind a shield none is shown: a file cannot be looked
    through for places.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    author = models.CharField(max_length=200)
    dated_on = models.DateField()
    agency = models.CharField(max_length=60, help_text="Whose document it is.")
    agency_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    words = models.TextField(blank=True)
    found_by = SearchVectorField(null=True, help_text="Filled by the database.")
    sealed = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=150)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dated_on", "-filed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(author=""), name="document_says_what_and_whose"),
            models.CheckConstraint(
                condition=Q(version=1, replaces__isnull=True) | Q(version__gt=1, replaces__isnull=False),
                name="document_version_follows_another",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "kind"], name="document_of_person")]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
