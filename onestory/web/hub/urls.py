"""Addresses of the front door's pages."""

from django.urls import path

from onestory.web.hub import (
    analysis,
    answers,
    ask,
    assign,
    board,
    consent,
    contact,
    decide,
    doors,
    feedback,
    files,
    handover,
    match,
    meeting,
    phone,
    school,
    triage,
    workloads,
)

HERE = "front-door/<str:reference>"

urlpatterns = [
    path("front-door", board.front_door, name="front-door"),
    path("front-door/take", board.take_several, name="take-several"),
    path("front-door/who-has-what", workloads.who_has_what, name="workloads"),
    path("front-door/who-has-what/<int:owner>", workloads.cover, name="cover"),
    path("front-door/daily-meeting", meeting.daily, name="daily-meeting"),
    path("front-door/doors", doors.doors_today, name="doors"),
    path("front-door/more", files.unread, name="more-told"),
    path("front-door/phone", phone.phone_entry, name="phone-entry"),
    path(HERE, contact.contact, name="contact"),
    path(f"{HERE}/history", contact.history, name="contact-history"),
    path(f"{HERE}/files", files.add, name="contact-files"),
    path(f"{HERE}/more/<uuid:addition>", files.read_more, name="contact-more"),
    path(f"{HERE}/take", assign.take, name="contact-take"),
    path(f"{HERE}/reassign", assign.give_on, name="contact-reassign"),
    path(f"{HERE}/match", match.who_are_they, name="contact-match"),
    path(f"{HERE}/match/child/<uuid:named>", match.match_one_child, name="contact-match-child"),
    path(f"{HERE}/match/adult/<uuid:named>", match.match_one_adult, name="contact-match-adult"),
    path(f"{HERE}/school", school.ring, name="contact-school"),
    path(f"{HERE}/triage", triage.triage, name="contact-triage"),
    path(f"{HERE}/urgency", triage.urgency, name="contact-urgency"),
    path(f"{HERE}/consent", consent.consent, name="contact-consent"),
    path(f"{HERE}/ask", ask.ask, name="contact-ask"),
    path(f"{HERE}/answers", answers.answers, name="contact-answers"),
    path(f"{HERE}/answers/<str:asked>/chase", answers.chase, name="contact-chase"),
    path(f"{HERE}/analysis", analysis.analyse, name="contact-analysis"),
    path(f"{HERE}/propose", decide.propose, name="contact-propose"),
    path(f"{HERE}/decide", decide.decide, name="contact-decide"),
    path(f"{HERE}/undo", decide.undo, name="contact-undo"),
    path(f"{HERE}/hand-over", handover.hand_on, name="contact-hand-over"),
    path(f"{HERE}/feedback", feedback.tell, name="contact-feedback"),
]
