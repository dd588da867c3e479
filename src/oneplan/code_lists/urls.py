"""Addresses of the lists and rules kept as data."""

from django.urls import path

from oneplan.code_lists import views

app_name = "code_lists"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:code>", views.code_list, name="list"),
    path("<slug:code>/history", views.history, name="history"),
    path("<slug:code>/history/<uuid:pk>/undo", views.change_undo, name="change-undo"),
    path("<slug:code>/sheet", views.sheet_in, name="sheet-in"),
    path("<slug:code>/new", views.entry_new, name="entry-new"),
    path("<slug:code>/entries/<path:entry>/edit", views.entry_edit, name="entry-edit"),
    path("<slug:code>/entries/<path:entry>/retire", views.entry_retire, name="entry-retire"),
]
