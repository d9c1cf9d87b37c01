"""Addresses for load balancers and monitors."""

from django.urls import path

from onestory.web.health import views

urlpatterns = [
    path("health", views.web, name="health"),
    path("health/clock", views.clock, name="health-clock"),
]
