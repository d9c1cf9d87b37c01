"""Addresses of handovers, on the receiving team's side."""

from django.urls import path

from onestory.web.handovers import views

urlpatterns = [
    path("handovers", views.waiting, name="handovers"),
    path("handovers/<uuid:handover>", views.one, name="handover"),
    path("handovers/<uuid:handover>/court", views.court, name="handover-court"),
]
