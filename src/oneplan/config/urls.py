"""Where everything is: each app's addresses, mounted once."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("oneplan.core.urls")),
    path("", include("oneplan.portal.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", include("oneplan.api.urls")),
    path("accounts/", include("oneplan.accounts.urls")),
    path("office/", include("oneplan.office.urls")),
    path("papers/", include("oneplan.documents.urls")),
    path("", include("oneplan.threads.urls")),
    path("notices/", include("oneplan.notices.urls")),
    path("jobs/", include("oneplan.jobs.urls")),
    path("saved-views/", include("oneplan.saved_views.urls")),
    path("intakes/", include("oneplan.exchange.urls")),
    path("forms/", include("oneplan.publishing.urls")),
    path("plans/", include("oneplan.plans.urls")),
    path("indicators/", include("oneplan.indicators.urls")),
    path("needs/", include("oneplan.needs.urls")),
    path("committees/", include("oneplan.committees.urls")),
    path("tour/", include("oneplan.demo.urls")),
    path("knowledge/", include("oneplan.knowledge.urls")),
    path("", include("oneplan.projects.urls")),
    path("alignments/", include("oneplan.strategy.urls")),
    path("overlaps/", include("oneplan.screening.urls")),
    path("calls/", include("oneplan.calls.urls")),
    path("rounds/", include("oneplan.annual_plans.urls")),
    path("rounds/", include("oneplan.apportioning.urls")),
    path("dockets/", include("oneplan.assets.urls")),
    path("local-plans/", include("oneplan.local_plans.urls")),
    path("progress/", include("oneplan.monitoring.urls")),
]
