"""Addresses of dividing a list."""

from django.urls import path

from oneplan.apportioning import views

app_name = "apportioning"
urlpatterns = [path("<uuid:pk>/takers", views.takers, name="takers")]
