"""Addresses of papers."""

from django.urls import path

from oneplan.documents import views

app_name = "documents"
urlpatterns = [path("<uuid:pk>", views.download, name="download")]
