"""Addresses of the core: the health answer, the design page, the choice of type size."""

from django.urls import path

from oneplan.core import offline, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("design", views.design, name="design"),
    path("type-size", views.type_size, name="type-size"),
]
