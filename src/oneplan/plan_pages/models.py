"""Plain words beside an edition, and the bodies its page was sent to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.areas.models import Body
from oneplan.core.models import Identified
from oneplan.plans.models import Edition
from oneplan.threads.models import Subject


class PlainWords(Identified):
    """How one wording of an element is said in a village.

    It belongs to the wording and not to the edition: a sealed edition keeps its text, plain
    words may be written later, and a wording carried over into the next edition keeps them.
    ``digest`` is the sha256 of the official text they explain.  Empty ``words`` were taken back.
    """

    lineage = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="plain_words")
    digest = models.CharField(_("digest of the official text"), max_length=64)
    words = models.CharField(_("plain words"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    written_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(_("written at"), auto_now=True)

    class Meta:
        verbose_name = _("plain words")
        verbose_name_plural = _("plain words")
        constraints = [
            models.UniqueConstraint(fields=["lineage", "digest"], name="plan_pages_words_once")
        ]

    def __str__(self) -> str:
        return self.words


class Reader(Identified):
    """A body the page of an edition was sent to: when it opened it, and said that it read it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="readers")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plan_pages")
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("to be read by"), null=True)
    received_at = models.DateTimeField(_("first opened at"), null=True)
    read_at = models.DateTimeField(_("read at"), null=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    read_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("reader of a plan")
        verbose_name_plural = _("readers of a plan")
        ordering = ["edition_id", "body__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "body"], name="plan_pages_reader_once"),
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True) | models.Q(received_at__isnull=False),
                name="plan_pages_read_after_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} → {self.body_id}"
