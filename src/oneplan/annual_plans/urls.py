"""Addresses of rounds."""

from django.urls import path

from oneplan.annual_plans import views

app_name = "annual_plans"
urlpatterns = [
    path("", views.round_list, name="round-list"),
    path("run", views.round_run, name="round-run"),
    path("<uuid:pk>", views.ranked, name="round"),
    path("<uuid:pk>/frame", views.frame_draw, name="frame-draw"),
]
