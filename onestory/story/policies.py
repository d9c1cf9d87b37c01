"""Which recorded relationships stand, whom their two identifiers lead to now, and who of them is behind a shield."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, UUIDField

from onestory.story.models import RecordedTie

BEHIND = Func(
    Func(F("person_id"), F("other_id"), template="array[%(expressions)s]", output_field=ArrayField(UUIDField())),
    function="people_behind_shields",
    output_field=ArrayField(UUIDField()),
)


def standing() -> Q:
    """What nothing was written in the place of, and that is not itself the taking back of something."""
    replaced = RecordedTie.objects.exclude(takes_back=None).values("takes_back")
    return (Q(takes_back=None) | Q(corrects=True)) & ~Q(pk__in=replaced)


def living(column: str) -> Func:
    """Whom an identifier leads to: their own, or whose record it was joined to."""
    return Func(F(column), function="people_living", output_field=UUIDField())
