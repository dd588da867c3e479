"""Addresses of alignments and of the library of what we align to."""

from django.urls import path

from oneplan.strategy import crosswalk_views, library_views, views

app_name = "strategy"
urlpatterns = [
    path("lists", library_views.lists, name="lists"),
    path("lists/<uuid:pk>", library_views.one_list, name="list"),
    path("lists/<uuid:pk>/years", library_views.years, name="list-years"),
    path("lists/<uuid:pk>/beside/<uuid:other>", library_views.beside, name="list-beside"),
    path("lists/<uuid:pk>/move/<uuid:other>", crosswalk_views.crosswalk_new, name="crosswalk-new"),
    path("moves/<uuid:pk>", crosswalk_views.crosswalk, name="crosswalk"),
    path(
        "moves/<uuid:pk>/lines/<uuid:line_pk>",
        crosswalk_views.crosswalk_line,
        name="crosswalk-line",
    ),
    path("moves/<uuid:pk>/apply", crosswalk_views.crosswalk_apply, name="crosswalk-apply"),
    path("moves/<uuid:pk>/undo", crosswalk_views.crosswalk_undo, name="crosswalk-undo"),
    path("targets/<uuid:pk>", library_views.target, name="target"),
    path("targets/<uuid:pk>/keywords", library_views.keywords, name="target-keywords"),
    path("<uuid:pk>", views.align, name="align"),
    path("<uuid:pk>/<uuid:alignment_pk>/challenge", views.alignment_challenge, name="challenge"),
    path("<uuid:pk>/challenges/<uuid:challenge_pk>/answer", views.challenge_answer, name="answer"),
    path("<uuid:pk>/<uuid:alignment_pk>/withdraw", views.alignment_withdraw, name="withdraw"),
]
