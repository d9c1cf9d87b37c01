"""Addresses of notices to schools."""

from django.urls import path

from onestory.web.notices import views

urlpatterns = [
    path("notices", views.notices, name="notices"),
    path("notices/<uuid:notice>/acknowledge", views.acknowledge, name="notice-acknowledge"),
]
