"""A person who signs in."""

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

SIGNED_OUT = "OneStory signed out"


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they sign in with."""

    def create_user(self, username: str, email: str = "", password: str | None = None, **rest: object) -> "User":
        """Make a person at work. Without a password they can only come through the council's identity provider."""
        user = self.model(username=username, email=self.normalize_email(email), **rest)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One human being; what they may do comes from dated memberships, never from here."""

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    signed_out_at = models.DateTimeField(null=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name shown on pages and in the record."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must hold to go on: another one since a new password, and since all were ended."""
        return self._since_signed_out(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by the secret keys before this one."""
        return (self._since_signed_out(each) for each in super().get_session_auth_fallback_hash())

    def _since_signed_out(self, by_password: str) -> str:
        if self.signed_out_at is None:
            return by_password
        kept = f"{by_password} {self.signed_out_at.timestamp()}"
        return salted_hmac(SIGNED_OUT, kept, algorithm="sha256").hexdigest()
