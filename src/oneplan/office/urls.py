"""Addresses of the office: the first page of a post, the search, and places."""

from django.urls import path

from oneplan.office import views

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("one-page", views.one_page, name="one-page"),
    path("seen", views.seen, name="seen"),
    path("questions", views.questions, name="questions"),
    path("questions/<slug:code>", views.question, name="question"),
    path("search", views.search, name="search"),
    path("search/suggest", views.suggest, name="suggest"),
    path("country", views.country, name="country"),
    path("place", views.own_place, name="own-place"),
    path("places/<str:code>", views.place, name="place"),
    path("places/<str:code>/rows", views.rows, name="rows"),
    path("lines/<uuid:pk>", views.line, name="line"),
]
