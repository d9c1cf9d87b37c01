"""When each round was last made, and last came to no end."""

from django.db import models


class Made(models.Model):
    """One row a round, of no council: the same worker makes it for all. Holds no record of anybody."""

    round = models.CharField(max_length=40, primary_key=True)
    known_since = models.DateTimeField(help_text="From when it is owed; counted from where it was never made.")
    done_at = models.DateTimeField(null=True, help_text="When it last came to its end for every council.")
    failed_at = models.DateTimeField(null=True, help_text="When it last did not.")
    fault = models.CharField(max_length=200, blank=True, help_text="The kind of fault, and the councils; no names.")
    failures = models.PositiveIntegerField(default=0, help_text="How often in a row.")

    def __str__(self) -> str:
        return self.round
