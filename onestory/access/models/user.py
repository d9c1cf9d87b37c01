"""A person who signs in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


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

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name shown on pages and in the record."""
        return self.name
