"""Addresses of pages, by area."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def home(request: HttpRequest) -> HttpResponse:
    """Stand in until the pages come."""
    return HttpResponse("OneStory")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("allauth.urls")),
]
