"""Addresses of knowledge; anybody may open them."""

from django.urls import path

from oneplan.knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("", views.terms, name="terms"),
    path("terms/<slug:key>", views.term, name="term"),
    path("codes", views.code_lists, name="code-lists"),
    path("codes/<slug:code>", views.code_list, name="code-list"),
    path("calendar", views.calendar, name="calendar"),
]
