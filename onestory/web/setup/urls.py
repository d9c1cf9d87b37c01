"""Addresses of set-up."""

from django.urls import path

from onestory.web.setup import agreements, clock, measures, people, places, settings, targets, views

urlpatterns = [
    path("set-up", views.overview, name="set-up"),
    path("set-up/council", places.own_council, name="set-up-council"),
    path("set-up/agencies/new", places.new_agency, name="set-up-agency-new"),
    path("set-up/agencies/<int:agency>", places.agency, name="set-up-agency"),
    path("set-up/agencies/<int:agency>/accredit", places.accredited, name="set-up-accredit"),
    path("set-up/teams/new", places.new_team, name="set-up-team-new"),
    path("set-up/teams/<int:team>", places.team, name="set-up-team"),
    path("set-up/settings", settings.listed, name="set-up-settings"),
    path("set-up/settings/<slug:code>", settings.one, name="set-up-setting"),
    path("set-up/measures", measures.measures, name="set-up-measures"),
    path("set-up/measures/<int:place>", measures.measure, name="set-up-measure"),
    path("set-up/targets", targets.listed, name="set-up-targets"),
    path("set-up/targets/<str:code>", targets.one, name="set-up-target"),
    path("set-up/letters", views.letters, name="set-up-letters"),
    path("set-up/people", people.people, name="set-up-people"),
    path("set-up/people/new", people.newcomer, name="set-up-newcomer"),
    path("set-up/people/<int:membership>", people.one, name="set-up-person"),
    path("set-up/people/<int:membership>/end", people.ended, name="set-up-end"),
    path("set-up/people/<int:membership>/open-again", people.reopened, name="set-up-reopen"),
    path("set-up/people/<int:membership>/sign-out", people.signed_out, name="set-up-sign-out"),
    path("set-up/people/<int:membership>/check", people.checked, name="set-up-check"),
    path("set-up/clock", clock.clock, name="set-up-clock"),
    path("set-up/agreements", agreements.listed, name="agreements"),
    path("set-up/agreements/new", agreements.draft, name="agreement-draft"),
    path("set-up/agreements/<int:number>", agreements.one, name="agreement"),
    path("set-up/agreements/<int:number>/<slug:move>", agreements.moved, name="agreement-move"),
]
