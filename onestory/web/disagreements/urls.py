"""Addresses of disagreements, on both sides."""

from django.urls import path

from onestory.web.disagreements import raising, views

urlpatterns = [
    path("disagreements", views.listed, name="disagreements"),
    path("disagreements/<uuid:disagreement>", views.one, name="disagreement"),
    path("requests/<str:reference>/disagree", raising.on_a_request, name="request-disagree"),
    path("my-referrals/<str:reference>/disagree", raising.on_a_referral, name="referral-disagree"),
    path("front-door/<str:reference>/disagree", raising.with_an_agency, name="contact-disagree"),
]
