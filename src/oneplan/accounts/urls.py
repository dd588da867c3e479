"""Addresses of signing in, choosing a post, and the register of posts and persons."""

from django.urls import path

from oneplan.accounts import people_views, views

app_name = "accounts"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("demo", views.demo_sign_in, name="demo-sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("enter/<str:secret>", views.enter, name="enter"),
    path("post", views.choose_post, name="choose-post"),
    path("mine", people_views.mine, name="mine"),
    path("people", people_views.people, name="people"),
    path("bodies/<uuid:body_pk>/posts/new", people_views.post_new, name="post-new"),
    path("posts/<uuid:pk>", people_views.post, name="post"),
    path("posts/<uuid:pk>/appoint", people_views.post_appoint, name="post-appoint"),
    path("posts/<uuid:pk>/lend", people_views.post_lend, name="post-lend"),
    path("holdings/<uuid:pk>/end", people_views.holding_end, name="holding-end"),
    path("delegations/<uuid:pk>/end", people_views.delegation_end, name="delegation-end"),
    path("persons/<uuid:pk>", people_views.person, name="person"),
    path("persons/<uuid:pk>/account", people_views.person_account, name="person-account"),
    path("persons/<uuid:pk>/link", people_views.person_link, name="person-link"),
    path("persons/<uuid:pk>/erase", people_views.person_erase, name="person-erase"),
]
