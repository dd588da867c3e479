"""Addresses of analysis."""

from django.urls import path

from oneplan.analysis import point_views, swot_views, views

app_name = "analysis"
urlpatterns = [
    path("places/<str:code>", views.situation, name="situation"),
    path("places/<str:code>/needs", views.theme, name="theme"),
    path("plans/<uuid:pk>", swot_views.swot, name="swot"),
    path("plans/<uuid:pk>/carry", swot_views.points_carry, name="carry"),
    path("plans/<uuid:pk>/fields/<str:field>", swot_views.point_put, name="point-put"),
    path("plans/<uuid:pk>/corners/<str:corner>", swot_views.strategy_new, name="strategy-new"),
    path("plans/<uuid:pk>/strategies/<uuid:strategy>", swot_views.strategy, name="strategy"),
    path(
        "plans/<uuid:pk>/strategies/<uuid:strategy>/withdraw",
        swot_views.strategy_withdraw,
        name="strategy-withdraw",
    ),
    path(
        "plans/<uuid:pk>/strategies/<uuid:strategy>/restore",
        swot_views.strategy_restore,
        name="strategy-restore",
    ),
    path("plans/<uuid:pk>/points/<uuid:point>", point_views.point, name="point"),
    path(
        "plans/<uuid:pk>/points/<uuid:point>/withdraw",
        point_views.point_withdraw,
        name="point-withdraw",
    ),
    path(
        "plans/<uuid:pk>/points/<uuid:point>/restore",
        point_views.point_restore,
        name="point-restore",
    ),
    path(
        "plans/<uuid:pk>/points/<uuid:point>/read-again",
        point_views.point_read_again,
        name="read-again",
    ),
    path("plans/<uuid:pk>/points/<uuid:point>/evidence", point_views.evidence, name="evidence"),
    path("plans/<uuid:pk>/points/<uuid:point>/cite", point_views.citation_put, name="cite"),
    path(
        "plans/<uuid:pk>/points/<uuid:point>/citations/<uuid:citation>/take-back",
        point_views.citation_take_back,
        name="take-back",
    ),
    path("plans/<uuid:pk>/points/<uuid:point>/questions", point_views.question_put, name="ask"),
    path(
        "plans/<uuid:pk>/points/<uuid:point>/questions/<uuid:question>/answer",
        point_views.question_answer,
        name="answer",
    ),
]
