"""What allauth asks: nobody signs themselves up, and an identity provider only opens accounts that exist."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class Door(DefaultAccountAdapter):
    """Posts are given by an administrator; there is no sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class IdentityDoor(DefaultSocialAccountAdapter):
    """The council's identity provider vouches for people whom the hub has already taken on."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never: an unknown person is shown whom to ask."""
        return False


def display(user: AbstractBaseUser) -> str:
    """How a person is named on the sign-in pages."""
    return getattr(user, "name", "") or user.get_username()
