"""Addresses of pages, by area."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onestory.web.home.urls")),
    path("", include("onestory.web.about.urls")),
    path("", include("onestory.web.health.urls")),
    path("", include("onestory.web.gallery.urls")),
    path("", include("onestory.web.refer.urls")),
    path("", include("onestory.web.requests.urls")),
    path("", include("onestory.web.files.urls")),
    path("", include("onestory.web.handovers.urls")),
    path("", include("onestory.web.notices.urls")),
    path("", include("onestory.web.disagreements.urls")),
    path("", include("onestory.web.transfers.urls")),
    path("", include("onestory.web.work.urls")),
    path("", include("onestory.web.setup.urls")),
    path("", include("onestory.web.oversight.urls")),
    path("", include("onestory.web.hub.urls")),
    path("", include("onestory.web.people.urls")),
    path("", include("onestory.web.guard.urls")),
    path("", include("onestory.web.review.urls")),
    path("", include("onestory.web.imports.urls")),
    path("", include("onestory.web.figures.urls")),
    path("", include("onestory.web.watch.urls")),
    path("account/", include("onestory.web.signin.urls")),
]
