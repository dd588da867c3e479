"""Addresses of the office: the first page of a post."""

from django.urls import path

from oneplan.office import views

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
]
