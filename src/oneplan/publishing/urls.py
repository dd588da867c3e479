"""Addresses of printed forms."""

from django.urls import path

from oneplan.publishing import views

app_name = "publishing"
urlpatterns = [
    path("<str:code>/<int:fiscal_year>", views.forms, name="forms"),
    path("<str:code>/<int:fiscal_year>/print", views.print_form, name="print"),
]
