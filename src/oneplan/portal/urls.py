"""Addresses anybody may open."""

from django.urls import path

from oneplan.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("search", views.search, name="search"),
    path("search/suggest", views.suggest, name="suggest"),
    path("country", views.country, name="country"),
    path("places/<str:code>", views.place, name="place"),
    path("places/<str:code>/card.png", views.place_picture, name="place-card"),
    path("places/<str:code>/rows", views.rows, name="rows"),
    path("places/<str:code>/questions", views.questions, name="questions"),
    path("places/<str:place_code>/questions/<slug:code>", views.question, name="question"),
    path("papers", views.documents, name="documents"),
]
