"""The organisation's own sign-in, where the hub has one."""

from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from django.http import HttpRequest


@dataclass(frozen=True, kw_only=True)
class IdentityProvider:
    """A way in through somebody else's door: what to call it, and where its button is sent."""

    name: str
    address: str


def identity_providers(request: HttpRequest) -> list[IdentityProvider]:
    """Every identity provider of this hub; none unless its settings name one."""
    found = get_adapter(request).list_providers(request)
    return [IdentityProvider(name=one.name, address=one.get_login_url(request)) for one in found]
