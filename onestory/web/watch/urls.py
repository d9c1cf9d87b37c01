"""Addresses of flagged looks."""

from django.urls import path

from onestory.web.watch import views

urlpatterns = [
    path("flags", views.queue, name="flags"),
    path("flags/<int:number>", views.one, name="flag"),
]
