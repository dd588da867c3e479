"""Boards, the links of their chain, cards with every wording they had, and comments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.plans.models import Plan
from oneplan.threads.models import Subject


class Board(models.Model):
    """The value chain of one product or critical issue of a plan.

    ``element`` is the story of the plan's issue it belongs to.  ``change_no`` grows with every
    change, so that an open browser can ask whether anything is new.
    """

    subject = models.OneToOneField(
        Subject, on_delete=models.PROTECT, primary_key=True, related_name="board"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="boards")
    element = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="boards")
    product = models.CharField(_("product or critical issue"), max_length=200)
    closed_at = models.DateTimeField(_("closed at"), null=True)
    change_no = models.PositiveIntegerField(_("number of changes"), default=0)

    class Meta:
        verbose_name = _("value chain board")
        verbose_name_plural = _("value chain boards")
        constraints = [
            models.UniqueConstraint(fields=["plan", "product"], name="value_chains_board_once")
        ]

    def __str__(self) -> str:
        return self.product


class Link(Identified):
    """One link of the chain: a cell of the board, under its stage (``value_chain_links``).

    Copied from the list when the board was opened, so that a group may add its own.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="links")
    stage = models.CharField(_("stage of the chain"), max_length=20)
    name = models.CharField(_("link of the chain"), max_length=200)
    crowded_from = models.PositiveSmallIntegerField(_("crowded from how many cards"))
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("link of a value chain")
        verbose_name_plural = _("links of value chains")
        ordering = ["board_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "stage", "name"], name="value_chains_link_once"
            ),
            models.CheckConstraint(
                condition=models.Q(crowded_from__gte=2), name="value_chains_link_crowd"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Card(Identified):
    """One activity a group put on the board; its key is made by the browser that wrote it.

    ``version`` counts wordings, ``place_version`` moves: one may rewrite what another moves.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="cards")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="cards")
    text = models.TextField(_("activity"))
    group = models.CharField(_("group"), max_length=80, blank=True)
    record = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, related_name="cards")
    version = models.PositiveIntegerField(_("version"), default=1)
    place_version = models.PositiveIntegerField(_("version of its place"), default=1)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("card of a board")
        verbose_name_plural = _("cards of boards")
        ordering = ["id"]
        indexes = [models.Index(fields=["board", "link"], name="value_chains_card_at")]

    def __str__(self) -> str:
        return self.text


class Wording(Identified):
    """One wording a card had.  Its key is made by the browser: sent twice, it is written once."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("activity"))
    group = models.CharField(_("group"), max_length=80, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="wordings")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("wording of a card")
        verbose_name_plural = _("wordings of cards")
        ordering = ["card_id", "version"]
        constraints = [
            models.UniqueConstraint(fields=["card", "version"], name="value_chains_wording_once")
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.version}"


class SectorsWord(Identified):
    """What a sector says of something; open until somebody answers it."""

    sector = models.CharField(_("sector"), max_length=20)
    text = models.TextField(_("comment"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answered_by: "models.ForeignKey[Post | None, Post | None]"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Comment(SectorsWord):
    """What a sector says of the board or of one card."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="comments")
    card = models.ForeignKey(Card, on_delete=models.PROTECT, null=True, related_name="comments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="comments")
    answered_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, related_name="answered_comments"
    )

    class Meta:
        verbose_name = _("comment on a board")
        verbose_name_plural = _("comments on boards")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["board", "answered_at"], name="value_chains_comment_open")]
