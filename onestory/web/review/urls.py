"""Addresses of match review."""

from django.urls import path

from onestory.web.review import history, queue

urlpatterns = [
    path("review", queue.waiting, name="match-review"),
    path("review/<int:question>", queue.one, name="match-question"),
    path("review/people/<uuid:person>", history.lines, name="match-history"),
    path("review/people/<uuid:person>/take-out", history.take_out, name="match-take-out"),
    path("review/people/<uuid:person>/changes/<int:change>", history.undo, name="match-undo"),
]
