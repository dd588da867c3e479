"""Analysis as an application."""

from django.apps import AppConfig

from oneplan.threads import panels


class AnalysisConfig(AppConfig):
    name = "oneplan.analysis"

    def ready(self) -> None:
        # The panel needs the tables, which are there only once every application is loaded.
        from oneplan.analysis.panels import analysis_of_plan  # noqa: PLC0415

        panels.register("L", "analysis/plan_panel.html", analysis_of_plan, position=10)
