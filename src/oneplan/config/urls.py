"""Where everything is: each app's addresses, mounted once."""

from django.urls import URLPattern, URLResolver, path

from oneplan.core.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
]
