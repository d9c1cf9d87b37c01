"""Addresses of telling the hub about a worry."""

from django.urls import path

from onestory.web.refer import adding, answering, files, following, sending, views

urlpatterns = [
    path("my-referrals", following.following, name="my-referrals"),
    path("my-referrals/<str:reference>", following.followed, name="my-referral"),
    path("my-referrals/<str:reference>/add", adding.add, name="my-referral-add"),
    path("refer", views.begin, name="refer"),
    path("refer/start", views.start, name="refer-start"),
    path("refer/return/<str:token>", views.come_back, name="refer-return"),
    path("refer/form/<str:which>/", answering.pages, name="refer-pages"),
    path("refer/form/<str:which>/check-answers", sending.check, name="refer-check"),
    path("refer/form/<str:which>/sent", sending.sent, name="refer-sent"),
    path("refer/form/<str:which>/add", adding.add_unsigned, name="refer-add"),
    path("refer/form/<str:which>/files", files.files, name="refer-files"),
    path("refer/form/<str:which>/<slug:code>", answering.page, name="refer-page"),
    path("refer/form/<str:which>/<slug:code>/autosave", answering.autosave, name="refer-autosave"),
]
