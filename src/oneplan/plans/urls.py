"""Addresses of plans."""

from django.urls import path

from oneplan.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="plan-list"),
    path("<uuid:pk>", views.plan, name="plan"),
]
