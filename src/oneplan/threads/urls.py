"""Addresses of stories."""

from django.urls import path

from oneplan.threads import views

app_name = "threads"
urlpatterns = [
    path("t/<str:number>", views.by_number, name="by-number"),
    path("threads/waiting", views.waiting, name="waiting"),
    path("threads/<uuid:pk>", views.story_page, name="story"),
    path("threads/<uuid:pk>/page", views.page, name="page"),
    path("threads/<uuid:pk>/widen/<str:wanted>", views.widen, name="widen"),
    path("threads/<uuid:pk>/ask", views.ask, name="ask"),
    path("threads/<uuid:pk>/send-on", views.send_on, name="send-on"),
    path("threads/<uuid:pk>/merge", views.merge_into, name="merge"),
    path("threads/<uuid:pk>/merge/undo", views.merge_undo, name="merge-undo"),
    path("threads/referrals/<uuid:referral_pk>/answer", views.answer, name="answer"),
]
