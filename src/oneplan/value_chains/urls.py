"""Addresses of value chain boards."""

from django.urls import path

from oneplan.value_chains import card_views, comment_views, views

app_name = "value_chains"
urlpatterns = [
    path("", views.board_list, name="board-list"),
    path("plans/<uuid:pk>/new", views.board_new, name="board-new"),
    path("<uuid:pk>", views.board, name="board"),
    path("<uuid:pk>/now", views.board_now, name="now"),
    path("<uuid:pk>/close", views.board_close, name="close"),
    path("<uuid:pk>/open", views.board_open_again, name="open-again"),
    path("<uuid:pk>/links", views.link_add, name="link-add"),
    path("<uuid:pk>/links/<uuid:link>/drop", views.link_drop, name="link-drop"),
    path("<uuid:pk>/links/<uuid:link>/cards", card_views.card_put, name="card-put"),
    path("<uuid:pk>/cards/<uuid:card>", card_views.card, name="card"),
    path("<uuid:pk>/cards/<uuid:card>/move", card_views.card_move, name="card-move"),
    path("<uuid:pk>/cards/<uuid:card>/withdraw", card_views.card_withdraw, name="card-withdraw"),
    path("<uuid:pk>/cards/<uuid:card>/restore", card_views.card_restore, name="card-restore"),
    path("<uuid:pk>/comments", comment_views.comment, name="comment"),
    path("<uuid:pk>/cards/<uuid:card>/comments", comment_views.comment, name="card-comment"),
    path("<uuid:pk>/comments/<uuid:comment>/answer", comment_views.answer, name="answer"),
]
