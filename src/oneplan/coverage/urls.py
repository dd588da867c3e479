"""Addresses of coverage."""

from django.urls import path

from oneplan.coverage import views

app_name = "coverage"
urlpatterns = [
    path("", views.own, name="own"),
    path("country", views.country, name="country"),
    path("country/targets/<uuid:pk>", views.country_target, name="country-target"),
    path("<str:code>", views.place, name="place"),
    path("<str:code>/rows", views.rows, name="rows"),
    path("<str:code>/targets/<uuid:pk>", views.down, name="down"),
]
