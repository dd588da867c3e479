"""Questions put to a claimed causal link, each with its answer."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post
from oneplan.core.models import Identified
from oneplan.strategy.models.lists import Alignment


class Challenge(Identified):
    """What a reader does not believe of a claim, and what its owner says to that.

    Open until it is answered.  Question and answer stay on record with the claim, also when
    the claim was withdrawn or carried over to another list version.
    """

    alignment = models.ForeignKey(Alignment, on_delete=models.PROTECT, related_name="challenges")
    words = models.TextField(_("what is doubted"))
    raised_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="challenges")
    raised_at = models.DateTimeField(_("raised at"), default=timezone.now)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("challenge of an alignment")
        verbose_name_plural = _("challenges of alignments")
        ordering = ["raised_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alignment", "raised_by"],
                condition=models.Q(answered_at__isnull=True),
                name="strategy_challenge_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answer="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="strategy_challenge_answered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alignment_id}: {self.words[:40]}"
