"""Address of the gallery."""

from django.urls import path

from onestory.web.gallery import views

urlpatterns = [path("components", views.components, name="components")]
