"""Addresses of calls."""

from django.urls import path

from oneplan.calls import answer_views, sender_views, views

app_name = "calls"
urlpatterns = [
    path("", views.call_list, name="call-list"),
    path("new", sender_views.call_new, name="call-new"),
    path("<uuid:pk>", views.call, name="call"),
    path("<uuid:pk>/words", sender_views.call_edit, name="call-edit"),
    path("<uuid:pk>/addressees", sender_views.addressees, name="addressees"),
    path(
        "<uuid:pk>/addressees/<uuid:addressee_pk>/remove",
        sender_views.addressee_remove,
        name="addressee-remove",
    ),
    path("<uuid:pk>/money", sender_views.money, name="money"),
    path("<uuid:pk>/send", sender_views.call_send, name="call-send"),
    path("<uuid:pk>/recall", sender_views.call_recall, name="call-recall"),
    path("<uuid:pk>/close", sender_views.call_close, name="call-close"),
    path("<uuid:pk>/extend", sender_views.call_extend, name="call-extend"),
    path("<uuid:pk>/remind", sender_views.call_remind, name="call-remind"),
    path(
        "answers/<uuid:addressee_pk>/acknowledge",
        answer_views.call_acknowledge,
        name="acknowledge",
    ),
    path("answers/<uuid:addressee_pk>", answer_views.answer, name="answer"),
    path("answers/<uuid:addressee_pk>/declare", answer_views.declare, name="declare"),
    path(
        "answers/<uuid:addressee_pk>/lines/<uuid:line_pk>/back",
        answer_views.line_back,
        name="line-back",
    ),
]
