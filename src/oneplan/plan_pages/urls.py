"""Addresses of pages of plans, below those of the plans."""

from django.urls import path

from oneplan.plan_pages import views, wording_views

app_name = "plan_pages"
urlpatterns = [
    path("<uuid:pk>/page", views.page, name="page"),
    path("<uuid:pk>/page.<str:output>", views.page_print, name="print"),
    path("<uuid:pk>/page/words", wording_views.plain_words, name="words"),
    path("<uuid:pk>/page/send", views.page_send, name="send"),
    path("<uuid:pk>/page/remind", views.page_remind, name="remind"),
    path("<uuid:pk>/page/read", views.page_read, name="read"),
]
