"""Addresses of figures."""

from django.urls import path

from onestory.web.figures import children, costs, plans, taking, views

urlpatterns = [
    path("figures", views.overview, name="figures"),
    path("figures/take/<str:file>", taking.take, name="figures-take"),
    path("figures/plan", plans.plan, name="figures-plan"),
    path("figures/plan/<int:step>/done", plans.done, name="figures-step-done"),
    path("figures/cost-shares", costs.shares, name="cost-shares"),
    path("figures/cost-shares/<str:file>", costs.take, name="cost-shares-take"),
    path("figures/<str:indicator>", views.one, name="figure"),
    path("figures/<str:indicator>/children", children.behind, name="figure-children"),
    path("figures/<str:indicator>/card", plans.card, name="figure-card"),
    path("figures/<str:indicator>/card/<int:number>/step", plans.step, name="figure-step"),
]
