"""Addresses of the access review."""

from django.urls import path

from onestory.web.oversight import glass, views

urlpatterns = [
    path("audit", views.sights, name="access-review"),
    path("audit/lines.csv", views.taken, name="access-review-file"),
    path("audit/chain", views.chain, name="audit-chain"),
    path("audit/glass", glass.waiting, name="glasses"),
    path("audit/glass/<int:number>", glass.one, name="glass"),
]
