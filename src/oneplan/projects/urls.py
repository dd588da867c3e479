"""Addresses of activities and projects."""

from django.urls import path

from oneplan.projects import act_views, benefit_views, contribution_views, noticed_views, views

app_name = "projects"
urlpatterns = [
    path("activities/", views.activities, name="activity-list"),
    path("activities/new", views.activity_new, name="activity-new"),
    path("activities/places", views.place_find, name="place-find"),
    path("activities/<uuid:pk>", views.activity, name="activity"),
    path("activities/<uuid:pk>/edit", views.activity_edit, name="activity-edit"),
    path("activities/<uuid:pk>/costs", views.activity_costs, name="activity-costs"),
    path("activities/<uuid:pk>/complete", act_views.activity_complete, name="activity-complete"),
    path("activities/<uuid:pk>/withdraw", act_views.activity_withdraw, name="activity-withdraw"),
    path("activities/<uuid:pk>/again", act_views.activity_again, name="activity-again"),
    path("activities/<uuid:pk>/evidence", act_views.activity_evidence, name="activity-evidence"),
    path("activities/<uuid:pk>/places", act_views.activity_places, name="activity-places"),
    path("activities/<uuid:pk>/answer", act_views.activity_answer, name="activity-answer"),
    path(
        "activities/<uuid:pk>/contributions",
        contribution_views.contributions_edit,
        name="contributions-edit",
    ),
    path("works/indicators", noticed_views.noticed_works, name="noticed-list"),
    path("works/indicators/typed", noticed_views.noticed_typed, name="noticed-typed"),
    path("works/<uuid:pk>/indicators", noticed_views.noticed_work, name="noticed-work"),
    path(
        "works/<uuid:pk>/indicators/overrule",
        noticed_views.noticed_overrule,
        name="noticed-overrule",
    ),
    path(
        "works/<uuid:pk>/indicators/<uuid:overruling_pk>/withdraw",
        noticed_views.noticed_overruling_withdraw,
        name="noticed-overruling-withdraw",
    ),
    path("projects/<uuid:pk>", views.project, name="project"),
    path("projects/<uuid:pk>/edit", views.project_edit, name="project-edit"),
    path("projects/<uuid:pk>/benefits", benefit_views.benefits_edit, name="benefits-edit"),
]
