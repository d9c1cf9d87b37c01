"""Addresses of requests to partners, on the partner's side."""

from django.urls import path

from onestory.web.requests import answering, asks, attaching, clarifying, views

urlpatterns = [
    path("requests", views.waiting, name="requests"),
    path("requests/board", views.how_we_answer, name="agency-board"),
    path("requests/asks/<uuid:ask>", asks.answer, name="held-ask"),
    path("requests/<str:reference>", views.one, name="request"),
    path("requests/<str:reference>/answer", answering.answer, name="answer-request"),
    path("requests/<str:reference>/files", attaching.attach, name="request-files"),
    path("requests/<str:reference>/query", clarifying.ask, name="request-query"),
    path("requests/<str:reference>/clarify/<uuid:clarification>", clarifying.clarify, name="request-clarify"),
    path("requests/<str:reference>/release", answering.release, name="release-answer"),
]
