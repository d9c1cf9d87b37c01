"""Addresses of the first pages."""

from django.urls import path

from onestory.web.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("choose-post", views.choose_post, name="choose-post"),
    path("purpose", views.purpose, name="purpose"),
    path("awake", views.awake, name="awake"),
]
