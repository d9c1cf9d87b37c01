"""Addresses of files."""

from django.urls import path

from onestory.web.files import views

urlpatterns = [path("files/<uuid:attachment>", views.take, name="file")]
