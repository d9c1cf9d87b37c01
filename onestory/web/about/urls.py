"""Addresses of the pages about OneStory."""

from django.urls import path

from onestory.web.about import views

urlpatterns = [
    path("help", views.help_page, name="help"),
    path("about/accessibility", views.accessibility, name="accessibility"),
    path("about/your-use", views.your_use, name="your-use"),
]
