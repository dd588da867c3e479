"""Addresses of committees and meetings."""

from django.urls import path

from oneplan.committees import views

app_name = "committees"
urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("<uuid:committee_pk>/call", views.meeting_call, name="meeting-call"),
    path("meetings/<uuid:pk>", views.meeting, name="meeting"),
    path("meetings/<uuid:pk>/agenda", views.agenda_add, name="agenda-add"),
    path("meetings/<uuid:pk>/presence", views.presence, name="presence"),
    path("meetings/<uuid:pk>/close", views.meeting_close, name="meeting-close"),
    path("meetings/<uuid:pk>/certify", views.meeting_certify, name="meeting-certify"),
    path("meetings/<uuid:pk>/items/<uuid:item_pk>", views.item_decide, name="item-decide"),
    path("meetings/<uuid:pk>/items/<uuid:item_pk>/undo", views.item_undo, name="item-undo"),
]
