"""Addresses of plans."""

from django.urls import path

from oneplan.plans import comparison_views, row_views, testing_views, views

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="plan-list"),
    path("<uuid:pk>", views.plan, name="plan"),
    path("<uuid:pk>/valid", row_views.standing, name="standing"),
    path("<uuid:pk>/row", row_views.row, name="row"),
    path("<uuid:pk>/tests", testing_views.five_tests, name="tests"),
    path("<uuid:pk>/tests/overrule", testing_views.overrule, name="overrule"),
    path(
        "<uuid:pk>/tests/overruled/<uuid:overruling_pk>/withdraw",
        testing_views.overruling_withdraw,
        name="overruling-withdraw",
    ),
    path("<uuid:pk>/tests/<str:output>", testing_views.five_tests_print, name="tests-print"),
    path("<uuid:pk>/compare", comparison_views.comparison, name="comparison"),
    path(
        "<uuid:pk>/compare/<str:output>", comparison_views.comparison_print, name="comparison-print"
    ),
]
