"""Addresses of signing in and choosing a post."""

from django.urls import path

from oneplan.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("demo", views.demo_sign_in, name="demo-sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("post", views.choose_post, name="choose-post"),
]
