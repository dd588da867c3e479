"""Addresses of the API."""

from django.urls import path, re_path

from oneplan.api.routes import api, nowhere

urlpatterns = [
    path("v1/", api.urls),
    re_path(r"^(?P<rest>.*)$", nowhere, name="api-nowhere"),
]
