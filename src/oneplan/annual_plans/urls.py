"""Addresses of rounds."""

from django.urls import path

from oneplan.annual_plans import views, xyz_views

app_name = "annual_plans"
urlpatterns = [
    path("", views.round_list, name="round-list"),
    path("run", views.round_run, name="round-run"),
    path("<uuid:pk>", views.ranked, name="round"),
    path("<uuid:pk>/xyz", xyz_views.xyz_of_round, name="xyz"),
    path("of-plan/<uuid:pk>/xyz", xyz_views.xyz_of_plan, name="plan-xyz"),
    path("<uuid:pk>/frame", views.frame_draw, name="frame-draw"),
]
