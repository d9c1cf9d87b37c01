"""A council: the data controller, and the tenant of every row."""

from typing import ClassVar

from django.db import models

from onestory.councils.models.hub import Hub


class Council(models.Model):
    """An English local authority with children's services."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    la_code = models.CharField(max_length=3, help_text="The DfE's three-digit code.")
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="councils")
    front_door_phone = models.CharField(max_length=40, blank=True)
    out_of_hours_phone = models.CharField(max_length=40, blank=True)
    under_18s = models.PositiveIntegerField(default=0, help_text="Mid-year estimate, for rates per 10,000.")
    postcode_areas = models.CharField(max_length=200, blank=True, help_text="Outward codes, comma separated: routing.")
    colour = models.CharField(max_length=20, default="blue", help_text="The band that says which council one acts for.")

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
