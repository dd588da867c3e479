"""Addresses of the overlap radar."""

from django.urls import path

from oneplan.screening import views

app_name = "screening"
urlpatterns = [
    path("", views.overlap_list, name="overlap-list"),
    path("quality", views.overlap_quality, name="overlap-quality"),
    path("quality/learn", views.learn_new, name="learn-new"),
    path("scan", views.scan_new, name="scan-new"),
    path("twins", views.twins, name="twins"),
    path("join", views.need_join, name="need-join"),
    path("<uuid:pk>", views.overlap, name="overlap"),
    path("<uuid:pk>/undo", views.overlap_undo, name="overlap-undo"),
]
