"""Addresses anybody may open."""

from django.urls import path

from oneplan.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
]
