"""Addresses of local plans."""

from django.urls import path

from oneplan.local_plans import money_views, views

app_name = "local_plans"
urlpatterns = [
    path("", views.plan_list, name="plan-list"),
    path("begin", views.begin, name="begin"),
    path("<uuid:pk>", views.desk, name="desk"),
    path("<uuid:pk>/open", views.book_open, name="book-open"),
    path("<uuid:pk>/row", views.row_edit, name="row-edit"),
    path("<uuid:pk>/row/out", views.row_out, name="row-out"),
    path("<uuid:pk>/row/withdraw", views.row_withdraw, name="row-withdraw"),
    path("<uuid:pk>/step", views.step_pass, name="step-pass"),
    path("<uuid:pk>/announce", views.announce, name="announce"),
    path("<uuid:pk>/print/<str:output>", money_views.plan_print, name="plan-print"),
    path("<uuid:pk>/<int:fiscal_year>", money_views.year, name="year"),
    path("<uuid:pk>/<int:fiscal_year>/open", money_views.ordinance_open, name="ordinance-open"),
    path("<uuid:pk>/<int:fiscal_year>/give", money_views.line_give, name="line-give"),
    path("<uuid:pk>/<int:fiscal_year>/strike", money_views.line_strike, name="line-strike"),
    path("<uuid:pk>/<int:fiscal_year>/enact", money_views.ordinance_enact, name="ordinance-enact"),
    path("<uuid:pk>/<int:fiscal_year>/transfer", money_views.transfer, name="transfer"),
    path("<uuid:pk>/<int:fiscal_year>/operate", money_views.operate, name="operate"),
    path("<uuid:pk>/<int:fiscal_year>/<str:output>", money_views.work_print, name="work-print"),
]
