"""Addresses of imports."""

from django.urls import path

from onestory.web.imports import deliveries, errands, refused, uploads, views

urlpatterns = [
    path("imports", views.overview, name="imports"),
    path("imports/feed/<slug:code>", views.feed, name="imports-feed"),
    path("imports/new", uploads.new, name="imports-new"),
    path("imports/match", uploads.match, name="imports-match"),
    path("imports/under-way/<int:number>", errands.one, name="imports-errand"),
    path("imports/<int:delivery>", deliveries.one, name="imports-delivery"),
    path("imports/<int:delivery>/take-in", deliveries.take_in, name="imports-take-in"),
    path("imports/<int:delivery>/drop", deliveries.drop, name="imports-drop"),
    path("imports/<int:delivery>/undo", deliveries.undo, name="imports-undo"),
    path("imports/<int:delivery>/again", refused.again, name="imports-again"),
    path("imports/refused", refused.waiting, name="imports-refused"),
    path("imports/refused.csv", refused.download, name="imports-refused-download"),
    path("imports/refused/<int:row>", refused.one, name="imports-row"),
]
