"""Addresses of what passes between councils."""

from django.urls import path

from onestory.web.transfers import views

urlpatterns = [
    path("transfers", views.listed, name="transfers"),
    path("transfers/<uuid:transfer>", views.one, name="transfer"),
    path("front-door/<str:reference>/pass-on", views.send, name="contact-pass-on"),
]
