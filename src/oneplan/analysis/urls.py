"""Addresses of analysis."""

from django.urls import path

from oneplan.analysis import views

app_name = "analysis"
urlpatterns = [
    path("places/<str:code>", views.situation, name="situation"),
    path("places/<str:code>/needs", views.theme, name="theme"),
]
