"""Addresses of the guided tour."""

from django.urls import path

from oneplan.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.overview, name="tour"),
    path("stop/<int:number>", views.stop, name="tour-stop"),
    path("leave", views.leave, name="tour-leave"),
]
