"""Addresses of dockets."""

from django.urls import path

from oneplan.assets import views

app_name = "assets"
urlpatterns = [
    path("<uuid:pk>/open", views.docket_open, name="docket-open"),
    path("<uuid:pk>/consent", views.consent, name="consent"),
    path("<uuid:pk>/step", views.step, name="docket-step"),
]
