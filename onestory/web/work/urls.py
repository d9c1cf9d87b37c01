"""Address of my work."""

from django.urls import path

from onestory.web.work import views

urlpatterns = [path("my-work", views.mine, name="my-work")]
