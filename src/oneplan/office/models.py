"""How far each post has read what happens around it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from oneplan.accounts.models import Post


class Seen(models.Model):
    """A post has read every sentence up to one; whoever sits in it next goes on from there."""

    post = models.OneToOneField(
        Post, on_delete=models.PROTECT, primary_key=True, related_name="seen"
    )
    seen_to = models.UUIDField(_("key of the last sentence that was read"))
    marked_at = models.DateTimeField(_("marked at"), auto_now=True)

    class Meta:
        verbose_name = _("what a post has read")
        verbose_name_plural = _("what posts have read")

    def __str__(self) -> str:
        return f"{self.post_id} {self.seen_to}"
