"""Addresses of saved views."""

from django.urls import path

from oneplan.saved_views import views

app_name = "saved_views"
urlpatterns = [
    path("new", views.new, name="new"),
    path("<uuid:pk>", views.edit, name="edit"),
    path("<uuid:pk>/forget", views.forget, name="forget"),
]
