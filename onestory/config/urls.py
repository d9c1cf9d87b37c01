"""Every address, by door."""

from django.urls import include, path

urlpatterns = [path("api/", include("onestory.api.urls")), path("", include("onestory.web.urls"))]
handler400 = "onestory.web.errors.bad_request"
handler403 = "onestory.web.errors.forbidden"
handler404 = "onestory.web.errors.not_found"
handler500 = "onestory.web.errors.server_error"
