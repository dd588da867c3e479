"""Addresses of intake."""

from django.urls import path

from oneplan.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.intake_list, name="intake-list"),
    path("new", views.intake_new, name="intake-new"),
    path("<uuid:pk>", views.intake, name="intake"),
    path("<uuid:pk>/findings.csv", views.intake_findings, name="intake-findings"),
]
