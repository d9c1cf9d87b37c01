"""Addresses about the guarding of one person's record."""

from django.urls import path

from onestory.web.guard import colleagues, glass, near, shield, why

urlpatterns = [
    path("people/<uuid:who>/why", why.why, name="person-why"),
    path("people/<uuid:who>/too-near", near.too_near, name="too-near"),
    path("people/<uuid:who>/shut-to", colleagues.shut_to, name="shut-to"),
    path("people/<uuid:who>/shut-to/<int:user>/open", colleagues.open_again, name="open-to"),
    path("people/<uuid:who>/break-glass", glass.break_it, name="break-glass"),
    path("people/<uuid:who>/leave", glass.leave, name="leave-record"),
    path("shields", shield.shields, name="shields"),
    path("people/<uuid:who>/shield", shield.shield, name="person-shield"),
    path("people/<uuid:who>/shield/place", shield.place, name="shielded-place"),
    path("people/<uuid:who>/shield/lift", shield.lift, name="lift-shield"),
]
