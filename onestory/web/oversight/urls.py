"""Addresses of the access review."""

from django.urls import path

from onestory.web.oversight import views

urlpatterns = [
    path("audit", views.sights, name="access-review"),
    path("audit/chain", views.chain, name="audit-chain"),
]
