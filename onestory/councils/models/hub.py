"""A hub: one front door that one or more councils share."""

from django.db import models


class Hub(models.Model):
    """One front door. Each of its councils stays its own data controller."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
