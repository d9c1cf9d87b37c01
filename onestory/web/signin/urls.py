"""Addresses of signing in: allauth's, less those that would let people change who they are."""

from django.urls import include, path, re_path

from onestory.web.signin.providers import signed_out, to_the_provider
from onestory.web.signin.views import not_offered, signed_in

urlpatterns = [
    re_path(r"^(?:email|confirm-email|signup|password/set)/", not_offered),
    re_path(r"^3rdparty/(?:signup/|$)", not_offered),
    path("signed-in/", signed_in, name="signed-in"),
    path("signed-out/", signed_out, name="signed-out"),
    path("oidc/<str:provider_id>/login/", to_the_provider),
    path("", include("allauth.urls")),
]
