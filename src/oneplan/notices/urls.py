"""Addresses of notices."""

from django.urls import path

from oneplan.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("bell", views.bell, name="bell"),
    path("read", views.all_read, name="all-read"),
    path("<uuid:pk>", views.notice_open, name="open"),
    path("settings", views.settings, name="settings"),
    path("line/code", views.line_code, name="line-code"),
    path("line/<uuid:pk>/unbind", views.line_unbind, name="line-unbind"),
    path("line/webhook", views.line_webhook, name="line-webhook"),
]
