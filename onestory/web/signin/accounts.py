"""Whose session it is, asked on every page."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet

from onestory.walls.asking import written_once


class Accounts(AuthenticationBackend):  # type: ignore[misc]
    """allauth's own, but that the account of a session is asked for in a question that is written once.

    With it comes whether it `had_a_factor`, a second one, when the request began.
    """

    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        """The account of that number, unless it is closed."""
        return next((each for each in _accounts(number=user_id) if self.user_can_authenticate(each)), None)


@written_once
def _accounts(*, number: Any) -> QuerySet[Any]:
    factors = Authenticator.objects.filter(user=OuterRef("pk"))
    return get_user_model().objects.filter(pk=number).annotate(had_a_factor=Exists(factors))
