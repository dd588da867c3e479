"""Addresses of progress reports."""

from django.urls import path

from oneplan.monitoring import views

app_name = "monitoring"
urlpatterns = [path("<uuid:pk>/report", views.report, name="report")]
