"""Addresses of the API and of the pages about it."""

from django.urls import include, path, re_path

from oneplan.api import views
from oneplan.api.routes import api, nowhere

pages = [
    path("", views.about, name="about"),
    path("errors", views.errors, name="errors"),
    path("tokens", views.tokens, name="tokens"),
    path("tokens/<uuid:pk>/revoke", views.token_revoke, name="token-revoke"),
]
urlpatterns = [
    path("", include((pages, "programs"))),
    path("v1/", api.urls),
    re_path(r"^(?P<rest>.*)$", nowhere, name="api-nowhere"),
]
