"""Addresses of the pages about people."""

from django.urls import path

from onestory.web.people import find, person, story

urlpatterns = [
    path("find", find.find, name="find"),
    path("people/<uuid:who>", person.person, name="person"),
    path("people/<uuid:who>/story", story.story, name="person-story"),
]
