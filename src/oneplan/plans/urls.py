"""Addresses of plans."""

from django.urls import path

from oneplan.plans import comparison_views, row_views, views

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="plan-list"),
    path("<uuid:pk>", views.plan, name="plan"),
    path("<uuid:pk>/valid", row_views.standing, name="standing"),
    path("<uuid:pk>/row", row_views.row, name="row"),
    path("<uuid:pk>/compare", comparison_views.comparison, name="comparison"),
    path(
        "<uuid:pk>/compare/<str:output>", comparison_views.comparison_print, name="comparison-print"
    ),
]
