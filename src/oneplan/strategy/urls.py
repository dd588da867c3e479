"""Addresses of alignments."""

from django.urls import path

from oneplan.strategy import views

app_name = "strategy"
urlpatterns = [
    path("<uuid:pk>", views.align, name="align"),
    path("<uuid:pk>/<uuid:alignment_pk>/withdraw", views.alignment_withdraw, name="withdraw"),
]
