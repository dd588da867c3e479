"""Addresses of stories."""

from django.urls import path

from oneplan.threads import guest_views, office_views, views

app_name = "threads"
urlpatterns = [
    path("t/<str:number>", views.by_number, name="by-number"),
    path("threads/waiting", views.waiting, name="waiting"),
    path("threads/signing", office_views.signing, name="signing"),
    path("threads/signing/steps", office_views.steps, name="steps"),
    path("threads/hand-over", office_views.own_hand_over, name="own-hand-over"),
    path("threads/hand-over/<uuid:pk>", office_views.hand_over, name="hand-over"),
    path("threads/why", guest_views.why, name="why"),
    path("threads/guests", guest_views.guests, name="guests"),
    path("threads/guests/<uuid:pk>/revoke", guest_views.guest_revoke, name="guest-revoke"),
    path("guest", guest_views.guest, name="guest"),
    path("guest/<str:secret>", guest_views.guest_enter, name="guest-enter"),
    path("threads/<uuid:pk>/sign/<str:move>", office_views.sign, name="sign"),
    path("threads/<uuid:pk>", views.story_page, name="story"),
    path("threads/<uuid:pk>/card.png", views.card, name="card"),
    path("threads/<uuid:pk>/page", views.page, name="page"),
    path("threads/<uuid:pk>/widen/<str:wanted>", views.widen, name="widen"),
    path("threads/<uuid:pk>/ask", views.ask, name="ask"),
    path("threads/<uuid:pk>/send-on", views.send_on, name="send-on"),
    path("threads/<uuid:pk>/merge", views.merge_into, name="merge"),
    path("threads/<uuid:pk>/merge/undo", views.merge_undo, name="merge-undo"),
    path("threads/referrals/<uuid:referral_pk>/answer", views.answer, name="answer"),
]
