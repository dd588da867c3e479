"""Addresses of background work."""

from django.urls import path

from oneplan.jobs import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:pk>", views.job, name="job"),
]
