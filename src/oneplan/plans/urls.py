"""Addresses of plans."""

from django.urls import path

from oneplan.plans import (
    comparison_views,
    making_views,
    preparing_views,
    row_views,
    testing_views,
    views,
)

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="plan-list"),
    path("new", preparing_views.plan_new, name="plan-new"),
    path("<uuid:pk>", views.plan, name="plan"),
    path("<uuid:pk>/making", making_views.making, name="making"),
    path("<uuid:pk>/book.<str:output>", making_views.book_print, name="book-print"),
    path("<uuid:pk>/editions/new", preparing_views.edition_new, name="edition-new"),
    path("<uuid:pk>/writing", preparing_views.writing, name="writing"),
    path("<uuid:pk>/writing/new", preparing_views.row_new, name="row-new"),
    path("<uuid:pk>/writing/lists", preparing_views.lists_collect, name="lists-collect"),
    path("<uuid:pk>/writing/<uuid:element_pk>", preparing_views.row_edit, name="row-edit"),
    path("<uuid:pk>/writing/<uuid:element_pk>/shift", preparing_views.row_shift, name="row-shift"),
    path("<uuid:pk>/writing/<uuid:element_pk>/drop", preparing_views.row_drop, name="row-drop"),
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
