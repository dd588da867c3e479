"""Addresses of indicators."""

from django.urls import path

from oneplan.indicators import views, workbook_views

app_name = "indicators"
urlpatterns = [
    path("", views.indicator_library, name="library"),
    path("new", views.indicator_new, name="new"),
    path("review", views.indicator_review, name="review"),
    path("values", workbook_views.values_in, name="values-in"),
    path("values.xlsx", workbook_views.values_workbook, name="workbook"),
    path("<uuid:pk>", views.indicator, name="indicator"),
    path("<uuid:pk>/definition", views.indicator_define, name="define"),
    path("<uuid:pk>/values.xlsx", workbook_views.values_workbook, name="own-workbook"),
    path("<uuid:pk>/values/new", views.observation_new, name="observe"),
]
