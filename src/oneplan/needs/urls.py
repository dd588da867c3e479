"""Addresses of needs."""

from django.urls import path

from oneplan.needs import views

app_name = "needs"
urlpatterns = [
    path("", views.need_list, name="need-list"),
    path("new", views.need_new, name="need-new"),
    path("<uuid:pk>", views.need, name="need"),
    path("<uuid:pk>/edit", views.need_edit, name="need-edit"),
]
